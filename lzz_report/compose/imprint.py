"""Compose: an edition in, the lines of its imprint and its picture credits out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lzz_report.compose.wording import Wording
from lzz_report.model.edition import Edition
from lzz_report.model.publication import Chapter, Fact
from lzz_report.rules.gaps import EDITION
from lzz_report.rules.typography import typeset

_FACTS = (*("publisher", "address", "responsible", "editorial", "design", "print", "paper", "web", "isbn", "rights"),)
# What need not be there: its absence is no gap.
_OPTIONAL = frozenset({"paper", "isbn", "rights"})


def imprint(edition: Edition, wording: Wording, fonts: Sequence[str]) -> tuple[Fact, ...]:
    """Return the imprint; what is not known is named in brackets or left out, never invented."""
    strings = wording.strings
    facts = [*_known(edition, wording)]
    if edition.funder:
        facts.append(Fact(strings("funder"), edition.funder))
    if edition.partners:
        facts.append(Fact(strings("partners"), strings.and_list(tuple(edition.partners))))
    facts.append(Fact(strings("maps"), strings("map_data")))
    facts.append(Fact(strings("fonts"), strings("fonts_value", names=strings.and_list(tuple(fonts)))))
    return tuple(facts)


def _known(edition: Edition, wording: Wording) -> Iterator[Fact]:
    for name in _FACTS:
        value = getattr(edition.imprint, name)
        label = wording.strings(name)
        if value:
            yield Fact(label, wording.said(typeset(value, wording.text_language)))
        elif name not in _OPTIONAL and (gap := wording.gap(f"gap_{name}", EDITION, f"imprint.{name}")):
            yield Fact(label, gap, gap=True)


def picture_credits(chapters: Sequence[Chapter], wording: Wording) -> tuple[Fact, ...]:
    """Return whose the pictures are; a credit whose picture is missing says so."""
    return tuple(_credit(chapter, wording) for chapter in chapters if chapter.credit)


def _credit(chapter: Chapter, wording: Wording) -> Fact:
    owner = wording.strings("picture_credit", owner=chapter.credit)
    if chapter.credit_gap:
        return Fact(chapter.name, f"{owner} {chapter.credit_gap}", gap=True)
    return Fact(chapter.name, wording.said(owner))
