"""What was found wrong with the pages of a document, told at its places in the records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from lzz_report.diagnostics.catalogue.fitting import WrongPage
from lzz_report.diagnostics.diagnostic import Diagnostic, Location, PrintedPlace
from lzz_report.documents.expectation import ExpectedText
from lzz_report.documents.fitted import FittedPublication
from lzz_report.documents.page_model import PageFault

# Fewer letters than these are no proof of where a passage comes from.
MIN_LETTERS = 8
_PIECES = re.compile(r"[|…]")


def page_diagnostics(faults: Iterable[PageFault], file: str, texts: Sequence[ExpectedText]) -> tuple[Diagnostic, ...]:
    """Return each fault of the document `file` with its page and district.

    `texts` are the passages of the records with the pages they stand on: a fault in one of them is told at its field,
    any other on a district's page at its record, the rest at the document.
    """
    return tuple(_diagnostic(fault, file, [text for text in texts if _is_on(fault.page, text)]) for fault in faults)


def anchor_diagnostics(
    anchors: Mapping[str, tuple[int, float]], fitted: FittedPublication, file: str
) -> tuple[Diagnostic, ...]:
    """Return the chapters and parts that do not stand on the pages the contents name."""
    contents = {f"chapter-{chapter.slug}": chapter.first_page for chapter in fitted.chapters}
    contents |= {part: page for part in fitted.parts if (page := fitted.page_of(part))}
    wrong = {name: page for name, page in contents.items() if anchors.get(name, (page,))[0] != page}
    return tuple(
        Diagnostic(Location(file), WrongPage(name=name, page=anchors[name][0], contents_page=page))
        for name, page in wrong.items()
    )


def _diagnostic(fault: PageFault, file: str, texts: Sequence[ExpectedText]) -> Diagnostic:
    owners = dict.fromkeys(text.district for text in texts)
    owner = next(iter(owners)) if len(owners) == 1 else ""
    source = _source(fault.text, texts)
    at = source.at if source else Location(texts[0].at.file) if owner else Location(file)
    place = PrintedPlace(file, fault.page, source.district if source else owner, fault.more)
    return Diagnostic(at, fault.fault, fault.text, seen_on=place)


def _is_on(page: int, text: ExpectedText) -> bool:
    return text.pages is None or text.pages[0] <= page - 1 <= text.pages[1]


def _source(passage: str, texts: Sequence[ExpectedText]) -> ExpectedText | None:
    """Return the text of a record that holds a passage as it was shown."""
    pieces = [_letters(piece) for piece in _PIECES.split(passage)]
    longest = max(pieces, key=len)
    if len(longest) < MIN_LETTERS:
        return None
    return next((text for text in texts if longest in _letters(text.text)), None)


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
