"""What of a process another program could miss, read before and after runs of the library.

`python -m tests.host_process FOLDER` prints, as JSON, what each run has changed; what it writes goes into FOLDER.
"""

from __future__ import annotations

import ctypes.util
import gc
import json
import locale
import logging
import os
import signal
import sys
import tempfile
import threading
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from unittest.mock import patch

# What these register when they are loaded (filters of warnings) is theirs and any program's that uses them.
import numpy  # noqa: ICN001, F401
import ruamel.yaml  # noqa: F401
from PIL import Image, ImageFile

from lzz_report import AnnexOptions, BuildOptions, PackOptions, Selection, attach_sheets, build, pack

Snapshot = Mapping[str, object]
PROJECT = Path(__file__).parents[1]
EXAMPLE = PROJECT / "examples" / "musterheft"
REPORT = EXAMPLE / "reports" / "2025" / "Sachbericht.pdf"
ONE = BuildOptions(brochure=False, districts=("dachau",))
ANNEX = AnnexOptions(Selection(districts=("dachau",)))


def runs(folder: Path) -> dict[str, Callable[[], object]]:
    """Return what is done in turn, well and badly."""
    no_report = folder / "no-report.pdf"
    no_report.write_text("nothing", encoding="utf-8")
    return {
        "attach refused": lambda: attach_sheets(PROJECT, no_report, folder / "refused.pdf", ANNEX),
        "build refused": lambda: build(PROJECT, None, BuildOptions(final=True), output=folder / "refused"),
        "build": lambda: build(PROJECT, None, ONE, output=folder / "built"),
        "build broken off": lambda: _broken_off("page_model", folder),
        "attach": lambda: attach_sheets(PROJECT, REPORT, folder / "joined.pdf", ANNEX),
        "pack": lambda: pack(EXAMPLE, "beispielstiftung", PackOptions(report=REPORT, output=folder / "packed")),
        "pack refused": lambda: pack(EXAMPLE, "beispielstiftung", PackOptions(report=no_report, output=folder / "no")),
    }


def _broken_off(function: str, folder: Path) -> object:
    """Build while a function that the engine needs at its work raises."""
    from lzz_report.engine import engine

    with patch.object(engine, function, side_effect=RuntimeError("planted")):
        return build(PROJECT, None, ONE, output=folder / "broken")


def snapshot() -> Snapshot:
    """Return the state of this process under names that tell what it is."""
    return {
        **{f"environment {name}": value for name, value in os.environ.items()},
        **{f"logger {name}": _logger(logger) for name, logger in _loggers().items()},
        **{f"signal {number}": signal.getsignal(number) for number in signal.valid_signals()},
        "logging": (logging.root.manager.disable, logging.lastResort, logging.raiseExceptions),
        "warnings": (tuple(map(str, warnings.filters)), warnings.showwarning),
        "locale": locale.setlocale(locale.LC_ALL),
        "folder": Path.cwd(),
        "paths": tuple(sys.path),
        "streams": (sys.stdin, sys.stdout, sys.stderr),
        "hooks": (sys.excepthook, sys.displayhook, sys.unraisablehook, sys.gettrace(), sys.getprofile()),
        "limits": (sys.getrecursionlimit(), sys.getswitchinterval()),
        "umask": _umask(),
        "threads": tuple(thread.name for thread in threading.enumerate()),
        "files in use": len(list(Path("/proc/self/fd").iterdir())) if sys.platform == "linux" else 0,
        "temporary files": tuple(sorted(Path(tempfile.gettempdir()).iterdir())),
        "truncated images": ImageFile.LOAD_TRUNCATED_IMAGES,
        "image size": Image.MAX_IMAGE_PIXELS,
        "search for libraries": ctypes.util.find_library,
        **_engine(),
    }


def differences(before: Snapshot, after: Snapshot) -> list[str]:
    """Return what changed; that a library which was loaded meanwhile has a logger of its own is no change."""
    added = {name for name in after.keys() - before.keys() if _is_new_library(name, after[name])}
    return sorted(
        f"{name}: {before.get(name)} → {after.get(name)}"
        for name in (before.keys() | after.keys()) - added
        if before.get(name) != after.get(name)
    )


def _is_new_library(name: str, state: object) -> bool:
    quiet = ((), logging.NOTSET, True, False), ((logging.NullHandler,), logging.NOTSET, True, False)
    return name.startswith("engine ") or (name.startswith("logger ") and state in quiet)


def _loggers() -> dict[str, logging.Logger]:
    known = logging.root.manager.loggerDict
    return {"root": logging.root} | {name: one for name, one in known.items() if isinstance(one, logging.Logger)}


def _logger(logger: logging.Logger) -> object:
    return tuple(map(type, logger.handlers)), logger.level, logger.propagate, logger.disabled


def _engine() -> dict[str, object]:
    """Return the tables of the engine that a speed-up changes, once it is loaded."""
    css, svg = sys.modules.get("weasyprint.css"), sys.modules.get("weasyprint.svg")
    return {
        **({"engine styles": css.ComputedStyle.__missing__} if css else {}),
        **({"engine drawings": dict(svg.TAGS)} if svg else {}),
    }


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def main(folder: Path) -> None:
    """Print what each run has changed, and what it raised."""
    before = snapshot()
    outcomes = {}
    for name, run in runs(folder).items():
        raised = ""
        try:
            run()
        except Exception as error:  # noqa: BLE001  what was raised is told
            raised = type(error).__name__
        gc.collect()
        after = snapshot()
        outcomes[name] = {"raised": raised, "changed": differences(before, after)}
        before = after
    sys.stdout.write(json.dumps(outcomes))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
