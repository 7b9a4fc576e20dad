"""Read: a PDF in, the pieces of text on its pages with their marks and extents out."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A run of text: its number in the page's content (-1: an artifact), its extent in points from the lower left."""

    mcid: int
    text: str
    left: float
    bottom: float
    right: float
    top: float


def read(pdf: bytes) -> list[list[TextPiece]]:
    """Return the text of each page in the order it is drawn, including what lies beyond the page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [list(_page_pieces(page)) for page in document]
    finally:
        document.close()


def _page_pieces(page: pypdfium2.PdfPage) -> Iterator[TextPiece]:
    text_page = page.get_textpage()
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        pdfium.FPDFPageObj_GetBounds(item, *edges)
        mcid = pdfium.FPDFPageObj_GetMarkedContentID(item)
        yield TextPiece(mcid, _text(item, text_page), *(edge.value for edge in edges))


def _text(item: pdfium.FPDF_PAGEOBJECT, text_page: pypdfium2.PdfTextPage) -> str:
    length = pdfium.FPDFTextObj_GetText(item, text_page, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFTextObj_GetText(item, text_page, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0")
