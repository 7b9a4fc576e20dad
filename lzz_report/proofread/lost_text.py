"""Proofread: what was written in each element in, what no page shows of it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate, takewhile

from lzz_report.diagnostics.catalogue.pages import PageTextLost
from lzz_report.documents.page_model import HtmlElement, PageFault, PageModel
from lzz_report.proofread.printed_text import letters, plain, shown


def check_losses(seen: PageModel) -> Iterator[PageFault]:
    """Yield the text of every element that the engine has dropped: cut off at a page's or a box's foot."""
    printed: dict[HtmlElement, list[str]] = defaultdict(list)
    pages: dict[HtmlElement, int] = {}
    for page in seen.pages:
        for block in (*page.margins, *page.blocks):
            for line in block.lines:
                for run in line.runs:
                    for one in run.element.lineage:
                        pages[one] = page.number
                    if run.is_written:
                        printed[run.element].append(run.text)
    for element in seen.elements:
        missing = _missing(element.text, "".join(printed[element]))
        if missing:
            number = next((pages[one] for one in element.lineage if one in pages), 1)
            yield PageFault(number, PageTextLost(), shown(missing))


def _missing(written: str, shown_text: str) -> str:
    """Return the words of a text from the first on that is not shown."""
    wanted, found = letters(written).casefold(), letters(shown_text).casefold()
    if wanted in found:
        return ""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(wanted, found, strict=False)))
    words = plain(written).split()
    ends = accumulate(len(letters(word).casefold()) for word in words)
    return " ".join(words[next(number for number, end in enumerate(ends) if end > same) :])
