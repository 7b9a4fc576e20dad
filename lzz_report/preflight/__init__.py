"""Check: a finished PDF and what it must hold in, every fault a reader would meet out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from types import MappingProxyType

from pikepdf import PasswordError, Pdf, PdfError

from lzz_report.diagnostics.catalogue.preflight import PreflightBrokenFile
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.documents.expectation import PdfExpectation
from lzz_report.preflight.actions import check_actions
from lzz_report.preflight.document_info import check_document
from lzz_report.preflight.fault import of_file
from lzz_report.preflight.fonts import check_fonts
from lzz_report.preflight.leaks import find_leaks
from lzz_report.preflight.lost_texts import check_texts
from lzz_report.preflight.opened_file import OpenedFile, opened_file
from lzz_report.preflight.pages import check_pages
from lzz_report.preflight.structure import check_structure
from lzz_report.preflight.transparency import check_transparency
from lzz_report.profiles import Rule

__all__ = ["RULES", "find_leaks", "preflight"]

RULES: Mapping[Rule, Callable[[OpenedFile], Iterable[Diagnostic]]] = MappingProxyType(
    {
        "pages": check_pages,
        "document": check_document,
        "structure": check_structure,
        "fonts": check_fonts,
        "actions": check_actions,
        "transparency": check_transparency,
        "texts": check_texts,
    }
)


def preflight(pdf: bytes, expectation: PdfExpectation) -> tuple[Diagnostic, ...]:
    """Return what a file does against the rules of its profile; nothing when it may be published.

    A lost text is told at its place in the record, everything else at the file.
    """
    try:
        document = Pdf.open(BytesIO(pdf))
    except (PdfError, PasswordError) as problem:
        return (of_file(expectation, PreflightBrokenFile(message=str(problem))),)
    with document:
        file = opened_file(pdf, document, expectation)
        return tuple(diagnostic for rule in expectation.profile.rules for diagnostic in RULES[rule](file))
