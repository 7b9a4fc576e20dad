"""Whether a photo has enough pixels for its slot."""

from __future__ import annotations

from collections.abc import Iterator

from lzz_report.diagnostics.catalogue.photos import PhotoResolution, PhotoSoft
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.diagnostics.fault import Fault
from lzz_report.documents.photo import PhotoSlot
from lzz_report.sourcefile.source import SourceFile

MIN_DPI = 150
GOOD_DPI = 250


def resolution_diagnostics(slot: PhotoSlot, source: SourceFile, document: str) -> Iterator[Diagnostic]:
    """Yield an error when the pixels of a photo are seen in print, a warning when it prints soft.

    `source` is the record that names it, `document` the file it is printed in.
    """
    if slot.dpi >= GOOD_DPI:
        return
    picture = slot.picture
    width, height = slot.pixels_at(GOOD_DPI)
    if slot.dpi < MIN_DPI:
        fault: Fault = PhotoResolution(
            dpi=slot.dpi,
            width_mm=slot.width_mm,
            height_mm=slot.height_mm,
            document=document,
            width_px=picture.width_px,
            height_px=picture.height_px,
            wanted_width_px=width,
            wanted_height_px=height,
            good_dpi=GOOD_DPI,
            min_dpi=MIN_DPI,
        )
    else:
        fault = PhotoSoft(
            dpi=slot.dpi,
            width_mm=slot.width_mm,
            height_mm=slot.height_mm,
            document=document,
            width_px=picture.width_px,
            height_px=picture.height_px,
            wanted_width_px=width,
            wanted_height_px=height,
            good_dpi=GOOD_DPI,
        )
    yield source.diagnostic("photo.file", fault)
