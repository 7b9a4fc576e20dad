"""Check: a PDF's pages in, wrong numbers, sizes and text beyond the trim out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lzz_report.diagnostics.catalogue.preflight import PreflightBeyondTrim, PreflightPageCount, PreflightPageSize
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.documents.expectation import PdfExpectation
from lzz_report.preflight.fault import of_file
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
    if expectation.pages is not None and expectation.pages != count:
        yield of_file(expectation, PreflightPageCount(wanted=expectation.pages, count=count))
    for number, page in enumerate(document.pages, start=1):
        yield from _check_size(page, number, expectation)
        yield from _check_reach(page, number, pieces[number - 1], expectation)


def _check_size(page: Page, number: int, expectation: PdfExpectation) -> Iterator[Diagnostic]:
    left, bottom, right, top = (float(edge) * MM_PER_POINT for edge in page.cropbox)
    size = (right - left, top - bottom)
    if any(abs(one - other) > SIZE_TOLERANCE_MM for one, other in zip(size, expectation.size_mm, strict=True)):
        fault = PreflightPageSize(
            page=number,
            wanted_width_mm=expectation.size_mm[0],
            wanted_height_mm=expectation.size_mm[1],
            width_mm=size[0],
            height_mm=size[1],
        )
        yield of_file(expectation, fault)


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
        yield of_file(expectation, PreflightBeyondTrim(page=number), " … ".join(beyond))
