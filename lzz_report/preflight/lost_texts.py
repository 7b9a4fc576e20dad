"""Compare: the text of a PDF and the texts of the records in, every lost line out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from lzz_report.diagnostics.catalogue.preflight import PreflightTextLost
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.documents.expectation import ExpectedText, PdfExpectation
from lzz_report.preflight.alignment import lost_words
from lzz_report.preflight.letters import letters_of
from lzz_report.preflight.opened_file import OpenedFile
from lzz_report.preflight.text_extraction import TextPiece


def check_texts(file: OpenedFile) -> Iterator[Diagnostic]:
    """Yield a fault for each text that is not read from begin to end.

    Compared are letters and digits in the order of the tags, so that hyphens, spaces, quotation marks, columns, page
    breaks and running heads make no difference.
    """
    pieces, order, expectation = file.pieces, file.structure.pieces, file.expectation
    spoken = _spoken(pieces, order)

    @cache
    def letters(pages: tuple[int, int] | None) -> str:
        first, last = pages or (0, len(pieces) - 1)
        return letters_of("".join(text for page, text in spoken if first <= page <= last))

    for expected in expectation.texts:
        lost = lost_words(expected.text, letters(expected.pages))
        if lost and _runs_leftwards(expected.text):
            lost = _absent(lost, letters(expected.pages))
        if lost:
            yield _lost(expected, expectation, lost)


def _spoken(pieces: Sequence[Sequence[TextPiece]], order: Iterable[tuple[int, int]]) -> list[tuple[int, str]]:
    texts: dict[tuple[int, int], str] = {}
    for page, on_page in enumerate(pieces):
        for piece in on_page:
            # A line in two fonts is one piece of content in two runs.
            texts[page, piece.mcid] = texts.get((page, piece.mcid), "") + piece.text
    return [(page, texts.get((page, mcid), "")) for page, mcid in order]


def _runs_leftwards(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in text)


def _absent(lost: Sequence[str], letters: str) -> list[str]:
    """Return the words that stand nowhere: of a line that runs leftwards the reader gives words in another order."""
    words = (word for words in lost for word in words.split())
    return [word for word in words if letters_of(word) not in letters and letters_of(word)[::-1] not in letters]


def _lost(expected: ExpectedText, expectation: PdfExpectation, lost: Sequence[str]) -> Diagnostic:
    count = sum(len(words.split()) for words in lost)
    fault = PreflightTextLost(district=expected.district, count=count, document=expectation.file)
    return Diagnostic(expected.at, fault, " … ".join(lost))
