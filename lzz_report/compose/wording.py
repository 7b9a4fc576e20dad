"""Word: what an edition is worded with; fixed words of the publication's language, the language of its texts."""

from __future__ import annotations

from dataclasses import dataclass

from lzz_report.reference import Place
from lzz_report.rules.strings import Strings

_CITY_STATES = frozenset({"Berlin", "Hamburg"})


@dataclass(frozen=True, slots=True)
class Wording:
    """The fixed words of a publication, and the language its records are written in."""

    strings: Strings
    text_language: str

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
