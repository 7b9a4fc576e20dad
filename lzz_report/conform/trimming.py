"""Trim: pages with bleed in, pages as they are after the cut out."""

from __future__ import annotations

from pikepdf import Array, Pdf

BOXES = ("/CropBox", "/BleedBox", "/ArtBox")


def trim_pages(document: Pdf) -> None:
    """Make the trim the whole page: screens show no bleed, and A4 measures 210 × 297 mm.

    Viewers show the CropBox, but some renderers (poppler's, unless told) take the MediaBox: both become the trim.
    The engine puts the trim's lower left corner at 0, 0: links and destinations stay where they are.
    """
    for page in document.pages:
        trim = Array([*page.obj.get("/TrimBox", page.mediabox)])
        page.obj.MediaBox = trim
        page.obj.TrimBox = trim
        for name in BOXES:
            if name in page.obj:
                del page.obj[name]
