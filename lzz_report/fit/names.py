"""Fit: a large name and its room in, its lines and size out; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lzz_report.documents.fitted import FittedName
from lzz_report.documents.publication import Chapter
from lzz_report.fit.measurement_cache import MeasurementCache
from lzz_report.themes.page_layout import NameLayout
from lzz_report.themes.theme import Theme
from lzz_report.units import MM_PER_POINT

HANGING = frozenset("gjpqyQ,;ç")


def fit_name(
    parts: Sequence[str], layout: NameLayout, width_pt: Callable[[str], float], max_mm: float | None = None
) -> FittedName:
    """Return the name at the largest step at which its lines keep the width and the height they have.

    `parts` are the pieces between which it may break; `width_pt` gives a line's width in mm per pt of size. At equal
    size fewer lines are taken. Where even the smallest step is too large, the name is as large as its room allows.
    """
    room = min(layout.max_mm, max_mm) if max_mm is not None else layout.max_mm
    candidates = [(lines, max(width_pt(line) for line in lines)) for lines in _breakings(parts, layout.max_lines)]
    for size in layout.sizes_pt:
        for lines, widest in candidates:
            if widest * size <= layout.width_mm and _height(lines, size, layout) <= room:
                return _fitted(lines, size, widest, layout)
    lines, widest, size = max(
        ((lines, widest, _largest(lines, widest, room, layout)) for lines, widest in candidates),
        key=lambda candidate: (candidate[2], -len(candidate[0])),
    )
    return _fitted(lines, size, widest, layout)


def fit_names(
    names: Sequence[Sequence[str]], layout: NameLayout, width_pt: Callable[[str], float], max_mm: float
) -> tuple[FittedName, ...]:
    """Return the names of a list, each in so few lines as it keeps its room with at the size the longest one needs."""
    size = min((fit_name(parts, layout, width_pt, max_mm).size_pt for parts in names), default=0.0)
    common = layout.model_copy(update={"sizes_pt": (size,)})
    return tuple(fit_name(parts, common, width_pt, max_mm) for parts in names)


def _largest(lines: tuple[str, ...], widest: float, room_mm: float, layout: NameLayout) -> float:
    """Return the size below the smallest step at which so many lines keep their room; without any, their width."""
    size = min(layout.sizes_pt[-1], layout.width_mm / widest)
    if room_mm > 0:
        size = min(size, room_mm / _height(lines, 1.0, layout))
    return int(size * 10) / 10


def _fitted(lines: tuple[str, ...], size: float, widest: float, layout: NameLayout) -> FittedName:
    return FittedName(lines, size, _height(lines, size, layout), widest * size, _leading(lines, layout))


def _height(lines: tuple[str, ...], size_pt: float, layout: NameLayout) -> float:
    return len(lines) * size_pt * _leading(lines, layout) * MM_PER_POINT


def _leading(lines: tuple[str, ...], layout: NameLayout) -> float:
    """Return the leading, opened where a letter that hangs below its line would touch the next one."""
    hangs = any(set(line) & HANGING for line in lines[:-1])
    return layout.open_leading if hangs and layout.open_leading else layout.leading


def _breakings(parts: Sequence[str], most: int) -> Iterator[tuple[str, ...]]:
    """Yield the ways to set the parts in one to `most` lines, fewest lines first."""
    for count in range(1, min(most, len(parts)) + 1):
        yield from _into(tuple(parts), count)


def _into(parts: tuple[str, ...], count: int) -> Iterator[tuple[str, ...]]:
    if count == 1:
        yield ("".join(parts).strip(),)
        return
    for first in range(1, len(parts) - count + 2):
        for rest in _into(parts[first:], count - 1):
            yield ("".join(parts[:first]).strip(), *rest)


def sheet_name(chapter: Chapter, picture_mm: float, theme: Theme, measurements: MeasurementCache) -> FittedName:
    """Return the name of a sheet as large as its picture allows beside the figure."""
    layout = theme.sheet
    figure = layout.tall_figure_mm if picture_mm >= layout.tall_picture_mm else layout.figure_mm
    room = picture_mm - layout.name_top_mm - (figure if chapter.figures else 0.0) - layout.picture_foot_mm
    return fit_name(chapter.name_parts, theme.sheet_name, lambda words: measurements.width_pt(words, "display"), room)
