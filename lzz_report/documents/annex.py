"""Describe: what goes with somebody else's report, how, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lzz_report.diagnostics.fault import Remark
from lzz_report.diagnostics.words import words_of
from lzz_report.documents.document_facts import EmbeddedFile
from lzz_report.profiles import OutputProfile


@dataclass(frozen=True, slots=True)
class AnnexPart:
    """Pages of ours: the letter before the report, the list of annexes behind it, an annex.

    `pdf` is a finished file of this project in the profile the report needs. `stamps` are laid over its pages, one
    untagged page of the same size each, without touching the page's own content. `label` begins the labels of its
    pages ("A1-"); `files` travel beside it when files are asked for. `title` is its bookmark, in `language`.
    """

    kind: Literal["letter", "list", "annex"]
    title: str
    language: str
    pdf: bytes
    label: str = ""
    stamps: tuple[bytes, ...] = ()
    files: tuple[EmbeddedFile, ...] = ()


def _nothing_to_say(_written: Path) -> None:
    """Take a written file as it is."""


@dataclass(frozen=True, slots=True)
class AttachOptions:
    """How the annexes go with the report.

    `heading` is the bookmark over the annexes. `fit_pages` scales our pages to the report's format. `decrypt` writes a
    report without its password, `drop_signature` one without its signatures, `raise_level` lets a PDF/A-2 become A-3
    for the sake of its attachments, `wrap` puts a signed report into a cover file, `force` replaces an output.
    `inspect` is shown each file with our pages before it takes its place; what it raises keeps the file from doing so.
    """

    pages: bool = True
    files: bool = False
    heading: str = "Anlagen"
    fit_pages: bool = False
    password: str = ""
    decrypt: bool = False
    drop_signature: bool = False
    raise_level: bool = False
    wrap: bool = False
    force: bool = False
    inspect: Callable[[Path], None] = _nothing_to_say


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What a report is, as far as our pages depend on it; sizes in mm as a reader shows the page.

    `profile` is what our pages must be to stand in it.
    """

    path: Path
    pages: int
    size_mm: tuple[float, float]
    profile: OutputProfile
    claims: tuple[str, ...]
    language: str
    is_tagged: bool
    is_signed: bool
    is_encrypted: bool
    remarks: tuple[Remark, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What there is to know of it, in sentences."""
        return tuple(words_of(remark).problem for remark in self.remarks)


@dataclass(frozen=True, slots=True)
class AttachResult:
    """A checked output: which pages came from where, what the file claims to be, and what there is to know of it.

    `annex` is the second file, where a signed report had to stay as it is.
    """

    output: Path
    pages: int
    report_pages: int
    annexes: tuple[str, ...]
    claims: tuple[str, ...]
    annex: Path | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What there is to know of it, in sentences."""
        return tuple(words_of(remark).problem for remark in self.remarks)
