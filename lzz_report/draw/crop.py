"""Crop: a district and a plate in, its outline cut by the plate's edges where it looks best out."""

from __future__ import annotations

import numpy as np

from lzz_report.documents.drawing import Box, Crop, CropSetting, Drawing
from lzz_report.draw.clipping import ClipArea, Rectangle, Window, clip_area, larger_side, visible_land
from lzz_report.draw.svg import area, document, rectangle
from lzz_report.draw.terrain import Terrain, terrain
from lzz_report.draw.views import Numbers, Views, fitting_scale, views_at

_SCALES = 11
# Land and ground about even make both a shape.
_COVER = 0.49
_RIM_MM, _RIM_SHARE = 5.0, 0.07


def draw_crop(request: Crop) -> Drawing:
    """Return the plate."""
    on = clip_area(request.width_mm, request.height_mm, request.bleeds, request.bleed_mm)
    land = terrain(request.key)
    window = _set(land, on, request.setting) if request.setting else _best(land, on, request)
    rings = visible_land(land.shape, window, on)
    parts = [rectangle(0, 0, request.width_mm, request.height_mm, request.ground), area(rings, request.land)]
    svg = document(request.width_mm, request.height_mm, parts)
    shown_mm = larger_side(rings, on.trim)
    return Drawing(svg, request.width_mm, request.height_mm, window.mm_per_km, shown_mm=shown_mm)


def _set(land: Terrain, on: ClipArea, setting: CropSetting) -> Window:
    left, top, right, bottom = land.body
    scale = fitting_scale(land, on.trim) * setting.zoom
    x, y = left + (right - left) * setting.x, top + (bottom - top) * setting.y
    middle_x, middle_y = (on.trim.left + on.trim.right) / 2, (on.trim.top + on.trim.bottom) / 2
    return Window(x - middle_x / scale, y - middle_y / scale, scale)


def _best(land: Terrain, on: ClipArea, request: Crop) -> Window:
    """Try a grid of scales and positions; of equals the first is taken."""
    found: list[tuple[float, Window]] = []
    for zoom in np.geomspace(request.min_zoom, request.max_zoom, _SCALES):
        views = views_at(land, on, fitting_scale(land, on.trim) * float(zoom))
        scores = _score(views, request)
        place = int(np.argmax(scores))
        found.append((round(float(scores[place]), 9), views.window(place)))
    return max(found, key=lambda scored: scored[0])[1]


def _score(views: Views, request: Crop) -> Numbers:
    trim = views.on.trim
    wholeness = _wholeness(views)
    score: Numbers = wholeness * (1.8 * np.minimum(views.seen(), 0.95) + 0.8 * views.drawn())
    score -= 3.0 * np.abs(views.cover(trim) - _COVER)
    score += 0.4 * (1 - wholeness) * np.minimum(views.line(trim) / (trim.width + trim.height), 2)
    score -= _noise(views, request.keep_out) + _cuts(views, request)
    score -= max(wholeness, 0.1) * _lean(views, request.keep_out)
    return score


def _wholeness(views: Views) -> float:
    """How much it counts that the district is there whole: in a low band it would be a dot."""
    land, trim = views.land, views.on.trim
    fill = land.mask.sum() * (land.cell * fitting_scale(land, trim)) ** 2 / (trim.width * trim.height)
    return float(min(1.0, (fill / 0.35) ** 1.5, (trim.height / trim.width) ** 0.7))


def _noise(views: Views, keep_out: tuple[Box, ...]) -> Numbers:
    """Cost of land and outline under lettering, the name's (the first box) before all."""
    cost: Numbers = np.zeros(len(views.left))
    lettered = sum(box.width * box.height for box in keep_out)
    if not lettered:
        return cost
    # Where lettering takes most of a low plate, keeping clear of it would leave no picture.
    ease = min(1.0, 0.06 * (views.on.trim.width * views.on.trim.height / lettered) ** 2)
    for box, weight in zip(keep_out, (0.5, *[0.2] * len(keep_out)), strict=False):
        frame = Rectangle(box.x, box.y, box.x + box.width, box.y + box.height)
        cost += ease * weight * (views.cover(frame) + 0.5 * np.minimum(views.line(frame) / box.width, 1))
    return cost


def _cuts(views: Views, request: Crop) -> Numbers:
    """Cuts by two edges hold the picture; an outline that runs along an edge without being cut looks like a mistake."""
    cuts: Numbers = np.zeros(len(views.left))
    cost: Numbers = np.zeros(len(views.left))
    trim = views.on.trim
    for name, land, along in views.rim(min(_RIM_MM, _RIM_SHARE * min(trim.width, trim.height))):
        cut = np.minimum(land / 0.12, 1)
        cuts += cut
        cost += 1.3 * np.minimum(along, 0.5)
        if request.bleeds and name not in request.bleeds:
            cost += 0.1 * cut
        if request.keep_out and name == "t":
            cost += 0.15 * cut  # lettering stands there: the outline had better end below it
    return cost + 0.22 * np.abs(cuts - 2)


def _lean(views: Views, keep_out: tuple[Box, ...]) -> Numbers:
    """Cost of a weight that lies far from the middle, or from where the name leaves room beside it."""
    across, down = views.weight()
    aside = 0.8 * (0.5 - (keep_out[0].x + keep_out[0].width / 2) / views.on.whole.width) if keep_out else 0.0
    return 1.6 * (across - 0.5 - aside) ** 2 + 1.6 * (down - 0.57) ** 2
