"""Check: a finished PDF and what it must hold in, every fault a reader would meet out."""

from __future__ import annotations

from io import BytesIO
from itertools import chain

from pikepdf import PasswordError, Pdf, PdfError

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.documents.expectation import PdfExpectation
from lzz_report.preflight.actions import check_actions
from lzz_report.preflight.document_info import check_document
from lzz_report.preflight.fault import fault
from lzz_report.preflight.fonts import check_fonts
from lzz_report.preflight.leaks import find_leaks
from lzz_report.preflight.lost_texts import check_texts
from lzz_report.preflight.pages import check_pages
from lzz_report.preflight.structure import check_structure, read_structure
from lzz_report.preflight.text_extraction import read

__all__ = ["find_leaks", "preflight"]


def preflight(pdf: bytes, expectation: PdfExpectation) -> tuple[Diagnostic, ...]:
    """Return the faults of a file; nothing when it may be published.

    A lost text is told at its place in the record, everything else at the file.
    """
    try:
        document = Pdf.open(BytesIO(pdf))
    except (PdfError, PasswordError) as problem:
        return (fault(expectation, "broken-file", "the PDF cannot be opened", got=str(problem)),)
    with document:
        pieces = read(pdf)
        structure = read_structure(document)
        return tuple(
            chain(
                check_pages(document, pieces, expectation),
                check_document(document, expectation),
                check_structure(document, structure, expectation),
                check_fonts(document, expectation),
                check_actions(document, expectation),
                check_texts(pieces, structure.pieces, expectation),
            )
        )
