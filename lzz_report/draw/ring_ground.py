"""Prepare: a district and where it shall stand in, its shape in mm and the borders of the districts around it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import shapely

from lzz_report.documents.drawing import Box
from lzz_report.draw.clipping import Rectangle, Window
from lzz_report.draw.ring_lines import TOLERANCE_MM
from lzz_report.draw.terrain import terrain
from lzz_report.reference.outlines import arcs_of, outlines, polygons
from lzz_report.reference.projection import Points

# What is drawn as a line keeps its detail; rings are taken from a plainer shape.
_PLAIN_MM = 0.15
_BORDER_MM = 0.2
_ISLET_MM2 = 0.6


@dataclass(frozen=True, eq=False)
class PlacedDistrict:
    """A district on its plate in mm: in the detail of its outline, and plain, for rings."""

    window: Window
    shape: shapely.Geometry
    plain: shapely.Geometry

    @property
    def box(self) -> Rectangle:
        """The box around the shape."""
        return Rectangle(*shapely.bounds(self.shape).tolist())


@dataclass(frozen=True, eq=False)
class Surroundings:
    """The borders of all districts that reach into a plate, in mm."""

    arcs: Mapping[int, Points]
    districts: tuple[str, ...]

    def rings(self, key: str) -> Iterator[Points]:
        """The rings of a district."""
        return (ring for polygon in polygons(outlines().areas[key], self.arcs) for ring in polygon)

    def borders_without(self, key: str) -> list[Points]:
        """All borders but a district's own."""
        own = arcs_of(outlines().areas[key])
        return [points for arc, points in self.arcs.items() if arc not in own]


def placed(key: str, box: Box, *, at_left: bool = False) -> PlacedDistrict:
    """Return the district as large as the box allows, in its middle or at its left edge; far islets stay away."""
    land = terrain(key)
    near = shapely.box(*land.body)
    parts = shapely.MultiPolygon([part for part in shapely.get_parts(land.shape) if near.contains(part.centroid)])
    left, top, right, bottom = shapely.bounds(parts).tolist()
    scale = min(box.width / (right - left), box.height / (bottom - top))
    spare_x, spare_y = box.width - (right - left) * scale, box.height - (bottom - top) * scale
    x, y = box.x + (0 if at_left else spare_x / 2), box.y + spare_y / 2
    window = Window(left - x / scale, top - y / scale, scale)
    whole = shapely.transform(parts, window.on_plate)
    seen = [part for part in shapely.get_parts(whole) if part.area >= _ISLET_MM2]
    shape = shapely.simplify(
        shapely.MultiPolygon(seen or [max(shapely.get_parts(whole), key=lambda part: part.area)]), TOLERANCE_MM
    )
    return PlacedDistrict(window, shape, shapely.simplify(shape, _PLAIN_MM))


def surroundings(key: str, window: Window, field: Rectangle) -> Surroundings:
    """Return the districts that reach into a field of the plate, with their borders on the plate of `key`."""
    source = outlines()
    plane = source.plane(key)
    corners = np.array([(field.left, field.top), (field.right, field.bottom)])
    (west, north), (east, south) = plane.degrees(window.on_land(corners))
    boxes = source.boxes
    near = (boxes[:, 0] < east) & (boxes[:, 2] > west) & (boxes[:, 1] < north) & (boxes[:, 3] > south)
    owners = sorted({side for arc in np.flatnonzero(near) for side in source.sides[arc] if side >= 0})
    districts = tuple(source.districts[owner] for owner in owners)
    wanted = {arc for district in districts for arc in arcs_of(source.areas[district])}
    if not wanted:
        return Surroundings({}, ())
    arcs = source.project(plane, wanted, _BORDER_MM / window.mm_per_km)
    return Surroundings({arc: window.on_plate(points) for arc, points in arcs.items()}, districts)
