"""Every word whose spelling can be looked up, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lzz_report.records.nature import texts_of
from lzz_report.records.record import ValidEdition
from lzz_report.rules.protected import protected_spans, touches
from lzz_report.sourcefile.source import SourceFile

# Letters, held together by a gender mark or an apostrophe: Leser:innen, geht’s. Hyphens part words.
_WORD = re.compile(r"(?<![\w@])[^\W\d_]+(?:[’'][^\W\d_]+)*(?:(?P<mark>[:*_]|/-?)(?P<ending>innen|in|r|n)\b)?(?![\w@])")
_MIN = 3
# An abbreviation: two capitals or more, or a few letters and a full stop inside a sentence.
_CAPITALS = re.compile(r"[A-ZÄÖÜ].*[A-ZÄÖÜ]")
_ABBREVIATED = re.compile(r"\.(?=\s*[a-zäöüß0-9(])")
_LONGEST_ABBREVIATION = 5


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is looked up, and where it stands: `start` and `end` in the field's text."""

    form: str
    source: SourceFile
    path: str
    text: str
    start: int
    end: int


def words_of(valid: ValidEdition) -> Iterator[Word]:
    """Yield the words of all texts whose words a dictionary has, file by file."""
    for source, record in valid.files:
        for one in texts_of(record):
            if one.nature.is_in_dictionary:
                yield from _in_text(source, one.path, one.text)


def _in_text(source: SourceFile, path: str, text: str) -> Iterator[Word]:
    spans = protected_spans(text)
    for match in _WORD.finditer(text):
        form = _form(match)
        if len(form) >= _MIN and not touches(spans, *match.span()) and not _is_abbreviation(match, text):
            yield Word(form, source, path, text, *match.span())


def _form(match: re.Match[str]) -> str:
    """Return what is looked up for a word: of Expert:innen, which has no masculine of its own, Expertinnen."""
    if not match["mark"]:
        return match.group()
    stem = match.group()[: match.start("mark") - match.start()]
    return f"{stem}{match['ending']}" if match["ending"] in {"in", "innen"} else stem


def _is_abbreviation(match: re.Match[str], text: str) -> bool:
    word = match.group()
    is_short = len(word) <= _LONGEST_ABBREVIATION and _ABBREVIATED.match(text, match.end())
    return bool(is_short) or _CAPITALS.fullmatch(word) is not None
