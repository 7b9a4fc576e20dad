"""Offer: a name in, what the package gives to other programs out; nothing is loaded before it is asked for."""

from __future__ import annotations

from importlib import import_module

__version__ = "0.1.0"

# The types of these names stand in __init__.pyi: imported here, they would tie every stage to the pipeline.
# The stages themselves are modules: `from lzz_report.validate import validate`.
_HOMES = {
    "errors": ("AttachError", "BuildError", "InputError", "TemplateError", "LockedError", "LzzError", "UsageError"),
    "load": ("edition_ids",),
    "model.annex": ("AttachResult", "AttachOptions"),
    "model.contact": ("Contact",),
    "model.diagnostic": ("Diagnostic", "Location", "Severity", "as_record", "as_text"),
    "model.district": ("District",),
    "model.edition": ("Edition",),
    "model.record": ("Record", "ValidEdition"),
    "pipeline": (
        "AnnexOutcome",
        "AnnexOptions",
        "BuildOutcome",
        "PackOutcome",
        "PackOptions",
        "Selection",
        "BuildOptions",
        "attach_sheets",
        "build",
        "check",
        "pack",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*_HOME_OF, "__version__"])
