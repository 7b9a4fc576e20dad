"""Word: the faults of a document's pages in, diagnostics at their places in the records out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lzz_report.model.diagnostic import Diagnostic, Location, Severity
from lzz_report.model.expectation import ExpectedText
from lzz_report.model.seen import PageFault

# Fewer letters than these are no proof of where a passage comes from.
LEAST_LETTERS = 8
_PIECES = re.compile(r"[|…]")


def page_diagnostics(faults: Iterable[PageFault], file: str, texts: Sequence[ExpectedText]) -> tuple[Diagnostic, ...]:
    """Return each fault of the document `file` with its page and district.

    `texts` are the passages of the records with the pages they stand on: a fault in one of them is told at its field,
    any other on a district's page at its record, the rest at the document.
    """
    return tuple(_diagnostic(fault, file, [text for text in texts if _is_on(fault.page, text)]) for fault in faults)


def _diagnostic(fault: PageFault, file: str, texts: Sequence[ExpectedText]) -> Diagnostic:
    owners = dict.fromkeys(text.district for text in texts)
    owner = next(iter(owners)) if len(owners) == 1 else ""
    source = _source(fault.text, texts)
    at = source.at if source else Location(texts[0].at.file) if owner else Location(file)
    district = source.district if source else owner
    return Diagnostic(
        at,
        f"{file}, page {fault.page}{f' ({district})' if district else ''}: {fault.problem}",
        got=fault.text,
        fix=fault.fix,
        severity=Severity.ERROR if fault.is_grave else Severity.WARNING,
        code=f"page-{fault.rule}",
    )


def _is_on(page: int, text: ExpectedText) -> bool:
    return text.pages is None or text.pages[0] <= page - 1 <= text.pages[1]


def _source(passage: str, texts: Sequence[ExpectedText]) -> ExpectedText | None:
    """Return the text of a record that holds a passage as it was shown."""
    pieces = [_letters(piece) for piece in _PIECES.split(passage)]
    longest = max(pieces, key=len)
    if len(longest) < LEAST_LETTERS:
        return None
    return next((text for text in texts if longest in _letters(text.text)), None)


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
