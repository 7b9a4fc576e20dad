"""Fit: the rows of the registers in, full pages of them out; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from lzz_report.documents.fitted import RegisterSlice
from lzz_report.themes.book_layout import RegisterLayout

# A page less full than this looks forgotten: rather a register is parted.
_MIN_SHARE = 0.35
# Sums of lengths are not exact.
_HAIR = 1e-6


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """What stands on one register page, by how much each of its rows grows, and the height this leaves free."""

    slices: tuple[RegisterSlice, ...]
    growth_mm: float
    free_mm: float = 0.0


def fill_pages(
    parts: Sequence[str],
    rows_mm: Mapping[str, Sequence[float]],
    head_mm: float,
    layout: RegisterLayout,
    spare_pages: int = 0,
    opening_mm: Mapping[str, Sequence[float]] | None = None,
) -> tuple[RegisterPage, ...]:
    """Return the pages of the registers `parts`, in their order.

    A register that fits a page stays whole, unless a page would look forgotten by it; a longer one is broken between
    rows. Registers share a page where both fit; all pages are evenly full. What a page leaves free is given to its
    rows, up to the layout's limit. `spare_pages` that would stay empty otherwise are taken where all pages stay full
    enough. `opening_mm` are the heights of rows that are the first of their page.
    """
    opening = rows_mm if opening_mm is None else opening_mm
    heights = [(part, row, first) for part in parts for row, first in zip(rows_mm[part], opening[part], strict=True)]
    rows = _Rows(heights, head_mm, layout)
    ends = rows.ends(_MIN_SHARE)
    if not ends:
        return ()
    if spare_pages:
        more = rows.ends(layout.min_full, pages=range(len(ends), len(ends) + spare_pages + 1))
        ends = more if more and rows.cuts(more) <= rows.cuts(ends) else ends
    return tuple(rows.page(first, last) for first, last in zip([0, *ends[:-1]], ends, strict=True))


# What an arrangement is judged by, less of the first counting more than less of the next: pages that look forgotten,
# registers parted without need, pages, unevenness.
_Cost = tuple[int, int, int, float]


@dataclass(frozen=True, slots=True)
class _Way:
    """The best way to arrange the rows before some place: what it costs, and where its last page begins."""

    cost: _Cost
    first: int


class _Rows:
    """All rows of a group of registers, one after the other."""

    def __init__(self, rows: Sequence[tuple[str, float, float]], head_mm: float, layout: RegisterLayout) -> None:
        self._parts = [part for part, _, _ in rows]
        self._before = list(accumulate((height for _, height, _ in rows), initial=0.0))
        self._more = [max(opening - height, 0.0) for _, height, opening in rows]
        self._head_mm = head_mm
        self._layout = layout
        counts = {part: self._parts.count(part) for part in self._parts}
        begins = {part: self._parts.index(part) for part in counts}
        self._own = [(begins[part], begins[part] + counts[part]) for part in self._parts]
        numbers = {part: number for number, part in enumerate(counts)}
        self._number = [numbers[part] for part in self._parts]

    def used(self, first: int, last: int) -> float:
        """Return the height that rows take with the heads of their registers and the gaps between these."""
        metrics = self._number[last - 1] - self._number[first] + 1
        own = self._before[last] - self._before[first] + self._more[first]
        return own + metrics * self._head_mm + (metrics - 1) * self._layout.gap_mm

    def _cut(self, at: int) -> int:
        """Return how bad it is to begin a page before a row: within a register that fits a page, by a lone row."""
        if not 0 < at < len(self._parts) or self._parts[at - 1] != self._parts[at]:
            return 0
        begin, end = self._own[at]
        is_alone = (at - 1 == begin) + (at == end - 1)
        return is_alone + (2 if self.used(begin, end) <= self._layout.room_mm + _HAIR else 0)

    def cuts(self, ends: Sequence[int]) -> int:
        """Return how badly registers are parted."""
        return sum(map(self._cut, ends))

    def _spans(self, last: int) -> Iterator[tuple[int, float]]:
        """Yield the rows a page that ends before `last` may begin with, and its height; a row too high stands alone."""
        for first in range(last - 1, -1, -1):
            used = self.used(first, last)
            if used > self._layout.room_mm + _HAIR and first < last - 1:
                return
            yield first, used

    def ends(self, min_share: float, pages: range | None = None) -> list[int]:
        """Return where each page ends in the best arrangement.

        With `pages` in the largest number of them that leaves no page less full than `min_share`, nothing where none
        does.
        """
        total = len(self._parts)
        after = self._fewest_after() if pages else []
        best: list[dict[int, _Way]] = [{0: _Way((0, 0, 0, 0.0), 0)}]
        for last in range(1, total + 1):
            ways: dict[int, _Way] = {}
            for first, used in self._spans(last):
                is_thin = used < min_share * self._layout.room_mm
                cut = self._cut(first)
                for count, way in best[first].items():
                    key = count + 1 if pages else 0
                    if pages and key + after[last] >= pages.stop:
                        continue
                    thin, cuts, number, unevenness = way.cost
                    cost = (thin + is_thin, cuts + cut, number + 1, unevenness + used * used)
                    if key not in ways or cost < ways[key].cost:
                        ways[key] = _Way(cost, first)
            best.append(ways)
        counts = [0] if not pages else [count for count in reversed(pages) if _is_full(best[total].get(count))]
        return self._traced(best, counts[0], is_counted=pages is not None) if counts else []

    def _fewest_after(self) -> list[int]:
        """Return for each place how many pages the rows from there on take at least."""
        last = len(self._parts)
        fewest = [0] * (last + 1)
        for first in range(last - 1, -1, -1):
            while last > first + 1 and self.used(first, last) > self._layout.room_mm + _HAIR:
                last -= 1
            fewest[first] = fewest[last] + 1
        return fewest

    def _traced(self, best: Sequence[Mapping[int, _Way]], count: int, *, is_counted: bool) -> list[int]:
        ends, last = [], len(self._parts)
        while last:
            ends.append(last)
            last = best[last][count].first
            count -= is_counted
        return ends[::-1]

    def page(self, first: int, last: int) -> RegisterPage:
        """Return a page of rows, its free room shared among them."""
        slices = []
        for part in dict.fromkeys(self._parts[first:last]):
            begin, end = self._own[self._parts.index(part)]
            slices.append(RegisterSlice(part, max(first, begin) - begin, min(last, end) - begin, first > begin))
        room = self._layout.room_mm - self.used(first, last)
        free = room / (last - first)
        growth = round(max(0.0, min(free, self._layout.max_growth_mm)) - 0.005, 2) if free > 0.01 else 0.0
        return RegisterPage(tuple(slices), growth, max(0.0, room - growth * (last - first)))


def _is_full(way: _Way | None) -> bool:
    """Tell whether an arrangement has no page that looks forgotten."""
    return way is not None and way.cost[0] == 0
