"""Proofread: pages in, those that are blank, or nearly so, by accident out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lzz_report.diagnostics.catalogue.pages import PageBlankPage, PageThinPage
from lzz_report.documents.page_model import LaidOutBlock, LaidOutPage, PageFault, PageModel
from lzz_report.proofread.printed_text import CONTACT_BLOCK, heading_of, shown

MIN_SHARE = 0.25
# Lists may stand loosely: white up to this height between two lines belongs to them.
LOOSE_MM = 15.0


def check_fullness(seen: PageModel) -> Iterator[PageFault]:
    """Yield blank pages, and those of which text and pictures take less than a quarter, unless they are meant so.

    A page on which a longer text ends must have its quarter without the contact block.
    """
    for page in seen.pages:
        if page.filled:
            continue
        if not page.content:
            yield PageFault(page.number, PageBlankPage(side="right" if page.number % 2 else "left"))
            continue
        blocks = list(page.blocks)
        own = [block for block in blocks if not block.element.within(CONTACT_BLOCK)]
        is_end = own and not any(heading_of(block.element) for block in own)
        share = _share(page, own if is_end else blocks)
        if blocks and share < MIN_SHARE:
            yield PageFault(page.number, PageThinPage(share=share), shown(blocks[0].lines[0].text))


def has_its_quarter(page: LaidOutPage) -> bool:
    """Tell whether a page is full enough without its contact block."""
    return _share(page, [block for block in page.blocks if not block.element.within(CONTACT_BLOCK)]) >= MIN_SHARE


def _share(page: LaidOutPage, blocks: Iterable[LaidOutBlock]) -> float:
    """Return how much of the height of the type area lines of these blocks or pictures take."""
    lines = [(line.top_mm, line.top_mm + line.height_mm) for block in blocks for line in block.lines]
    pictures = [(picture.top_mm, picture.top_mm + picture.height_mm) for picture in page.pictures]
    spans = [(max(top, page.top_mm), min(foot, page.foot_mm)) for top, foot in (*lines, *pictures)]
    return _covered(sorted(span for span in spans if span[0] < span[1])) / (page.foot_mm - page.top_mm)


def _covered(spans: Iterable[tuple[float, float]]) -> float:
    """Return the length that stretches, sorted by their begin, cover together with what is loose between them."""
    total, end = 0.0, None
    for start, stop in spans:
        begin = start if end is None or start - end > LOOSE_MM else end
        total += max(0.0, stop - begin)
        end = stop if end is None else max(end, stop)
    return total
