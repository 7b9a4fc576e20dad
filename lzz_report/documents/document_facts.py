"""Describe: what a finished PDF says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lzz_report.documents.tags import TagTree
from lzz_report.profiles import SCREEN, OutputProfile


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """A file carried inside a PDF; `relationship` is Source, Data, Alternative, Supplement or Unspecified."""

    name: str
    content: bytes
    media_type: str
    description: str
    relationship: str = "Source"


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What the finished file claims and carries.

    `date` comes from the edition, never from the clock; without a time zone it is taken as UTC.
    `page_link` words links inside the document that their author has not worded: "Seite {page}: {text}".
    """

    title: str
    language: str
    date: datetime
    tags: TagTree
    authors: tuple[str, ...] = ()
    subject: str = ""
    keywords: tuple[str, ...] = ()
    tool: str = ""
    page_link: str = "{text}"
    opens_as_spreads: bool = False
    profile: OutputProfile = SCREEN
    attachments: tuple[EmbeddedFile, ...] = ()
