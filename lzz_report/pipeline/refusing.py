"""Ends a run when an error is among what was found."""

from __future__ import annotations

from collections.abc import Iterable

from lzz_report.diagnostics.diagnostic import Diagnostic, in_reading_order, is_error
from lzz_report.errors import BuildError


def refuse_errors(diagnostics: Iterable[Diagnostic], warnings: Iterable[Diagnostic] = ()) -> None:
    """Raise BuildError with all of them, and with the `warnings` known before, when an error is among them."""
    found = tuple(diagnostics)
    if any(map(is_error, found)):
        raise BuildError(in_reading_order((*found, *warnings)))
