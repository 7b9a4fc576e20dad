"""Place: numbered marks on a plate in, a place for the disc of each number out.

Each disc has a fan of places around its district, near ones first. Discs are placed one by one, those with the fewest
good places first, then each may move again to where it costs least beside the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from lzz_report.reference.projection import Points

Numbers = npt.NDArray[np.float64]

_GAPS_MM = (0.4, 1.5, 3.0, 5.0, 8.0, 12.0, 17.0, 23.0, 30.0, 40.0)
_PLACES = 32
_BETWEEN_MM = 0.8
_ROUNDS = 4
_FORBIDDEN = 1e3
_APART_MM = 0.3
_MISLEADING = 3.0
_COARSE_MM = 0.3
# Of a district in several parts the number marks the largest and what comes near it: no island far off the coast.
_MAIN_SHARE = 0.3
_CROWD_MM = 60.0


@dataclass(frozen=True, slots=True)
class Disc:
    """Where a number stands; `nearest` is the point of its district's main parts it is nearest to, `gap` how far."""

    x: float
    y: float
    nearest: tuple[float, float]
    gap: float


@dataclass(frozen=True, eq=False)
class _Fan:
    """The places one disc may take, what each costs by itself, and the gap to every district (a row each) there."""

    places: Points
    costs: Numbers
    gaps: Numbers


def place_discs(
    shapes: Sequence[shapely.Geometry], land: shapely.Geometry, size: tuple[float, float], radius: float
) -> list[Disc]:
    """Place one disc of the radius for each shape on a plate of the size (all in mm); they stand best on `land`."""
    shapes = [shapely.simplify(shape, _COARSE_MM) for shape in shapes]
    mains = [main_parts(shape) for shape in shapes]
    inland = shapely.simplify(land, _COARSE_MM).buffer(-0.9 * radius, quad_segs=4)
    shapely.prepare([inland, *shapes, *mains])
    fans = [_fan(place, shapes, mains, inland, size, radius) for place in range(len(shapes))]
    taken = np.full((len(shapes), 2), np.inf)
    # A row for each disc: how far it is from each district.
    reach = np.full((len(shapes), len(shapes)), np.inf)
    order = sorted(range(len(fans)), key=lambda place: (int((fans[place].costs < 3).sum()), place))
    chosen = [0] * len(fans)
    for _ in range(_ROUNDS):
        before = list(chosen)
        for place in order:
            fan, taken[place], reach[place] = fans[place], np.inf, np.inf
            costs = fan.costs + _crowding(fan.places, taken, radius) + _misleading(place, fan, reach)
            chosen[place] = int(np.argmin(costs))
            taken[place], reach[place] = fan.places[chosen[place]], fan.gaps[:, chosen[place]]
        if chosen == before:
            break
    return [
        Disc(x, y, _nearest(mains[place], x, y), float(reach[place, place]))
        for place, (x, y) in enumerate(taken.tolist())
    ]


def main_parts(shape: shapely.Geometry) -> shapely.Geometry:
    """Return the largest part of a shape and the others of nearly its size."""
    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    return shapely.union_all(parts[areas >= _MAIN_SHARE * areas.max()])


def _nearest(main: shapely.Geometry, x: float, y: float) -> tuple[float, float]:
    near, _ = shapely.shortest_line(main, shapely.Point(x, y)).coords
    return near[0], near[1]


def _fan(
    own: int,
    shapes: Sequence[shapely.Geometry],
    mains: Sequence[shapely.Geometry],
    inland: shapely.Geometry,
    size: tuple[float, float],
    radius: float,
) -> _Fan:
    hull = shapely.convex_hull(mains[own])
    places = np.concatenate([_around(hull, radius + gap) for gap in _GAPS_MM])
    points = shapely.points(places)
    every = np.maximum(shapely.distance(np.array(mains)[:, None], points[None]) - radius, 0.0)
    gaps = every[own]
    inside = (places >= radius).all(axis=1) & (places <= np.array(size) - radius).all(axis=1)
    costs = np.where(inside, 0.35 * gaps, 2 * _FORBIDDEN)
    costs += np.where(shapely.contains(inland, points), 0.0, 0.8)
    others = [shape for place, shape in enumerate(shapes) if place != own]
    if others:
        away = np.min([shapely.distance(shape, points) for shape in others], axis=0) - radius
        # Over another mark, or nearer to it than to its own: both mislead.
        costs += np.where(away < 0.3, 20.0 + 4 * (0.3 - away), np.where(away < gaps + 0.5, 1.5, 0.0))
        costs += 0.8 * _inwards(places, hull, [main for place, main in enumerate(mains) if place != own])
    hidden = radius - shapely.distance(shapes[own], points)
    return _Fan(places, costs + np.maximum(hidden, 0) * 6, every)


def _inwards(places: Points, hull: shapely.Geometry, others: Sequence[shapely.Geometry]) -> Numbers:
    """0 for places that lie outwards of a crowd of marks, 2 for those that lie towards it: so leaders seldom cross."""
    own = np.array(hull.centroid.coords[0])
    crowd = np.array([shape.centroid.coords[0] for shape in others])
    crowd = crowd[np.hypot(*(crowd - own).T) < _CROWD_MM]
    outwards = own - crowd.mean(axis=0) if len(crowd) else np.zeros(2)
    if np.hypot(*outwards) < 2:
        return np.zeros(len(places))
    way = places - own
    turned: Numbers = 1 - way @ outwards / np.maximum(np.hypot(*way.T) * np.hypot(*outwards), 1e-9)
    return turned


def _around(hull: shapely.Geometry, distance: float) -> Points:
    """Evenly spread places on the line at a distance around a shape."""
    line = hull.buffer(distance, quad_segs=8).exterior
    places: Points = shapely.get_coordinates(
        shapely.line_interpolate_point(line, np.arange(_PLACES) / _PLACES, normalized=True)
    )
    return places


def _crowding(places: Points, taken: Points, radius: float) -> Numbers:
    others = taken[np.isfinite(taken).all(axis=1)]
    if not len(others):
        return np.zeros(len(places))
    near = np.hypot(*(places[:, None] - others[None]).transpose(2, 0, 1)).min(axis=1)
    lack = 2 * radius + _BETWEEN_MM - near
    return np.where(lack > 0, _FORBIDDEN + lack, 0.0)


def _misleading(own: int, fan: _Fan, reach: Numbers) -> Numbers:
    """A price for places nearer to another district than its own disc, or farther from their own than another disc."""
    placed = np.flatnonzero(np.isfinite(np.diagonal(reach)))
    if not len(placed):
        return np.zeros(len(fan.places))
    is_theirs = (fan.gaps[placed] < np.diagonal(reach)[placed, None] + _APART_MM).sum(axis=0)
    is_far = fan.gaps[own] + _APART_MM > reach[placed, own].min()
    price: Numbers = _MISLEADING * (is_theirs + is_far)
    return price
