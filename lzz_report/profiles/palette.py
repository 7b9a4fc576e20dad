"""The colours of a theme in the colour space of a file: the one place where a role becomes a colour."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Pydantic, which the command line has no use for.
    from lzz_report.themes.look import Colour, ColourRole


_REFERENCE = re.compile(r"var\((--[a-z0-9-]+)\)")


class ColourSpace(Enum):
    """The colours a file is made of."""

    SRGB = "sRGB"

    def written(self, colour: Colour) -> str:
        """Return a colour as style sheets and drawings write it."""
        return colour.rgb


@dataclass(frozen=True)
class Palette:
    """What each role of a theme looks like in a file."""

    colours: Mapping[ColourRole, str]

    @classmethod
    def of(cls, roles: Mapping[ColourRole, Colour], space: ColourSpace) -> Palette:
        """Return the colours of a theme in a colour space."""
        return cls({role: space.written(colour) for role, colour in roles.items()})

    @cached_property
    def custom_properties(self) -> dict[str, str]:
        """Each colour by the name it has in style sheets."""
        return {role.custom_property: colour for role, colour in self.colours.items()}

    def resolve(self, drawing: str) -> str:
        """Return an SVG with a colour in the place of each role: `var(--pine)` becomes `#173F39`."""
        values = self.custom_properties
        return _REFERENCE.sub(lambda reference: values.get(reference[1], reference[0]), drawing)
