"""Judge: a photo in its slot in, a diagnostic when it has too few pixels out."""

from __future__ import annotations

from collections.abc import Iterator

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.diagnostics.fault import Severity
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
    is_coarse = slot.dpi < MIN_DPI
    seen = "its pixels are seen" if is_coarse else "it prints soft"
    yield source.plain_diagnostic(
        "photo.file",
        problem=f"{slot.dpi} dpi over {slot.width_mm:.0f} × {slot.height_mm:.0f} mm in {document}: {seen}",
        got=f"{picture.width_px} × {picture.height_px} pixels",
        fix=f"use one of at least {width} × {height} pixels ({GOOD_DPI} dpi)"
        + (f"; under {MIN_DPI} dpi leave it out" if is_coarse else ""),
        severity=Severity.ERROR if is_coarse else Severity.WARNING,
        code="photo-resolution",
    )
