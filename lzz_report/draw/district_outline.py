"""Outline: a district in, its shape alone out, in its box or on a common scale."""

from __future__ import annotations

from lzz_report.documents.drawing import Drawing, Outline
from lzz_report.draw.clipping import ClipArea, Rectangle, Window, larger_side, visible_land
from lzz_report.draw.svg import area, document
from lzz_report.draw.terrain import terrain
from lzz_report.draw.views import fitting_scale

_AWAY_MM = 10.0


def draw_outline(request: Outline) -> Drawing:
    """Return the shape; without a box the drawing is as large as the district is on the scale asked for."""
    land = terrain(request.key)
    left, top, right, bottom = land.body
    across, down = right - left, bottom - top
    box = Rectangle(0, 0, request.width_mm or 1e6, request.height_mm or 1e6)
    scale = request.mm_per_km or fitting_scale(land, box)
    width, height = request.width_mm or across * scale, request.height_mm or down * scale
    window = Window(left - (width / scale - across) / 2, top - (height / scale - down) / 2, scale)
    whole = Rectangle(0, 0, width, height)
    # No edge cuts it: what is small and lies at the edge of its box is the district, not a crumb.
    uncut = Rectangle(-_AWAY_MM, -_AWAY_MM, width + _AWAY_MM, height + _AWAY_MM)
    rings = visible_land(land.shape, window, ClipArea(whole, uncut))
    svg = document(width, height, [area(rings, request.land)])
    return Drawing(svg, width, height, scale, shown_mm=larger_side(rings, whole))
