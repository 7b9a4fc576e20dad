"""Proofread: pages in, those that are blank, or nearly so, by accident out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lzz_report.model.seen import Page, PageFault, Seen
from lzz_report.proofread.text import CONTACT_BLOCK, shown

LEAST_SHARE = 0.25


def check_fullness(seen: Seen) -> Iterator[PageFault]:
    """Yield blank pages, and those of which text and pictures take less than a quarter, unless they are meant so."""
    for page in seen.pages:
        if page.filled:
            continue
        if not page.content:
            side = "right" if page.number % 2 else "left"
            fix = "let the layout fill it, or leave it out"
            yield PageFault(page.number, "blank-page", f"a blank {side} page", fix=fix)
        elif (share := filled_share(page)) < LEAST_SHARE and any(page.blocks):
            problem = f"text and pictures take only {share:.0%} of the page"
            fix = "shorten or lengthen the text, or let the layout fill the page"
            yield PageFault(page.number, "thin-page", problem, shown(next(page.blocks).lines[0].text), fix)


def filled_share(page: Page) -> float:
    """Return how much of the height of the type area holds lines or pictures, contact blocks apart."""
    blocks = (block for block in page.blocks if not block.element.within(CONTACT_BLOCK))
    lines = [(line.top_mm, line.top_mm + line.height_mm) for block in blocks for line in block.lines]
    pictures = [(picture.top_mm, picture.top_mm + picture.height_mm) for picture in page.pictures]
    spans = ((max(top, page.top_mm), min(foot, page.foot_mm)) for top, foot in (*lines, *pictures))
    return _covered(spans) / (page.foot_mm - page.top_mm)


def _covered(spans: Iterable[tuple[float, float]]) -> float:
    """Return the length that stretches cover together."""
    total, end = 0.0, float("-inf")
    for start, stop in sorted(spans):
        total += max(0.0, stop - max(start, end))
        end = max(end, stop)
    return total
