"""Prepare: a district's key in, its shape on a plane in km out, with the body that a picture has to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import shapely

from lzz_report.draw.raster import Mask, filled
from lzz_report.reference.outlines import arcs_of, outlines, polygons
from lzz_report.reference.projection import Points

_CELLS = 220

Box = tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class Terrain:
    """One district in km, x to the east and y to the south, in full detail."""

    parts: tuple[tuple[Points, ...], ...]

    @cached_property
    def shape(self) -> shapely.MultiPolygon:
        """All parts as one valid geometry."""
        return shapely.MultiPolygon([(shell, holes) for shell, *holes in self.parts])

    @cached_property
    def body(self) -> Box:
        """Left, top, right, bottom of what has to be seen."""
        return body(self.parts)

    @cached_property
    def cell(self) -> float:
        """The side of a cell of `mask` in km."""
        left, top, right, bottom = self.body
        return max(right - left, bottom - top) / _CELLS

    @cached_property
    def mask(self) -> Mask:
        """The body as cells, for scoring."""
        left, top, right, bottom = self.body
        size = (int(np.ceil((bottom - top) / self.cell)), int(np.ceil((right - left) / self.cell)))
        return filled((ring for part in self.parts for ring in part), (left, top), self.cell, size)


@lru_cache(maxsize=64)
def terrain(key: str) -> Terrain:
    """Project and keep a district."""
    area = outlines().areas[key]
    arcs = outlines().project(outlines().plane(key), arcs_of(area))
    return Terrain(tuple(tuple(part) for part in polygons(area, arcs)))


def body(parts: Sequence[Sequence[Points]]) -> Box:
    """The box around the parts that matter.

    Far islands (Helgoland, Neuwerk) would make the rest tiny: a part counts if its share of the land is worth the
    growth of the box.
    """
    sizes = [shapely.area(shapely.polygons(shell)) for shell, *_ in parts]
    order = sorted(range(len(sizes)), key=lambda place: -sizes[place])
    box = _box(parts[order[0]][0])
    for place in order[1:]:
        grown = _around(box, _box(parts[place][0]))
        if _extent(grown) / _extent(box) - 1 <= 8 * sizes[place] / sum(sizes):
            box = grown
    return box


def _box(ring: Points) -> Box:
    (left, top), (right, bottom) = ring.min(axis=0).tolist(), ring.max(axis=0).tolist()
    return left, top, right, bottom


def _around(one: Sequence[float], other: Sequence[float]) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _extent(box: Sequence[float]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
