"""Describe: what a screen reader is told about a document, down to the single run of content on a page."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the lower left corner of the trim."""


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A run of content, mostly one line of text or one picture, by its number in the page's content stream."""

    page_index: int
    mcid: int


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A place to click, by its position among the page's link annotations, and how far it reaches."""

    page_index: int
    position: int
    box: Box


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the structure tree; `role` is a PDF 1.7 structure type, or Em and Strong.

    `spoken` says where a link leads; `spoken_as_is` tells that its author has worded it and nothing may be added.
    """

    role: str
    kids: tuple[Tag | MarkedContent | LinkArea, ...] = ()
    language: str = ""
    alt: str = ""
    expansion: str = ""
    spoken: str = ""
    spoken_as_is: bool = False
    box: Box | None = None
    numbering: str = ""
    scope: str = ""
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class TaggedPage:
    """What is on a page beside the tags: how many pieces to be read, and which link areas decorate or are doubles.

    `stray_links` are positions among the page's link annotations.
    """

    pieces: int
    stray_links: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class TagTree:
    """The structure of a document in reading order, and its pages."""

    kids: tuple[Tag, ...]
    pages: tuple[TaggedPage, ...]
