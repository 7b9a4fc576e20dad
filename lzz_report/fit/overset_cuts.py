"""Fit: texts that are too high in, by how much each of them must be shorter out; pure."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from lzz_report.documents.fitted import Overset
from lzz_report.documents.publication import Chapter, Section
from lzz_report.fit.text_heights import SetTexts, set_with
from lzz_report.themes.page_layout import HeadingMetrics
from lzz_report.themes.theme import Theme

# A sentence: so much of a text is kept.
KEPT_CHARACTERS = 80
# Sums of lengths are not exact.
_HAIR_MM = 0.001


def cuts(
    texts: SetTexts, missing_mm: float, chapter: Chapter, metrics: HeadingMetrics, theme: Theme
) -> tuple[Overset, ...]:
    """Return what to shorten so that the texts of a form take `missing_mm` less."""
    sections = [next(one for one in chapter.sections if one.name == fitted.name) for fitted in texts.sections]

    def missing(cut: Sequence[int]) -> float:
        blocks = tuple(without_last(block, lines) for block, lines in zip(texts.blocks, cut, strict=True))
        return missing_mm - texts.height_mm + set_with(texts, blocks, metrics, theme).height_mm

    return shared_cuts(sections, texts.blocks, missing)


def shared_cuts(
    sections: Sequence[Section], blocks: Sequence[Sequence[int]], missing: Callable[[Sequence[int]], float]
) -> tuple[Overset, ...]:
    """Return how many lines each section must lose; every line is taken from what is the longest by then.

    `blocks` are the lines of each section's paragraphs; `missing` tells what is still too high, in mm, when so many
    lines of each section are gone. A section keeps a sentence. Where no cut is enough, an overset without a section
    tells what is too high even then.
    """
    lines = [sum(block) for block in blocks]
    cut = [0] * len(sections)
    while (over_mm := missing(cut)) > _HAIR_MM:
        able = [
            index
            for index, section in enumerate(sections)
            if _characters(section, blocks[index], cut[index] + 1) <= section.characters - KEPT_CHARACTERS
        ]
        if not able:
            return (Overset("", 0, 0, over_mm),)
        cut[max(able, key=lambda index: lines[index] - cut[index])] += 1
    return tuple(
        Overset(section.name, count, _characters(section, block, count))
        for section, block, count in zip(sections, blocks, cut, strict=True)
        if count
    )


def _characters(section: Section, block: Sequence[int], lines: int) -> int:
    """Return about how many characters make so many lines of a section, in tens, rather more than fewer."""
    # The last lines of paragraphs are half full in the mean.
    mean = lines * section.characters / max(sum(block) - len(block) / 2, 1.0)
    return math.ceil(max(mean, _at_the_end(section, block, lines)) / 10) * 10


def _at_the_end(section: Section, block: Sequence[int], lines: int) -> float:
    """Return the characters of the last lines of a section."""
    total, rest = 0.0, lines
    for paragraph, count in zip(reversed(section.blocks), reversed(block), strict=False):
        taken = min(rest, count)
        total += len(paragraph.text) * taken / count
        rest -= taken
    return total


def without_last(block: Sequence[int], lines: int) -> tuple[int, ...]:
    """Return a text without its last lines."""
    rest = sum(block) - lines
    kept = []
    for paragraph in block:
        kept.append(min(paragraph, rest))
        rest -= kept[-1]
    return tuple(count for count in kept if count)
