"""Fit: the rows of the registers in, full pages of them out; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lzz_report.model.fitted import RegisterSlice
from lzz_report.model.theme import RegisterLayout

# Sums of lengths are not exact.
_HAIR = 1e-6


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """What stands on one register page, by how much each of its rows grows, and the height this leaves free."""

    slices: tuple[RegisterSlice, ...]
    growth_mm: float
    free_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class _Filling:
    slices: tuple[RegisterSlice, ...]
    used_mm: float


def fill_pages(
    parts: Sequence[str],
    rows_mm: Mapping[str, Sequence[float]],
    head_mm: float,
    layout: RegisterLayout,
    spare_pages: int = 0,
) -> tuple[RegisterPage, ...]:
    """Return the pages of the registers `parts`, in their order.

    A register that fits a page stays whole; a longer one is broken between rows, its pages evenly full. Registers share
    a page where both fit. What a page leaves free is given to its rows, up to the layout's limit. `spare_pages` that
    would stay empty otherwise are taken by registers that can fill a page of their own well enough.
    """
    pages: list[_Filling] = []
    for part in parts:
        for filling in _broken(part, rows_mm[part], head_mm, layout):
            last = pages[-1] if pages else None
            used = layout.gap_mm + filling.used_mm
            if last and not filling.slices[0].continued and last.used_mm + used <= layout.room_mm:
                pages[-1] = _Filling(last.slices + filling.slices, last.used_mm + used)
            else:
                pages.append(filling)
    evened = _evened(pages, rows_mm, head_mm, layout)
    return tuple(_grown(page, layout) for page in _apart(evened, rows_mm, head_mm, layout, spare_pages))


def _evened(
    pages: list[_Filling], rows_mm: Mapping[str, Sequence[float]], head_mm: float, layout: RegisterLayout
) -> list[_Filling]:
    """Hand registers from a page that has several to a next one that would look empty."""
    evened = list(pages)
    for index in range(len(evened) - 1, 0, -1):
        before, page = evened[index - 1], evened[index]
        while page.used_mm < layout.least_full * layout.room_mm and len(before.slices) > 1:
            moved = before.slices[-1]
            height = head_mm + sum(rows_mm[moved.part][moved.first : moved.last]) + layout.gap_mm
            if page.used_mm + height > min(layout.room_mm, before.used_mm):
                break
            before = _Filling(before.slices[:-1], before.used_mm - height)
            page = _Filling((moved, *page.slices), page.used_mm + height)
        evened[index - 1 : index + 1] = [before, page]
    return evened


def _apart(
    pages: list[_Filling], rows_mm: Mapping[str, Sequence[float]], head_mm: float, layout: RegisterLayout, spare: int
) -> list[_Filling]:
    """Part pages that carry several registers, fullest first, while there are spare pages and both halves look full."""
    while spare:
        parted = [
            (index, halves)
            for index, page in enumerate(pages)
            if (halves := _halves(page, rows_mm, head_mm, layout)) is not None
        ]
        if not parted:
            break
        index, halves = max(parted, key=lambda one: (pages[one[0]].used_mm, -one[0]))
        pages[index : index + 1] = halves
        spare -= 1
    return pages


def _halves(
    page: _Filling, rows_mm: Mapping[str, Sequence[float]], head_mm: float, layout: RegisterLayout
) -> list[_Filling] | None:
    """Return a page's registers on two pages, None where one of them would look empty."""
    if len(page.slices) < 2:
        return None
    heights = [head_mm + sum(rows_mm[piece.part][piece.first : piece.last]) for piece in page.slices]
    cuts = range(1, len(page.slices))
    best = min(cuts, key=lambda cut: abs(sum(heights[:cut]) - sum(heights[cut:])))
    halves = [
        _Filling(page.slices[part], sum(heights[part]) + layout.gap_mm * (len(heights[part]) - 1))
        for part in (slice(None, best), slice(best, None))
    ]
    return halves if min(half.used_mm for half in halves) >= layout.least_full * layout.room_mm else None


def _broken(part: str, rows: Sequence[float], head_mm: float, layout: RegisterLayout) -> list[_Filling]:
    """Break one register into the fewest pages, all as evenly full as may be; a row too high stands alone."""
    # For the rows before each place: the pages they need, how uneven these are, and (negative) where the last begins.
    best = [(0, 0.0, 0)]
    for end in range(1, len(rows) + 1):
        choices = []
        used = 0.0
        for first in range(end - 1, -1, -1):
            used += rows[first]
            if used > layout.room_mm - head_mm + _HAIR and first < end - 1:
                break
            pages, unevenness, _ = best[first]
            choices.append((pages + 1, unevenness + used * used, -first))
        best.append(min(choices))
    broken: list[_Filling] = []
    last = len(rows)
    while last:
        first = -best[last][2]
        broken.append(_Filling((RegisterSlice(part, first, last, first > 0),), head_mm + sum(rows[first:last])))
        last = first
    return broken[::-1]


def _grown(page: _Filling, layout: RegisterLayout) -> RegisterPage:
    """Share a page's free room among its rows."""
    rows = sum(piece.last - piece.first for piece in page.slices)
    room = layout.room_mm - page.used_mm
    free = room / rows
    growth = round(max(0.0, min(free, layout.most_growth_mm)) - 0.005, 2) if free > 0.01 else 0.0
    return RegisterPage(page.slices, growth, max(0.0, room - growth * rows))
