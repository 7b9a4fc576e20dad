"""The language of every word in another script than Latin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lzz_report.records.edition import Edition
from lzz_report.records.leaves import texts_in
from lzz_report.records.record import Record
from lzz_report.rules.scripts import SCRIPTS, language_of, runs, told_language, words


def foreign_words(edition: Edition, records: Sequence[Record]) -> Mapping[str, str]:
    """Return for each word in another script its language.

    A run whose letters do not tell is taken to be in the language of the record's other runs in that script. Where two
    records say differently of a word, the first is believed.
    """
    found: dict[str, str] = {}
    for record in records:
        _add(found, (text for _, text in texts_in(record.district.model_dump())), record.district.languages)
    _add(found, (text for _, text in texts_in(edition.model_dump())), ())
    return found


def _add(found: dict[str, str], texts: Iterable[str], named: Sequence[str]) -> None:
    said: dict[str, list[str]] = {}
    for text in texts:
        for run in runs(text):
            said.setdefault(run.script.code, []).append(text[run.start : run.end])
    for code, pieces in said.items():
        script = SCRIPTS[code]
        usual = language_of(" ".join(pieces), script, named)
        for piece in pieces:
            language = told_language(piece, script, named) or usual
            for word in words(piece):
                found.setdefault(word, language)
