"""Proofread: where lines and letters stand in, text outside its box or the page and over other text out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from lzz_report.diagnostics.catalogue.pages import PageNearTrim, PageOutsideBox, PageOutsidePage, PageOverlap
from lzz_report.diagnostics.fault import Fault
from lzz_report.documents.page_model import BlockFrame, LaidOutBlock, LaidOutPage, PageFault, PageModel, TextRun
from lzz_report.proofread.printed_text import shown
from lzz_report.proofread.theme_fonts import InkExtent, ThemeFonts

# Round letters overshoot the line they stand on; at the sides nobody sees a little more.
TOLERANCE_MM = 0.35
SIDE_TOLERANCE_MM = 0.8
# The knife may be off by this much and paper shrinks: nearer to the edge of the page no letter is safe.
SAFE_MM = 4.0
# Two letters closer than this do not touch for any eye.
TOUCH_MM = 0.15


@dataclass(frozen=True, slots=True)
class _Inked:
    """A run and the box of its letters, the numbers of its block and its line: runs of one line do not overlap."""

    run: TextRun
    ink: InkExtent
    block: int
    line: int


def check_places(seen: PageModel, faces: ThemeFonts) -> Iterator[PageFault]:
    """Yield text beyond the trim, text beyond its box, and letters over letters."""
    for page in seen.pages:
        inked: list[_Inked] = []
        for number, block in enumerate((*page.margins, *page.blocks)):
            in_block = list(_inked(block, faces, number))
            inked += in_block
            yield from _outside(page, block, in_block)
        yield from _overlaps(page, inked, faces)


def _inked(block: LaidOutBlock, faces: ThemeFonts, number: int) -> Iterator[_Inked]:
    for line_number, line in enumerate(block.lines):
        for run in line.runs:
            ink = faces.ink(run)
            if ink:
                yield _Inked(run, ink, number, line_number)


def _outside(page: LaidOutPage, block: LaidOutBlock, inked: Sequence[_Inked]) -> Iterator[PageFault]:
    """Yield the line of a block that reaches farthest beyond the page or its box, or nearest to the page's edge."""
    beyond_page = max(((_beyond_page(one.ink, page), one) for one in inked), key=itemgetter(0), default=None)
    beyond_box = max(((_beyond_box(one.ink, block.frame), one) for one in inked), key=itemgetter(0), default=None)
    if beyond_page and beyond_page[0] > TOLERANCE_MM:
        yield _reaching(page, PageOutsidePage(over_mm=beyond_page[0]), block, beyond_page[1])
    elif beyond_box and TOLERANCE_MM < beyond_box[0] < math.inf:
        yield _reaching(page, PageOutsideBox(over_mm=beyond_box[0]), block, beyond_box[1])
    elif beyond_page and beyond_page[0] > -SAFE_MM:
        fault = PageNearTrim(distance_mm=max(-beyond_page[0], 0.0), safe_mm=SAFE_MM)
        yield _reaching(page, fault, block, beyond_page[1])


def _beyond_page(ink: InkExtent, page: LaidOutPage) -> float:
    return max(-ink.left, -ink.top, ink.right - page.width_mm, ink.foot - page.height_mm)


def _beyond_box(ink: InkExtent, frame: BlockFrame) -> float:
    aside = max(frame.left_mm - ink.left, ink.right - frame.right_mm)
    return max(aside if aside > SIDE_TOLERANCE_MM else 0.0, ink.foot - frame.foot_mm)


def _reaching(page: LaidOutPage, fault: Fault, block: LaidOutBlock, inked: _Inked) -> PageFault:
    return PageFault(page.number, fault, shown(block.lines[inked.line].text))


def _overlaps(page: LaidOutPage, inked: Sequence[_Inked], faces: ThemeFonts) -> Iterator[PageFault]:
    """Yield once each two blocks whose letters touch: by the boxes of their runs first, then letter by letter."""
    reaching: list[_Inked] = []
    told: set[tuple[int, int]] = set()
    for one in sorted(inked, key=lambda inked: inked.ink.top):
        reaching = [other for other in reaching if other.ink.foot > one.ink.top + TOUCH_MM]
        for other in reaching:
            pair = (min(other.block, one.block), max(other.block, one.block))
            is_same_line = (other.block, other.line) == (one.block, one.line)
            if not is_same_line and pair not in told and one.ink.overlap(other.ink) > TOUCH_MM:
                depth = _depth(one, other, faces)
                if depth > TOUCH_MM:
                    told.add(pair)
                    text = f"{shown(other.run.text)} | {shown(one.run.text)}"
                    yield PageFault(page.number, PageOverlap(depth_mm=depth), text)
        reaching.append(one)


def _depth(one: _Inked, other: _Inked, faces: ThemeFonts) -> float:
    """Return by how much any letter of one run overlaps one of the other."""
    others = [letter for letter in faces.letters(other.run) if letter.overlap(one.ink) > 0]
    pairs = (letter.overlap(another) for letter in faces.letters(one.run) for another in others)
    return max(pairs, default=0.0)
