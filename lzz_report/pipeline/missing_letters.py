"""Look ahead: an edition and the letters of a theme's fonts in, every word nobody could print out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lzz_report.diagnostics.catalogue.fitting import MissingLetter
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.records.nature import texts_of
from lzz_report.records.record import ValidEdition
from lzz_report.sourcefile.source import SourceFile

Holds = Callable[[str], bool]


def missing_letters(valid: ValidEdition, holds: Holds) -> Iterator[Diagnostic]:
    """Yield an error at each field with letters that no font has; `holds` tells of one letter whether one does."""
    for source, record in valid.files:
        for one in texts_of(record):
            if one.nature.is_lettered:
                yield from _in_text(source, one.path, one.text, holds)


def _in_text(source: SourceFile, path: str, text: str, holds: Holds) -> Iterator[Diagnostic]:
    missing = [letter for letter in dict.fromkeys(text) if not letter.isspace() and not holds(letter)]
    if missing:
        word = next(word for word in re.finditer(r"\S+", text) if missing[0] in word.group())
        span = source.span_within(path, text, *word.span())
        yield source.diagnostic(path, MissingLetter(letters=" ".join(missing)), span=span, got=word.group())
