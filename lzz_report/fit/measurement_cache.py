"""Measures of what pages are made of, predicted until they were laid out; those that decide something are noted."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

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
    TextRequest,
)
from lzz_report.documents.publication import Chapter, Publication, Section, TextBlock
from lzz_report.themes.theme import Theme
from lzz_report.units import MM_PER_POINT

_PREDICTED_CONTACT_PANEL_MM = 57.0
_PREDICTED_ROW_MM = 12.0
_PREDICTED_FIGURES_ROW_MM = 27.0
_DISPLAY_EM = 0.42
# What is rejected by less than this share of the page may have been rejected by a wrong prediction: it is measured.
DOUBT = 0.06


class MeasurementCache:
    """Looks measures up, predicts what was not measured yet."""

    def __init__(self, publication: Publication, theme: Theme, known: Mapping[MeasureRequest, Measurement]) -> None:
        self._chapters = {
            "brochure": {chapter.slug: chapter for chapter in publication.chapters},
            "sheet": {chapter.slug: chapter for chapter in publication.sheets},
        }
        self._publication = publication
        self._theme = theme
        self._known = known
        self.wanted: set[MeasureRequest] = set()

    def rely_on(self, requests: Iterable[MeasureRequest]) -> None:
        """Note that a decision stands on these requests: they are to be measured, not guessed."""
        self.wanted.update(request for request in requests if request not in self._known)

    def measure(self, request: MeasureRequest) -> Measurement:
        """Return the measure of what is requested, predicted where it was not laid out yet."""
        return self._known.get(request) or self._predict(request)

    def width_pt(self, words: str, style: str) -> float:
        """Return how wide `words` are, in mm per pt of their size."""
        request = LineRequest(words, style)
        self.rely_on([request])
        return self.measure(request).width_mm / 100

    def height(self, request: MeasureRequest) -> float:
        """Return the height of what is requested, relied on."""
        self.rely_on([request])
        return self.measure(request).height_mm

    def rows(self, part: str, *, are_opening: bool = False) -> tuple[float, ...]:
        """Return the heights of a register's rows, relied on; `are_opening`: of each as the first row of a page."""
        request = RegisterRequest(part, are_opening)
        self.rely_on([request])
        return self.measure(request).heights_mm

    def _predict(self, request: MeasureRequest) -> Measurement:  # noqa: PLR0911  one for each kind
        match request:
            case FlowRequest() | SheetFlowRequest() | QuoteRequest():
                return Measurement(0.0, 100.0, (2,))
            case ContactPanelRequest() | MarginRequest():
                return Measurement(0.0, _PREDICTED_CONTACT_PANEL_MM)
            case FiguresRowRequest():
                return Measurement(0.0, _PREDICTED_FIGURES_ROW_MM)
            case LineRequest(words):
                return Measurement(len(words) * _DISPLAY_EM * 100 * MM_PER_POINT, 0.0)
            case RegisterRequest(part):
                rows = len(self._publication.register(part))
                return Measurement(0.0, rows * _PREDICTED_ROW_MM, heights_mm=(_PREDICTED_ROW_MM,) * rows)
            case AboutRequest(paragraph_style):
                return self._predicted_text(self._publication.about, paragraph_style)
            case TextRequest():
                return self._predicted_text(self._section(request).blocks, request.paragraph_style)
            case _:
                assert_never(request)

    def _section(self, request: TextRequest) -> Section:
        chapter: Chapter = self._chapters[request.target][request.slug]
        return next(section for section in chapter.sections if section.name == request.section)

    def _predicted_text(self, blocks: Sequence[TextBlock], style_name: str) -> Measurement:
        style = self._theme.paragraph_styles[style_name]
        per_line = style.width_mm / (style.size_pt * MM_PER_POINT * self._theme.character_em)
        lines = tuple(math.ceil(len(block.text) / per_line) for block in blocks)
        return Measurement(style.width_mm, sum(lines) * style.leading_mm, lines)
