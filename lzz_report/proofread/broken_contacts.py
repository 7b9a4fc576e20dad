"""Proofread: contact blocks, telephone numbers and mail addresses in, those parted or left alone out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lzz_report.diagnostics.catalogue.pages import PageContactAlone, PageContactParted, PageMailBroken, PagePhoneBroken
from lzz_report.documents.page_model import HtmlElement, LaidOutBlock, PageFault, PageModel
from lzz_report.proofread.page_fill import has_its_quarter
from lzz_report.proofread.printed_text import CONTACT, CONTACT_BLOCK, plain, shown

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?:\+[0-9]{1,3}[ /-]?|\b0)[0-9]{2,5}[ /-][0-9][0-9 /-]{2,}[0-9]")
REACHED = ("tel:", "mailto:")
# After these a long address may go on in the next line.
BREAKS = ("@", "/")
# A stretch of a text: page, column.
Place = tuple[int, int]


def check_contacts(seen: PageModel) -> Iterator[PageFault]:
    """Yield contact blocks over two columns or pages, pages with nothing else, numbers and addresses over two lines."""
    yield from _parted(seen)
    yield from _alone(seen)
    yield from _broken_links(seen)
    yield from _broken_words(seen)


def _parted(seen: PageModel) -> Iterator[PageFault]:
    places: dict[HtmlElement, dict[Place, str]] = defaultdict(dict)
    for page in seen.pages:
        for block in page.blocks:
            for one in block.element.lineage:
                if CONTACT in one.attributes or CONTACT_BLOCK in one.attributes:
                    places[one].setdefault((page.number, block.column), shown(block.lines[0].text))
    for found in places.values():
        if len(found) > 1:
            (number, _), text = list(found.items())[1]
            is_page = len({page for page, _ in found}) > 1
            yield PageFault(number, PageContactParted(over="pages" if is_page else "columns"), text)


def _alone(seen: PageModel) -> Iterator[PageFault]:
    for page in seen.pages:
        blocks = list(page.blocks)
        if page.filled or not blocks or has_its_quarter(page):
            continue
        if all(block.element.within(CONTACT_BLOCK) for block in blocks):
            yield PageFault(page.number, PageContactAlone(), shown(blocks[0].lines[0].text))


def _broken_links(seen: PageModel) -> Iterator[PageFault]:
    """Yield numbers and addresses marked as such that do not stand on one line; long ones may go on after a mark."""
    lines: dict[HtmlElement, dict[int, str]] = defaultdict(dict)
    pages: dict[HtmlElement, int] = {}
    for page in seen.pages:
        for block in page.blocks:
            for number, line in enumerate(block.lines):
                for run in line.runs:
                    link = _reached(run.element)
                    if link:
                        pages.setdefault(link, page.number)
                        lines[link][number] = lines[link].get(number, "") + run.text
    for link, texts in lines.items():
        *before, last = (plain(text) for text in texts.values())
        if not all(text.endswith(BREAKS) for text in before):
            yield _broken(pages[link], "".join((*before, last)))


def _reached(element: HtmlElement) -> HtmlElement | None:
    return next((one for one in element.lineage if one.attributes.get("href", "").startswith(REACHED)), None)


def _broken_words(seen: PageModel) -> Iterator[PageFault]:
    """Yield numbers and addresses in running text that do not stand on one line."""
    for page in seen.pages:
        for block in page.blocks:
            if len(block.lines) > 1 and not _reached(block.element):
                for text in _in_no_line(block):
                    yield _broken(page.number, text)


def _in_no_line(block: LaidOutBlock) -> Iterator[str]:
    lines = [plain(line.text) for line in block.lines]
    written = plain(block.element.text)
    for pattern, sign in ((MAIL, "@"), (PHONE, "0")):
        for match in pattern.finditer(written) if sign in written else ():
            begins_here = any(line and match.group().startswith(line.split(" ")[-1].rstrip("-")) for line in lines)
            if begins_here and not any(match.group() in line for line in lines):
                yield match.group()


def _broken(page: int, text: str) -> PageFault:
    return PageFault(page, PageMailBroken() if "@" in text else PagePhoneBroken(), plain(text))
