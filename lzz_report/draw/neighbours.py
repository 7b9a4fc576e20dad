"""Surround: a district and a plate in, the district whole among its named neighbours out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import shapely

from lzz_report.documents.drawing import Drawing, Neighbours
from lzz_report.draw.clipping import ClipArea, Rectangle, Window, clip_area, larger_side
from lzz_report.draw.lettering import Lettering
from lzz_report.draw.map_labels import CELL_MM, Label, letters, place_label
from lzz_report.draw.map_names import map_name
from lzz_report.draw.raster import Mask, Sums, filled
from lzz_report.draw.svg import area, document, outline_of_letters, rectangle, stroke
from lzz_report.draw.terrain import terrain
from lzz_report.reference.outlines import COUNTRY, Border, arcs_of, outlines, polygons
from lzz_report.reference.projection import Points
from lzz_report.themes.look import ColourRole

_LINE_MM, _STATE_MM = 0.22, 0.75
_BEYOND_MM = 1.0
_SPECK_MM = 2.5
# What an edge of the plate cuts off is left out where less than this is seen of it and nothing joins it.
_CRUMB_MM = 8.0
# Names keep this far from the edges of the trim, besides the air around each of them.
_EDGE_MM = 1.5
_TOLERANCE_MM = 0.07
# How finely sea and foreign land are looked for; how far the district may move for them, as a share of the room it has;
# and which share of the plate a move over all of that room must win.
_COAST_KM, _FARTHEST, _WORTH = 2.0, 0.6, 0.15


@dataclass(frozen=True, eq=False)
class _Around:
    """What the plate shows, in mm: the arcs of all districts that reach into it."""

    arcs: Mapping[int, Points]
    districts: tuple[str, ...]

    def rings(self, key: str) -> Iterator[Points]:
        """The rings of a district."""
        return (ring for polygon in polygons(outlines().areas[key], self.arcs) for ring in polygon)


def draw_neighbours(request: Neighbours, lettering: Lettering) -> Drawing:
    """Return the plate; `names` are the neighbours whose names stand on it."""
    on = clip_area(request.width_mm, request.height_mm, "lr", request.bleed_mm)
    window = _window(request, on)
    around = _around(request.key, window, on.whole)
    labels = _labels(request.key, around, on.trim, lettering)
    own = [
        ring for ring in around.rings(request.key) if shapely.intersects(shapely.linestrings(ring), on.whole.polygon)
    ]
    parts = [rectangle(0, 0, request.width_mm, request.height_mm, request.ground), area(own, request.land)]
    parts += _borders(around, on.whole, request.ink)
    parts.append(outline_of_letters("".join(letters(label, lettering.label) for label in labels.values()), request.ink))
    svg = document(request.width_mm, request.height_mm, parts)
    names = tuple(map_name(key, request.key) for key in labels)
    shown_mm = larger_side(own, on.trim)
    return Drawing(svg, request.width_mm, request.height_mm, window.mm_per_km, names, shown_mm)


def _window(request: Neighbours, on: ClipArea) -> Window:
    """The district whole, in the middle, or beside it where sea or foreign land would take much of the plate."""
    left, top, right, bottom = terrain(request.key).body
    room_x, room_y = on.trim.width - 2 * request.margin_mm, on.trim.height - 2 * request.margin_mm
    scale = min(room_x / (right - left), room_y / (bottom - top))
    middle_x, middle_y = (on.trim.left + on.trim.right) / 2, (on.trim.top + on.trim.bottom) / 2
    window = Window((left + right) / 2 - middle_x / scale, (top + bottom) / 2 - middle_y / scale, scale)
    spare_x, spare_y = (room_x / scale - (right - left)) / 2, (room_y / scale - (bottom - top)) / 2
    return _towards_land(request.key, window, on, (spare_x, spare_y))


def _towards_land(key: str, window: Window, on: ClipArea, spare: tuple[float, float]) -> Window:
    source = outlines()
    country = source.areas[COUNTRY]
    arcs = source.project(source.plane(key), arcs_of(country), _COAST_KM)
    width, height = on.whole.width / window.mm_per_km, on.whole.height / window.mm_per_km
    corner = (window.left - spare[0], window.top - spare[1])
    size = (int((height + 2 * spare[1]) / _COAST_KM) + 1, int((width + 2 * spare[0]) / _COAST_KM) + 1)
    rings = [ring for polygon in polygons(country, arcs) for ring in polygon]
    land = Sums(filled(rings, corner, _COAST_KM, size))
    shifts = np.linspace(-_FARTHEST, _FARTHEST, 21)
    x, y = (grid.ravel() for grid in np.meshgrid(shifts, shifts))
    left = np.rint(spare[0] * (1 + x) / _COAST_KM).astype(int)
    top = np.rint(spare[1] * (1 + y) / _COAST_KM).astype(int)
    across, down = int(width / _COAST_KM), int(height / _COAST_KM)
    worth = land(left, top, left + across, top + down) / (across * down) - _WORTH * (abs(x) + abs(y))
    best = int(np.argmax(np.round(worth, 9)))
    return Window(window.left + spare[0] * x[best], window.top + spare[1] * y[best], window.mm_per_km)


def _around(key: str, window: Window, whole: Rectangle) -> _Around:
    source = outlines()
    plane = source.plane(key)
    corners = np.array([(whole.left, whole.top), (whole.right, whole.bottom)])
    (west, north), (east, south) = plane.degrees(window.on_land(corners))
    boxes = source.boxes
    near = (boxes[:, 0] < east) & (boxes[:, 2] > west) & (boxes[:, 1] < north) & (boxes[:, 3] > south)
    owners = {side for arc in np.flatnonzero(near) for side in source.sides[arc] if side >= 0}
    districts = tuple(source.districts[owner] for owner in sorted(owners))
    wanted = {arc for district in districts for arc in arcs_of(source.areas[district])}
    arcs = source.project(plane, wanted, _TOLERANCE_MM / window.mm_per_km)
    return _Around({arc: window.on_plate(points) for arc, points in arcs.items()}, districts)


def _borders(around: _Around, whole: Rectangle, ink: ColourRole) -> list[str]:
    kinds = outlines().borders
    lines: dict[float, list[Points]] = {_LINE_MM: [], _STATE_MM: []}
    for arc, points in around.arcs.items():
        lines[_STATE_MM if kinds[arc] in (Border.STATE, Border.COUNTRY) else _LINE_MM].append(points)
    return [stroke(_clipped(group, whole), ink, width) for width, group in lines.items()]


def _clipped(lines: Iterable[Points], whole: Rectangle) -> list[Points]:
    """Cut the lines a little beyond the plate, join them, and leave out the specks that islets become."""
    edge = _BEYOND_MM
    drawn = shapely.MultiLineString([line for line in lines if not _is_speck(line, whole)])
    cut = shapely.clip_by_rect(drawn, whole.left - edge, whole.top - edge, whole.right + edge, whole.bottom + edge)
    joined = shapely.line_merge(cut)
    lines = (line for line in shapely.get_parts(joined) if not line.is_empty and not _is_crumb(line, whole))
    return [shapely.get_coordinates(line) for line in lines]


def _is_speck(line: Points, whole: Rectangle) -> bool:
    if (line[0] != line[-1]).any():
        return False
    seen = shapely.clip_by_rect(shapely.linestrings(line), whole.left, whole.top, whole.right, whole.bottom)
    return bool(seen.length < _SPECK_MM)


def _is_crumb(line: shapely.LineString, whole: Rectangle) -> bool:
    """Whether an edge of the plate leaves only a little of an islet, or of a border that just reaches in."""
    inside = whole.polygon
    ends = shapely.boundary(line)
    if inside.covers(line) or shapely.intersects(ends, inside):
        return False
    return bool(shapely.intersection(line, inside).length < _CRUMB_MM)


def _labels(key: str, around: _Around, trim: Rectangle, lettering: Lettering) -> dict[str, Label]:
    labels = {}
    for neighbour in around.districts:
        if neighbour == key:
            continue
        label = place_label(map_name(neighbour, key), _visible(list(around.rings(neighbour)), trim), lettering.label)
        if label:
            labels[neighbour] = label
    return labels


def _visible(rings: list[Points], trim: Rectangle) -> Mask:
    """The cells of a district on the trim, from the plate's corner on."""
    size = (int(trim.bottom / CELL_MM) + 1, int(trim.right / CELL_MM) + 1)
    mask = filled(rings, (0.0, 0.0), CELL_MM, size)
    top, bottom = int(np.ceil((trim.top + _EDGE_MM) / CELL_MM)), int((trim.bottom - _EDGE_MM) / CELL_MM)
    left, right = int(np.ceil((trim.left + _EDGE_MM) / CELL_MM)), int((trim.right - _EDGE_MM) / CELL_MM)
    mask[:top] = mask[bottom:] = False
    mask[:, :left] = mask[:, right:] = False
    return mask
