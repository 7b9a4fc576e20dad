"""Clip: land in km and a window onto it in, the rings in mm that a plate shows out, without specks at its edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from lzz_report.reference.projection import Points

# Finer than this a page does not show.
TOLERANCE_MM = 0.05
_SPECK_MM2 = 6.0
_ISLAND_MM2 = 1.0


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle in mm or km."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def edges(self) -> tuple[float, float, float, float]:
        return self.left, self.top, self.right, self.bottom

    @property
    def polygon(self) -> shapely.Polygon:
        return shapely.box(*self.edges)


@dataclass(frozen=True, slots=True)
class Window:
    """Where the plate's corner lies on the land, in km, and the scale."""

    left: float
    top: float
    mm_per_km: float

    def on_plate(self, points: Points) -> Points:
        """Turn km into mm."""
        moved: Points = (points - (self.left, self.top)) * self.mm_per_km
        return moved

    def on_land(self, points: Points) -> Points:
        """Turn mm into km."""
        return points / self.mm_per_km + (self.left, self.top)


@dataclass(frozen=True, slots=True)
class ClipArea:
    """A plate in mm and the part of it that is left when the paper is cut."""

    whole: Rectangle
    trim: Rectangle


def clip_area(width_mm: float, height_mm: float, bleeds: str, bleed_mm: float) -> ClipArea:
    """Return the plate whose edges named in `bleeds` (l, r, t, b) reach `bleed_mm` beyond the trim."""
    left, top = ("l" in bleeds) * bleed_mm, ("t" in bleeds) * bleed_mm
    right, bottom = width_mm - ("r" in bleeds) * bleed_mm, height_mm - ("b" in bleeds) * bleed_mm
    return ClipArea(Rectangle(0, 0, width_mm, height_mm), Rectangle(left, top, right, bottom))


def visible_land(land: shapely.Geometry, window: Window, on: ClipArea) -> list[Points]:
    """Return the rings of the land on the plate, thinned to what can be seen."""
    k = window.mm_per_km
    whole = on.whole
    view = shapely.box(
        window.left + whole.left / k,
        window.top + whole.top / k,
        window.left + whole.right / k,
        window.top + whole.bottom / k,
    )
    cut = shapely.transform(shapely.intersection(land, view), window.on_plate)
    clean = _without_specks(cut, on)
    thin = shapely.simplify(clean, TOLERANCE_MM, preserve_topology=False)
    return [shapely.get_coordinates(ring) for part in _polygons(thin) for ring in (part.exterior, *part.interiors)]


def larger_side(rings: Iterable[Points], frame: Rectangle) -> float:
    """Return the larger side of what a frame shows of some rings; 0 where it shows nothing."""
    seen = [shapely.bounds(shapely.clip_by_rect(shapely.linestrings(ring), *frame.edges)) for ring in rings]
    left, top, right, bottom = np.transpose(seen) if seen else np.full((4, 1), np.nan)
    if np.isnan(left).all():
        return 0.0
    return float(max(np.nanmax(right) - np.nanmin(left), np.nanmax(bottom) - np.nanmin(top)))


def _without_specks(land: shapely.Geometry, on: ClipArea) -> shapely.Geometry:
    """Drop crumbs of land at the trim's edges, close crumbs of ground there, and drop dots anywhere."""
    inner = shapely.intersection(land, on.trim.polygon)
    rim = on.trim.polygon.exterior
    crumbs = [part for part in _polygons(inner) if _is_crumb(part, rim)]
    gaps = [part for part in _polygons(shapely.difference(on.trim.polygon, inner)) if _is_crumb(part, rim)]
    if crumbs:
        land = shapely.difference(land, shapely.union_all([_reaching_out(part, on) for part in crumbs]))
    if gaps:
        land = shapely.union(land, shapely.union_all([_reaching_out(part, on) for part in gaps]))
    parts = sorted((_solid(part) for part in _polygons(land)), key=lambda part: -part.area)
    # A tiny district keeps its largest part, however small its tile is.
    return shapely.MultiPolygon([part for part in parts if part.area >= _ISLAND_MM2] or parts[:1])


def _is_crumb(part: shapely.Polygon, rim: shapely.LinearRing) -> bool:
    return bool(part.area < _SPECK_MM2 and part.distance(rim) < TOLERANCE_MM)


def _reaching_out(part: shapely.Polygon, on: ClipArea) -> shapely.Geometry:
    """Lengthen a crumb over the bleed, so that nothing of it comes back when the cut is a little off."""
    left, top, right, bottom = part.bounds
    trim, whole, near = on.trim, on.whole, TOLERANCE_MM
    return shapely.union(
        part.buffer(near),
        shapely.difference(
            shapely.box(
                whole.left if left - trim.left < near else left,
                whole.top if top - trim.top < near else top,
                whole.right if trim.right - right < near else right,
                whole.bottom if trim.bottom - bottom < near else bottom,
            ),
            trim.polygon,
        ),
    )


def _solid(part: shapely.Polygon) -> shapely.Polygon:
    return shapely.Polygon(
        part.exterior, [hole for hole in part.interiors if shapely.Polygon(hole).area >= _ISLAND_MM2]
    )


def _polygons(geometry: shapely.Geometry) -> Iterator[shapely.Polygon]:
    return (part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon" and not part.is_empty)
