"""Proofread: what sends a reader on or names something in, links, labels and credits with nothing behind them out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lzz_report.diagnostics.catalogue.pages import (
    PageCreditAlone,
    PageEmptyLabel,
    PageHereLost,
    PageLinkLost,
    PageLinkNotPrinted,
    PageOrphanCredit,
)
from lzz_report.documents.page_model import HtmlElement, LaidOutBlock, PageFault, PageModel, TextRun
from lzz_report.proofread.printed_text import letters, plain, shown
from lzz_report.reference import ATTRIBUTION

NUMBER_CLASS, LABEL_CLASS = "link-number", "label"
ADDRESSES = ("http://", "https://", "mailto:", "tel:")
# A gap is named in brackets: [Ziel fehlt in der Quelle].
GAP = re.compile(r"\[[^\]]+\]")
# "Die Ergebnisse finden Sie hier." with no number behind it.
HERE = re.compile(
    r"\b(?:finden|lesen|erfahren|sehen|gelangen|kommen|klicken)\s+Sie\b[^.!?]{0,80}\bhier\b(?!\s*[0-9\[])"
    r"|\b(?:click|read more|find out more|see)\b[^.!?]{0,40}\bhere\b(?!\s*[0-9\[])"
)
# The sign of rights, a label of a picture or of a date before nothing: at the end, or before the next piece of a list.
ORPHAN = re.compile(r"©\s*(?:$|[·,;|])|\b(?:Bild|Foto|Photo):\s*(?:$|[·,;|])|(?:^|·\s*)(?:Stand|As of)\s*(?:$|·)")
PHOTO = "lzz://image/"
# That its data are changed is said in the language of the page.
MAP_OWNER = ATTRIBUTION.partition(" (")[0]
ROWS = frozenset({"li", "tr", "dd"})


@dataclass(slots=True)
class _Printed:
    """What is printed of one element and all inside it, and the page this begins on."""

    page: int
    runs: list[TextRun] = field(default_factory=list)
    has_picture: bool = False

    @property
    def text(self) -> str:
        return plain("".join(run.text for run in self.runs))


def check_references(seen: PageModel) -> Iterator[PageFault]:
    """Yield links that lead nowhere on paper, labels without a value, rights without an owner or a picture."""
    printed = _printed(seen)
    yield from _links(printed)
    yield from _labels(printed)
    has_photo = any(
        picture.element.attributes.get("src", "").startswith(PHOTO) for page in seen.pages for picture in page.pictures
    )
    for page in seen.pages:
        for block in page.blocks:
            yield from _unaddressed(page.number, block, printed)
            yield from _credits(page.number, block, has_photo=has_photo)


def _printed(seen: PageModel) -> dict[HtmlElement, _Printed]:
    """Gather what is printed of each element, in the order of the document."""
    printed: dict[HtmlElement, _Printed] = {}
    for page in seen.pages:
        for item in page.content:
            lines = item.lines if isinstance(item, LaidOutBlock) else ()
            runs = [run for line in lines for run in line.runs if run.text.strip()]
            for run in runs:
                for one in run.element.lineage:
                    printed.setdefault(one, _Printed(page.number)).runs.append(run)
            if not isinstance(item, LaidOutBlock):
                for one in item.element.lineage:
                    printed.setdefault(one, _Printed(page.number)).has_picture = True
    return printed


def _links(printed: Mapping[HtmlElement, _Printed]) -> Iterator[PageFault]:
    targets = {one.attributes["id"]: found for one, found in printed.items() if "id" in one.attributes}
    for element, found in printed.items():
        href = element.attributes.get("href", "")
        if href.startswith("#") and NUMBER_CLASS in element.classes and not _leads_on(targets.get(href[1:])):
            yield PageFault(found.page, PageLinkLost(), found.text)
        elif href.startswith(ADDRESSES) and not _is_printed(href, element, found, printed):
            yield PageFault(found.page, PageLinkNotPrinted(), shown(found.text))


def _leads_on(target: _Printed | None) -> bool:
    """Tell whether an entry holds an address, a code to scan or a gap with its name."""
    if target is None:
        return False
    return target.has_picture or bool(GAP.search(target.text)) or any(_address(run.element) for run in target.runs)


def _address(element: HtmlElement) -> str:
    """Return the target outside the document that an element leads to."""
    link = element.within("href")
    href = link.attributes["href"] if link else ""
    return href if href.startswith(ADDRESSES) else ""


def _is_printed(href: str, link: HtmlElement, found: _Printed, printed: Mapping[HtmlElement, _Printed]) -> bool:
    """Tell whether a link shows its address itself, or a number or the address stands beside it."""
    target = letters(href.partition(":")[2]).casefold().removeprefix("www")
    said = letters(found.text).casefold().removeprefix("www").lstrip("0")
    if said and said in target:
        return True
    around = [printed[one] for one in link.lineage if one is not link][:2]
    return any(
        any(NUMBER_CLASS in run.element.classes for run in one.runs) or target in letters(one.text).casefold()
        for one in around
    )


def _labels(printed: Mapping[HtmlElement, _Printed]) -> Iterator[PageFault]:
    for element, found in printed.items():
        if LABEL_CLASS in element.classes and element.parent is not None:
            around = printed[element.parent]
            if len(around.runs) == len(found.runs) and not around.has_picture:
                yield PageFault(found.page, PageEmptyLabel(), found.text)


def _unaddressed(page: int, block: LaidOutBlock, printed: Mapping[HtmlElement, _Printed]) -> Iterator[PageFault]:
    """Yield a "here" without a number or a gap behind it, or beside it in its row of a list."""
    here = HERE.search(_text(block))
    row = next((one for one in block.element.lineage if one.tag in ROWS), block.element)
    if here and not (row.tag in ROWS and any(NUMBER_CLASS in run.element.classes for run in printed[row].runs)):
        yield PageFault(page, PageHereLost(), here.group())


def _credits(page: int, block: LaidOutBlock, *, has_photo: bool) -> Iterator[PageFault]:
    text = _text(block)
    alone = next((line for line in (*_lines(block), text) if line.endswith("©") or ORPHAN.search(line)), "")
    if alone:
        yield PageFault(page, PageCreditAlone(), shown(alone))
    elif not has_photo and "©" in text.replace(MAP_OWNER, "") and not GAP.search(text):
        yield PageFault(page, PageOrphanCredit(), shown(text))


def _text(block: LaidOutBlock) -> str:
    return " ".join(_lines(block))


def _lines(block: LaidOutBlock) -> list[str]:
    return [plain(line.text) for line in block.lines]
