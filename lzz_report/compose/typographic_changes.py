"""List: a valid edition in, every place where typesetting makes other marks or spaces than the record has out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lzz_report.compose.markdown_blocks import run_texts
from lzz_report.documents.typographic_change import TypographicChange
from lzz_report.records.contact import Contact
from lzz_report.records.district import District
from lzz_report.records.edition import Edition
from lzz_report.records.record import ValidEdition
from lzz_report.rules.typography import Change, changes
from lzz_report.sourcefile.source import SourceFile

Field = tuple[str, list[str]]
"""The path of a text and its paragraphs."""


def typographic_changes(valid: ValidEdition) -> tuple[TypographicChange, ...]:
    """Return what `compose` changes in the texts of an edition, in the order of its files; letters never change."""
    edition = valid.edition
    files = [(valid.source, [*_of_edition(edition)])]
    files += [(record.source, [*_of_district(record.district)]) for record in valid.records]
    found = [
        one
        for source, fields in files
        for path, paragraphs in fields
        for one in _in_field(source, path, paragraphs, edition.written_in)
    ]
    return tuple(sorted(found, key=lambda one: (one.at.file, one.at.line or 0, one.at.column or 0)))


def _of_edition(edition: Edition) -> Iterator[Field]:
    yield "title", [edition.title]
    if edition.subtitle:
        yield "subtitle", [edition.subtitle]
    if edition.about:
        yield "about", run_texts(edition.about)
    yield from ((f"imprint.{name}", [text]) for name, text in edition.imprint.model_dump().items() if text)


def _of_district(district: District) -> Iterator[Field]:
    yield from ((name, run_texts(text)) for name, text in district.prose)
    for index, figure in enumerate(district.figures):
        yield f"figures[{index}].value", [figure.value]
        yield f"figures[{index}].label", [figure.label]
    yield from ((f"links[{index}].label", [link.label]) for index, link in enumerate(district.links) if link.label)
    for index, contact in enumerate(district.contacts):
        if contact.is_for("public"):
            yield from _of_contact(contact, f"contacts[{index}]")
    if district.photo and district.photo.alt:
        yield "photo.alt", [district.photo.alt]


def _of_contact(contact: Contact, path: str) -> Iterator[Field]:
    texts = contact.model_dump(include={"name", "office", "role", "unit", "organisation"}, exclude_none=True)
    yield from ((f"{path}.{name}", [text]) for name, text in texts.items())


def _in_field(source: SourceFile, path: str, paragraphs: Sequence[str], language: str) -> Iterator[TypographicChange]:
    """Yield a retouch for each stretch of words that is changed."""
    earlier = ""
    for text in paragraphs:
        for start, end, touching in _stretches(text, changes(text, language)):
            passage = text[start:end]
            # The file has its own line breaks and Markdown signs: the words are found by counting.
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
