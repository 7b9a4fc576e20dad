"""Rule: samples in, their measures out; predicted until measured; it remembers which predictions decided something."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from lzz_report.documents.fitted import Measurement, MeasureRequest
from lzz_report.documents.publication import Chapter, Publication, Section
from lzz_report.themes.look import MM_PER_PT
from lzz_report.themes.theme import Theme

_PREDICTED_SLAB_MM = 57.0
_PREDICTED_ROW_MM = 12.0
_PREDICTED_STRIP_MM = 27.0
_DISPLAY_EM = 0.42


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

    def rely_on(self, samples: Iterable[MeasureRequest]) -> None:
        """Note that a decision stands on these samples: they are to be measured, not guessed."""
        self.wanted.update(sample for sample in samples if sample not in self._known)

    def measure(self, sample: MeasureRequest) -> Measurement:
        """Return the measure of a sample, predicted where it was not laid out yet."""
        return self._known.get(sample) or self._predict(sample)

    def width_pt(self, words: str, style: str) -> float:
        """Return how wide `words` are, in mm per pt of their size."""
        sample = MeasureRequest("line", part=words, style=style)
        self.rely_on([sample])
        return self.measure(sample).width_mm / 100

    def height(self, sample: MeasureRequest) -> float:
        """Return the height of a slab, relied on."""
        self.rely_on([sample])
        return self.measure(sample).height_mm

    def rows(self, part: str, *, are_opening: bool = False) -> tuple[float, ...]:
        """Return the heights of a register's rows, relied on; `are_opening`: of each as the first row of a page."""
        sample = MeasureRequest("register", part=part, style="opening" if are_opening else "")
        self.rely_on([sample])
        return self.measure(sample).heights_mm

    def _section(self, sample: MeasureRequest) -> Section:
        chapter: Chapter = self._chapters[sample.target][sample.slug]
        return next(section for section in chapter.sections if section.name == sample.part)

    def _predict(self, sample: MeasureRequest) -> Measurement:
        if sample.kind in {"flow", "sheet-flow", "quote"}:
            return Measurement(0.0, 100.0, (2,))
        if sample.kind in {"slab", "margin"}:
            return Measurement(0.0, _PREDICTED_SLAB_MM)
        if sample.kind == "strip":
            return Measurement(0.0, _PREDICTED_STRIP_MM)
        if sample.kind == "line":
            return Measurement(len(sample.part) * _DISPLAY_EM * 100 * MM_PER_PT, 0.0)
        if sample.kind == "register":
            rows = len(self._publication.register(sample.part))
            return Measurement(0.0, rows * _PREDICTED_ROW_MM, heights_mm=(_PREDICTED_ROW_MM,) * rows)
        setting = self._theme.settings[sample.style]
        per_line = setting.width_mm / (setting.size_pt * MM_PER_PT * self._theme.character_em)
        blocks = self._publication.about if sample.kind == "about" else self._section(sample).blocks
        lines = tuple(math.ceil(len(block.text) / per_line) for block in blocks)
        return Measurement(setting.width_mm, sum(lines) * setting.leading_mm, lines)
