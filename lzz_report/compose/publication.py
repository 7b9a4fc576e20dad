"""Compose: edition and records in, the Publication out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from lzz_report import reference
from lzz_report.compose.chapter import compose_chapter
from lzz_report.compose.colours import assign_palettes
from lzz_report.compose.text import blocks_of
from lzz_report.model.publication import Chapter, Fact, IndexEntry, KeyFigure, Picture, Publication
from lzz_report.rules.collation import din5007_key
from lzz_report.rules.strings import Strings
from lzz_report.rules.typography import typeset

if TYPE_CHECKING:
    from lzz_report.model.district import District
    from lzz_report.model.edition import Edition

_IMPRINT = ("publisher", "responsible", "editorial", "design", "print", "web")


def compose(
    edition: Edition,
    districts: Sequence[District],
    strings: Strings,
    *,
    palettes: int,
    fonts: Sequence[str],
    pictures: Mapping[str, Picture],
) -> Publication:
    """Return the publication of `edition`, whatever the order of `districts`.

    `palettes` is the number of colour pairs of the theme, `fonts` the names of its families, `pictures` the checked
    photos by slug.
    """
    ordered = _in_order(edition, districts)
    colours = assign_palettes(
        [district.key for district in ordered],
        {district.key: district.palette for district in ordered if district.palette},
        palettes,
        reference.borders,
    )
    chapters = _chapters(edition, ordered, strings, colours, pictures, numbered_through=True)
    return Publication(
        id=edition.id,
        title=typeset(edition.title, edition.language),
        programme=edition.programme,
        programme_words=programme_words(edition.programme),
        subtitle=typeset(edition.subtitle or "", edition.language),
        language=strings.language,
        as_of=strings.date(edition.as_of) if edition.as_of else "",
        about=blocks_of(edition.about, edition.language) if edition.about else (),
        about_gap="" if edition.about else strings("gap_about"),
        counts=_counts(chapters, strings),
        chapters=chapters,
        sheets=_chapters(edition, ordered, strings, colours, pictures, numbered_through=False),
        topics=_index(chapters, lambda chapter: chapter.topics),
        advisers=_index(chapters, lambda chapter: (chapter.adviser,) if chapter.adviser else ()),
        imprint=_imprint(edition, strings, fonts),
        credits=tuple(
            Fact(chapter.name, strings("picture_credit", owner=chapter.credit))
            for chapter in chapters
            if chapter.credit
        ),
        parts=tuple(edition.parts),
        stapled=edition.binding == "stapled",
        publisher_line=edition.imprint.publisher or "",
        keywords=tuple(entry.term for entry in _index(chapters, lambda chapter: chapter.topics)),
    )


def programme_words(programme: str) -> tuple[str, ...]:
    """Return a programme's name as the words of a cover: "Land.", "Zuhause.", "Zukunft."."""
    pieces = [piece for piece in programme.replace(".", ". ").split() if piece != "."]
    if "." in programme.rstrip(".") and not programme.endswith("."):
        pieces[-1] += "."
    return tuple(pieces)


def _in_order(edition: Edition, districts: Sequence[District]) -> list[District]:
    """Sort by the edition's own order, or by name after DIN 5007."""
    register = reference.register()
    rank = {slug: position for position, slug in enumerate(edition.order or ())}
    return sorted(
        districts,
        key=lambda district: (
            rank.get(district.slug, len(rank)),
            din5007_key(register[district.key].name),
            district.key,
        ),
    )


def _chapters(
    edition: Edition,
    districts: Sequence[District],
    strings: Strings,
    colours: Mapping[str, int],
    pictures: Mapping[str, Picture],
    *,
    numbered_through: bool,
) -> tuple[Chapter, ...]:
    """Compose all districts; in the brochure links are numbered through, on sheets each starts at 1."""
    register = reference.register()
    chapters: list[Chapter] = []
    for district in districts:
        first = 1 + sum(len(chapter.links) for chapter in chapters) if numbered_through else 1
        chapters.append(
            compose_chapter(
                district,
                register[district.key],
                strings,
                palette=colours[district.key],
                first_link=first,
                text_language=edition.language,
                picture=pictures.get(district.slug),
            )
        )
    return tuple(chapters)


def _counts(chapters: Sequence[Chapter], strings: Strings) -> tuple[KeyFigure, ...]:
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


def _imprint(edition: Edition, strings: Strings, fonts: Sequence[str]) -> tuple[Fact, ...]:
    """Return the imprint; what is not known is named in brackets, never invented."""
    known = {name: getattr(edition.imprint, name) for name in _IMPRINT}
    facts = [
        Fact(strings(name), typeset(value, edition.language) if value else strings(f"gap_{name}"), not value)
        for name, value in known.items()
    ]
    if edition.funder:
        facts.append(Fact(strings("funder"), edition.funder))
    if edition.partners:
        facts.append(Fact(strings("partners"), strings.and_list(tuple(edition.partners))))
    facts.append(Fact(strings("maps"), reference.ATTRIBUTION))
    facts.append(Fact(strings("fonts"), strings("fonts_value", names=strings.and_list(tuple(fonts)))))
    return tuple(facts)
