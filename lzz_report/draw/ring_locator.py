"""Place: a district in, the states of Germany as lines with its own filled and the district ringed out."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from lzz_report.documents.drawing import Drawing, Locator
from lzz_report.draw.country_map import CountryMap, country_map, extent
from lzz_report.draw.rings import circle_around, shown_mm
from lzz_report.draw.svg import area, document, ring, stroke
from lzz_report.reference import register
from lzz_report.reference.outlines import arcs_of, outlines, polygons
from lzz_report.reference.projection import GERMANY, Points
from lzz_report.units import MM_PER_POINT

_TOLERANCE_MM = 0.14
_STATE_PT, _RING_PT = 0.35, 0.75
_MIN_RADIUS_MM = 2.6
# A ring at the country's edge reaches over it.
MARGIN_MM = 2.2


def draw_locator(request: Locator) -> Drawing:
    """Return the map with a margin for circles at its edge; every district has one, so that the smallest is found."""
    left, top, right, bottom = extent()
    scale = request.height_mm / (bottom - top)
    width, height = (right - left) * scale + 2 * MARGIN_MM, request.height_mm + 2 * MARGIN_MM
    tolerance = round(_TOLERANCE_MM / scale, 2)
    on_plate = country_map((request.key,), tolerance).moved(MARGIN_MM, MARGIN_MM, scale)
    state = [points * scale + MARGIN_MM for points in _state(request.key[:2], tolerance)]
    district = on_plate.districts[0]
    parts = [area(state, request.state), stroke(_borders(on_plate), request.ink, _STATE_PT * MM_PER_POINT)]
    parts.append(area((line for part in district for line in part), request.mark))
    circle = circle_around(district, request.height_mm, _MIN_RADIUS_MM)
    if circle:
        parts.append(ring(circle.x, circle.y, circle.radius, request.mark, _RING_PT * MM_PER_POINT))
    svg = document(width, height, parts)
    shown = shown_mm(on_plate.districts, request.height_mm, _MIN_RADIUS_MM)
    return Drawing(svg, width, height, scale, (register()[request.key].name,), shown)


def _borders(on_plate: CountryMap) -> list[Points]:
    return [np.vstack((line, line[:1])) for line in on_plate.land] + list(on_plate.states)


@lru_cache(maxsize=32)
def _state(key: str, tolerance_km: float) -> tuple[Points, ...]:
    """The rings of a state in km from the country's upper left corner."""
    source = outlines()
    arcs = source.project(GERMANY, arcs_of(source.areas[key]), tolerance_km)
    left, top, _, _ = extent()
    return tuple(ring - (left, top) for polygon in polygons(source.areas[key], arcs) for ring in polygon)
