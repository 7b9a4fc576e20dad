"""Fit: the page about the programme in, the form of its legend and the setting of its text out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lzz_report.documents.fitted import FittedPage, FittedSection, LegendRow
from lzz_report.documents.measurement import AboutRequest
from lzz_report.documents.publication import Publication
from lzz_report.fit.columns import ColumnBlock, column_lines
from lzz_report.fit.measurement_cache import MeasurementCache
from lzz_report.themes.book_layout import LegendVariant
from lzz_report.themes.theme import Theme

# Lines of a name broken between its words are hardly ever full.
_FULL = 0.8


def fit_programme(publication: Publication, theme: Theme, measurements: MeasurementCache, number: int) -> FittedPage:
    """Return the programme's two pages, the map on folio `number`, with the first legend and setting that fit.

    Where none does, the text is too long beside the legend that leaves it most room.
    """
    tried = list(_tried(publication, theme, measurements, number))
    return next((page for page in tried if not page.over_mm), min(tried, key=lambda page: page.over_mm))


def _tried(publication: Publication, theme: Theme, measurements: MeasurementCache, number: int) -> Iterator[FittedPage]:
    layout = theme.programme
    texts = [_set(name, theme, measurements) for name in layout.paragraph_styles] if publication.about else [None]
    for legend in _legends(publication, theme):
        rows = _placed(_sized(publication, theme, measurements, legend), legend.columns) if legend.columns else ()
        page = FittedPage(
            "programme", number, page_variant=legend.name, legend=rows, is_numbered_in_contents=not legend.columns
        )
        legend_mm = (page.legend_rows or 1) * legend.row_mm
        room_mm = layout.room_mm - 2 * layout.head_mm - legend.counts_mm - (0.0 if legend.is_beside_map else legend_mm)
        for text in texts:
            over_mm = max((text.height_mm if text else 0.0) - room_mm, legend_mm - layout.room_mm, 0.0)
            yield replace(page, about_section=text, over_mm=over_mm)


def _legends(publication: Publication, theme: Theme) -> Sequence[LegendVariant]:
    """Return the legends for so many districts; the contents stand for one only where they list the chapters."""
    count, legends = len(publication.chapters), theme.programme.legends
    is_listed = {"contents", "chapters"} <= set(publication.parts)
    fitting = [one for one in legends if one.least <= count <= one.most and (one.columns or is_listed)]
    return fitting or legends[-1:]


def _sized(
    publication: Publication, theme: Theme, measurements: MeasurementCache, legend: LegendVariant
) -> Iterator[tuple[int, float]]:
    """Yield how many rows each name takes, and its size: smaller before it breaks, but not below the theme's floor."""
    for chapter in publication.chapters:
        if not legend.name_mm:
            yield 1, 0.0
            continue
        wide = measurements.width_pt(chapter.name, "text")
        size = min(legend.name_pt, int(legend.name_mm / wide * 10) / 10)
        if size >= theme.floor_pt:
            yield 1, size
        else:
            size = theme.floor_pt
            yield max(2, math.ceil(wide * size / (_FULL * legend.name_mm))), size


def _placed(names: Iterator[tuple[int, float]], columns: int) -> tuple[LegendRow, ...]:
    """Place the names in columns of even length, none broken over two columns."""
    sized = list(names)
    most = math.ceil(sum(rows for rows, _ in sized) / columns)
    while True:
        placed, column, row = [], 0, 0
        for rows, size in sized:
            if row and row + rows > most:
                column, row = column + 1, 0
            placed.append(LegendRow(column, row, rows, size))
            row += rows
        if column < columns:
            return tuple(placed)
        most += 1


def _set(name: str, theme: Theme, measurements: MeasurementCache) -> FittedSection:
    """Return the text about the programme in a setting."""
    paragraph_style = theme.paragraph_styles[name]
    request = AboutRequest(name)
    measurements.rely_on([request])
    lines = measurements.measure(request).lines
    height = column_lines([ColumnBlock(count) for count in lines], paragraph_style.columns) * paragraph_style.leading_mm
    return FittedSection("about", name, sum(lines), height)
