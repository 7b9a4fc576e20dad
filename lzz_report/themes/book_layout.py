"""Describe: how a theme sets the other pages of a book, from the cover to the stamps of annexes; lengths in mm."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from lzz_report.themes.look import ThemePart
from lzz_report.themes.page_layout import NameLayout


class CoverLayout(ThemePart):
    """Lettering on the cover: a word a row, short ones with the next."""

    sizes_pt: tuple[float, ...] = Field(min_length=1)
    width_mm: float
    height_mm: float = Field(default=1000.0, description="of all rows together")
    leading: float = Field(default=0.84, description="least height of a row, in sizes")
    joined_letters: int = Field(default=0, description="a word of up to so many letters stands with the next in a row")


class RegisterLayout(ThemePart):
    """Register pages: rows under a head, grown until the page is full."""

    room_mm: float
    head_mm: float | None = Field(default=None, description="height of a register's head, a chapter's by default")
    gap_mm: float
    max_growth_mm: float = Field(description="what a row may grow by to fill its page")
    min_full: float = Field(default=0.4, description="share of its page a register must fill to stand alone on it")


class EntryNames(ThemePart):
    """How the names of districts stand in rows of the contents from a height on; all of a list in one size."""

    min_mm: float = Field(description="height of a row from which on this holds")
    style: str = Field(description="the class of their lettering, for measuring")
    beside_mm: float = Field(description="what of a row's height is not for its name")
    name: NameLayout


class ContentsLayout(ThemePart):
    """The contents: a row for each chapter, as high as the page allows, the other parts below."""

    room_mm: float
    head_mm: float
    row_heights_mm: tuple[float, ...] = Field(
        min_length=1, description="row heights tried; the first at which all rows share a page is taken"
    )
    other_mm: float = Field(description="height of a line that names another part")
    gap_mm: float
    fills: bool = Field(
        default=False, description="over several pages rows are as high as fills the pages, instead of a step"
    )
    names: tuple[EntryNames, ...] = Field(
        default=(), description="how names stand, from the highest rows down; none: the templates place them"
    )


class LegendVariant(ThemePart):
    """The key to the numbered map: for editions of which size, in how many columns, how high the counts are with it."""

    name: str
    least: int = Field(default=1, description="for editions of at least so many districts")
    most: int = Field(description="for editions of at most so many districts")
    columns: int = Field(ge=0, description="0: no key, the numbers stand in the contents; only where these are printed")
    row_mm: float = Field(description="height of a row; without columns: of the line that points to the contents")
    counts_mm: float
    name_pt: float = Field(default=0, ge=0, description="size of the names in `name_mm`")
    name_mm: float = Field(
        default=0, ge=0, description="room for a name: a wider one is set smaller, then in two rows; 0: not measured"
    )
    is_beside_map: bool = Field(default=False, description="it stands with the map and takes no room from the text")


class NumberDisc(ThemePart):
    """How large the discs of a numbered map are in editions of up to `most` districts."""

    most: int
    diameter_mm: float = Field(gt=0)


class ProgrammeLayout(ThemePart):
    """The pages about the programme: text, counts, key to the map.

    The legends for the number of districts are tried in their order, each with all `settings` of the text in theirs.
    """

    room_mm: float
    head_mm: float
    paragraph_styles: tuple[str, ...] = Field(min_length=1)
    legends: tuple[LegendVariant, ...] = Field(min_length=1)
    discs: tuple[NumberDisc, ...] = Field(min_length=1)


class StampLayout(ThemePart):
    """Where "Anlage 1 · Seite 1 von 2" stands on a page of an annex."""

    place: Literal["top-left", "top", "top-right", "bottom-left", "bottom", "bottom-right"] = "top-right"
    side_mm: float = Field(default=14.0, ge=0, le=80, description="from the side edge of the page")
    edge_mm: float = Field(default=0.0, ge=0, le=80, description="from the upper or lower edge; 0 hangs it there")
