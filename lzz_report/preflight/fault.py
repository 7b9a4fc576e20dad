"""A fault of a finished file as a whole."""

from __future__ import annotations

from lzz_report.diagnostics.diagnostic import Diagnostic, Location
from lzz_report.diagnostics.fault import Fault
from lzz_report.documents.expectation import PdfExpectation


def of_file(expectation: PdfExpectation, fault: Fault, got: str = "") -> Diagnostic:
    """Return a fault of the file as a whole."""
    return Diagnostic(Location(expectation.file), fault, got)
