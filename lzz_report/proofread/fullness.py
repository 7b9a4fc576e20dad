"""Proofread: pages in, those blank or nearly so that nobody meant to be out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lzz_report.model.seen import Page, PageFault, Seen
from lzz_report.proofread.text import CONTACT_BLOCK, shown

LEAST_SHARE = 0.25
# A picture that fills so much of a page makes it the picture's page.
PICTURE_SHARE = 0.5


def check_fullness(seen: Seen) -> Iterator[PageFault]:
    """Yield blank pages, and pages on which less than a quarter is text, where the theme does not say they are meant so."""
    for page in seen.pages:
        if page.filled:
            continue
        if not page.content:
            side = "right" if page.number % 2 else "left"
            problem = f"a blank {side} page"
            yield PageFault(page.number, "blank-page", problem, fix="let the layout fill it, or leave it out")
        elif _picture_share(page) < PICTURE_SHARE and 0 < (share := _text_share(page)) < LEAST_SHARE:
            first = next(page.blocks)
            problem = f"only {share:.0%} of the page is text"
            fix = "shorten or lengthen the text, or let the layout fill the page"
            yield PageFault(page.number, "thin-page", problem, shown(first.lines[0].text), fix)


def _text_share(page: Page) -> float:
    """Return how much of the height of the type area holds lines, contact blocks apart."""
    blocks = [block for block in page.blocks if not block.element.within(CONTACT_BLOCK)]
    spans = [(line.top_mm, line.top_mm + line.height_mm) for block in blocks for line in block.lines]
    return _covered(spans) / (page.foot_mm - page.top_mm)


def _picture_share(page: Page) -> float:
    """Return how much of the page's height pictures of at least half its width take."""
    spans = [
        (max(0.0, picture.top_mm), min(page.height_mm, picture.top_mm + picture.height_mm))
        for picture in page.pictures
        if picture.width_mm > page.width_mm / 2
    ]
    return _covered(spans) / page.height_mm


def _covered(spans: Iterable[tuple[float, float]]) -> float:
    """Return the length that stretches cover together."""
    total, end = 0.0, float("-inf")
    for start, stop in sorted(spans):
        total += max(0.0, stop - max(start, end))
        end = max(end, stop)
    return total
