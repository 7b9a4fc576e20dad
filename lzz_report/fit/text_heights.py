"""Fit: the texts of a district and a form in, the heights of its sections out; pure over the ruler."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lzz_report.documents.fitted import FittedSection, MeasureRequest
from lzz_report.documents.publication import Chapter, Section
from lzz_report.fit.columns import ColumnBlock, column_lines, two_columns
from lzz_report.fit.measurement_cache import MeasurementCache
from lzz_report.themes.look import MM_PER_PT
from lzz_report.themes.page_layout import HeadingMetrics, PageVariant
from lzz_report.themes.theme import Theme

# Sections of fewer lines are not parted between two columns, though this takes some lines more.
_SHORT_LINES = 8
_WHOLE_LINES = 2


@dataclass(frozen=True, slots=True)
class SetTexts:
    """The texts of a district set in one form, the samples this was taken from, and their lines by paragraph."""

    form: PageVariant
    sections: tuple[FittedSection, ...]
    height_mm: float
    samples: tuple[MeasureRequest, ...]
    blocks: tuple[tuple[int, ...], ...]
    strip_mm: float = 0.0


def is_possible(form: PageVariant, chapter: Chapter) -> bool:
    """Tell whether the text has the length and the parts a form asks for."""
    if form.arrangement == "beside":
        shorter, longer = sorted(section.characters for section in chapter.sections)[:: len(chapter.sections) - 1 or 1]
        if len(chapter.sections) != 2 or longer > form.most_unlike * shorter:
            return False
    return chapter.characters <= form.most_characters


def set_texts(
    chapter: Chapter,
    form: PageVariant,
    target: str,
    heads: HeadingMetrics,
    theme: Theme,
    ruler: MeasurementCache,
    without: Sequence[str] = (),
) -> SetTexts:
    """Return the height all sections need in `form`, heads and gaps included; `without` names those set elsewhere."""
    samples = tuple(
        MeasureRequest("text", chapter.slug, section.name, setting_of(section, form), target)
        for section in chapter.sections
        if section.name not in without
    )
    blocks = tuple(ruler.measure(sample).lines for sample in samples)
    return _laid(form, samples, blocks, _strip(chapter, target, heads, ruler), heads, theme)


def set_with(texts: SetTexts, blocks: tuple[tuple[int, ...], ...], heads: HeadingMetrics, theme: Theme) -> SetTexts:
    """Return the same texts with other numbers of lines in their paragraphs."""
    return _laid(texts.form, texts.samples, blocks, texts.strip_mm, heads, theme)


def _laid(
    form: PageVariant,
    samples: tuple[MeasureRequest, ...],
    blocks: tuple[tuple[int, ...], ...],
    strip_mm: float,
    heads: HeadingMetrics,
    theme: Theme,
) -> SetTexts:
    """Set texts of so many lines in a form."""
    if form.arrangement == "running":
        leadings = [theme.settings[sample.style].leading_mm for sample in samples]
        parts = [_under_a_head(block, heads) for block in blocks]
        is_short = all(sum(block) < _SHORT_LINES for block in blocks)
        lines, second = two_columns(parts, _WHOLE_LINES if is_short and not form.last else 0)
        sections = tuple(
            FittedSection(sample.part, sample.style, sum(block), lines * leading, index in {0, second})
            for index, (sample, block, leading) in enumerate(zip(samples, blocks, leadings, strict=True))
        )
        return SetTexts(form, sections, strip_mm + heads.bar_mm + lines * leadings[0], samples, blocks, strip_mm)
    sections = tuple(
        FittedSection(sample.part, sample.style, sum(block), _section_mm(block, sample, form, heads, theme))
        for sample, block in zip(samples, blocks, strict=True)
    )
    return SetTexts(form, sections, strip_mm + _height(sections, form, heads), samples, blocks, strip_mm)


def _strip(chapter: Chapter, target: str, heads: HeadingMetrics, ruler: MeasurementCache) -> float:
    """Return the height of the strip with the figures after the first, and of the gap under it."""
    if len(chapter.figures) < 2 or not heads.has_strip:
        return 0.0
    return ruler.height(MeasureRequest("strip", chapter.slug, target=target)) + heads.gap_mm


def setting_of(section: Section, form: PageVariant) -> str:
    """Return the setting a form gives a section; the outlook is set like the project."""
    return form.challenge if section.name == "challenge" else form.approach


def step_of(sections: Sequence[FittedSection], theme: Theme) -> str:
    """Return size and leading of the smallest text: "10.2/14.4"."""
    smallest = min((theme.settings[section.setting] for section in sections), key=lambda setting: setting.size_pt)
    return f"{smallest.size_pt:g}/{smallest.leading_pt:g}"


def _section_mm(
    block: Sequence[int], sample: MeasureRequest, form: PageVariant, heads: HeadingMetrics, theme: Theme
) -> float:
    """Return the height of a section: its lines, the gaps between paragraphs, what is left of the last grid line."""
    setting = theme.settings[sample.style]
    height = _section_lines(block, sample, form, theme) * setting.leading_mm
    if setting.paragraph_gap_pt:
        height += (len(block) - 1) * setting.paragraph_gap_pt * MM_PER_PT
    if heads.grid_mm:
        # A hair less than the next line: lengths from pt are not round.
        height = math.ceil(height / heads.grid_mm - 0.001) * heads.grid_mm
    return height


def _section_lines(block: Sequence[int], sample: MeasureRequest, form: PageVariant, theme: Theme) -> int:
    """Return the lines of the highest column of a section."""
    columns = 1 if form.arrangement == "beside" else theme.settings[sample.style].columns
    return column_lines([ColumnBlock(lines) for lines in block], columns)


def _under_a_head(block: Sequence[int], heads: HeadingMetrics) -> list[ColumnBlock]:
    """Return a section as it runs through columns."""
    space = heads.running_head_lines - heads.running_first_lines
    return [ColumnBlock(heads.running_head_lines, is_head=True, space=space), *map(ColumnBlock, block)]


def _height(sections: Sequence[FittedSection], form: PageVariant, heads: HeadingMetrics) -> float:
    if form.arrangement == "beside":
        return heads.head_mm + max(section.height_mm for section in sections)
    gaps = (heads.gap_mm if form.gap_mm is None else form.gap_mm) * (len(sections) - 1)
    return gaps + sum(heads.head_mm + section.height_mm for section in sections)
