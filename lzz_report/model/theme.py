"""Describe: a theme as data; colours, fonts, measures, and the forms a page can take in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

MM_PER_PT = 25.4 / 72
_HEX = r"^#[0-9A-Fa-f]{6}$"
Ink = Annotated[float, Field(ge=0, le=100)]
Arrangement = Literal["stacked", "beside", "running", "flowing"]


class _Part(BaseModel):
    """A part of a theme: frozen, and nothing in it that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Colour(_Part):
    """One ink of a role, for the screen and for the press."""

    rgb: str = Field(pattern=_HEX, description="screen colour, #RRGGBB")
    cmyk: tuple[Ink, Ink, Ink, Ink] = Field(description="process inks in per cent")


class Pair(_Part):
    """A district's two colours: the land itself, and the ground around it."""

    land: Colour
    ground: Colour


class Face(_Part):
    """A shipped font file under the family name style sheets use."""

    family: str
    file: str = Field(description="path below fonts/")
    weight: int = 400
    style: Literal["normal", "italic"] = "normal"
    credit: str = Field(
        default="", description="name for the imprint; empty for a face used only where others lack letters"
    )


class Logo(_Part):
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


class Setting(_Part):
    """A way to set a text: size and leading in pt, the measure of one column in mm, how many columns."""

    size_pt: float = Field(gt=0)
    leading_pt: float = Field(gt=0)
    width_mm: float = Field(gt=0)
    columns: int = Field(default=1, ge=1, le=3)
    paragraph_gap_pt: float = Field(default=0.0, ge=0, description="between paragraphs, where they are not indented")

    @property
    def leading_mm(self) -> float:
        """Distance of two baselines in mm."""
        return self.leading_pt * MM_PER_PT


class PageForm(_Part):
    """A form a page of text can take; the first whose conditions hold is taken."""

    name: str
    arrangement: Arrangement
    challenge: str = Field(description="setting of the initial situation")
    approach: str = Field(description="setting of the project and, under it, of the outlook")
    most_characters: int = Field(default=100_000, description="longest text of a district, all sections together")
    most_unlike: float = Field(default=99.0, description="beside: how many times longer one text may be than the other")
    least_picture_mm: float = Field(default=0.0, description="least height of the picture")
    name_pt: float = Field(default=0.0, description="the picture must hold the name at this size")
    last: bool = Field(default=False, description="taken when nothing fits, and reported as overset")
    most_picture_mm: float = Field(default=1000.0, description="greatest height of the picture")
    gap_mm: float | None = Field(default=None, description="between sections, where it is not that of the heads")
    starts_mm: tuple[float, ...] = Field(
        default=(0.0,), min_length=1, description="beside a margin column: where the text may begin, best first"
    )
    opener: Literal["picture", "challenge", "text"] = Field(
        default="picture",
        description="beside a margin column: what stands under the name on the page before: the picture alone, the "
        "initial situation over a smaller picture, or the beginning of a text that flows on",
    )
    stacks: tuple[str, ...] = Field(
        default=(), description="what may stand in the margin column, if not its own stacks"
    )
    fields: tuple[str, ...] = Field(
        default=(), description="the fields contacts may stand in, all by default; without a margin column the first"
    )
    least_contacts: int = Field(default=0, description="the fewest contacts a form of a sheet is meant for")


class Heads(_Part):
    """What a section head takes, in mm: its bar with heading and air, the same in running columns, the gap above."""

    head_mm: float
    bar_mm: float = Field(description="the bar alone with the air under it, over running columns")
    gap_mm: float
    running_head_lines: int = Field(description="lines of text a head inside a column takes, its gap included")
    running_first_lines: int = Field(description="the same at the top of a column")
    has_strip: bool = Field(default=True, description="figures after the first stand in a strip over the text")
    grid_mm: float = Field(default=0.0, description="a section is as high as a whole number of these")


class ContactField(_Part):
    """A way to set the contacts, for so many of them: at the foot of the margin column or across that of the page."""

    name: str
    place: Literal["margin", "foot"]
    least: int = Field(default=0, description="fewest contacts it is meant for")
    most: int = Field(default=100, description="most contacts it is meant for")
    most_letters: int = Field(default=1000, description="longest piece of an address its column has room for")


class MarginLayout(_Part):
    """A column beside the text for what is not text; everything is measured, the first that has room is taken.

    `stacks` are the parts that stand in it from the top down, best first, a part without content left out: locator,
    figures, figures-small, photo, quote, facts, facts-short.
    """

    stacks: tuple[str, ...] = Field(min_length=1)
    opener_stacks: tuple[str, ...] = Field(default=("",), description="the same beside a text on the name's page")
    fields: tuple[ContactField, ...] = Field(min_length=1)
    gap_mm: float = Field(description="between what stands in the column and the contacts, at least")
    opener_start_mm: float = Field(default=0.0, description="from the top margin to a text under a name of one line")
    figure_mm: float = Field(default=0.0, description="height of a figure over the text")
    figures_over_text: int = Field(default=0, description="most figures over the text, where it begins low enough")


class Slot(_Part):
    """What fills the room between text and contacts, from this height on."""

    name: str
    least_mm: float
    is_photo: bool = Field(default=False, description="only for a district with a photo, and taken before all others")


class ChapterLayout(_Part):
    """The text page of a chapter."""

    top_mm: float
    air_mm: float = Field(description="least distance of the text from what stands under it")
    foot_mm: float = Field(description="margin under a page of flowing text")
    heads: Heads
    forms: tuple[PageForm, ...] = Field(min_length=1)
    slots: tuple[Slot, ...] = Field(min_length=1)
    quote_steps_pt: tuple[float, ...] = Field(min_length=1, description="sizes of a pull quote on a page of its own")
    quote_least_mm: float = Field(description="least height of the picture under a quote")
    margin: MarginLayout | None = Field(default=None, description="a column beside the text")


class Cover(_Part):
    """Lettering on the cover: a word a row, short ones with the next."""

    steps_pt: tuple[float, ...] = Field(min_length=1)
    width_mm: float
    height_mm: float = Field(default=1000.0, description="of all rows together")
    leading: float = Field(default=0.84, description="least height of a row, in sizes")
    joined_letters: int = Field(default=0, description="a word of up to so many letters stands with the next in a row")


class NameLayout(_Part):
    """Large names and figures: the steps they come in and the room they have."""

    steps_pt: tuple[float, ...] = Field(min_length=1)
    width_mm: float
    leading: float
    open_leading: float = Field(default=0.0, description="leading where letters hang below an upper line; 0: the same")
    most_mm: float = Field(description="greatest height of the whole name")
    most_lines: int = 3


class LongSheetLayout(_Part):
    """A sheet that may take two pages: the height of its picture, and the settings tried."""

    name: str
    picture_mm: float
    most_picture_mm: float = Field(
        default=0.0, description="what the picture may grow to over a text that ends on the first page"
    )
    settings: tuple[str, ...]
    short_settings: tuple[str, ...] = Field(
        default=(), description="tried before the others, for a text that ends on the first page"
    )


class PhotoBand(_Part):
    """A photo across a sheet, over the contacts; it takes from the picture what that can spare."""

    least_mm: float
    most_share: float = Field(default=0.5, gt=0, lt=1, description="of the height the picture would have without it")
    least_pt: float = Field(default=0.0, description="text is not set smaller for its sake")


class SlabLayout(_Part):
    """The contacts at a page's foot."""

    columns: int = Field(default=3, ge=1, le=4)
    beside_most: int = Field(default=2, ge=0, le=2, description="up to so many of them, the data stand beside")
    large_most: int = Field(default=8, description="up to so many of them are set large")


class SheetLayout(_Part):
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
    heads: Heads
    forms: tuple[PageForm, ...] = Field(min_length=1)
    margin: MarginLayout | None = Field(default=None, description="a column beside the text")
    foot_mm: float = Field(default=0.0, description="beside a margin column: what stands under the text")
    low_name: NameLayout | None = Field(default=None, description="the name on a picture below tall_picture_mm")
    pages: Literal[1, 2] = Field(default=1, description="pages a sheet may take though its record does not say so")
    photo: PhotoBand | None = Field(default=None, description="the photo, where the sheet shows one")


class RegisterLayout(_Part):
    """Register pages: rows under a head, grown until the page is full."""

    room_mm: float
    head_mm: float | None = Field(default=None, description="height of a register's head, a chapter's by default")
    gap_mm: float
    most_growth_mm: float = Field(description="what a row may grow by to fill its page")
    least_full: float = Field(default=0.4, description="share of its page a register must fill to stand alone on it")


class EntryNames(_Part):
    """How the names of districts stand in rows of the contents from a height on; all of a list in one size."""

    least_mm: float = Field(description="height of a row from which on this holds")
    style: str = Field(description="the class of their lettering, for measuring")
    beside_mm: float = Field(description="what of a row's height is not for its name")
    name: NameLayout


class ContentsLayout(_Part):
    """The contents: a row for each chapter, as high as the page allows, the other parts below."""

    room_mm: float
    head_mm: float
    steps_mm: tuple[float, ...] = Field(
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


class Legend(_Part):
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


class NumberDisc(_Part):
    """How large the discs of a numbered map are in editions of up to `most` districts."""

    most: int
    diameter_mm: float = Field(gt=0)


class ProgrammeLayout(_Part):
    """The pages about the programme: text, counts, key to the map.

    The legends for the number of districts are tried in their order, each with all `settings` of the text in theirs.
    """

    room_mm: float
    head_mm: float
    settings: tuple[str, ...] = Field(min_length=1)
    legends: tuple[Legend, ...] = Field(min_length=1)
    discs: tuple[NumberDisc, ...] = Field(min_length=1)


class StampPlace(_Part):
    """Where "Anlage 1 · Seite 1 von 2" stands on a page of an annex."""

    place: Literal["top-left", "top", "top-right", "bottom-left", "bottom", "bottom-right"] = "top-right"
    side_mm: float = Field(default=14.0, ge=0, le=80, description="from the side edge of the page")
    edge_mm: float = Field(default=0.0, ge=0, le=80, description="from the upper or lower edge; 0 hangs it there")


class Page(_Part):
    """Trim and bleed."""

    width_mm: float
    height_mm: float
    bleed_mm: float = 3.0


class Theme(_Part):
    """A complete theme; `folders` are its own and those of the themes it extends, where its templates lie."""

    name: str
    folders: tuple[str, ...] = Field(min_length=1)
    trim: str = Field(default="", description="a page of another size: the theme's own file of measures for it")
    page: Page
    colours: dict[str, Colour]
    pairs: tuple[Pair, ...] = Field(min_length=1)
    contrast: tuple[tuple[str, str], ...] = Field(
        default=(("ink", "paper"),),
        description="colours of text, each with one it stands on; land and ground stand for those of all pairs",
    )
    logo: Logo | None = Field(default=None, description="mark of whoever publishes")
    measures: dict[str, float] = Field(
        default={}, description="lengths of the pages in mm, for templates and style sheets"
    )
    sizes: dict[str, float | tuple[float, float]] = Field(
        default={}, description="sizes of type in pt, alone or with their leading, for templates and style sheets"
    )
    families: dict[str, tuple[str, ...]] = Field(
        default={}, description="font families of each role (display, head, text), the first that has a letter is taken"
    )
    fonts: tuple[Face, ...] = Field(min_length=1)
    lettering: dict[str, str] = Field(description="font file of each kind of lettering in drawings")
    settings: dict[str, Setting]
    floor_pt: float = Field(
        default=8.4, description="smallest type on a page; numbers of links may be a quarter smaller"
    )
    character_em: float = Field(description="average width of a character of running text, in em")
    cover: Cover
    hero_name: NameLayout
    sheet_name: NameLayout
    chapter: ChapterLayout
    slab: SlabLayout = SlabLayout()
    sheet: SheetLayout
    registers: RegisterLayout
    contents: ContentsLayout
    programme: ProgrammeLayout
    annex_stamp: StampPlace = Field(default=StampPlace(), description="where pages of annexes are stamped")
    outlines_least_mm: float = Field(
        description="least room over the imprint for the outlines and the credits under it"
    )

    @property
    def lengths(self) -> dict[str, float]:
        """All measures in mm, with what follows from them: trim, bleed, the type area and its columns, places of edges.

        Edges are seen from the type area: `edge_inner` is where the bleed ends beyond the inner margin.
        """
        page, own = self.page, self.measures
        inner, outer, gutter = (own.get(name, 0.0) for name in ("inner", "outer", "gutter"))
        width = page.width_mm - inner - outer
        return own | {
            "page_width": page.width_mm,
            "page_height": page.height_mm,
            "bleed": page.bleed_mm,
            "plate_width": page.width_mm + 2 * page.bleed_mm,
            "plate_height": page.height_mm + 2 * page.bleed_mm,
            "type_width": width,
            "half": (width - gutter) / 2,
            "third": (width - 2 * gutter) / 3,
            "sixth": (width - 5 * gutter) / 6,
            "two_thirds": 2 * (width - 2 * gutter) / 3 + gutter,
            "section_gap": self.chapter.heads.gap_mm,
            "flow_foot": self.chapter.foot_mm,
            "edge_inner": -inner - page.bleed_mm,
            "edge_outer": -outer - page.bleed_mm,
            "edge_sheet": -own.get("sheet_margin", 0.0) - page.bleed_mm,
            "edge_top": -own.get("top", 0.0) - page.bleed_mm,
        }

    @property
    def fonts_in_use(self) -> tuple[Face, ...]:
        """The faces that a role asks for; all where the roles are not told."""
        wanted = {family for families in self.families.values() for family in families}
        return tuple(face for face in self.fonts if not wanted or face.family in wanted)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        for problem in (*self._unknown_settings(), *self._open_ends(), *self._unknown_names()):
            raise PydanticCustomError("theme", "{problem}", {"problem": problem})
        return self

    def _unknown_settings(self) -> Iterator[str]:
        for form in (*self.chapter.forms, *self.sheet.forms):
            for name in (form.challenge, form.approach):
                if name not in self.settings:
                    yield f"the form “{form.name}” asks for the setting “{name}”, which is not among the settings"

    def _unknown_names(self) -> Iterator[str]:
        """Yield colours that are compared and families that are asked for, but not there."""
        for name in dict.fromkeys(name for pair in self.contrast for name in pair):
            if name not in {*self.colours, "land", "ground"}:
                yield f"contrast names the colour “{name}”, which is not among the colours"
        known = {face.family for face in self.fonts}
        for role, families in self.families.items():
            for family in families:
                if family not in known:
                    yield f"the role “{role}” asks for the family “{family}”, which is not among the fonts"

    def _open_ends(self) -> Iterator[str]:
        """Yield what could leave a text without a page, a page without a picture, or a drawing without letters."""
        if self.chapter.forms[-1].arrangement != "flowing":
            yield "the last form of a chapter must be flowing: it takes texts of any length"
        if not self.sheet.forms[-1].last:
            yield "the last form of a sheet must say last: true: it reports what does not fit"
        elif not any(form.last and not form.least_contacts for form in self.sheet.forms):
            yield "a form of a sheet with last: true must be meant for any number of contacts, without least_contacts"
        if self.chapter.slots[-1].least_mm > 0:
            yield "the last slot of a chapter must have least_mm: 0: some room is too small for the others"
        for kind in ("label", "number"):
            if kind not in self.lettering:
                yield f"lettering names no font for “{kind}”"
