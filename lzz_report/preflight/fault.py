"""Word: a fault of a file in, its diagnostic out."""

from __future__ import annotations

from lzz_report.diagnostics.diagnostic import Diagnostic, Location, plain_diagnostic
from lzz_report.documents.expectation import PdfExpectation


def fault(expectation: PdfExpectation, code: str, problem: str, *, got: str = "", fix: str = "") -> Diagnostic:
    """Return an error of the file as a whole."""
    return plain_diagnostic(Location(expectation.file), problem, got, fix, code=f"preflight-{code}")
