"""Number: districts in, Germany with all its borders and those districts ringed and numbered out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import shapely

from lzz_report.documents.drawing import Drawing, RingMap
from lzz_report.draw.country_map import CountryMap, Part, country_map, extent
from lzz_report.draw.discs import Disc, place_discs
from lzz_report.draw.lettering import Lettering
from lzz_report.draw.ring_lines import fading, outline, rings_inside
from lzz_report.draw.rings import Circle, circle_around, drawn_rings, shown_mm
from lzz_report.draw.svg import disc, document, outline_of_letters, stroke
from lzz_report.reference import register
from lzz_report.reference.outlines import Border, outlines
from lzz_report.reference.projection import GERMANY, Points
from lzz_report.units import MM_PER_POINT

_GAP_MM = 1.15
_MARGIN_MM = 2.0
_DETAIL_MM, _BORDER_MM, _PLAIN_MM = 0.12, 0.2, 0.1
_DISTRICT_PT, _STATE_PT, _OWN_PT, _INNER_PT = 0.22, 0.5, 0.9, 0.4
# A disc farther from its district than this is tied to it by a line.
_LEADER_FROM_MM = 2.0


def draw_ring_map(request: RingMap, lettering: Lettering) -> Drawing:
    """Return the map, numbered in the order of the keys."""
    left, top, right, bottom = extent()
    scale = (request.height_mm - 2 * _MARGIN_MM) / (bottom - top)
    width = (right - left) * scale + 2 * _MARGIN_MM
    tolerance = round(_DETAIL_MM / scale, 2)
    on_plate = country_map(request.keys, tolerance).moved(_MARGIN_MM, _MARGIN_MM, scale)
    shapes = [_shape(parts) for parts in on_plate.districts]
    borders = [points * scale + _MARGIN_MM for points in _district_borders(round(_BORDER_MM / scale, 2))]
    parts = [
        stroke(borders, request.border, _DISTRICT_PT * MM_PER_POINT),
        stroke([*on_plate.land, *on_plate.states], request.ink, _STATE_PT * MM_PER_POINT),
    ]
    for shape in shapes:
        parts += _district(request, shape)
    parts += drawn_rings(_circles(request, on_plate), request.mark, _OWN_PT * MM_PER_POINT)
    parts += _numbers(request, on_plate, shapes, (width, request.height_mm), lettering)
    names = tuple(register()[key].name for key in request.keys)
    shown = shown_mm(on_plate.districts, request.ring_below_mm, request.ring_radius_mm)
    return Drawing(document(width, request.height_mm, parts), width, request.height_mm, scale, names, shown)


@lru_cache(maxsize=4)
def _district_borders(tolerance_km: float) -> tuple[Points, ...]:
    """The lines between districts of one state, in km from the country's upper left corner."""
    source = outlines()
    within = [arc for arc, border in enumerate(source.borders) if border is Border.DISTRICT]
    left, top, _, _ = extent()
    return tuple(points - (left, top) for points in source.project(GERMANY, within, tolerance_km).values())


def _shape(parts: tuple[Part, ...]) -> shapely.Geometry:
    return shapely.union_all([shapely.Polygon(shell, holes).buffer(0) for shell, *holes in parts])


def _district(request: RingMap, shape: shapely.Geometry) -> list[str]:
    inner = [outline(ring) for ring in rings_inside(shapely.simplify(shape, _PLAIN_MM), _GAP_MM, 1.0)]
    return [
        *fading(inner, request.mark, _INNER_PT, _INNER_PT),
        stroke(outline(shape), request.mark, _OWN_PT * MM_PER_POINT),
    ]


def _circles(request: RingMap, on_plate: CountryMap) -> list[Circle]:
    found = (circle_around(parts, request.ring_below_mm, request.ring_radius_mm) for parts in on_plate.districts)
    return [circle for circle in found if circle]


def _numbers(
    request: RingMap,
    on_plate: CountryMap,
    shapes: Sequence[shapely.Geometry],
    size: tuple[float, float],
    lettering: Lettering,
) -> list[str]:
    circled = [
        shapely.union(shape, shapely.Point(circle.x, circle.y).buffer(circle.radius)) if circle else shape
        for shape, circle in (
            (shape, circle_around(parts, request.ring_below_mm, request.ring_radius_mm))
            for shape, parts in zip(shapes, on_plate.districts, strict=True)
        )
    ]
    land = shapely.polygons(max(on_plate.land, key=len)).buffer(0)
    discs = place_discs(circled, land, size, request.disc_radius_mm)
    far = [at for at in discs if at.gap > _LEADER_FROM_MM]
    leaders = [shapely.get_coordinates(shapely.LineString([at.nearest, (at.x, at.y)])) for at in far]
    parts = [stroke(leaders, request.mark, _STATE_PT * MM_PER_POINT)]
    for number, at in enumerate(discs, 1):
        parts += _numbered(request, at, str(number), lettering)
    return parts


def _numbered(request: RingMap, at: Disc, number: str, lettering: Lettering) -> list[str]:
    face, radius = lettering.number, request.disc_radius_mm
    size = min(0.8 * radius / face.cap_height(1), 1.4 * radius / face.width(number, 1))
    x, y = at.x - face.width(number, size) / 2, at.y + face.cap_height(size) / 2
    return [
        disc(at.x, at.y, radius, request.mark),
        outline_of_letters(face.outline(number, size, x, y), request.disc_ink),
    ]
