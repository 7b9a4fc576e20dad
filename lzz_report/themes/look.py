"""Describe: what a theme looks like: colours, faces, a logo, settings of text; lengths in mm, sizes in pt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from lzz_report.units import MM_PER_POINT

_HEX = r"^#[0-9A-Fa-f]{6}$"
Ink = Annotated[float, Field(ge=0, le=100)]


class ThemePart(BaseModel):
    """A part of a theme: frozen, and nothing in it that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Colour(ThemePart):
    """One ink of a role, for the screen and for the press."""

    rgb: str = Field(pattern=_HEX, description="screen colour, #RRGGBB", examples=["#0F5C55"])
    cmyk: tuple[Ink, Ink, Ink, Ink] = Field(description="process inks in per cent")


class ColourPair(ThemePart):
    """A district's two colours: the land itself, and the ground around it."""

    land: Colour
    ground: Colour


@dataclass(frozen=True, slots=True)
class ColourRole:
    """A colour by what it is for: one of the theme's own, or land or ground of its pair `pair`.

    Everything that draws carries roles; what they look like is looked up when a file is made.
    """

    name: str
    pair: int | None = None

    @property
    def custom_property(self) -> str:
        """The name style sheets have for it: --ring-on-pine, --land-3."""
        name = f"--{self.name.replace('_', '-')}"
        return name if self.pair is None else f"{name}-{self.pair}"

    def __str__(self) -> str:
        """Return the colour as drawings and style sheets write it: var(--ring-on-pine)."""
        return f"var({self.custom_property})"

    @property
    def rgb(self) -> ColourRole:
        """The role itself: templates of themes made for version 0.1 ask for `colours.ink.rgb`."""
        return self


class FontFace(ThemePart):
    """A shipped font file under the family name style sheets use."""

    family: str
    file: str = Field(description="path below fonts/")
    weight: int = 400
    style: Literal["normal", "italic"] = "normal"
    credit: str = Field(
        default="", description="name for the imprint; empty for a face used only where others lack letters"
    )


class Logo(ThemePart):
    """The mark of whoever publishes, on cover, back and sheets."""

    file: str = Field(description="SVG or PNG in the theme's folder")
    alt: str = Field(min_length=1, description="what it is, for people who do not see it: Logo der Beispielstiftung")
    height_mm: float = Field(default=12.0, gt=0, le=60, description="on cover and back")
    sheet_height_mm: float = Field(default=8.0, gt=0, le=30, description="at the head of a sheet")
    places: tuple[Literal["cover", "back", "sheet"], ...] = Field(
        default=("cover", "back", "sheet"), description="where it stands"
    )


@dataclass(frozen=True, slots=True)
class LogoFile:
    """A logo as it is placed: its bytes, the ending of its name, its width to its height."""

    content: bytes
    ending: str
    shape: float


class ParagraphStyle(ThemePart):
    """A way to set a text: size and leading in pt, the measure of one column in mm, how many columns."""

    size_pt: float = Field(gt=0)
    leading_pt: float = Field(gt=0)
    width_mm: float = Field(gt=0)
    columns: int = Field(default=1, ge=1, le=3)
    paragraph_gap_pt: float = Field(default=0.0, ge=0, description="between paragraphs, where they are not indented")

    @property
    def leading_mm(self) -> float:
        """Distance of two baselines in mm."""
        return self.leading_pt * MM_PER_POINT
