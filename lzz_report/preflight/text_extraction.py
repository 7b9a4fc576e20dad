"""Read: a PDF in, the pieces of text on its pages with their marks and extents out."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import pypdfium2
import pypdfium2.raw as pdfium

from lzz_report.preflight.bidi import as_read, has_right_to_left

Glyph = tuple[float, str]
"""Where a glyph begins on its line, and the letters it stands for."""


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
        return [_page_pieces(page) for page in document]
    finally:
        document.close()


def _page_pieces(page: pypdfium2.PdfPage) -> list[TextPiece]:
    text_page = page.get_textpage()
    items = [pdfium.FPDFPage_GetObject(page, index) for index in range(pdfium.FPDFPage_CountObjects(page))]
    items = [item for item in items if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT]
    pieces = [_piece(item, _text(item, text_page)) for item in items]
    if not any(has_right_to_left(piece.text) for piece in pieces):
        return pieces
    drawn = _drawn(text_page)
    return list(_lines(pieces, [drawn.get(_address(item), ()) for item in items]))


def _piece(item: pdfium.FPDF_PAGEOBJECT, text: str) -> TextPiece:
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *edges)
    return TextPiece(pdfium.FPDFPageObj_GetMarkedContentID(item), text, *(edge.value for edge in edges))


def _lines(pieces: Sequence[TextPiece], glyphs: Sequence[Sequence[Glyph]]) -> Iterator[TextPiece]:
    """Yield the runs of each marked line as one piece, its text read from where the glyphs stand.

    The library orders whole lines of a page by their directions as it guesses them, neighbours in other columns
    included. Where each glyph begins is beyond guessing.
    """
    lines: dict[int, list[int]] = {}
    for place, piece in enumerate(pieces):
        lines.setdefault(piece.mcid if piece.mcid >= 0 else -1 - place, []).append(place)
    for places in lines.values():
        runs = [pieces[place] for place in places]
        on_line = sorted(glyph for place in places for glyph in glyphs[place])
        yield TextPiece(
            runs[0].mcid,
            as_read([letters for _, letters in on_line]),
            min(run.left for run in runs),
            min(run.bottom for run in runs),
            max(run.right for run in runs),
            max(run.top for run in runs),
        )


def _drawn(text_page: pypdfium2.PdfTextPage) -> dict[int, list[Glyph]]:
    """Return for each run the glyphs it draws: where they begin, and their letters."""
    x, y = ctypes.c_double(), ctypes.c_double()
    runs: dict[int, list[Glyph]] = {}
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        item = pdfium.FPDFText_GetTextObject(text_page, index)
        if item and pdfium.FPDFText_GetCharOrigin(text_page, index, x, y):
            letter = chr(pdfium.FPDFText_GetUnicode(text_page, index))
            runs.setdefault(_address(item), []).append((x.value, letter))
    return {item: list(_ligatures(glyphs)) for item, glyphs in runs.items()}


def _ligatures(letters: Sequence[Glyph]) -> Iterator[Glyph]:
    """Join letters that begin at one place; those from right to left, which the library turns round, in their order."""
    for x, group in groupby(letters, key=itemgetter(0)):
        joined = "".join(letter for _, letter in group)
        yield x, joined[::-1] if has_right_to_left(joined) else joined


def _address(item: pdfium.FPDF_PAGEOBJECT) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def _text(item: pdfium.FPDF_PAGEOBJECT, text_page: pypdfium2.PdfTextPage) -> str:
    length = pdfium.FPDFTextObj_GetText(item, text_page, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFTextObj_GetText(item, text_page, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0")
