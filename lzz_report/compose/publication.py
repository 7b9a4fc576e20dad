"""The publication of an edition and its records."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lzz_report import reference
from lzz_report.compose.chapter import compose_chapter
from lzz_report.compose.edition_wording import EditionWording
from lzz_report.compose.foreign_words import foreign_words
from lzz_report.compose.imprint import imprint, picture_credits
from lzz_report.compose.markdown_blocks import blocks_of, joined_html
from lzz_report.compose.palettes import assign_palettes
from lzz_report.documents.publication import Chapter, IndexEntry, KeyFigure, Publication
from lzz_report.rules.collation import din5007_key
from lzz_report.rules.fixed_words import FixedWords
from lzz_report.rules.required_data import EDITION
from lzz_report.rules.typography import typeset

if TYPE_CHECKING:
    from lzz_report.records.contact import Audience
    from lzz_report.records.edition import Edition
    from lzz_report.records.record import Record

_BETWEEN_WORDS = re.compile(r"\s+|(?<=\.)(?=[^\W\d_])")


def compose(
    edition: Edition,
    records: Sequence[Record],
    strings: FixedWords,
    *,
    palettes: int,
    fonts: Sequence[str],
    final: bool = False,
    audience: Audience = "public",
) -> Publication:
    """Return the publication of `edition` in the language of `strings`, whatever the order of `records`.

    `palettes` is the number of colour pairs of the theme, `fonts` the names of its families.
    A `final` publication names no gap: what is missing is left out without a trace. `audience` decides which contacts
    its sheets hold; the brochure is for everybody, so that sheets name the pages it really has.
    """
    ordered = _in_order(edition, records)
    language = edition.written_in
    wording = EditionWording.of(edition, strings, final=final, audience=audience)
    said = wording.said
    about = blocks_of(edition.about, language) if edition.about else ()
    colours = assign_palettes(
        [record.district.key for record in ordered],
        {record.district.key: record.district.palette for record in ordered if record.district.palette},
        palettes,
        reference.borders,
    )
    chapters = _chapters(edition, ordered, replace(wording, audience="public"), colours, numbered_through=True)
    return Publication(
        id=edition.id,
        title=said(typeset(edition.title, language)),
        title_lines=tuple(map(said, title_lines(typeset(edition.title, language)))),
        outlines_heading=_outlines_heading(len(chapters), strings),
        programme=said(edition.programme),
        programme_words=tuple(map(said, programme_words(edition.programme))),
        subtitle=said(typeset(edition.subtitle or "", language)),
        language=strings.language,
        text_language=language,
        as_of=strings.date(edition.as_of) if edition.as_of else "",
        about=about,
        about_html=joined_html(about, wording.paragraph_language),
        about_gap="" if edition.about else wording.gap("gap_about", EDITION, "about"),
        counts=_counts(chapters, strings),
        chapters=chapters,
        sheets=_chapters(edition, ordered, wording, colours, numbered_through=False),
        topics=_index(chapters, lambda chapter: chapter.topics),
        advisers=_index(chapters, lambda chapter: (chapter.adviser,) if chapter.adviser else ()),
        imprint=imprint(edition, wording, fonts),
        credits=picture_credits(chapters, wording),
        parts=tuple(edition.parts),
        stapled=edition.binding == "stapled",
        publisher_line=said(edition.imprint.publisher or ""),
        foreign=foreign_words(edition, ordered),
        publisher_gap="" if edition.imprint.publisher else wording.gap("gap_back", EDITION, "imprint.publisher"),
        keywords=tuple(entry.term for entry in _index(chapters, lambda chapter: chapter.topics)),
    )


def programme_words(programme: str) -> tuple[str, ...]:
    """Return a programme's name as the words of a cover: "Land.", "Zuhause.", "Zukunft."."""
    *words, last = _BETWEEN_WORDS.split(programme)
    if words and all(word.endswith(".") for word in words):
        last = last.removesuffix(".") + "."
    return (*words, last)


def title_lines(title: str) -> tuple[str, ...]:
    """Return a title with its year, if it ends with one, on a line of its own."""
    found = re.fullmatch(r"(.+?)\s+(\d{4}(?:\W+\d{2,4})?)", title)
    return found.groups() if found else (title,)


def _outlines_heading(count: int, strings: FixedWords) -> str:
    words = strings("number_words").split()
    return strings("outlines_heading", count=count, word=words[count] if count < len(words) else str(count))


def _in_order(edition: Edition, records: Sequence[Record]) -> list[Record]:
    """Sort by the edition's own order, or by name after DIN 5007."""
    register = reference.register()
    rank = {slug: position for position, slug in enumerate(edition.order or ())}
    return sorted(
        records,
        key=lambda record: (
            rank.get(record.district.slug, len(rank)),
            din5007_key(register[record.district.key].name),
            record.district.key,
        ),
    )


def _chapters(
    edition: Edition,
    records: Sequence[Record],
    wording: EditionWording,
    colours: Mapping[str, int],
    *,
    numbered_through: bool,
) -> tuple[Chapter, ...]:
    """Compose all districts; in the brochure links are numbered through, on sheets each starts at 1."""
    chapters: list[Chapter] = []
    for record in records:
        first = 1 + sum(len(chapter.links) for chapter in chapters) if numbered_through else 1
        chapters.append(
            compose_chapter(record, edition, wording, palette=colours[record.district.key], first_link=first)
        )
    return tuple(chapters)


def _counts(chapters: Sequence[Chapter], strings: FixedWords) -> tuple[KeyFigure, ...]:
    """Count what the edition holds."""
    numbers = {
        "districts_counted": len(chapters),
        "states_counted": len({chapter.state for chapter in chapters}),
        "contacts_counted": sum(len(chapter.contacts) for chapter in chapters),
        "advisers_counted": len({chapter.adviser for chapter in chapters if chapter.adviser}),
    }
    return tuple(KeyFigure(str(number), strings(key, count=number)) for key, number in numbers.items() if number)


def _index(chapters: Sequence[Chapter], terms_of: Callable[[Chapter], tuple[str, ...]]) -> tuple[IndexEntry, ...]:
    """Gather the chapters under each of their terms, in DIN 5007 order."""
    entries: dict[str, list[Chapter]] = {}
    for chapter in chapters:
        for term in terms_of(chapter):
            entries.setdefault(term, []).append(chapter)
    return tuple(IndexEntry(term, tuple(entries[term])) for term in sorted(entries, key=din5007_key))
