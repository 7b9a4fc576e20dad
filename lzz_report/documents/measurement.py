"""What is measured by laying it out alone, and the sizes that come back; lengths in mm, sizes of type in pt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from lzz_report.themes.margin_items import MarginItem

Target = Literal["brochure", "sheet"]
"""The document a part is measured for: numbers of links and the setting of contacts differ between the two."""


@dataclass(frozen=True, slots=True, order=True)
class AboutRequest:
    """The text about the programme in a paragraph style."""

    kind: ClassVar[Literal["about"]] = "about"
    paragraph_style: str


@dataclass(frozen=True, slots=True, order=True)
class LineRequest:
    """Words on one line at 100 pt, in a style class of the theme."""

    kind: ClassVar[Literal["line"]] = "line"
    words: str
    style_class: str


@dataclass(frozen=True, slots=True, order=True)
class MarginRequest:
    """What stands in the margin column beside a text, the figures from number `first_figure` on."""

    kind: ClassVar[Literal["margin"]] = "margin"
    slug: str
    stack: tuple[MarginItem, ...]
    first_figure: int
    target: Target


@dataclass(frozen=True, slots=True, order=True)
class QuoteRequest:
    """The pull quote of a chapter."""

    kind: ClassVar[Literal["quote"]] = "quote"
    slug: str
    size_pt: float


@dataclass(frozen=True, slots=True, order=True)
class RegisterRequest:
    """The rows of a register; `is_opening`: each as the first one of its page."""

    kind: ClassVar[Literal["register"]] = "register"
    part: str
    is_opening: bool = False


@dataclass(frozen=True, slots=True, order=True)
class ContactPanelRequest:
    """The contacts of a district as the theme's `variant` sets them ("": the only way, or the usual one).

    `has_photo` tells that a photo stands on the page, whose owner the panel then names.
    """

    kind: ClassVar[Literal["contact_panel"]] = "contact_panel"
    slug: str
    has_photo: bool = False
    variant: str = ""
    target: Target = "brochure"


@dataclass(frozen=True, slots=True, order=True)
class FiguresRowRequest:
    """The figures of a district after its first one, in a row."""

    kind: ClassVar[Literal["figures_row"]] = "figures_row"
    slug: str
    target: Target


@dataclass(frozen=True, slots=True, order=True)
class TextRequest:
    """One section of a district in a paragraph style."""

    kind: ClassVar[Literal["text"]] = "text"
    slug: str
    section: str
    paragraph_style: str
    target: Target


@dataclass(frozen=True, slots=True, order=True)
class FlowRequest:
    """All texts of a chapter on pages as they will be.

    `style` is what the theme's template of flowing text goes by: a paragraph style, or a variant of the page.
    """

    kind: ClassVar[Literal["flow"]] = "flow"
    slug: str
    style: str


@dataclass(frozen=True, slots=True, order=True)
class SheetFlowRequest:
    """All texts of a sheet in a paragraph style under a picture of `picture_mm`, on pages as they will be."""

    kind: ClassVar[Literal["sheet-flow"]] = "sheet-flow"
    slug: str
    picture_mm: float
    paragraph_style: str


PagesRequest = FlowRequest | SheetFlowRequest
"""Measured on pages of a document of its own."""
BlockRequest = (
    AboutRequest
    | LineRequest
    | MarginRequest
    | QuoteRequest
    | RegisterRequest
    | ContactPanelRequest
    | FiguresRowRequest
    | TextRequest
)
"""Measured together, each alone in a block of one document."""
MeasureRequest = BlockRequest | PagesRequest

_BATCH_ORDER: tuple[type[MeasureRequest], ...] = (
    AboutRequest,
    FlowRequest,
    LineRequest,
    MarginRequest,
    QuoteRequest,
    RegisterRequest,
    SheetFlowRequest,
    ContactPanelRequest,
    FiguresRowRequest,
    TextRequest,
)


def in_batch_order(request: MeasureRequest) -> tuple[int, MeasureRequest]:
    """Return what requests are sorted by: measures of one batch depend on each other in their last digit."""
    return _BATCH_ORDER.index(type(request)), request


@dataclass(frozen=True, slots=True)
class Measurement:
    """The size of a block; lines and heights of each paragraph, list item or row in it.

    Of text on pages `lines` holds the number of its pages, and the height is the distance of its end from the top of
    the last one.
    """

    width_mm: float
    height_mm: float
    lines: tuple[int, ...] = ()
    heights_mm: tuple[float, ...] = ()


Measure = Callable[[Sequence[MeasureRequest]], Mapping[MeasureRequest, Measurement]]
