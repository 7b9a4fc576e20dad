"""The engine, loaded where no font of the system can slip in, without a trace in the process that asks for it."""

from __future__ import annotations

import ctypes.util
import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import ImageFile

LOGGER = logging.getLogger(__name__)
FONTCONFIG = str(Path(__file__).with_name("fontconfig.xml"))

# WeasyPrint 70: what it loads, by the names every Linux has.
LIBRARIES = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
)


@contextmanager
def no_system_fonts() -> Iterator[None]:
    """Have Fontconfig read an empty configuration meanwhile.

    WeasyPrint 70: the configuration is read when the engine is loaded and again for every FontConfiguration.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = FONTCONFIG
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@contextmanager
def strict_images() -> Iterator[None]:
    """Let no truncated picture pass meanwhile, and leave Pillow's switch as it was.

    WeasyPrint 70: loading it sets LOAD_TRUNCATED_IMAGES for the whole process.
    """
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


@contextmanager
def no_library_search() -> Iterator[None]:
    """Spare the engine the search for its libraries, which have their usual names.

    WeasyPrint 70: it first tries names of other systems, and Python has ldconfig, gcc and ld look for each: fifty
    processes.
    """
    search = ctypes.util.find_library
    ctypes.util.find_library = _nowhere
    try:
        yield
    finally:
        ctypes.util.find_library = search


def load_engine() -> Any:
    """Return the engine with all of its modules that are used; OSError where a library is missing."""
    with warnings.catch_warnings(), no_system_fonts(), strict_images():
        # That there is no font of the system is what we want.
        warnings.filterwarnings("ignore", "No fonts configured")
        if sys.platform == "linux" and all(map(_is_there, LIBRARIES)):
            try:
                with no_library_search():
                    return _import_engine()
            except OSError as error:
                LOGGER.warning("the engine has other names for its libraries now and must search for them: %s", error)
        return _import_engine()


def _import_engine() -> Any:
    import weasyprint
    import weasyprint.formatting_structure.boxes
    import weasyprint.pdf.stream
    import weasyprint.svg
    import weasyprint.text.fonts
    import weasyprint.urls

    return weasyprint


def _nowhere(name: str) -> str | None:  # noqa: ARG001  Python calls it so
    return None


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


weasyprint = load_engine()
