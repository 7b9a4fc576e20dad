"""The lines of an edition's imprint, and its picture credits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lzz_report.compose.edition_wording import EditionWording
from lzz_report.documents.publication import Chapter, LabelledFact
from lzz_report.records.edition import Edition, Imprint
from lzz_report.records.nature import natures
from lzz_report.rules.required_data import EDITION


def imprint(edition: Edition, wording: EditionWording, fonts: Sequence[str]) -> tuple[LabelledFact, ...]:
    """Return the imprint; what is not known is named in brackets or left out, never invented."""
    strings = wording.strings
    facts = [*_known(edition, wording)]
    facts += [LabelledFact(fact.label, (strings.and_list(fact.values),)) for fact in wording.facts(edition)]
    facts.append(LabelledFact(strings("maps"), (strings("map_data"),)))
    facts.append(LabelledFact(strings("fonts"), (strings("fonts_value", names=strings.and_list(tuple(fonts))),)))
    return tuple(facts)


def _known(edition: Edition, wording: EditionWording) -> Iterator[LabelledFact]:
    for name, nature in natures(Imprint).items():
        value = getattr(edition.imprint, name)
        label = wording.strings(nature.label)
        if value:
            yield LabelledFact(label, (wording.typeset(value, nature),))
        elif nature.gap and (gap := wording.gap(f"gap_{name}", EDITION, f"imprint.{name}")):
            yield LabelledFact(label, (gap,), gap=True)


def picture_credits(chapters: Sequence[Chapter], wording: EditionWording) -> tuple[LabelledFact, ...]:
    """Return whose the pictures are; a credit whose picture is missing says so."""
    return tuple(_credit(chapter, wording) for chapter in chapters if chapter.credit)


def _credit(chapter: Chapter, wording: EditionWording) -> LabelledFact:
    owner = wording.strings("picture_credit", owner=chapter.credit)
    if chapter.credit_gap:
        return LabelledFact(chapter.name, (f"{owner} {chapter.credit_gap}",), gap=True)
    return LabelledFact(chapter.name, (wording.said(owner),))
