"""Frieze: a district and a low band in, its outline cut hard and standing on the band's foot out."""

from __future__ import annotations

import numpy as np

from lzz_report.documents.drawing import Band, Drawing
from lzz_report.draw.clipping import Window, clip_area, larger_side, visible_land
from lzz_report.draw.svg import area, document, rectangle
from lzz_report.draw.terrain import terrain
from lzz_report.draw.views import Numbers, Views, views_at

_SCALES = 9
# The district's width as a share of the band's.
_MIN_WIDTH, _MAX_WIDTH = 0.6, 1.5
_FOOT, _COVER = 0.68, 0.52
_RIM_MM = 4.0


def draw_band(request: Band) -> Drawing:
    """Return the band; the land's lower edge is the field that follows, in the same colour."""
    on = clip_area(request.width_mm, request.height_mm, "lr", request.bleed_mm)
    land = terrain(request.key)
    left, _, right, _ = land.body
    found: list[tuple[float, Window]] = []
    for width in np.geomspace(_MIN_WIDTH, _MAX_WIDTH, _SCALES):
        views = views_at(land, on, on.trim.width * float(width) / (right - left))
        scores = _score(views)
        place = int(np.argmax(scores))
        found.append((round(float(scores[place]), 9), views.window(place)))
    window = max(found, key=lambda scored: scored[0])[1]
    rings = visible_land(land.shape, window, on)
    parts = [rectangle(0, 0, request.width_mm, request.height_mm, request.ground), area(rings, request.land)]
    svg = document(request.width_mm, request.height_mm, parts)
    shown_mm = larger_side(rings, on.trim)
    return Drawing(svg, request.width_mm, request.height_mm, window.mm_per_km, shown_mm=shown_mm)


def _score(views: Views) -> Numbers:
    """Much of the foot is land, about half of the band, and as much outline as possible is drawn across it."""
    trim = views.on.trim
    score: Numbers = 1.2 * np.minimum(views.line(trim) / trim.width, 1.4)
    score -= 2.2 * np.abs(views.cover(trim) - _COVER)
    for name, land, along in views.rim(_RIM_MM):
        score -= 1.0 * np.minimum(along, 0.6)
        if name == "b":
            score -= 2.0 * np.abs(land - _FOOT)
        if name == "t":
            score -= 0.8 * land
    return score
