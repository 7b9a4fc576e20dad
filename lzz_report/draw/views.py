"""Look: a district and a plate in, windows onto it out, with what each of them shows.

All windows of one scale are measured at once; sums over cells make that cheap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from lzz_report.draw.clipping import ClipArea, Rectangle, Window
from lzz_report.draw.raster import Cells, Sums
from lzz_report.draw.terrain import Terrain

Numbers = npt.NDArray[np.floating]

_POSITIONS = 27


@dataclass(frozen=True)
class LandSurvey:
    """The sums that windows onto one district are measured with."""

    land: Sums
    edge: Sums
    column: Sums
    row: Sums


@lru_cache(maxsize=64)
def survey(land: Terrain) -> LandSurvey:
    """Prepare the sums of a district."""
    rows, columns = np.indices(land.mask.shape)
    return LandSurvey(Sums(land.mask), Sums(_edge_cells(land.mask)), Sums(land.mask * columns), Sums(land.mask * rows))


def _edge_cells(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    around = np.pad(mask, 1)
    inside = around[:-2, 1:-1] & around[2:, 1:-1] & around[1:-1, :-2] & around[1:-1, 2:]
    edge: npt.NDArray[np.bool_] = mask & ~inside
    return edge


def fitting_scale(land: Terrain, trim: Rectangle) -> float:
    """The scale in mm per km at which the whole body just fits: zoom 1."""
    left, top, right, bottom = land.body
    return min(trim.width / (right - left), trim.height / (bottom - top))


@dataclass(frozen=True)
class Views:
    """Windows at one scale; `left` and `top` are the plate's corner in km, one of each for every window."""

    land: Terrain
    on: ClipArea
    scale: float
    left: Numbers
    top: Numbers

    def window(self, place: int) -> Window:
        """One of the windows."""
        return Window(float(self.left[place]), float(self.top[place]), self.scale)

    def seen(self) -> Numbers:
        """Which share of the land the trim shows."""
        whole = survey(self.land).land
        share: Numbers = self._count(whole, self.on.trim) / whole.mask.sum()
        return share

    def drawn(self) -> Numbers:
        """Which share of the outline the trim shows."""
        whole = survey(self.land).edge
        share: Numbers = self._count(whole, self.on.trim) / whole.mask.sum()
        return share

    def cover(self, box: Rectangle) -> Numbers:
        """Which share of a box on the plate is land."""
        area: Numbers = self._count(survey(self.land).land, box) * self._cell_mm**2
        return area / (box.width * box.height)

    def line(self, box: Rectangle) -> Numbers:
        """How many mm of outline run through a box on the plate."""
        length: Numbers = self._count(survey(self.land).edge, box) * self._cell_mm
        return length

    def weight(self) -> tuple[Numbers, Numbers]:
        """The middle of the land that the trim shows, from 0 to 1 across and down the trim."""
        sums, trim, cell = survey(self.land), self.on.trim, self.land.cell
        count = np.maximum(self._count(sums.land, trim), 1)
        x = self.land.body[0] + (self._count(sums.column, trim) / count + 0.5) * cell - self.left
        y = self.land.body[1] + (self._count(sums.row, trim) / count + 0.5) * cell - self.top
        return (x * self.scale - trim.left) / trim.width, (y * self.scale - trim.top) / trim.height

    def rim(self, depth_mm: float) -> Iterator[tuple[str, Numbers, Numbers]]:
        """For each edge of the trim (l, r, t, b): the share of it that is land, and of outline that runs along it."""
        trim, thin = self.on.trim, self._cell_mm
        for name in "lrtb":
            along = trim.height if name in "lr" else trim.width
            yield (
                name,
                self.cover(_figures_row(trim, name, thin)),
                self.line(_figures_row(trim, name, depth_mm)) / along,
            )

    @property
    def _cell_mm(self) -> float:
        return self.land.cell * self.scale

    def _count(self, sums: Sums, box: Rectangle) -> Cells:
        x, y, cell = self.land.body[0], self.land.body[1], self.land.cell
        left, right = (
            np.rint((self.left + edge / self.scale - x) / cell).astype(int) for edge in (box.left, box.right)
        )
        top, bottom = (np.rint((self.top + edge / self.scale - y) / cell).astype(int) for edge in (box.top, box.bottom))
        return sums(left, top, right, bottom)


def views_at(land: Terrain, on: ClipArea, scale: float) -> Views:
    """Return a grid of windows at a scale, from well before the district to well behind it."""
    left, top, right, bottom = land.body
    across = _shifts(left, right, on.trim.width / scale) - on.trim.left / scale
    down = _shifts(top, bottom, on.trim.height / scale) - on.trim.top / scale
    grid_x, grid_y = np.meshgrid(across, down)
    return Views(land, on, scale, grid_x.ravel(), grid_y.ravel())


def _shifts(low: float, high: float, view: float) -> Numbers:
    room = abs(high - low - view) / 2 + 0.3 * min(view, high - low)
    return (low + high - view) / 2 + np.linspace(-room, room, _POSITIONS)


def _figures_row(trim: Rectangle, name: str, depth: float) -> Rectangle:
    return Rectangle(
        trim.right - depth if name == "r" else trim.left,
        trim.bottom - depth if name == "b" else trim.top,
        trim.left + depth if name == "l" else trim.right,
        trim.top + depth if name == "t" else trim.bottom,
    )
