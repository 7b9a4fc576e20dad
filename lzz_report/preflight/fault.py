"""Word: a fault of a file in, its diagnostic out."""

from __future__ import annotations

from lzz_report.model.diagnostic import Diagnostic, Location
from lzz_report.model.expectation import Expectation


def fault(expectation: Expectation, code: str, problem: str, *, got: str = "", fix: str = "") -> Diagnostic:
    """Return an error of the file as a whole."""
    return Diagnostic(Location(expectation.file), problem, got, fix, code=f"preflight-{code}")
