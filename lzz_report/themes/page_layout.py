"""Describe: how a theme sets the pages of a district: forms, heads, contacts, slots, names; lengths in mm."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from lzz_report.themes.look import ThemePart
from lzz_report.themes.margin_items import MarginItem

Arrangement = Literal["stacked", "beside", "running", "flowing"]


def _items(written: object) -> object:
    return tuple(written.split()) if isinstance(written, str) else written


Stack = Annotated[tuple[MarginItem, ...], BeforeValidator(_items)]
"""What stands in a margin column from the top down; in theme.yaml the items with a space between them."""


class PageVariant(ThemePart):
    """A form a page of text can take; the first whose conditions hold is taken."""

    name: str
    arrangement: Arrangement
    challenge: str = Field(description="setting of the initial situation")
    approach: str = Field(description="setting of the project and, under it, of the outlook")
    max_characters: int = Field(default=100_000, description="longest text of a district, all sections together")
    max_unlike: float = Field(default=99.0, description="beside: how many times longer one text may be than the other")
    min_picture_mm: float = Field(default=0.0, description="least height of the picture")
    name_pt: float = Field(default=0.0, description="the picture must hold the name at this size")
    last: bool = Field(default=False, description="taken when nothing fits, and reported as overset")
    max_picture_mm: float = Field(default=1000.0, description="greatest height of the picture")
    gap_mm: float | None = Field(default=None, description="between sections, where it is not that of the heads")
    starts_mm: tuple[float, ...] = Field(
        default=(0.0,), min_length=1, description="beside a margin column: where the text may begin, best first"
    )
    opener: Literal["picture", "challenge", "text"] = Field(
        default="picture",
        description="beside a margin column: what stands under the name on the page before: the picture alone, the "
        "initial situation over a smaller picture, or the beginning of a text that flows on",
    )
    stacks: tuple[Stack, ...] = Field(
        default=(), description="what may stand in the margin column, if not its own stacks"
    )
    fields: tuple[str, ...] = Field(
        default=(), description="the fields contacts may stand in, all by default; without a margin column the first"
    )
    min_contacts: int = Field(default=0, description="the fewest contacts a form of a sheet is meant for")


class HeadingMetrics(ThemePart):
    """What a section head takes, in mm: its bar with heading and air, the same in running columns, the gap above."""

    head_mm: float
    bar_mm: float = Field(description="the bar alone with the air under it, over running columns")
    gap_mm: float
    running_head_lines: int = Field(description="lines of text a head inside a column takes, its gap included")
    running_first_lines: int = Field(description="the same at the top of a column")
    has_figures_row: bool = Field(default=True, description="figures after the first stand in a strip over the text")
    grid_mm: float = Field(default=0.0, description="a section is as high as a whole number of these")


class ContactPanelVariant(ThemePart):
    """A way to set the contacts, for so many of them: at the foot of the margin column or across that of the page."""

    name: str
    place: Literal["margin", "foot"]
    least: int = Field(default=0, description="fewest contacts it is meant for")
    most: int = Field(default=100, description="most contacts it is meant for")
    max_letters: int = Field(default=1000, description="longest piece of an address its column has room for")


class MarginLayout(ThemePart):
    """A column beside the text for what is not text; everything is measured, the first that has room is taken.

    `stacks` are the parts that stand in it from the top down, best first, a part without content left out: locator,
    figures, figures-small, photo, quote, facts, facts-short.
    """

    stacks: tuple[Stack, ...] = Field(min_length=1)
    opener_stacks: tuple[Stack, ...] = Field(default=((),), description="the same beside a text on the name's page")
    fields: tuple[ContactPanelVariant, ...] = Field(min_length=1)
    gap_mm: float = Field(description="between what stands in the column and the contacts, at least")
    opener_start_mm: float = Field(default=0.0, description="from the top margin to a text under a name of one line")
    figure_mm: float = Field(default=0.0, description="height of a figure over the text")
    figures_over_text: int = Field(default=0, description="most figures over the text, where it begins low enough")


class ImageSlot(ThemePart):
    """What fills the room between text and contacts, from this height on."""

    name: str
    min_mm: float
    is_photo: bool = Field(default=False, description="only for a district with a photo, and taken before all others")


class NameLayout(ThemePart):
    """Large names and figures: the steps they come in and the room they have."""

    sizes_pt: tuple[float, ...] = Field(min_length=1)
    width_mm: float
    leading: float
    open_leading: float = Field(default=0.0, description="leading where letters hang below an upper line; 0: the same")
    max_mm: float = Field(description="greatest height of the whole name")
    max_lines: int = 3


class LongSheetLayout(ThemePart):
    """A sheet that may take two pages: the height of its picture, and the settings tried."""

    name: str
    picture_mm: float
    max_picture_mm: float = Field(
        default=0.0, description="what the picture may grow to over a text that ends on the first page"
    )
    min_picture_mm: float = Field(
        default=0.0,
        description="what the picture may shrink to for a few lines more on the first page; 0: nothing",
    )
    paragraph_styles: tuple[str, ...]
    short_paragraph_styles: tuple[str, ...] = Field(
        default=(), description="tried before the others, for a text that ends on the first page"
    )


class PhotoBand(ThemePart):
    """A photo across a sheet, over the contacts; it takes from the picture what that can spare."""

    min_mm: float
    max_share: float = Field(default=0.5, gt=0, lt=1, description="of the height the picture would have without it")
    min_pt: float = Field(default=0.0, description="text is not set smaller for its sake")


class ContactPanelLayout(ThemePart):
    """The contacts at a page's foot."""

    columns: int = Field(default=3, ge=1, le=4)
    beside_max: int = Field(default=2, ge=0, le=2, description="up to so many of them, the data stand beside")
    large_max: int = Field(default=8, description="up to so many of them are set large")


class ChapterLayout(ThemePart):
    """The text page of a chapter."""

    top_mm: float
    air_mm: float = Field(description="least distance of the text from what stands under it")
    foot_mm: float = Field(description="margin under a page of flowing text")
    heading_metrics: HeadingMetrics
    page_variants: tuple[PageVariant, ...] = Field(min_length=1)
    image_slots: tuple[ImageSlot, ...] = Field(min_length=1)
    quote_sizes_pt: tuple[float, ...] = Field(min_length=1, description="sizes of a pull quote on a page of its own")
    quote_min_mm: float = Field(description="least height of the picture under a quote")
    margin: MarginLayout | None = Field(default=None, description="a column beside the text")


class SheetLayout(ThemePart):
    """The fact sheet: picture, text and contacts one above the other."""

    name_top_mm: float
    figure_mm: float
    tall_figure_mm: float = Field(description="height of the figure on a tall picture")
    picture_foot_mm: float
    text_gap_mm: float = Field(description="from the picture to the text")
    air_mm: float = Field(description="from the text to the contacts, at least")
    floor_picture_mm: float = Field(description="a lower picture means the record is too long")
    long: LongSheetLayout
    tall_picture_mm: float = Field(description="from this height on figure and stamp take their large form")
    tall_room_mm: float = Field(
        default=0.0,
        description="beside a margin column: what a tall picture has under the name at least; with less the district "
        "stands beside the name",
    )
    heading_metrics: HeadingMetrics
    page_variants: tuple[PageVariant, ...] = Field(min_length=1)
    margin: MarginLayout | None = Field(default=None, description="a column beside the text")
    foot_mm: float = Field(default=0.0, description="beside a margin column: what stands under the text")
    low_name: NameLayout | None = Field(default=None, description="the name on a picture below tall_picture_mm")
    pages: Literal[1, 2] = Field(default=1, description="pages a sheet may take though its record does not say so")
    photo: PhotoBand | None = Field(default=None, description="the photo, where the sheet shows one")
