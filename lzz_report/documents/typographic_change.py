"""Describe: a place of a record in, what typesetting makes of it on the page out."""

from __future__ import annotations

from dataclasses import dataclass

from lzz_report.diagnostics.diagnostic import Location


@dataclass(frozen=True, slots=True)
class TypographicChange:
    """Words as the record has them and as the page has them, and the rules that made the difference."""

    at: Location
    before: str
    after: str
    rules: tuple[str, ...]
