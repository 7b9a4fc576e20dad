"""Look ahead: an edition and the letters of a theme's fonts in, every word nobody could print out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.records.leaves import texts_in
from lzz_report.records.record import ValidEdition
from lzz_report.sourcefile.source import SourceFile

Holds = Callable[[str], bool]
# Never lettered as they are written: addresses are plain ASCII, keys and names of files go nowhere.
_UNPRINTED = re.compile(r"(?:.*\.)?(?:url|web|email|file|key|slug|id|theme|order\[\d+\]|accepted_gaps\[\d+\])")


def missing_letters(valid: ValidEdition, holds: Holds) -> Iterator[Diagnostic]:
    """Yield an error at each field with letters that no font has; `holds` tells of one letter whether one does."""
    yield from _in_file(valid.source, valid.edition.model_dump(), holds)
    for record in valid.records:
        yield from _in_file(record.source, record.district.model_dump(), holds)


def _in_file(source: SourceFile, data: object, holds: Holds) -> Iterator[Diagnostic]:
    for path, text in texts_in(data):
        if _UNPRINTED.fullmatch(path):
            continue
        missing = [letter for letter in dict.fromkeys(text) if not letter.isspace() and not holds(letter)]
        if missing:
            word = next(word for word in re.finditer(r"\S+", text) if missing[0] in word.group())
            yield source.plain_diagnostic(
                path,
                f"no font of the theme has the letters {' '.join(missing)}",
                span=source.span_within(path, text, *word.span()),
                got=word.group(),
                fix="write the words in Latin letters too, or let the theme name a font that has them",
                code="missing-letter",
            )
