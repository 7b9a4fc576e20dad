"""What a record says about its text and the text does not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lzz_report.diagnostics.catalogue.passages import (
    FigureNotInText,
    LinkWordMissing,
    LinkWordRepeated,
    LinkWordShared,
    QuoteNotInText,
)
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.diagnostics.fix import FieldFix
from lzz_report.rules.figure_mentions import text_names
from lzz_report.rules.markdown import plain_text
from lzz_report.validate.checked import Checked

TEXTS = ("challenge", "approach", "outlook")


def passage_faults(record: Checked) -> Iterator[Diagnostic]:
    """Yield errors for quotes and links the text does not hold, and warnings for figures it does not name."""
    if not all(record.is_sound(path) for path in TEXTS):
        return
    text = "\n".join(plain_text(record.text(path)) for path in TEXTS if record.text(path))
    yield from _quote(record, text)
    yield from _links(record, text)
    yield from _figures(record, text)


def _quote(record: Checked, text: str) -> Iterator[Diagnostic]:
    quote = record.text("quote")
    if quote and _spaced(quote) not in _spaced(text):
        bare = _spaced(quote).strip("„“”\"»«‚‘' ")
        bare = bare if bare in _spaced(text) else ""
        fix = FieldFix("quote", bare) if bare else None
        yield record.diagnostic("quote", QuoteNotInText(bare=bare), fix=fix)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _links(record: Checked, text: str) -> Iterator[Diagnostic]:
    taken: list[tuple[int, int, str]] = []
    for index in record.indices("links"):
        path = f"links[{index}].word"
        word = record.text(path)
        if not word:
            continue
        places = _places(word, text)
        if len(places) != 1:
            yield _uncertain_link(record, path, text, places)
            continue
        start, end = places[0]
        for other_start, other_end, other in taken:
            if start < other_end and other_start < end:
                yield record.diagnostic(path, LinkWordShared(other=other))
        taken.append((start, end, path))


def _places(word: str, text: str) -> list[tuple[int, int]]:
    """Return where a word or passage stands in the text as a whole."""
    passage = r"\s+".join(re.escape(part) for part in word.split())
    return [match.span() for match in re.finditer(rf"(?<!\w){passage}(?!\w)", text)]


def _uncertain_link(record: Checked, path: str, text: str, places: list[tuple[int, int]]) -> Diagnostic:
    if not places:
        return record.diagnostic(path, LinkWordMissing())
    return record.diagnostic(path, LinkWordRepeated(count=len(places), longer=_longer_passage(text, places)))


def _longer_passage(text: str, places: list[tuple[int, int]]) -> str:
    """Return the last place with as many words before it as make it unique, or ""."""
    start, end = places[-1]
    for words in range(1, 6):
        before = re.search(rf"(?:\S+\s){{{words}}}$", text[:start].rpartition("\n")[2])
        passage = (before.group() if before else "") + text[start:end]
        if before and len(_places(passage, text)) == 1:
            return passage
    return ""


def _figures(record: Checked, text: str) -> Iterator[Diagnostic]:
    for index in record.indices("figures"):
        path = f"figures[{index}].value"
        if record.text(path) and not text_names(record.text(path), text):
            yield record.diagnostic(path, FigureNotInText())
