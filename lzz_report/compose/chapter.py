"""The chapter of one valid record."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import partial

from lzz_report.compose.contact_blocks import address_html, contact_block, shown_url
from lzz_report.compose.edition_wording import EditionWording
from lzz_report.compose.linking import sentence_with, word_pattern
from lzz_report.compose.markdown_blocks import blocks_of, joined_html
from lzz_report.documents.photo import PublishedPhoto
from lzz_report.documents.publication import Chapter, KeyFigure, NumberedLink, Section
from lzz_report.records.district import District
from lzz_report.records.edition import Edition
from lzz_report.records.record import Record
from lzz_report.reference import Place, register
from lzz_report.rules.hyphenation import hyphenate
from lzz_report.rules.markdown import plain_text
from lzz_report.rules.quotes import outer_marks
from lzz_report.rules.scripts import language_of, whole_script
from lzz_report.rules.typography import LONGEST_TIED, MIN_IN_NARROW, bind_last_words, typeset

# Letters that still fit a line of 66 pt, and of a smaller step.
LONGEST_BOUND, LONGEST_IN_SMALL = 18, 28


def compose_chapter(
    record: Record, edition: Edition, wording: EditionWording, *, palette: int, first_link: int
) -> Chapter:
    """Return the chapter of a district; its links are numbered from `first_link` on."""
    district = record.district
    place = register()[district.key]
    language, said = wording.text_language, wording.said
    links = _links(district, wording, first_link)
    picture = _picture(record, wording)
    credit, credit_gap = _credit(district, wording, has_picture=picture is not None)
    return Chapter(
        key=district.key,
        slug=district.slug,
        name=place.name,
        name_parts=name_parts(place.name),
        kind_line=wording.kind_line(place),
        place_line=wording.place_line(place),
        full_name=wording.title(place),
        state=wording.state(place),
        palette=palette,
        sections=_sections(district, place, links, wording),
        figures=tuple(
            KeyFigure(said(typeset(figure.value, language)), said(typeset(figure.label, language)))
            for figure in district.figures
        ),
        links=links,
        contacts=tuple(
            contact_block(contact, f"contacts[{number}]", place, wording, edition.as_of)
            for number, contact in enumerate(district.contacts)
            if contact.is_for(wording.audience)
        ),
        facts=wording.facts(district),
        adviser=district.adviser,
        topics=tuple(map(said, district.topics)),
        quote=said(_quote(district.quote, language)) if district.quote else None,
        quoted=_quoted(district, wording, _quote),
        quoted_small=_quoted(district, wording, partial(_small_quote, names=names_of(district, place))),
        credit=said(credit) if credit else None,
        credit_gap=credit_gap,
        picture=picture,
        sheet_pages=district.sheet_pages,
        crop=(district.crop.zoom, district.crop.x, district.crop.y) if district.crop else None,
    )


def name_parts(name: str) -> tuple[str, ...]:
    """Return the pieces between which a large name may break: after a hyphen, at a space."""
    return tuple(re.findall(r"[^\s-]+(?:-(?=\S)|\s|$)", name)) or (name,)


def names_of(district: District, place: Place) -> frozenset[str]:
    """Return the words that are never divided: the names of the district, its seat and its people."""
    names = (place.name, place.seat, *(contact.name or "" for contact in district.contacts))
    return frozenset(re.findall(r"[^\W\d_]+", " ".join(names)))


def _quote(text: str, language: str) -> str:
    """Typeset a quotation; its last words are bound where even the largest letters leave them room on a line.

    A last word that would be a fault alone is bound where smaller letters do.
    """
    quote = typeset(text, language)
    tries = ((bind_last_words(quote), LONGEST_BOUND), (bind_last_words(quote, MIN_IN_NARROW), LONGEST_IN_SMALL))
    return next((bound for bound, longest in tries if len(bound.rsplit(" ", 1)[-1]) <= longest), quote)


def _small_quote(text: str, language: str, names: Collection[str]) -> str:
    """Typeset a quotation for a narrow column: words may be divided, the last ones stay together where they fit."""
    quote = typeset(text, language)
    bound = hyphenate(bind_last_words(quote, MIN_IN_NARROW), language, names)
    longest = max(map(len, bound.rsplit(" ", 1)[-1].split("\u00ad")))
    return bound if longest <= LONGEST_BOUND else hyphenate(quote, language, names)


def _links(district: District, wording: EditionWording, first: int) -> tuple[NumberedLink, ...]:
    """Number the links of a record in the order of their words in the text; one left without target gets no number."""
    language = wording.text_language
    shown = [
        link
        for index, link in enumerate(district.links)
        if link.url or wording.shows_gap(district.slug, f"links[{index}].url")
    ]
    text = "\n".join(plain_text(part) for part in dict(district.prose).values())
    placed = sorted(shown, key=lambda link: _place_of(link.word, text))
    return tuple(
        NumberedLink(
            number=number,
            anchor=f"link-{district.slug}-{number}",
            word=link.word,
            spoken=wording.strings("number_spoken", number=number, label=link.label or link.word),
            label=wording.said(typeset(link.label or link.word, language)),
            sentence=wording.said(
                bind_last_words(typeset(sentence_with(link.word, text), language), longest=LONGEST_TIED)
            ),
            url=link.url,
            shown_url=shown_url(link.url) if link.url else "",
            url_html=address_html(shown_url(link.url)) if link.url else "",
        )
        for number, link in enumerate(placed, first)
    )


def _picture(record: Record, wording: EditionWording) -> PublishedPhoto | None:
    """Return the photo of a record, if it has one that can be printed."""
    photo, file = record.district.photo, record.photo
    if photo is None or photo.file is None or file is None or file.fault:
        return None
    alt = wording.said(typeset(photo.alt or "", wording.text_language))
    return PublishedPhoto(file.path, alt, photo.focus, file.width_px, file.height_px, file.orientation)


def _quoted(district: District, wording: EditionWording, set_quote: Callable[[str, str], str]) -> str:
    """Return the quote between the marks of its language, which may be another than the record's."""
    if district.quote is None:
        return ""
    script = whole_script(district.quote)
    language = language_of(district.quote, script, district.languages) if script else wording.text_language
    opening, closing = outer_marks(language)
    quoted = f"{opening}{set_quote(district.quote, wording.text_language)}{closing}"
    return quoted if script else wording.said(quoted)


def _credit(district: District, wording: EditionWording, *, has_picture: bool) -> tuple[str | None, str]:
    """Return whose the picture is, and a note in brackets where it is missing; a note that is left out takes both."""
    credit = district.photo.credit if district.photo else None
    if has_picture or credit is None:
        return credit, ""
    gap = wording.gap("gap_photo", district.slug, "photo.file")
    return (credit, gap) if gap else (None, "")


def _place_of(words: str, text: str) -> int:
    found = word_pattern(words).search(text)
    return found.start() if found else len(text)


def _sections(
    district: District, place: Place, links: tuple[NumberedLink, ...], wording: EditionWording
) -> tuple[Section, ...]:
    """Typeset the texts under their headings; without an outlook the project's text holds the results too."""
    texts = dict(district.prose)
    headings = {name: wording.fixed(name) for name in texts}
    if "outlook" not in texts:
        headings["approach"] = wording.fixed("approach_and_results")
    names = names_of(district, place)
    blocks = {name: blocks_of(text, wording.text_language, links, names) for name, text in texts.items()}
    return tuple(
        Section(name, headings[name], blocks[name], joined_html(blocks[name], wording.paragraph_language))
        for name in texts
    )
