"""Faults of texts and pages that do not fit: too long, without letters, on another page than told."""

from __future__ import annotations

from lzz_report.diagnostics.example import EDITION, RECORD, Example
from lzz_report.diagnostics.fault import Fault


class OversetText(Fault):
    district: str
    lines: int
    characters: int
    others: tuple[str, ...] = ()
    two_pages: bool


class OversetPanel(Fault):
    district: str
    over_mm: int
    two_pages: bool


class OversetAbout(Fault):
    lines: int
    characters: int


class MissingLetter(Fault):
    letters: str


class WrongPage(Fault):
    name: str
    page: int
    contents_page: int


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(
            OversetText(district="Landkreis Musterstadt", lines=3, characters=210, others=("outlook",), two_pages=True),
            RECORD,
            "approach",
            "approach: |",
            "|",
        ),
        Example(
            OversetPanel(district="Landkreis Musterstadt", over_mm=12, two_pages=False), RECORD, "contacts", "contacts:"
        ),
        Example(OversetAbout(lines=4, characters=320), EDITION, "about", "about: |", "|"),
        Example(MissingLetter(letters="漢"), RECORD, "contacts[0].name", "name: 漢 Muster", "漢"),
        Example(WrongPage(name="chapter-musterstadt", page=7, contents_page=6), EDITION),
    )
