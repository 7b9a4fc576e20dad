"""Fit: the texts of a district and a form in, the heights of its sections out; pure over the ruler."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lzz_report.documents.fitted import FittedSection
from lzz_report.documents.measurement import FiguresRowRequest, Target, TextRequest
from lzz_report.documents.publication import Chapter, Section
from lzz_report.fit.columns import ColumnBlock, column_lines, two_columns
from lzz_report.fit.measurement_cache import MeasurementCache
from lzz_report.themes.page_layout import HeadingMetrics, PageVariant
from lzz_report.themes.theme import Theme
from lzz_report.units import MM_PER_POINT

# Sections of fewer lines are not parted between two columns, though this takes some lines more.
_SHORT_LINES = 8
_WHOLE_LINES = 2


@dataclass(frozen=True, slots=True)
class SetTexts:
    """The texts of a district set in one form, the samples this was taken from, and their lines by paragraph."""

    page_variant: PageVariant
    sections: tuple[FittedSection, ...]
    height_mm: float
    requests: tuple[TextRequest, ...]
    blocks: tuple[tuple[int, ...], ...]
    figures_row_mm: float = 0.0


def is_possible(variant: PageVariant, chapter: Chapter) -> bool:
    """Tell whether the text has the length and the parts a form asks for."""
    if variant.arrangement == "beside":
        shorter, longer = sorted(section.characters for section in chapter.sections)[:: len(chapter.sections) - 1 or 1]
        if len(chapter.sections) != 2 or longer > variant.max_unlike * shorter:
            return False
    return chapter.characters <= variant.max_characters


def set_texts(
    chapter: Chapter,
    variant: PageVariant,
    target: Target,
    metrics: HeadingMetrics,
    theme: Theme,
    measurements: MeasurementCache,
    without: Sequence[str] = (),
) -> SetTexts:
    """Return the height all sections need in `form`, heads and gaps included; `without` names those set elsewhere."""
    requests = tuple(
        TextRequest(chapter.slug, section.name, paragraph_style_of(section, variant), target)
        for section in chapter.sections
        if section.name not in without
    )
    blocks = tuple(measurements.measure(request).lines for request in requests)
    return _laid(variant, requests, blocks, _figures_row(chapter, target, metrics, measurements), metrics, theme)


def set_with(texts: SetTexts, blocks: tuple[tuple[int, ...], ...], metrics: HeadingMetrics, theme: Theme) -> SetTexts:
    """Return the same texts with other numbers of lines in their paragraphs."""
    return _laid(texts.page_variant, texts.requests, blocks, texts.figures_row_mm, metrics, theme)


def _laid(
    variant: PageVariant,
    requests: tuple[TextRequest, ...],
    blocks: tuple[tuple[int, ...], ...],
    figures_row_mm: float,
    metrics: HeadingMetrics,
    theme: Theme,
) -> SetTexts:
    """Set texts of so many lines in a form."""
    if variant.arrangement == "running":
        leadings = [theme.paragraph_styles[request.paragraph_style].leading_mm for request in requests]
        parts = [_under_a_head(block, metrics) for block in blocks]
        is_short = all(sum(block) < _SHORT_LINES for block in blocks)
        lines, second = two_columns(parts, _WHOLE_LINES if is_short and not variant.last else 0)
        sections = tuple(
            FittedSection(request.section, request.paragraph_style, sum(block), lines * leading, index in {0, second})
            for index, (request, block, leading) in enumerate(zip(requests, blocks, leadings, strict=True))
        )
        return SetTexts(
            variant, sections, figures_row_mm + metrics.bar_mm + lines * leadings[0], requests, blocks, figures_row_mm
        )
    sections = tuple(
        FittedSection(
            request.section, request.paragraph_style, sum(block), _section_mm(block, request, variant, metrics, theme)
        )
        for request, block in zip(requests, blocks, strict=True)
    )
    return SetTexts(
        variant, sections, figures_row_mm + _height(sections, variant, metrics), requests, blocks, figures_row_mm
    )


def _figures_row(chapter: Chapter, target: Target, metrics: HeadingMetrics, measurements: MeasurementCache) -> float:
    """Return the height of the strip with the figures after the first, and of the gap under it."""
    if len(chapter.figures) < 2 or not metrics.has_figures_row:
        return 0.0
    return measurements.height(FiguresRowRequest(chapter.slug, target)) + metrics.gap_mm


def paragraph_style_of(section: Section, variant: PageVariant) -> str:
    """Return the setting a form gives a section; the outlook is set like the project."""
    return variant.challenge if section.name == "challenge" else variant.approach


def size_step_of(sections: Sequence[FittedSection], theme: Theme) -> str:
    """Return size and leading of the smallest text: "10.2/14.4"."""
    smallest = min(
        (theme.paragraph_styles[section.paragraph_style] for section in sections),
        key=lambda paragraph_style: paragraph_style.size_pt,
    )
    return f"{smallest.size_pt:g}/{smallest.leading_pt:g}"


def _section_mm(
    block: Sequence[int], request: TextRequest, variant: PageVariant, metrics: HeadingMetrics, theme: Theme
) -> float:
    """Return the height of a section: its lines, the gaps between paragraphs, what is left of the last grid line."""
    paragraph_style = theme.paragraph_styles[request.paragraph_style]
    height = _section_lines(block, request, variant, theme) * paragraph_style.leading_mm
    if paragraph_style.paragraph_gap_pt:
        height += (len(block) - 1) * paragraph_style.paragraph_gap_pt * MM_PER_POINT
    if metrics.grid_mm:
        # A hair less than the next line: lengths from pt are not round.
        height = math.ceil(height / metrics.grid_mm - 0.001) * metrics.grid_mm
    return height


def _section_lines(block: Sequence[int], request: TextRequest, variant: PageVariant, theme: Theme) -> int:
    """Return the lines of the highest column of a section."""
    columns = 1 if variant.arrangement == "beside" else theme.paragraph_styles[request.paragraph_style].columns
    return column_lines([ColumnBlock(lines) for lines in block], columns)


def _under_a_head(block: Sequence[int], metrics: HeadingMetrics) -> list[ColumnBlock]:
    """Return a section as it runs through columns."""
    space = metrics.running_head_lines - metrics.running_first_lines
    return [ColumnBlock(metrics.running_head_lines, is_head=True, space=space), *map(ColumnBlock, block)]


def _height(sections: Sequence[FittedSection], variant: PageVariant, metrics: HeadingMetrics) -> float:
    if variant.arrangement == "beside":
        return metrics.head_mm + max(section.height_mm for section in sections)
    gaps = (metrics.gap_mm if variant.gap_mm is None else variant.gap_mm) * (len(sections) - 1)
    return gaps + sum(metrics.head_mm + section.height_mm for section in sections)
