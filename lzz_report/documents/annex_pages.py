"""Describe: what the pages around annexes say; the list of annexes, and the letter that goes before a report."""

from __future__ import annotations

from dataclasses import dataclass

from lzz_report.documents.publication import LabelledFact


@dataclass(frozen=True, slots=True)
class AnnexEntry:
    """One annex as a list names it: its number, whose it is, how many pages it has.

    `page` is where it begins in the whole file, None where that is not known. `name_mm_per_pt` is the width of the name
    in the theme's display face, at 1 pt.
    """

    number: int
    key: str
    name: str
    full_name: str
    kind_line: str
    palette: int
    pages: int
    page: int | None
    name_mm_per_pt: float


@dataclass(frozen=True, slots=True)
class Letter:
    """What the page before a report says; a fact that is not known is left out.

    `recipient` are the lines of an address, `facts` what identifies the report: grant number, period, contact, date.
    `as_files` says that the annexes are no pages behind the report, but files inside it.
    """

    funder: str
    recipient: tuple[str, ...]
    facts: tuple[LabelledFact, ...]
    as_files: bool = False
