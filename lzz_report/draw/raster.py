"""Rasterise: rings in, cells of land out, and the sums over any rectangle of them at the cost of four look-ups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from lzz_report.reference.projection import Points

Mask = npt.NDArray[np.bool_]
Cells = npt.NDArray[np.int64]


def filled(rings: Iterable[Points], origin: tuple[float, float], cell: float, size: tuple[int, int]) -> Mask:
    """Return which cells (rows, columns) have their centre inside the rings; a ring inside a ring is a hole."""
    rows, columns = size
    flips = np.zeros(rows * (columns + 1), dtype=np.int64)
    for ring in rings:
        x, y = ((ring - origin) / cell - 0.5).T
        x0, x1, y0, y1 = x[:-1], x[1:], y[:-1], y[1:]
        low = np.clip(np.ceil(np.minimum(y0, y1)), 0, rows).astype(np.int64)
        high = np.clip(np.ceil(np.maximum(y0, y1)), 0, rows).astype(np.int64)
        count = high - low
        edge = np.repeat(np.arange(len(count)), count)
        row = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count) + low[edge]
        slope = (x1[edge] - x0[edge]) / (y1[edge] - y0[edge])
        crossing = np.ceil(x0[edge] + (row - y0[edge]) * slope)
        column = np.clip(crossing, 0, columns).astype(np.int64)
        flips += np.bincount(row * (columns + 1) + column, minlength=len(flips))
    return (np.cumsum(flips.reshape(rows, columns + 1), axis=1)[:, :-1] % 2).astype(bool)


@dataclass(frozen=True)
class Sums:
    """Sums over rectangles of cells; what lies outside counts as empty."""

    mask: Mask | Cells

    @cached_property
    def _table(self) -> Cells:
        table = np.zeros((self.mask.shape[0] + 1, self.mask.shape[1] + 1), dtype=np.int64)
        np.cumsum(np.cumsum(self.mask, axis=0), axis=1, out=table[1:, 1:])
        return table

    def __call__(self, left: Cells, top: Cells, right: Cells, bottom: Cells) -> Cells:
        """Sum over columns left ≤ x < right and rows top ≤ y < bottom, for arrays of rectangles."""
        rows, columns = self.mask.shape
        x0, x1 = _within(left, columns), _within(right, columns)
        y0, y1 = _within(top, rows), _within(bottom, rows)
        table = self._table
        total: Cells = table[y1, x1] - table[y0, x1] - table[y1, x0] + table[y0, x0]
        return total

    def everywhere(self, down: int, across: int) -> Cells:
        """Sum over a box of so many rows and columns at every place where it lies inside the mask."""
        table = self._table
        total: Cells = table[down:, across:] - table[:-down, across:] - table[down:, :-across] + table[:-down, :-across]
        return total


def _within(places: Cells, count: int) -> Cells:
    # np.clip takes several times as long for arrays as short as these.
    return np.minimum(np.maximum(places, 0), count)
