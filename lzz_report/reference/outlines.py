"""Load: the committed topology in; arcs and rings of districts, states and country out.

Borders are arcs; an area is polygons of rings of arcs, so what two areas share is one and the same line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import shapely

from lzz_report.reference.projection import Plane, Points, Projection

COUNTRY = "DE"

_FILE = Path(__file__).with_name("outlines.npz")
_ABROAD, _WATER = -1, -2

_Item = TypeVar("_Item")

Refs = tuple[int, ...]  # arcs end to end; ~i is arc i backwards, as in TopoJSON
Area = tuple[tuple[Refs, ...], ...]  # polygons, each an outer ring and its holes


class Border(Enum):
    """What an arc divides."""

    DISTRICT = "district"
    STATE = "state"
    COUNTRY = "country"
    COAST = "coast"


@dataclass(frozen=True)
class Outlines:
    """All borders of Germany: `arcs` in degrees, `areas` by key (districts five digits, states two, the country DE)."""

    arcs: tuple[Points, ...]
    areas: Mapping[str, Area]
    sides: tuple[tuple[int, int], ...]

    @cached_property
    def districts(self) -> tuple[str, ...]:
        """The keys of all districts, in order."""
        return tuple(key for key in self.areas if len(key) == 5)

    @cached_property
    def borders(self) -> tuple[Border, ...]:
        """What each arc divides."""
        return tuple(self._border(one, other) for one, other in self.sides)

    def _border(self, one: int, other: int) -> Border:
        if other == _ABROAD:
            return Border.COUNTRY
        if other == _WATER:
            return Border.COAST
        same = self.districts[one][:2] == self.districts[other][:2]
        return Border.DISTRICT if same else Border.STATE

    @cached_property
    def boxes(self) -> npt.NDArray[np.float64]:
        """West, south, east, north of each arc, in degrees."""
        return np.array([(*arc.min(axis=0), *arc.max(axis=0)) for arc in self.arcs])

    def box(self, key: str) -> tuple[float, float, float, float]:
        """West, south, east, north of an area, in degrees."""
        own = self.boxes[sorted(arcs_of(self.areas[key]))]
        return float(own[:, 0].min()), float(own[:, 1].min()), float(own[:, 2].max()), float(own[:, 3].max())

    def plane(self, key: str) -> Plane:
        """The projection for large pictures of one district."""
        west, south, east, north = self.box(key)
        return Plane((west + east) / 2, (south + north) / 2)

    def project(self, projection: Projection, arcs: Iterable[int], tolerance_km: float = 0.0) -> dict[int, Points]:
        """Return the arcs on the plane, thinned so that no border moves by more than the tolerance.

        Arcs are thinned one by one, so borders stay common; a small island may come back as a line of two points.
        """
        wanted = sorted(arcs)
        points = projection(np.concatenate([self.arcs[arc] for arc in wanted]))
        sizes = np.array([len(self.arcs[arc]) for arc in wanted])
        if tolerance_km > 0:
            lines = shapely.linestrings(points, indices=np.repeat(np.arange(len(sizes)), sizes))
            thin = shapely.simplify(lines, tolerance_km, preserve_topology=False)
            points, sizes = shapely.get_coordinates(thin), shapely.get_num_coordinates(thin)
        return dict(zip(wanted, np.split(points, np.cumsum(sizes)[:-1]), strict=True))


def arcs_of(area: Area) -> set[int]:
    """The arcs an area is made of."""
    return {ref if ref >= 0 else ~ref for polygon in area for ring in polygon for ref in ring}


def ring_points(ring: Refs, arcs: Mapping[int, Points]) -> Points:
    """Join the projected arcs of a ring; the first point comes again at the end."""
    parts = [arcs[ref] if ref >= 0 else arcs[~ref][::-1] for ref in ring]
    return np.concatenate([part[:-1] for part in parts] + [parts[0][:1]])


def polygons(area: Area, arcs: Mapping[int, Points]) -> list[list[Points]]:
    """The rings of each polygon of an area; what thinning has emptied is left out."""
    found = []
    for polygon in area:
        rings = [points for points in (ring_points(ring, arcs) for ring in polygon) if len(points) > 3]
        if rings and len(ring_points(polygon[0], arcs)) > 3:
            found.append(rings)
    return found


@cache
def outlines() -> Outlines:
    """Read and decode the committed topology (about 15 ms, once in a process)."""
    with np.load(_FILE) as stored:
        data = {name: stored[name] for name in stored.files}
    keys = [key.decode() for key in data["keys"]]
    sides = tuple((int(one), int(other)) for one, other in data["sides"])
    return Outlines(_decoded_arcs(data), dict(zip(keys, _decoded_areas(data), strict=True)), sides)


def _decoded_arcs(data: Mapping[str, npt.NDArray[np.int64]]) -> tuple[Points, ...]:
    """Undo what tools/reference_topology.py does: steps from point to point, zigzag in two planes of bytes."""
    zigzag = (data["high"].astype(np.int64) << 8 | data["low"]).T
    lengths = data["length"].astype(np.int64)
    steps = np.zeros((lengths.sum(), 2), dtype=np.int64)
    begins = np.cumsum(lengths) - lengths
    inner = np.ones(len(steps), dtype=bool)
    inner[begins] = False
    steps[inner] = zigzag >> 1 ^ -(zigzag & 1)
    walked = np.cumsum(steps, axis=0)
    walked += np.repeat(data["first"] - walked[begins], lengths, axis=0)
    return tuple(np.split(walked * data["grid"], begins[1:]))


def _decoded_areas(data: Mapping[str, npt.NDArray[np.int64]]) -> list[Area]:
    rings = _grouped(data["refs"].tolist(), data["ring_size"].tolist())
    return _grouped(_grouped(rings, data["polygon_size"].tolist()), data["area_size"].tolist())


def _grouped(items: Sequence[_Item], sizes: Iterable[int]) -> list[tuple[_Item, ...]]:
    rest = iter(items)
    return [tuple(next(rest) for _ in range(size)) for size in sizes]
