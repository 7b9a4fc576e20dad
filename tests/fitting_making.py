"""Make: texts of any length and a made-up engine that measures them in, fitted publications out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, assert_never

from lzz_report.documents.fitted import FittedPublication, FittedSheet
from lzz_report.documents.measurement import (
    AboutRequest,
    ContactPanelRequest,
    FiguresRowRequest,
    FlowRequest,
    LineRequest,
    MarginRequest,
    Measurement,
    MeasureRequest,
    QuoteRequest,
    RegisterRequest,
    SheetFlowRequest,
    Target,
    TextRequest,
)
from lzz_report.documents.publication import Publication, Section, TextBlock
from lzz_report.fit import fit
from lzz_report.records.edition import DEFAULT_PARTS
from lzz_report.records.record import Record
from lzz_report.themes.look import ThemePart
from lzz_report.themes.theme import Theme
from lzz_report.units import MM_PER_POINT
from tests.edition_making import composed, record, theme

SENTENCE = "Der Landkreis hat ein Netzwerk aller Akteure gegründet, um Wohnraum für Zugewanderte zu finden. "
KEYS = ("09174", "05766", "12069", "08436", "15090", "06635", "03459", "01055", "14730", "16063")


def text(characters: int) -> str:
    """Return paragraphs of about so many characters."""
    whole = SENTENCE * (characters // len(SENTENCE) + 1)
    pieces = [whole[start : start + 600] for start in range(0, characters, 600)]
    return "\n\n".join(f"{piece.strip()[: characters - 600 * index]}." for index, piece in enumerate(pieces))


Part = TypeVar("Part", bound=ThemePart)


def altered(part: Part, **values: Any) -> Part:
    """Return a part of a theme with other values; one it does not have is refused, which model_copy would not."""
    assert values.keys() <= type(part).model_fields.keys()
    return part.model_copy(update=values)


# What stands in a margin column.
PARTS_MM = {"locator": 40, "figures": 50, "figures-small": 30, "photo": 40, "quote": 45, "facts": 45, "facts-short": 25}


@dataclass
class Workshop:
    """Measures as an engine would whose lines are `factor` times what was predicted; remembers what it was asked."""

    publication: Publication
    factor: float = 1.0
    contact_panel_mm: float = 60.0
    row_mm: float = 15.0
    look: Theme = field(default_factory=theme, kw_only=True)
    asked: list[Sequence[MeasureRequest]] = field(default_factory=list)

    def __call__(self, requests: Sequence[MeasureRequest]) -> Mapping[MeasureRequest, Measurement]:
        self.asked.append(requests)
        return {request: self.measured(request) for request in requests}

    def measured(self, request: MeasureRequest) -> Measurement:  # noqa: PLR0911  one for each kind
        match request:
            case ContactPanelRequest():
                # The credit of a photo takes a line.
                return Measurement(216.0, self.contact_panel_mm + (5.0 if request.has_photo else 0.0))
            case FiguresRowRequest():
                return Measurement(216.0, 25.0)
            case MarginRequest():
                return Measurement(55.0, sum(PARTS_MM[item] for item in request.stack))
            case LineRequest(words):
                return Measurement(len(words) * 0.38 * 100 * MM_PER_POINT, 30.0)
            case QuoteRequest():
                return Measurement(182.0, request.size_pt * 2.0)
            case RegisterRequest(part):
                rows = len(self.publication.register(part))
                return Measurement(182.0, rows * self.row_mm or 90.0, heights_mm=(self.row_mm,) * rows)
            case AboutRequest(style):
                return self._text(self.publication.about, style)
            case TextRequest():
                return self._text(
                    self._section(request.slug, request.section, request.target).blocks, request.paragraph_style
                )
            case FlowRequest() | SheetFlowRequest():
                return self._flow(request)
            case _:
                assert_never(request)

    def _section(self, slug: str, name: str, target: Target) -> Section:
        chapters = self.publication.sheets if target == "sheet" else self.publication.chapters
        chapter = next(chapter for chapter in chapters if chapter.slug == slug)
        return next(section for section in chapter.sections if section.name == name)

    def _text(self, blocks: Sequence[TextBlock], style: str) -> Measurement:
        lines = self._lines(blocks, style)
        return Measurement(88.0, sum(lines) * self.look.paragraph_styles[style].leading_mm, lines)

    def _lines(self, blocks: Sequence[TextBlock], style: str) -> tuple[int, ...]:
        paragraph_style = self.look.paragraph_styles[style]
        per_line = paragraph_style.width_mm / (paragraph_style.size_pt * MM_PER_POINT * self.look.character_em)
        return tuple(max(1, math.ceil(len(block.text) * self.factor / per_line)) for block in blocks)

    def _flow(self, request: FlowRequest | SheetFlowRequest) -> Measurement:
        on_sheet = isinstance(request, SheetFlowRequest)
        chapters = self.publication.sheets if on_sheet else self.publication.chapters
        chapter = next(chapter for chapter in chapters if chapter.slug == request.slug)
        written = request.paragraph_style if isinstance(request, SheetFlowRequest) else request.style
        # Beside a margin column the style of a flow is its variant.
        variant = next((one for one in self.look.chapter.page_variants if one.name == written), None)
        style = variant.approach if variant else written
        paragraph_style = self.look.paragraph_styles[style]
        lines = sum(sum(self._lines(section.blocks, style)) for section in chapter.sections)
        height = lines / paragraph_style.columns * paragraph_style.leading_mm
        first = 297.0 - 36 - (request.picture_mm if isinstance(request, SheetFlowRequest) else 0.0)
        pages = 1 if height <= first else 2 + int((height - first) // 261)
        return Measurement(0.0, 20 + (height if pages == 1 else (height - first) % 261), (pages,))


class Everything(dict[MeasureRequest, Measurement]):
    """Knows every measure without being asked."""

    def __init__(self, workshop: Workshop) -> None:
        super().__init__()
        self._workshop = workshop

    def __contains__(self, request: object) -> bool:
        return True

    def get(self, request: MeasureRequest, default: object = None) -> Measurement:
        return self._workshop.measured(request)


def edition_of(*lengths: int, parts: Sequence[str] = DEFAULT_PARTS, **fields: Any) -> Publication:
    """Compose an edition whose districts have texts of these lengths, split between situation and project."""
    records: list[Record] = [
        record(
            slug=f"d{number}",
            key=KEYS[number],
            challenge=text(max(length // 3, 30)),
            approach=text(max(length - length // 3, 30)),
            topics=["Wohnen", "Netzwerk"],
            contacts=[{"name": "Eva Militz", "phone": "0751 85-9863"}],
        )
        for number, length in enumerate(lengths)
    ]
    return composed(records, parts=list(parts), **fields)


def fitted_with(
    publication: Publication,
    look: str = "umriss",
    factor: float = 1.0,
    contact_panel_mm: float = 60.0,
    row_mm: float = 15.0,
) -> tuple[FittedPublication, Workshop]:
    workshop = Workshop(publication, factor, contact_panel_mm, row_mm, look=theme(look))
    return fit(publication, theme(look), workshop), workshop


def sheet_of(
    publication: Publication, look: str = "umriss", factor: float = 1.0, contact_panel_mm: float = 60.0
) -> FittedSheet:
    return fitted_with(publication, look, factor, contact_panel_mm)[0].sheets[0]
