"""Marks the content of pages that the engine has painted: artifacts are named, words parted, the rest numbered anew."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pydyf

from lzz_report.diagnostics.catalogue.templates import ContentTransparent
from lzz_report.documents.tags import LinkArea, MarkedContent, Tag
from lzz_report.engine.font_letters import SpaceGlyphs
from lzz_report.errors import TemplateError

# WeasyPrint 70: each operator of a page is an item of its stream, with its operands before it.
_BEGIN, _END = b"BDC", b"EMC"
_FONT = re.compile(rb"/(\S+) (\S+) Tf")
_SHOWN = b"] TJ"
_ARTIFACTS = {
    "Header": b"/Artifact <</Type /Pagination /Subtype /Header>> BDC",
    "Footer": b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
    "Layout": b"/Artifact <</Type /Layout>> BDC",
}


@dataclass(frozen=True, slots=True)
class PaintedPage:
    """A page as the engine has painted it: its operators, how many pieces of content it marked, and which decorate.

    `artifacts` gives for a piece's number "Header", "Footer" (running heads and feet) or "Layout". `stray_links` are
    the positions of link annotations that nobody could reach by ear.
    """

    operators: list[Any]
    pieces: int
    artifacts: Mapping[int, str]
    stray_links: frozenset[int]


def mark_page(
    page: PaintedPage, index: int, spaced: Collection[MarkedContent], spaces: SpaceGlyphs
) -> dict[MarkedContent, MarkedContent]:
    """Rewrite the page's pieces of content; return the number of each that is read, from 0 without gaps.

    `spaced` are the pieces that end with a word, though the next word is in another piece.
    Raises TemplateError where content cannot be tagged.
    """
    marked: list[Any] = []
    numbers: dict[MarkedContent, MarkedContent] = {}
    at = 0
    pieces = list(_pieces(page.operators))
    if hidden := page.pieces - len(pieces):
        raise TemplateError(ContentTransparent(page=index + 1, missing=hidden, pieces=page.pieces))
    for begin, end in pieces:
        role, old = page.operators[begin - 2], page.operators[begin - 1]["MCID"]
        piece = MarkedContent(index, old)
        drawn = page.operators[begin + 1 : end]
        marked += page.operators[at : begin - 2]
        if old in page.artifacts:
            marked += [_ARTIFACTS[page.artifacts[old]], *drawn]
        else:
            numbers[piece] = MarkedContent(index, len(numbers))
            opening = b"%s <</MCID %d>> BDC" % (role.encode(), numbers[piece].mcid)
            marked += [opening, *(_with_space(drawn, spaces) if piece in spaced else drawn)]
        at = end
    page.operators[at:], page.operators[:at] = page.operators[at:], marked
    return numbers


def _pieces(operators: list[Any]) -> Iterator[tuple[int, int]]:
    """Yield where each numbered piece begins and ends."""
    at = 0
    for begin, operator in enumerate(operators):
        is_piece = operator == _BEGIN and isinstance(operators[begin - 1], pydyf.Dictionary)
        if begin >= at and is_piece and "MCID" in operators[begin - 1]:
            at = operators.index(_END, begin)
            yield begin, at


def _with_space(drawn: list[Any], spaces: SpaceGlyphs) -> list[Any]:
    """Return a piece of text with a space at its end; it leaves no trace on the page."""
    fonts = [font for operator in drawn if isinstance(operator, bytes) and (font := _FONT.fullmatch(operator))]
    ends = [place for place, operator in enumerate(drawn) if isinstance(operator, bytes) and operator.endswith(_SHOWN)]
    if not fonts or not ends:
        return drawn
    return [*drawn[: ends[-1] + 1], *spaces.after(fonts[-1][1], fonts[-1][2]), *drawn[ends[-1] + 1 :]]


def renumbered(tag: Tag, numbers: Mapping[MarkedContent, MarkedContent]) -> Tag:
    """Return a tag whose content has the numbers it got in the file."""
    kids: list[Tag | MarkedContent | LinkArea] = []
    for kid in tag.kids:
        if isinstance(kid, Tag):
            kids.append(renumbered(kid, numbers))
        else:
            kids.append(numbers[kid] if isinstance(kid, MarkedContent) else kid)
    return replace(tag, kids=tuple(kids))
