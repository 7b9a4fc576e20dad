"""The boxes of the pages of a finished file."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from pikepdf import Array, Pdf

from lzz_report.profiles import PageBox

_BOXES = ("CropBox", "BleedBox", "ArtBox")


def keep_boxes(document: Pdf, boxes: AbstractSet[PageBox]) -> None:
    """Leave the pages the boxes named; without a BleedBox the trim is the whole page.

    Screens show no bleed, and A4 measures 210 × 297 mm. Viewers show the CropBox, but some renderers (poppler's, unless
    told) take the MediaBox: both become the trim. The engine puts the trim's lower left corner at 0, 0: links and
    destinations stay where they are.
    """
    for page in document.pages:
        trim = Array([*page.obj.get("/TrimBox", page.mediabox)])
        page.obj.TrimBox = trim
        if "BleedBox" not in boxes:
            page.obj.MediaBox = trim
        for name in _BOXES:
            if name not in boxes and f"/{name}" in page.obj:
                del page.obj[f"/{name}"]
