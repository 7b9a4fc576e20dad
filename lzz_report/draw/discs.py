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
_COARSE_MM = 0.3
_CROWD_MM = 60.0


@dataclass(frozen=True, slots=True)
class Disc:
    """Where a number stands; `nearest` is the nearest point of its district, `gap` how far the disc is from it."""

    x: float
    y: float
    nearest: tuple[float, float]
    gap: float


@dataclass(frozen=True, eq=False)
class _Fan:
    """The places one disc may take, what each costs by itself, and the gap to its district there."""

    places: Points
    costs: Numbers
    gaps: Numbers


def place_discs(
    shapes: Sequence[shapely.Geometry], land: shapely.Geometry, size: tuple[float, float], radius: float
) -> list[Disc]:
    """Place one disc of the radius for each shape on a plate of the size (all in mm); they stand best on `land`."""
    shapes = [shapely.simplify(shape, _COARSE_MM) for shape in shapes]
    inland = shapely.simplify(land, _COARSE_MM).buffer(-0.9 * radius, quad_segs=4)
    shapely.prepare([inland, *shapes])
    fans = [_fan(place, shapes, inland, size, radius) for place in range(len(shapes))]
    taken = np.full((len(shapes), 2), np.inf)
    order = sorted(range(len(fans)), key=lambda place: (int((fans[place].costs < 3).sum()), place))
    chosen = [0] * len(fans)
    for _ in range(_ROUNDS):
        before = list(chosen)
        for place in order:
            taken[place] = np.inf
            chosen[place] = int(np.argmin(fans[place].costs + _crowding(fans[place].places, taken, radius)))
            taken[place] = fans[place].places[chosen[place]]
        if chosen == before:
            break
    return [_disc(shape, fan, place) for shape, fan, place in zip(shapes, fans, chosen, strict=True)]


def _disc(shape: shapely.Geometry, fan: _Fan, place: int) -> Disc:
    x, y = fan.places[place].tolist()
    line = shapely.shortest_line(shape, shapely.Point(x, y))
    return Disc(x, y, line.coords[0], float(fan.gaps[place]))


def _fan(
    own: int, shapes: Sequence[shapely.Geometry], inland: shapely.Geometry, size: tuple[float, float], radius: float
) -> _Fan:
    hull = shapely.convex_hull(shapes[own])
    places = np.concatenate([_around(hull, radius + gap) for gap in _GAPS_MM])
    gaps = np.repeat(_GAPS_MM, _PLACES)
    points = shapely.points(places)
    inside = (places >= radius).all(axis=1) & (places <= np.array(size) - radius).all(axis=1)
    costs = np.where(inside, 0.35 * gaps, 2 * _FORBIDDEN)
    costs += np.where(shapely.contains(inland, points), 0.0, 0.8)
    others = [shape for place, shape in enumerate(shapes) if place != own]
    if others:
        away = np.min([shapely.distance(shape, points) for shape in others], axis=0) - radius
        # Over another mark, or nearer to it than to its own: both mislead.
        costs += np.where(away < 0.3, 20.0 + 4 * (0.3 - away), np.where(away < gaps + 0.5, 1.5, 0.0))
        costs += 0.8 * _inwards(places, hull, others)
    hidden = radius - shapely.distance(shapes[own], points)
    return _Fan(places, costs + np.maximum(hidden, 0) * 6, gaps)


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
