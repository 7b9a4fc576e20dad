"""Rule: samples in, their measures out; predicted until measured; it remembers which predictions decided something."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from lzz_report.documents.fitted import Measurement, MeasureRequest
from lzz_report.documents.publication import Chapter, Publication, Section
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
        """Note that a decision stands on these samples: they are to be measured, not guessed."""
        self.wanted.update(request for request in requests if request not in self._known)

    def measure(self, request: MeasureRequest) -> Measurement:
        """Return the measure of a sample, predicted where it was not laid out yet."""
        return self._known.get(request) or self._predict(request)

    def width_pt(self, words: str, style: str) -> float:
        """Return how wide `words` are, in mm per pt of their size."""
        request = MeasureRequest("line", part=words, style=style)
        self.rely_on([request])
        return self.measure(request).width_mm / 100

    def height(self, request: MeasureRequest) -> float:
        """Return the height of a slab, relied on."""
        self.rely_on([request])
        return self.measure(request).height_mm

    def rows(self, part: str, *, are_opening: bool = False) -> tuple[float, ...]:
        """Return the heights of a register's rows, relied on; `are_opening`: of each as the first row of a page."""
        request = MeasureRequest("register", part=part, style="opening" if are_opening else "")
        self.rely_on([request])
        return self.measure(request).heights_mm

    def _section(self, request: MeasureRequest) -> Section:
        chapter: Chapter = self._chapters[request.target][request.slug]
        return next(section for section in chapter.sections if section.name == request.part)

    def _predict(self, request: MeasureRequest) -> Measurement:
        if request.kind in {"flow", "sheet-flow", "quote"}:
            return Measurement(0.0, 100.0, (2,))
        if request.kind in {"contact_panel", "margin"}:
            return Measurement(0.0, _PREDICTED_CONTACT_PANEL_MM)
        if request.kind == "figures_row":
            return Measurement(0.0, _PREDICTED_FIGURES_ROW_MM)
        if request.kind == "line":
            return Measurement(len(request.part) * _DISPLAY_EM * 100 * MM_PER_POINT, 0.0)
        if request.kind == "register":
            rows = len(self._publication.register(request.part))
            return Measurement(0.0, rows * _PREDICTED_ROW_MM, heights_mm=(_PREDICTED_ROW_MM,) * rows)
        paragraph_style = self._theme.paragraph_styles[request.style]
        per_line = paragraph_style.width_mm / (paragraph_style.size_pt * MM_PER_POINT * self._theme.character_em)
        blocks = self._publication.about if request.kind == "about" else self._section(request).blocks
        lines = tuple(math.ceil(len(block.text) / per_line) for block in blocks)
        return Measurement(paragraph_style.width_mm, sum(lines) * paragraph_style.leading_mm, lines)
