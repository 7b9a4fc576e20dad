"""How every page of an edition is to be set, as fitting decides it; lengths in mm, sizes of type in pt."""

from __future__ import annotations

from dataclasses import dataclass

from lzz_report.themes.margin_items import MarginItem


@dataclass(frozen=True, slots=True)
class FittedSection:
    """A text in its setting: all its lines, and the height its columns need.

    `begins_column` tells of running texts that the head stands at the top of a column, without the space above it.
    """

    name: str
    paragraph_style: str
    lines: int
    height_mm: float
    begins_column: bool = False


@dataclass(frozen=True, slots=True)
class FittedName:
    """A large name broken into lines at one size."""

    lines: tuple[str, ...]
    size_pt: float
    height_mm: float
    width_mm: float
    leading: float = 1.0


@dataclass(frozen=True, slots=True)
class Overset:
    """How much of a section does not fit at the last form: whole lines, and about how many characters.

    Without a section (""): what stands beside the texts is `over_mm` too high, even were each cut to a sentence.
    """

    section: str
    lines: int
    characters: int
    over_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class ChapterPage:
    """A page of a chapter after the one with its name, or the pages its text flows over.

    kind: text (all on one page), flow (over `pages` pages, ending at `end_mm` on the last), quote, plate (a picture).
    `slot` names what fills the room of `slot_mm` above the foot or the slab.
    """

    kind: str
    number: int
    pages: int = 1
    end_mm: float = 0.0
    image_slot: str = "blank"
    image_slot_mm: float = 0.0
    has_contact_panel: bool = False

    @property
    def last_number(self) -> int:
        """The folio of the last of its pages."""
        return self.number + self.pages - 1


@dataclass(frozen=True, slots=True)
class MarginColumn:
    """What stands in the margin column beside a text: the parts of its stack, and the field with the contacts.

    `first_figure` is the first of the figures in the stack. `field` names the way the contacts are set ("": there are
    none), `field_mm` is its height above the trim's edge; `is_foot` tells that it takes the whole width of the page.
    """

    stack: tuple[MarginItem, ...] = ()
    stack_mm: float = 0.0
    first_figure: int = 0
    field: str = ""
    field_mm: float = 0.0
    is_foot: bool = False


@dataclass(frozen=True, slots=True)
class ChapterOpener:
    """What stands under the name on a chapter's first page, in mm below the top margin.

    The text of `section` ("": none) begins at `start_mm`; it and the parts of `stack` beside it end at `end_mm`, where
    the picture has its room.
    """

    start_mm: float
    end_mm: float
    section: str = ""
    stack: tuple[MarginItem, ...] = ()


@dataclass(frozen=True, slots=True)
class FittedChapter:
    """A chapter's pages: the name's page, then its leaves; form, sections and the slab's height.

    With a margin column: what opens the chapter, what stands beside the text that begins `start_mm` below the top
    margin, how many figures stand over it, and where the quote does (over, margin, page).
    """

    slug: str
    first_page: int
    pages: int
    name: FittedName
    page_variant: str
    arrangement: str
    sections: tuple[FittedSection, ...]
    contact_panel_mm: float
    following_pages: tuple[ChapterPage, ...]
    name_mm_per_pt: float = 0.0
    """Width of the whole name on one line, for each pt of its size in the display face."""
    quote_pt: float = 0.0
    opener: ChapterOpener | None = None
    margin_column: MarginColumn | None = None
    start_mm: float = 0.0
    figures_over: int = 0
    quote_at: str = ""
    has_photo: bool = False
    photo_needs: tuple[Overset, ...] = ()
    """What must be shorter to make room for a photo that is left out; nothing where that is not known."""

    @property
    def part(self) -> str:
        """The part of the brochure a chapter is."""
        return "chapter"

    @property
    def number(self) -> int:
        """The folio of the chapter's first page."""
        return self.first_page

    @property
    def page_range(self) -> PageRange:
        """The folios of all its pages."""
        return PageRange(self.first_page, self.first_page + self.pages - 1)


@dataclass(frozen=True, slots=True)
class PageRange:
    """The folios of pages that follow one another, both ends included."""

    first: int
    last: int

    @property
    def is_one_page(self) -> bool:
        """Whether it is a single page."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class FittedSheet:
    """A fact sheet: name, form, sections, the height of picture and slab, and how full it is (1 = nothing to spare)."""

    slug: str
    name: FittedName
    page_variant: str
    arrangement: str
    sections: tuple[FittedSection, ...]
    text_mm: float
    contact_panel_mm: float
    picture_mm: float
    is_tall: bool
    brochure_pages: PageRange | None
    fill: float
    size_step: str
    """Size and leading of its smallest text: "10.2/14.4"."""
    pages: int = 1
    last: ChapterPage | None = None
    """The second page, where there is one."""
    overset: tuple[Overset, ...] = ()
    fits_two_pages: bool = False
    """Of a sheet that is too full: whether two pages would hold it."""
    field: str = ""
    """The way its contacts are set, where the theme has several; "": with all their codes."""
    margin_column: MarginColumn | None = None
    photo_mm: float = 0.0
    """Height of the photo over the contacts, 0 without."""
    has_photo: bool = False


@dataclass(frozen=True, slots=True)
class RegisterSlice:
    """Rows `first` to `last` (exclusive) of a register on one page; `continued` when it began on an earlier one."""

    part: str
    first: int
    last: int
    continued: bool = False


@dataclass(frozen=True, slots=True)
class LegendRow:
    """Where a district stands in the key to the map: its column, its first row there and how many it takes.

    `size_pt` is the size of its name, 0 where the form of the legend sets it.
    """

    column: int
    row: int
    rows: int = 1
    size_pt: float = 0.0


@dataclass(frozen=True, slots=True)
class FittedPage:
    """A page that is no chapter: its part and its folio.

    Registers: what stands on it, how its rows grow, and the `room_mm` this leaves. Contents: the chapters `first` to
    `last` (exclusive) in rows of `row_mm`, their `names` where the theme has them fitted, and whether this is its last
    page, with the other parts. Imprint: `room_mm` above its facts; its form tells whether the credits stand with them.
    Programme: the form of the legend and its rows, whether the numbers stand in the contents instead, the setting of
    the text, and by how much it is too long.
    """

    part: str
    number: int
    slices: tuple[RegisterSlice, ...] = ()
    growth_mm: float = 0.0
    first: int = 0
    last: int = 0
    row_mm: float = 0.0
    names: tuple[FittedName, ...] = ()
    is_last: bool = True
    room_mm: float = 0.0
    page_variant: str = ""
    about_section: FittedSection | None = None
    over_mm: float = 0.0
    legend: tuple[LegendRow, ...] = ()
    is_numbered_in_contents: bool = False

    @property
    def legend_rows(self) -> int:
        """How many rows the longest column of the legend has."""
        return max((row.row + row.rows for row in self.legend), default=0)


@dataclass(frozen=True, slots=True)
class FittedPublication:
    """The whole edition, decided; where only sheets are made, the brochure has no pages."""

    cover_pt: float
    pages: tuple[FittedPage, ...]
    chapters: tuple[FittedChapter, ...]
    sheets: tuple[FittedSheet, ...]
    total_pages: int
    cover_lines: tuple[tuple[str, ...], ...] = ()
    """The words of the programme's name on the cover, line by line."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that have a page."""
        named = [piece.part for page in self.pages for piece in page.slices] + [page.part for page in self.pages]
        return tuple(part for part in dict.fromkeys(named) if part not in {"registers", "notes", "filler"})

    @property
    def in_order(self) -> tuple[FittedPage | FittedChapter, ...]:
        """All pages and chapters by their folios."""
        return tuple(sorted((*self.pages, *self.chapters), key=lambda page: page.number))

    @property
    def is_numbered_in_contents(self) -> bool:
        """Whether the contents are the key to the numbered map."""
        return any(page.is_numbered_in_contents for page in self.pages)

    def page_of(self, part: str) -> int | None:
        """Return the folio on which a part begins, None when it is left out."""
        for page in self.pages:
            if page.part == part or any(piece.part == part for piece in page.slices):
                return page.number
        return None

    def folio(self, slug: str) -> int | None:
        """Return the folio on which a district's chapter begins, None when the chapters are left out."""
        return next((chapter.first_page for chapter in self.chapters if chapter.slug == slug), None)

    def chapter(self, slug: str) -> FittedChapter:
        """Return the fitted chapter of a district."""
        return next(chapter for chapter in self.chapters if chapter.slug == slug)
