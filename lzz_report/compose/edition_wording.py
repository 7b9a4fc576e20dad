"""Word: what an edition is worded with; fixed words, the language of its texts, and which gaps it shows."""

from __future__ import annotations

from dataclasses import dataclass

from lzz_report.documents.localized_text import LocalizedText
from lzz_report.documents.publication import LabelledFact
from lzz_report.records.base import Model
from lzz_report.records.contact import Audience
from lzz_report.records.edition import Edition
from lzz_report.records.nature import Text, texts_of
from lzz_report.reference import Place
from lzz_report.rules.fixed_words import FixedWords
from lzz_report.rules.required_data import missing_data_name
from lzz_report.rules.typography import typeset

_CITY_STATES = frozenset({"Berlin", "Hamburg"})


@dataclass(frozen=True, slots=True)
class EditionWording:
    """The fixed words of a publication, the language its records are written in, who reads it, which gaps it shows."""

    strings: FixedWords
    text_language: str
    accepted_gaps: frozenset[str]
    final: bool
    audience: Audience = "public"

    @classmethod
    def of(cls, edition: Edition, strings: FixedWords, *, final: bool, audience: Audience = "public") -> EditionWording:
        """Return the wording of an edition."""
        return cls(strings, edition.written_in, frozenset(edition.accepted_gaps), final, audience)

    def shows_gap(self, owner: str, path: str) -> bool:
        """Tell whether a gap is named on the page; a final page and an accepted gap leave it out without a trace."""
        return not self.final and missing_data_name(owner, path) not in self.accepted_gaps

    def gap(self, key: str, owner: str, path: str) -> str:
        """Return the words in brackets for a gap, "" where it is left out."""
        return self.strings(key) if self.shows_gap(owner, path) else ""

    def said(self, text: str) -> str:
        """Return words of the records; where the publication is in another language they tell theirs on the page."""
        return LocalizedText(text, self.text_language) if text and self._differs else text

    def typeset(self, text: str, nature: Text) -> str:
        """Return a text of the records as it stands on the page; a proper name is in no language."""
        words = typeset(text, self.text_language) if nature.is_typeset else text
        return words if nature.kind == "name" else self.said(words)

    def facts(self, record: Model) -> tuple[LabelledFact, ...]:
        """Return what a page tells of a record with a label before it, in the order of the record's model."""
        values: dict[str, list[str]] = {}
        for one in texts_of(record):
            if one.nature.label and "." not in one.path:
                values.setdefault(one.nature.label, []).append(self.typeset(one.text, one.nature))
        return tuple(LabelledFact(self.strings(label), tuple(texts)) for label, texts in values.items())

    def fixed(self, key: str, **values: object) -> str:
        """Return fixed words that may stand among words of the records."""
        text = self.strings(key, **values)
        return LocalizedText(text, self.strings.language) if self._differs else text

    @property
    def _differs(self) -> bool:
        return self.text_language != self.strings.language

    @property
    def paragraph_language(self) -> str:
        """The language paragraphs of the records tell, "" where it is the publication's."""
        return self.text_language if self._differs else ""

    def title(self, place: Place) -> str:
        """Return the name of a district with its kind: "Landkreis Dachau", "Dachau district"."""
        if place.is_city:
            return self.strings("city_title", name=place.name)
        if place.title == place.name:
            return place.name
        return self.strings("district_title", kind=place.kind, name=place.name)

    def state(self, place: Place) -> str:
        """Return the name of a district's state."""
        return self.strings.named("states", place.state)

    def kind_line(self, place: Place) -> str:
        """Return "Landkreis in Bayern"; a city state is not in itself."""
        key = "kind_line_city_state" if place.name in _CITY_STATES else "kind_line"
        return self.strings(key, kind=self.strings.named("kinds", place.kind), state=self.state(place))

    def place_line(self, place: Place) -> str:
        """Return "Landkreis in Bayern, Kreissitz Dachau"; a city is its own seat."""
        if place.is_city or not place.seat:
            return self.kind_line(place)
        return self.strings("place_line", kind_line=self.kind_line(place), seat=place.seat)
