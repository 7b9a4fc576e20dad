"""The colours of a theme as its templates ask for them: by role, never by value."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import StrictUndefined

from lzz_report.diagnostics.catalogue.templates import ColourPairUnknown
from lzz_report.diagnostics.near_miss import nearest
from lzz_report.errors import TemplateError
from lzz_report.themes.look import ColourRole
from lzz_report.themes.theme import Theme


class NamedColours(dict[str, ColourRole]):
    """The theme's own colours by their names."""

    def __missing__(self, name: str) -> StrictUndefined:
        meant = nearest(name, self)
        hint = f"did you mean {meant}?" if meant else f"it has: {', '.join(self)}"
        return StrictUndefined(f"the theme has no colour {name}; {hint}", name=name)


@dataclass(frozen=True, slots=True)
class PairOfColours:
    """What a district is drawn in: the land itself, and the ground around it."""

    land: ColourRole
    ground: ColourRole


def named_colours(theme: Theme) -> NamedColours:
    """Return what templates know as `colours`."""
    return NamedColours({name: ColourRole(name) for name in theme.colours})


def pair_of_colours(theme: Theme, number: int) -> PairOfColours:
    """Return what templates know as `pair(number)`, counted from 1; TemplateError where there is none."""
    if not 1 <= number <= len(theme.pairs):
        raise TemplateError(ColourPairUnknown(number=number, count=len(theme.pairs)))
    return PairOfColours(ColourRole("land", number), ColourRole("ground", number))
