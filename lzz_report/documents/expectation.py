"""Describe: what a finished PDF must hold to be published."""

from __future__ import annotations

from dataclasses import dataclass

from lzz_report.diagnostics.diagnostic import Location
from lzz_report.profiles import SCREEN, OutputProfile


@dataclass(frozen=True, slots=True)
class ExpectedText:
    """A text of a record that must be readable in the file, as a reader hears it: without markup.

    `district` is the name people know, `at` the place in the record. `pages` (first and last index, both included)
    narrows the search where the same words may stand elsewhere too.
    """

    district: str
    at: Location
    text: str
    pages: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class PdfExpectation:
    """What preflight checks; `file` is the path of the PDF in the output folder, `pages` None means any number.

    `fonts` are the families of the style sheet as CSS names them; `attachments` the names of embedded files,
    `profile` what the file is for: its claims, and the rules it is held to.
    """

    file: str
    title: str
    language: str
    size_mm: tuple[float, float]
    fonts: frozenset[str]
    pages: int | None = None
    texts: tuple[ExpectedText, ...] = ()
    attachments: tuple[str, ...] = ()
    bookmarks: bool = False
    profile: OutputProfile = SCREEN
