"""Ring: districts in, Germany covered by the rings they draw together out."""

from __future__ import annotations

from itertools import chain

import shapely

from lzz_report.documents.drawing import Drawing, RingCountry
from lzz_report.draw.country_map import Part, country_map, extent
from lzz_report.draw.ring_lines import TOLERANCE_MM, distances, fading, outline, rings_around, rings_inside
from lzz_report.draw.rings import circle_around, drawn_rings, shown_mm
from lzz_report.draw.svg import area, document, stroke
from lzz_report.reference import register
from lzz_report.reference.outlines import COUNTRY, arcs_of, outlines, polygons
from lzz_report.reference.projection import GERMANY, Points
from lzz_report.units import MM_PER_POINT

_GAP_MM, _GROWTH = 1.15, 0.018
_CHANNEL_MM = 0.9
_EDGE_MM = 0.3
_COAST_PT = 0.5
_PLAIN_MM = 0.1
_SPECK_MM = 0.6
_DETAIL_MM = 0.1
# The rings lead the eye to a district; towns they would lead to nothing.
_CIRCLE_BELOW_MM, _MIN_RADIUS_MM, _CIRCLE_MM = 4.0, 2.2, 0.35


def draw_ring_country(request: RingCountry) -> Drawing:
    """Return the map: rings cut to the country, states divided by channels of the ground, districts as fields."""
    left, top, right, bottom = extent()
    scale = (request.height_mm - 2 * _EDGE_MM) / (bottom - top)
    width = (right - left) * scale + 2 * _EDGE_MM
    tolerance = round(_DETAIL_MM / scale, 2)
    on_plate = country_map(request.keys, tolerance).moved(_EDGE_MM, _EDGE_MM, scale)
    country = _country(tolerance, scale)
    districts = [_shape(parts) for parts in on_plate.districts]
    parts = _rings(request, shapely.union_all(districts), country)
    parts += [
        stroke([_plain(line) for line in on_plate.states], request.ground, _CHANNEL_MM),
        stroke(outline(country), request.ring, _COAST_PT * MM_PER_POINT),
    ]
    parts += list(chain.from_iterable(_district(request, one) for one in districts))
    names = tuple(register()[key].name for key in request.keys)
    circles = (circle_around(parts, _CIRCLE_BELOW_MM, _MIN_RADIUS_MM) for parts in on_plate.districts)
    colour = request.line if request.land == request.ground else request.land
    parts += drawn_rings([circle for circle in circles if circle], colour, _CIRCLE_MM)
    shown = shown_mm(on_plate.districts, _CIRCLE_BELOW_MM, _MIN_RADIUS_MM)
    return Drawing(document(width, request.height_mm, parts), width, request.height_mm, scale, names, shown)


def _country(tolerance_km: float, scale: float) -> shapely.Geometry:
    source = outlines()
    arcs = source.project(GERMANY, arcs_of(source.areas[COUNTRY]), tolerance_km)
    left, top, _, _ = extent()
    found = [shapely.Polygon(shell, holes).buffer(0) for shell, *holes in polygons(source.areas[COUNTRY], arcs)]
    whole = shapely.union_all(found)
    return shapely.transform(whole, lambda points: (points - (left, top)) * scale + _EDGE_MM)


def _shape(parts: tuple[Part, ...]) -> shapely.Geometry:
    return shapely.union_all([shapely.Polygon(shell, holes).buffer(0) for shell, *holes in parts])


def _rings(request: RingCountry, together: shapely.Geometry, country: shapely.Geometry) -> list[str]:
    """The rings of all districts as far as the country reaches."""
    farthest = shapely.distance(together, shapely.points(shapely.get_coordinates(country))).max()
    around = rings_around(shapely.simplify(together, _PLAIN_MM), distances(_GAP_MM, 1 + _GROWTH, float(farthest)))
    lines = [_lines(shapely.intersection(shapely.boundary(ring), country)) for ring in around]
    return fading(lines, request.ring, 0.6, 0.4)


def _plain(line: Points) -> Points:
    """A channel is too wide to show the detail of a border."""
    thin: Points = shapely.get_coordinates(shapely.simplify(shapely.LineString(line), _CHANNEL_MM / 4))
    return thin


def _lines(cut: shapely.Geometry) -> list[Points]:
    joined = shapely.line_merge(cut) if cut.geom_type == "MultiLineString" else cut
    thin = shapely.simplify(shapely.get_parts(joined), TOLERANCE_MM, preserve_topology=False)
    return [shapely.get_coordinates(line) for line in thin if line.length > _SPECK_MM]


def _district(request: RingCountry, shape: shapely.Geometry) -> list[str]:
    inner = [outline(ring) for ring in rings_inside(shapely.simplify(shape, _PLAIN_MM), _GAP_MM, 1.0)]
    return [area(outline(shape), request.land), *fading(inner, request.line, 0.5, 0.5)]
