"""Ring: the marks of a small map in, circles around the smallest of them out; circles that meet become one line."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from lzz_report.draw import svg
from lzz_report.draw.terrain import body
from lzz_report.reference.projection import Points
from lzz_report.themes.look import ColourRole

_AIR_MM = 0.7
_JOINT_MM = 0.6


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle in mm."""

    x: float
    y: float
    radius: float


def circle_around(parts: Sequence[Sequence[Points]], below_mm: float, min_radius_mm: float) -> Circle | None:
    """The circle for a district on the map, or None where it is large enough to be found without."""
    left, top, right, bottom = body(parts)
    if max(right - left, bottom - top) >= below_mm:
        return None
    points = np.concatenate([shell for shell, *_ in parts])
    inside = (points >= (left - 1e-9, top - 1e-9)).all(axis=1) & (points <= (right + 1e-9, bottom + 1e-9)).all(axis=1)
    around = shapely.minimum_bounding_circle(shapely.multipoints(points[inside]))
    middle = around.centroid
    radius = shapely.minimum_bounding_radius(shapely.multipoints(points[inside]))
    return Circle(middle.x, middle.y, max(min_radius_mm, radius + _AIR_MM))


def shown_mm(districts: Iterable[Sequence[Sequence[Points]]], below_mm: float, min_radius_mm: float) -> float:
    """Return the larger side of the smallest district on a map, or of its circle; infinite where there is none."""

    def found(parts: Sequence[Sequence[Points]]) -> float:
        circle = circle_around(parts, below_mm, min_radius_mm)
        left, top, right, bottom = body(parts)
        return 2 * circle.radius if circle else max(right - left, bottom - top)

    return min(map(found, districts), default=math.inf)


def drawn_rings(circles: Sequence[Circle], colour: ColourRole, width_mm: float) -> list[str]:
    """Return circles as circles, and the common outline of those that overlap."""
    parts = []
    for group in _groups(circles, width_mm):
        if len(group) == 1:
            parts.append(svg.ring(group[0].x, group[0].y, group[0].radius, colour, width_mm))
        else:
            parts.append(svg.stroke(_common_outline(group), colour, width_mm))
    return parts


def _groups(circles: Sequence[Circle], width_mm: float) -> list[list[Circle]]:
    groups: list[list[Circle]] = []
    for circle in circles:
        near = [group for group in groups if any(_meet(circle, other, width_mm) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([other for group in near for other in group] + [circle])
    return groups


def _meet(one: Circle, other: Circle, width_mm: float) -> bool:
    return bool(np.hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius + 2 * width_mm)


def _common_outline(group: Sequence[Circle]) -> list[Points]:
    discs = [shapely.Point(circle.x, circle.y).buffer(circle.radius, quad_segs=16) for circle in group]
    # Widened and narrowed again, the notch where two circles meet becomes a soft waist.
    whole = shapely.union_all(discs).buffer(_JOINT_MM, quad_segs=8).buffer(-_JOINT_MM, quad_segs=8)
    shapes = shapely.get_parts(whole)
    rings = [shapely.get_coordinates(shape.exterior) for shape in shapes]
    return [np.vstack((ring, ring[1:2])) for ring in rings]
