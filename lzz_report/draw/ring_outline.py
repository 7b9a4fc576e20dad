"""Ring: a district and a box in, its outline alone with rings inside out."""

from __future__ import annotations

from lzz_report.documents.drawing import Box, Drawing, RingOutline
from lzz_report.draw.clipping import Rectangle, larger_side
from lzz_report.draw.ring_ground import placed
from lzz_report.draw.ring_lines import fading, outline, rings_inside
from lzz_report.draw.svg import area, document, stroke
from lzz_report.units import MM_PER_POINT

_GAP_MM = 1.15
_LINE_PT, _REVERSED_PT = 0.9, 0.6


def draw_ring_outline(request: RingOutline) -> Drawing:
    """Return the drawing; a line's half width is kept clear around the outline."""
    weight = _REVERSED_PT if request.reversed_out else _LINE_PT
    edge = weight * MM_PER_POINT / 2
    box = Box(edge, edge, request.width_mm - 2 * edge, request.height_mm - 2 * edge)
    own = placed(request.key, box, at_left=True)
    shape = outline(own.shape)
    inner = [outline(ring) for ring in rings_inside(own.plain, _GAP_MM, 1.0)]
    parts = [area(shape, request.land)] if request.land else []
    parts += [*fading(inner, request.line, 0.4, 0.4), stroke(shape, request.line, weight * MM_PER_POINT)]
    svg = document(request.width_mm, request.height_mm, parts)
    shown_mm = larger_side(shape, Rectangle(0, 0, request.width_mm, request.height_mm))
    return Drawing(svg, request.width_mm, request.height_mm, own.window.mm_per_km, shown_mm=shown_mm)
