"""Turns district records into an accessible brochure and fact sheets; what other programs may use of it.

    outcome = lzz_report.build(Path("my-project"), "2023-2024")

The names and their homes are written once, in __init__.pyi, where type checkers read them. Imported here, they would
tie every stage to the pipeline and cost a second: a name is loaded when it is first asked for.
The stages are modules: `from lzz_report.validate import validate`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

__version__ = "0.2.0"


def __getattr__(name: str) -> object:
    home = _homes().get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted([*_homes(), "__version__"])


@cache
def _homes() -> dict[str, str]:
    """Return the module of each name that __init__.pyi offers."""
    import ast

    stub = ast.parse(Path(__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
    imports = (node for node in stub.body if isinstance(node, ast.ImportFrom))
    return {alias.name: str(node.module) for node in imports for alias in node.names}
