"""Place: marked districts in, Germany with its states and the marks out."""

from __future__ import annotations

import math
from collections.abc import Iterable

import shapely

from lzz_report.documents.drawing import Country, Drawing, MapMark
from lzz_report.draw.country_map import CountryMap, country_map, extent
from lzz_report.draw.discs import Disc, place_discs
from lzz_report.draw.lettering import Lettering, OutlineFont
from lzz_report.draw.rings import Circle, circle_around, drawn_rings, shown_mm
from lzz_report.draw.svg import area, disc, document, outline_of_letters, stroke
from lzz_report.reference import register
from lzz_report.themes.look import ColourRole

# A numbered district needs a ring only where it is hardly there.
_NUMBERED_RING_SHARE = 0.4
_TOLERANCE_MM = 0.08
_LEADER_FROM_MM = 2.0


def draw_country(request: Country, lettering: Lettering) -> Drawing:
    """Return the map; it becomes a little smaller where a ring at the country's edge would leave the plate."""
    left, top, right, bottom = extent()
    across, down = right - left, bottom - top
    tolerance = _TOLERANCE_MM * down / request.height_mm
    plain = country_map(tuple(mark.key for mark in request.marks), round(tolerance, 4))
    inset = 0.0
    while True:
        scale = (request.height_mm - 2 * inset) / down
        if request.width_mm:
            scale = min(scale, (request.width_mm - 2 * inset) / across)
        width = request.width_mm or across * scale + 2 * inset
        on_plate = plain.moved((width - across * scale) / 2, (request.height_mm - down * scale) / 2, scale)
        circles = _circles(request, on_plate)
        over = _overhang(circles, width, request.height_mm, request.ring_mm)
        if over < 0.01 or inset > request.height_mm / 4:
            break
        inset += over
    parts = _land(request, on_plate)
    parts += drawn_rings(circles, request.ring, request.ring_mm)
    parts += _numbers(request, on_plate, width, lettering)
    names = tuple(register()[mark.key].name for mark in request.marks)
    pairs = zip(request.marks, on_plate.districts, strict=True)
    shown = [shown_mm([parts], _ring_below(request, mark), request.ring_radius_mm) for mark, parts in pairs]
    svg = document(width, request.height_mm, parts)
    return Drawing(svg, width, request.height_mm, scale, names, min(shown, default=math.inf))


def _circles(request: Country, on_plate: CountryMap) -> list[Circle]:
    pairs = zip(request.marks, on_plate.districts, strict=True)
    circles = (circle_around(parts, _ring_below(request, mark), request.ring_radius_mm) for mark, parts in pairs)
    return [circle for circle in circles if circle]


def _ring_below(request: Country, mark: MapMark) -> float:
    """Return the size in mm under which a district gets a ring."""
    is_numbered = request.disc is not None and mark.number is not None
    return request.ring_below_mm * (_NUMBERED_RING_SHARE if is_numbered else 1)


def _overhang(circles: Iterable[Circle], width: float, height: float, line_mm: float) -> float:
    """How far rings reach over the plate's edge."""
    reach = [
        circle.radius + line_mm / 2 - min(circle.x, circle.y, width - circle.x, height - circle.y) for circle in circles
    ]
    return max([0.0, *reach])


def _land(request: Country, on_plate: CountryMap) -> list[str]:
    parts = [area(on_plate.land, request.ink), stroke(on_plate.states, request.border, request.border_mm)]
    for mark, district in zip(request.marks, on_plate.districts, strict=True):
        parts.append(area((ring for part in district for ring in part), mark.fill))
    return parts


def _numbers(request: Country, on_plate: CountryMap, width: float, lettering: Lettering) -> list[str]:
    numbered = [place for place, mark in enumerate(request.marks) if mark.number is not None]
    if request.disc is None or request.disc_ink is None or not numbered:
        return []
    shapes = [_shape(on_plate.districts[place]) for place in numbered]
    land = shapely.polygons(max(on_plate.land, key=len)).buffer(0)
    discs = place_discs(shapes, land, (width, request.height_mm), request.disc_radius_mm)
    parts = [_leaders(discs, request.disc, request.ring_mm)]
    for place, at in zip(numbered, discs, strict=True):
        parts.append(disc(at.x, at.y, request.disc_radius_mm, request.disc))
        number = _centred(str(request.marks[place].number), at, request.disc_radius_mm, lettering.number)
        parts.append(outline_of_letters(number, request.disc_ink))
    return parts


def _shape(district: Iterable[tuple[object, ...]]) -> shapely.Geometry:
    return shapely.union_all([shapely.polygons(shell).buffer(0) for shell, *_ in district])


def _leaders(discs: Iterable[Disc], colour: ColourRole, width_mm: float) -> str:
    """Lines from far discs to their districts."""
    far = [at for at in discs if at.gap > _LEADER_FROM_MM]
    lines = [shapely.get_coordinates(shapely.LineString([at.nearest, (at.x, at.y)])) for at in far]
    return stroke(lines, colour, width_mm)


def _centred(number: str, at: Disc, radius_mm: float, font: OutlineFont) -> str:
    """The outline of a number, as large as its disc allows, in the disc's middle."""
    size = min(0.76 * radius_mm / font.cap_height(1), 1.45 * radius_mm / font.width(number, 1))
    return font.outline(number, size, at.x - font.width(number, size) / 2, at.y + font.cap_height(size) / 2)
