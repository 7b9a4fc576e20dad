"""Ring: a district and a plate in, its outline with rings in it and around it, over its named neighbours, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely

from lzz_report.documents.drawing import Drawing, Vignette
from lzz_report.draw.clipping import Rectangle, larger_side
from lzz_report.draw.lettering import Lettering
from lzz_report.draw.map_labels import CELL_MM, Label, letters, place_label
from lzz_report.draw.map_names import map_name
from lzz_report.draw.raster import Mask, filled
from lzz_report.draw.ring_ground import PlacedDistrict, Surroundings, placed, surroundings
from lzz_report.draw.ring_lines import (
    distances,
    fading,
    lines_within,
    outline,
    rings_around,
    rings_inside,
)
from lzz_report.draw.svg import area, document, outline_of_letters, rectangle, stroke
from lzz_report.reference import neighbours
from lzz_report.reference.projection import Points
from lzz_report.themes.look import ColourRole
from lzz_report.units import MM_PER_POINT

_GAP_MM, _GROWTH = 1.55, 0.03
_CHANNEL_MM, _OWN_CHANNEL_MM = 1.25, 2.2
_LABEL_PT, _CLEAR_MM = 7.2, 0.7
# Names keep this far from the edges of the trim.
_EDGE_MM = 4.0
_MAX_LABELS = 9
_BEYOND_MM = 1.0


def draw_vignette(request: Vignette, lettering: Lettering) -> Drawing:
    """Return the plate; `names` are the neighbours whose names stand on it."""
    own = placed(request.key, request.box)
    whole = Rectangle(0, 0, request.width_mm, request.height_mm)
    around = rings_around(own.plain, distances(_GAP_MM, 1 + _GROWTH, _reach(request, own.box)))
    reached = around[-1] if around else own.plain
    near = surroundings(request.key, own.window, _common(Rectangle(*shapely.bounds(reached).tolist()), whole))
    parts = _outer(request, around, whole) + _channels(request, own, near, whole)
    parts += _district(request, own)
    labels: dict[str, Label] = {}
    if request.ink is not None:
        labels = _labels(request, own, near, reached, lettering)
        data = "".join(letters(label, lettering.label) for label in labels.values())
        parts += [_clearing(label, request.ground) for label in labels.values()]
        parts.append(outline_of_letters(data, request.ink))
    svg = document(request.width_mm, request.height_mm, parts, is_cut=True)
    names = tuple(map_name(key, request.key) for key in labels)
    shown_mm = larger_side(outline(own.shape), _trim(request))
    return Drawing(svg, request.width_mm, request.height_mm, own.window.mm_per_km, names, shown_mm)


def _reach(request: Vignette, box: Rectangle) -> float:
    """How far rings may go: to the text, or as far as the farthest corner of the plate."""
    to_text = min(box.top - request.top_mm, box.left - request.left_mm)
    across = max(box.left, request.width_mm - box.right, 0.0)
    down = max(box.top, request.height_mm - box.bottom, 0.0)
    return float(min(to_text, (across**2 + down**2) ** 0.5))


def _trim(request: Vignette, inset_mm: float = 0.0) -> Rectangle:
    edge = request.bleed_mm + inset_mm
    return Rectangle(edge, edge, request.width_mm - edge, request.height_mm - edge)


def _common(one: Rectangle, other: Rectangle) -> Rectangle:
    return Rectangle(
        max(one.left, other.left), max(one.top, other.top), min(one.right, other.right), min(one.bottom, other.bottom)
    )


def _outer(request: Vignette, around: Sequence[shapely.Geometry], whole: Rectangle) -> list[str]:
    lines = [lines_within(ring, _field(whole)) for ring in around]
    heavy, light = (0.6, 0.4) if request.reversed_out else (0.5, 0.22)
    return fading(lines, request.ring, heavy, light)


def _field(whole: Rectangle) -> tuple[float, float, float, float]:
    """The plate and a little more, so that a line ends outside of it."""
    return whole.left - _BEYOND_MM, whole.top - _BEYOND_MM, whole.right + _BEYOND_MM, whole.bottom + _BEYOND_MM


def _channels(request: Vignette, own: PlacedDistrict, near: Surroundings, whole: Rectangle) -> list[str]:
    """The borders of the neighbours and the district's own, in the colour of the ground."""
    borders = shapely.MultiLineString([line for line in near.borders_without(request.key) if len(line) > 1])
    joined = shapely.line_merge(shapely.clip_by_rect(borders, *_field(whole)))
    lines: list[Points] = [shapely.get_coordinates(line) for line in shapely.get_parts(joined) if not line.is_empty]
    return [
        stroke(lines, request.ground, _CHANNEL_MM),
        stroke(outline(own.plain), request.ground, _OWN_CHANNEL_MM),
    ]


def _district(request: Vignette, own: PlacedDistrict) -> list[str]:
    inner = [outline(ring) for ring in rings_inside(own.plain, _GAP_MM, 1 + _GROWTH)]
    shape = outline(own.shape)
    heavy, light = (0.6, 0.4) if request.reversed_out else (0.6, 0.3)
    parts = [area(shape, request.land)] if request.land else []
    parts += fading(inner, request.line, heavy, light)
    return parts if request.land else [*parts, stroke(shape, request.line, 1.1 * MM_PER_POINT)]


def _clearing(label: Label, ground: ColourRole) -> str:
    """The ground behind a name: rings end before it."""
    width, height = label.width + 2 * _CLEAR_MM, label.height + 2 * _CLEAR_MM
    return rectangle(label.x - width / 2, label.y - height / 2, width, height, ground)


def _labels(
    request: Vignette, own: PlacedDistrict, near: Surroundings, reached: shapely.Geometry, lettering: Lettering
) -> dict[str, Label]:
    """Place the names that have room among the rings of their own district: those that border first, and not many."""
    field = _trim(request, _EDGE_MM)
    moat = outline(shapely.buffer(own.plain, _OWN_CHANNEL_MM))
    bordering = neighbours()[request.key]
    labels: dict[str, Label] = {}
    for key in sorted(near.districts, key=lambda key: key not in bordering):
        rings = list(near.rings(key))
        if key == request.key or not rings or len(labels) >= _MAX_LABELS:
            continue
        part = _common(_extent(rings), field)
        size = (int(part.height / CELL_MM), int(part.width / CELL_MM))
        if min(size) < 3:
            continue
        seen = _mask(rings, part, size) & _mask(outline(reached), part, size) & ~_mask(moat, part, size)
        label = place_label(map_name(key, request.key), seen, lettering.label, _LABEL_PT)
        if label:
            labels[key] = replace(label, x=label.x + part.left, y=label.y + part.top)
    return labels


def _extent(rings: Sequence[Points]) -> Rectangle:
    points = np.concatenate(rings)
    return Rectangle(*points.min(axis=0).tolist(), *points.max(axis=0).tolist())


def _mask(rings: list[Points], part: Rectangle, size: tuple[int, int]) -> Mask:
    return filled(rings, (part.left, part.top), CELL_MM, size)
