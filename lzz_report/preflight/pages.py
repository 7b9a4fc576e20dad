"""Check: a PDF's pages in, wrong numbers, sizes and text beyond the trim out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.documents.expectation import PdfExpectation
from lzz_report.preflight.fault import fault
from lzz_report.preflight.opened_file import OpenedFile
from lzz_report.preflight.text_extraction import TextPiece
from lzz_report.units import MM_PER_POINT

if TYPE_CHECKING:
    from pikepdf import Page

# A hundredth of a millimetre: what rounding to six digits may do to a length.
SIZE_TOLERANCE_MM = 0.01
# Round letters overshoot the line they stand on.
REACH_TOLERANCE_PT = 0.5


def check_pages(file: OpenedFile) -> Iterator[Diagnostic]:
    """Yield a fault for a wrong number of pages and for each page of a wrong size or with text beyond its edge."""
    document, pieces, expectation = file.document, file.pieces, file.expectation
    count = len(document.pages)
    if expectation.pages not in {None, count}:
        problem = f"the file should have {_pages(expectation.pages or 0)}"
        yield fault(expectation, "page-count", problem, got=_pages(count))
    for number, page in enumerate(document.pages, start=1):
        yield from _check_size(page, number, expectation)
        yield from _check_reach(page, number, pieces[number - 1], expectation)


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _check_size(page: Page, number: int, expectation: PdfExpectation) -> Iterator[Diagnostic]:
    left, bottom, right, top = (float(edge) * MM_PER_POINT for edge in page.cropbox)
    size = (right - left, top - bottom)
    if any(abs(one - other) > SIZE_TOLERANCE_MM for one, other in zip(size, expectation.size_mm, strict=True)):
        wanted = "{:g} × {:g} mm".format(*expectation.size_mm)
        got = "{:.2f} × {:.2f} mm".format(*size)
        yield fault(expectation, "page-size", f"page {number} should measure {wanted}", got=got)


def _check_reach(
    page: Page, number: int, pieces: Sequence[TextPiece], expectation: PdfExpectation
) -> Iterator[Diagnostic]:
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    beyond = [
        piece.text.strip()
        for piece in pieces
        if piece.text.strip()
        and (
            piece.left < left - REACH_TOLERANCE_PT
            or piece.bottom < bottom - REACH_TOLERANCE_PT
            or piece.right > right + REACH_TOLERANCE_PT
            or piece.top > top + REACH_TOLERANCE_PT
        )
    ]
    if beyond:
        problem = f"text reaches beyond the edge of page {number}"
        yield fault(expectation, "beyond-trim", problem, got=" … ".join(beyond), fix="shorten it or give it room")
