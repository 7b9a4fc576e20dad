"""Isolate: the engine, loaded where no font of the system can slip in, out; all of render takes it from here."""

from __future__ import annotations

import ctypes.util
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Fontconfig reads this when the engine is loaded and again for every font configuration.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fontconfig.xml"))

# What the engine loads, by the names every Linux has.
_LIBRARIES = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
)


@contextmanager
def _without_search() -> Iterator[None]:
    """Spare the engine the search for its libraries where they have their usual names.

    It first tries names of other systems, and Python has ldconfig, gcc and ld look for each: fifty processes.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux" and all(map(_is_there, _LIBRARIES)):
        ctypes.util.find_library = _nowhere
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _nowhere(name: str) -> str | None:  # noqa: ARG001  Python calls it so
    return None


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


with warnings.catch_warnings(), _without_search():
    # That there is no font of the system is what we want.
    warnings.filterwarnings("ignore", "No fonts configured")
    import weasyprint
    import weasyprint.formatting_structure.boxes
    import weasyprint.svg
    import weasyprint.text.fonts
    import weasyprint.urls

__all__ = ["weasyprint"]
