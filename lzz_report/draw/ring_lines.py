"""Ring: a shape in, lines of equal distance around it and inside it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import shapely

from lzz_report.draw.svg import stroke
from lzz_report.reference.projection import Points
from lzz_report.themes.look import ColourRole
from lzz_report.units import MM_PER_POINT

# Finer than this a page does not show; the steps of a calculation keep more.
TOLERANCE_MM = 0.05
_KEPT_MM = 0.03
# A shape grown by a and then by b is the shape grown by a + b, but each time with fewer corners to turn: so rings are
# taken from one of the rings before, in stages.
_STAGE = 3
_DOT_MM2 = 0.8


def distances(first_mm: float, growth: float, reach_mm: float) -> list[float]:
    """Return how far each ring lies from the shape: a gap, then each wider by the factor `growth`, up to the reach."""
    found: list[float] = []
    reached, gap = first_mm, first_mm
    while reached <= reach_mm:
        found.append(reached)
        gap *= growth
        reached += gap
    return found


def rings_around(shape: shapely.Geometry, steps: Sequence[float]) -> list[shapely.Geometry]:
    """Return the shape grown to each of the distances."""
    return list(_staged(shape, steps, 1.0))


def rings_inside(shape: shapely.Geometry, first_mm: float, growth: float) -> list[shapely.Geometry]:
    """Return the shape shrunk ring by ring until nothing but dots is left."""
    left, top, right, bottom = shapely.bounds(shape).tolist()
    return list(_staged(shape, distances(first_mm, growth, max(right - left, bottom - top) / 2), -1.0))


def _staged(shape: shapely.Geometry, steps: Sequence[float], sign: float) -> Iterator[shapely.Geometry]:
    base, reached = shape, 0.0
    for place, step in enumerate(steps, 1):
        way = step - reached
        ring = shapely.buffer(base, sign * way, quad_segs=_quarter(way))
        if sign < 0:
            ring = _without_dots(ring)
        if ring.is_empty:
            return
        yield ring
        if place % _STAGE == 0:
            base, reached = shapely.simplify(ring, _KEPT_MM), step


def _quarter(radius: float) -> int:
    """How many chords a quarter of a circle needs to look round."""
    return max(4, int(np.ceil(np.pi / 4 / np.sqrt(2 * _KEPT_MM / max(radius, _KEPT_MM)))))


def _without_dots(shape: shapely.Geometry) -> shapely.Geometry:
    return shapely.MultiPolygon([part for part in shapely.get_parts(shape) if part.area >= _DOT_MM2])


def outline(shape: shapely.Geometry) -> list[Points]:
    """Return the closed lines around a shape and its holes, as coarse as a page allows."""
    parts = [part for part in shapely.get_parts(shape) if not part.is_empty]
    rings = [shapely.linestrings(ring.coords) for part in parts for ring in (part.exterior, *part.interiors)]
    thin = (shapely.get_coordinates(line) for line in shapely.simplify(rings, TOLERANCE_MM, preserve_topology=False))
    return [points for points in thin if len(points) > 3]


def lines_within(shape: shapely.Geometry, field: tuple[float, float, float, float]) -> list[Points]:
    """Return the outline of a shape as far as it lies in a field (left, top, right, bottom)."""
    left, top, right, bottom = shapely.bounds(shape).tolist()
    if left >= field[0] and top >= field[1] and right <= field[2] and bottom <= field[3]:
        return outline(shape)
    cut = shapely.line_merge(shapely.clip_by_rect(shapely.boundary(shape), *field))
    thin = shapely.simplify(shapely.get_parts(cut), TOLERANCE_MM, preserve_topology=False)
    return [shapely.get_coordinates(line) for line in thin if not line.is_empty]


def fading(rings: Sequence[Iterable[Points]], colour: ColourRole, from_pt: float, to_pt: float) -> list[str]:
    """Draw rings, the first in the heavier weight, the last in the lighter."""
    weights = np.linspace(from_pt, to_pt, len(rings)) * MM_PER_POINT
    return [stroke(lines, colour, float(weight)) for lines, weight in zip(rings, weights, strict=True)]
