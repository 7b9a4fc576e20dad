"""Proofread: headings, names and running heads in, those cut off from their text or broken out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lzz_report.diagnostics.catalogue.pages import (
    PageContactHyphenated,
    PageHeadingAtFoot,
    PageHeadingHyphenated,
    PageRunningHead,
)
from lzz_report.documents.page_model import HtmlElement, LaidOutBlock, LaidOutImage, LaidOutPage, PageFault, PageModel
from lzz_report.proofread.printed_text import divided_words, heading_of, is_contact, shown

MIN_LINES = 2
Item = tuple[LaidOutPage, LaidOutBlock | LaidOutImage]


def check_headings(seen: PageModel) -> Iterator[PageFault]:
    """Yield headings that stand over nothing, headings and contacts with divided words, broken running heads."""
    items = [(page, item) for page in seen.pages for item in page.content]
    for index, (page, item) in enumerate(items):
        if not isinstance(item, LaidOutBlock):
            continue
        heading = heading_of(item.element)
        if heading or is_contact(item):
            fault = PageHeadingHyphenated() if heading else PageContactHyphenated()
            yield from (PageFault(page.number, fault, word) for word in divided_words(item.lines))
        if heading and not page.filled and _stands_alone(heading, page, item, items[index + 1 :]):
            where = PageHeadingAtFoot(where="column" if item.column else "page")
            yield PageFault(page.number, where, shown(item.lines[-1].text))
    for page in seen.pages:
        yield from _broken_running_heads(page)


def _stands_alone(heading: HtmlElement, page: LaidOutPage, block: LaidOutBlock, following: Sequence[Item]) -> bool:
    """Tell whether fewer than two lines of a heading's text stand under it."""
    lines = 0
    for other_page, item in following:
        is_here = other_page is page and (not block.column or item.column == block.column)
        next_heading = heading_of(item.element)
        if next_heading is heading and is_here:
            # The heading goes on: it is judged by its end.
            return False
        is_another = next_heading is not None or (lines > 0 and heading.parent not in set(item.element.lineage))
        if is_another or isinstance(item, LaidOutImage):
            return lines == 0 and not is_here
        if not is_here:
            return lines < MIN_LINES
        lines += len(item.lines)
        if lines >= MIN_LINES:
            return False
    return False


def _broken_running_heads(page: LaidOutPage) -> Iterator[PageFault]:
    for block in page.margins:
        text = " | ".join(shown(line.text) for line in block.lines)
        if len(block.lines) > 1:
            yield PageFault(page.number, PageRunningHead(), text)
