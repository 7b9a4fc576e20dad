"""Fit: the words of a cover in, their lines and size out; pure over the ruler."""

from __future__ import annotations

from collections.abc import Sequence

from lzz_report.documents.publication import Publication
from lzz_report.fit.measurement_cache import MeasurementCache
from lzz_report.themes.book_layout import CoverLayout
from lzz_report.themes.theme import Theme
from lzz_report.units import MM_PER_POINT

Lines = tuple[tuple[str, ...], ...]


def fit_cover(publication: Publication, theme: Theme, measurements: MeasurementCache) -> tuple[Lines, float]:
    """Return the lines of the programme's name, each as its words, and the size at which all keep width and height.

    A word of few letters stands with the next one where a step of the theme allows it; every other has its own line.
    """
    cover, words = theme.cover, publication.programme_words
    joined = _joined(words, cover.joined_letters)
    most = _max(joined, cover, measurements)
    if step := next((step for step in cover.sizes_pt if step <= most), 0.0):
        return joined, step
    single = tuple((word,) for word in words)
    most = _max(single, cover, measurements)
    return single, next((step for step in cover.sizes_pt if step <= most), int(most * 10) / 10)


def _joined(words: Sequence[str], max_letters: int) -> Lines:
    """Return the words in lines, short ones before the word they lead to."""
    lines: list[tuple[str, ...]] = []
    waiting: tuple[str, ...] = ()
    for word in words:
        waiting = (*waiting, word)
        if not (word.isalpha() and len(word) <= max_letters):
            lines.append(waiting)
            waiting = ()
    return (*lines, waiting) if waiting else tuple(lines)


def _max(lines: Lines, cover: CoverLayout, measurements: MeasurementCache) -> float:
    """Return the greatest size at which the lines keep the width and the height they have."""
    widest = max(measurements.width_pt(" ".join(line), "display") for line in lines)
    return min(cover.width_mm / widest, cover.height_mm / (len(lines) * cover.leading * MM_PER_POINT))
