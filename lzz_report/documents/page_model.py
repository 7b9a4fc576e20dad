"""Describe: a laid-out document as its reader sees it; lengths in mm, places from the upper left of the trim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lzz_report.diagnostics.fault import Fault


@dataclass(frozen=True, slots=True, eq=False)
class HtmlElement:
    """An HTML element: its place among all of them, its name and attributes, what encloses it, the text written in it.

    `text` is the element's own, with a space for each element inside.
    """

    index: int
    tag: str
    attributes: Mapping[str, str]
    parent: HtmlElement | None
    text: str = ""

    @property
    def lineage(self) -> Iterator[HtmlElement]:
        """The element itself and what encloses it, inside out."""
        one: HtmlElement | None = self
        while one is not None:
            yield one
            one = one.parent

    @property
    def classes(self) -> frozenset[str]:
        """Its classes."""
        return frozenset(self.attributes.get("class", "").split())

    def within(self, attribute: str) -> HtmlElement | None:
        """Return the innermost element, this one included, that carries `attribute`."""
        return next((one for one in self.lineage if attribute in one.attributes), None)


@dataclass(frozen=True, slots=True)
class FontStyle:
    """The type of a stretch of text: families in the order they are asked for letters."""

    families: tuple[str, ...]
    weight: int
    is_italic: bool
    size_pt: float


@dataclass(frozen=True, slots=True, eq=False)
class TextRun:
    """A stretch of text on one line; `is_written` tells it from what the style sheet generates."""

    text: str
    x_mm: float
    baseline_mm: float
    width_mm: float
    lettering: FontStyle
    element: HtmlElement
    is_written: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class TextLine:
    """A line of text: its runs from left to right, what is set in boxes inside the line among them."""

    runs: tuple[TextRun, ...]
    top_mm: float
    height_mm: float

    @property
    def text(self) -> str:
        """All of its text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class BlockFrame:
    """How far the text of a block may reach: to the sides of its boxes, and down to their foot where it is fixed."""

    left_mm: float
    right_mm: float
    foot_mm: float


@dataclass(frozen=True, slots=True, eq=False)
class LaidOutBlock:
    """Lines set one below the other: a paragraph, or what of it stands in one column (counted by page, 0: none)."""

    element: HtmlElement
    lines: tuple[TextLine, ...]
    frame: BlockFrame
    column: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class LaidOutImage:
    """An image and the room it takes; on a ground text and other pictures may stand."""

    element: HtmlElement
    x_mm: float
    top_mm: float
    width_mm: float
    height_mm: float
    column: int = 0
    is_ground: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class LaidOutPage:
    """A page: its trim, its type area (from top to foot), the blocks of its margins, and its content in reading order.

    `filled` is set where the theme says that a page without much text is meant so.
    """

    number: int
    width_mm: float
    height_mm: float
    top_mm: float
    foot_mm: float
    margins: tuple[LaidOutBlock, ...] = ()
    content: tuple[LaidOutBlock | LaidOutImage, ...] = ()
    filled: bool = False

    @property
    def blocks(self) -> Iterator[LaidOutBlock]:
        """Its blocks of text without those of the margins."""
        return (one for one in self.content if isinstance(one, LaidOutBlock))

    @property
    def pictures(self) -> Iterator[LaidOutImage]:
        """Its images."""
        return (one for one in self.content if isinstance(one, LaidOutImage))


@dataclass(frozen=True, slots=True, eq=False)
class PageModel:
    """A whole document: its pages, and every element whose text must stand on one of them."""

    pages: tuple[LaidOutPage, ...] = ()
    elements: tuple[HtmlElement, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class PageFault:
    """A fault as a reader sees it, the text it shows at, and how many more of its kind on the page are not told."""

    page: int
    fault: Fault
    text: str = ""
    more: int = 0

    @property
    def rule(self) -> str:
        """What the page breaks: the code without the word all of them begin with."""
        return self.fault.code.removeprefix("page-")
