"""Every place where typesetting makes other marks or spaces than the record has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lzz_report.compose.markdown_blocks import run_texts
from lzz_report.documents.typographic_change import TypographicChange
from lzz_report.records.nature import RecordText, texts_of
from lzz_report.records.record import ValidEdition
from lzz_report.rules.typography import Change, changes
from lzz_report.sourcefile.source import SourceFile


def typographic_changes(valid: ValidEdition) -> tuple[TypographicChange, ...]:
    """Return what `compose` changes in the texts of an edition, in the order of its files; letters never change."""
    found = [
        change
        for source, record in valid.files
        for one in texts_of(record, "public")
        if one.nature.is_typeset
        for change in _in_field(source, one.path, _paragraphs(one), valid.edition.written_in)
    ]
    return tuple(sorted(found, key=lambda one: (one.at.file, one.at.line or 0, one.at.column or 0)))


def _paragraphs(one: RecordText) -> list[str]:
    return run_texts(one.text) if one.nature.kind == "prose" else [one.text]


def _in_field(source: SourceFile, path: str, paragraphs: Sequence[str], language: str) -> Iterator[TypographicChange]:
    """Yield a change for each stretch of words that is changed."""
    earlier = ""
    for text in paragraphs:
        for start, end, touching in _stretches(text, changes(text, language)):
            passage = text[start:end]
            # The file has its own line breaks and marks of Markdown: the words are found by counting.
            same = re.compile(r"\s+".join(map(re.escape, passage.split())))
            before = len(same.findall(earlier)) + sum(match.start() < start for match in same.finditer(text))
            at = source.location(source.passage_span(path, passage, before), path)
            yield TypographicChange(
                at, passage, _set(text, start, end, touching), tuple({one.rule: None for one in touching})
            )
        earlier += f"{text}\n"


def _stretches(text: str, found: Sequence[Change]) -> Iterator[tuple[int, int, list[Change]]]:
    """Yield the words that changes touch, as start and end; changes that touch the same words come together."""
    at, touching = (0, 0), list[Change]()
    for change in found:
        start, end = change.offset, change.offset + len(change.before)
        start -= len(re.split(r"\s", text[:start])[-1])
        end += len(re.split(r"\s", text[end:], maxsplit=1)[0])
        if touching and start < at[1]:
            at, touching = (at[0], max(at[1], end)), [*touching, change]
        else:
            if touching:
                yield *at, touching
            at, touching = (start, end), [change]
    if touching:
        yield *at, touching


def _set(text: str, start: int, end: int, touching: Sequence[Change]) -> str:
    """Return the words from `start` to `end` as they are set."""
    pieces, at = [], start
    for change in touching:
        pieces += [text[at : change.offset], change.after]
        at = change.offset + len(change.before)
    return "".join([*pieces, text[at:end]])
