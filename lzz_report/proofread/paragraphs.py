"""Proofread: paragraphs over lines, columns and pages in, short last lines and single lines out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lzz_report.diagnostics.catalogue.pages import PageLastLine, PageLastSyllable, PageSingleLine
from lzz_report.documents.page_model import LaidOutBlock, PageFault, PageModel, TextLine
from lzz_report.proofread.printed_text import divided_word, letters, plain, shown

PARAGRAPHS = frozenset({"p", "li", "blockquote", "dd", "figcaption"})
MIN_LAST_LINE = 5
_VOWELS = re.compile("[aeiouyäöüáàâéèêíìóòôúùû]+", re.IGNORECASE)


@dataclass(slots=True)
class _Paragraph:
    """All of a paragraph: its pieces, one for each column or page."""

    pieces: list[tuple[int, LaidOutBlock]] = field(default_factory=list)

    @property
    def lines(self) -> list[TextLine]:
        return [line for _, block in self.pieces for line in block.lines]


def check_paragraphs(seen: PageModel) -> Iterator[PageFault]:
    """Yield paragraphs that end in next to nothing, and those parted so that a line stands alone."""
    for paragraph in _paragraphs(seen):
        yield from _short_last_line(paragraph)
        yield from _single_lines(paragraph)


def _paragraphs(seen: PageModel) -> Iterator[_Paragraph]:
    """Gather the pieces of each paragraph; what follows on the same column of the same element is another one."""
    open_ones: dict[int, _Paragraph] = {}
    for page in seen.pages:
        for block in page.blocks:
            if not any(run.is_written for line in block.lines for run in line.runs):
                continue
            one = open_ones.get(block.element.index)
            if one and _place(one.pieces[-1]) == (page.number, block.column):
                yield one
                one = None
            one = open_ones[block.element.index] = one or _Paragraph()
            one.pieces.append((page.number, block))
    yield from open_ones.values()


def _place(piece: tuple[int, LaidOutBlock]) -> tuple[int, int]:
    page, block = piece
    return page, block.column


def _short_last_line(paragraph: _Paragraph) -> Iterator[PageFault]:
    page, block = paragraph.pieces[-1]
    lines = paragraph.lines
    if len(lines) < 2 or block.element.tag not in PARAGRAPHS:
        return
    last = plain(lines[-1].text)
    if len(letters(last)) < MIN_LAST_LINE:
        yield PageFault(page, PageLastLine(min_letters=MIN_LAST_LINE), _end(lines))
    elif " " not in last and divided_word(lines[-2], lines[-1]) and len(_VOWELS.findall(last)) < 2:
        yield PageFault(page, PageLastSyllable(), _end(lines))


def _end(lines: list[TextLine]) -> str:
    """Return the end of the line before the last, and the last one."""
    return f"… {' '.join(plain(lines[-2].text).split()[-3:])} | {plain(lines[-1].text)}"


def _single_lines(paragraph: _Paragraph) -> Iterator[PageFault]:
    pieces = paragraph.pieces
    for number, (page, block) in enumerate(pieces):
        if len(pieces) < 2 or len(block.lines) > 1:
            continue
        fault = PageSingleLine(where="column" if block.column else "page", edge="foot" if number == 0 else "head")
        yield PageFault(page, fault, shown(block.lines[0].text))
