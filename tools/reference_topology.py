"""Connect: simplified TopoJSON in; arcs on a grid, the areas made of them and who borders on whom out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from shapely.geometry import LinearRing, MultiPolygon, Polygon
from shapely.validation import explain_validity

WATER = "water"
COUNTRY = "DE"
# The source has land only: where its edge lies on a sea or on Lake Constance (west, south, east, north), it is a shore,
SHORES = ((6.0, 53.247, 15.1, 56.0), (8.885, 47.54, 9.73, 47.83))
# except where Denmark, Poland (on Usedom and along the Oder), and Switzerland at Konstanz begin.
FRONTIERS = (
    (8.632, 54.87, 9.0, 56.0),
    (9.0, 54.8, 9.42, 56.0),
    (14.18, 53.9, 14.23, 53.931),
    (14.203, 53.867, 14.23, 53.9),
    (14.25, 53.0, 15.1, 53.702),
    (9.13, 47.6, 9.185, 47.667),
)
# Degrees; about 3.3 m each way at 51° N, which is 0.02 mm on a page-high picture.
STEP = (4.8e-5, 3e-5)

Ring = list[int]  # arcs end to end; ~i is arc i backwards, as in TopoJSON
Area = list[list[Ring]]  # polygons, each an outer ring and its holes
Points = npt.NDArray[np.int64]


def write_outlines(topology: Mapping[str, Any], states: Iterable[str], target: Path) -> None:
    """Write arcs on a grid and the areas that refer to them."""
    (layer,) = topology["objects"].values()
    shapes = {one["properties"]["key"]: one for one in layer["geometries"]}
    whole = {key: _polygons(shape) for key, shape in sorted(shapes.items()) if key != WATER}
    shore = {_arc(ref) for ref in _refs(_polygons(shapes[WATER]))} | _lakes(whole)
    uses = Counter(_arc(ref) for area in whole.values() for ref in _refs(area))
    arcs: list[Points] = []
    wet: set[int] = set()
    pieces: dict[int, Ring] = {}
    for old in sorted(uses):
        parts = (
            _cut_at_the_sea(_on_grid(topology["arcs"][old]))
            if uses[old] == 1
            else [(_on_grid(topology["arcs"][old]), False)]
        )
        pieces[old] = list(range(len(arcs), len(arcs) + len(parts)))
        wet.update(place for place, (_, at_sea) in zip(pieces[old], parts, strict=True) if at_sea or old in shore)
        arcs += [points for points, _ in parts]
    areas = {key: [[_renumbered(ring, pieces) for ring in polygon] for polygon in area] for key, area in whole.items()}
    sides = _sides(areas, wet, len(arcs))
    districts = dict(areas)
    for state in states:
        areas[state] = _union([area for key, area in districts.items() if key[:2] == state], arcs)
    areas[COUNTRY] = _union(districts.values(), arcs)
    _check(areas, arcs)
    _save(areas, arcs, sides, target)
    _write_neighbours(list(districts), sides, target.with_name("neighbours.tsv"))


def _lakes(areas: Mapping[str, Area]) -> set[int]:
    """Holes that only their own district borders on: lakes and lagoons, whether the source has them as water or not."""
    uses = Counter(_arc(ref) for area in areas.values() for ref in _refs(area))
    holes = (hole for area in areas.values() for polygon in area for hole in polygon[1:])
    return {_arc(hole[0]) for hole in holes if len(hole) == 1 and uses[_arc(hole[0])] == 1}


def _cut_at_the_sea(arc: Points) -> list[tuple[Points, bool]]:
    """Cut an outer arc where land frontier and shore meet; each part comes with whether it is shore."""
    middle = (arc[1:] + arc[:-1]) / 2 * STEP
    at_sea = _within(middle, SHORES) & ~_within(middle, FRONTIERS)
    turns = [0, *(np.flatnonzero(at_sea[1:] != at_sea[:-1]) + 1), len(at_sea)]
    return [(arc[begin : end + 1], bool(at_sea[begin])) for begin, end in pairwise(turns)]


def _within(
    points: npt.NDArray[np.float64], boxes: Iterable[tuple[float, float, float, float]]
) -> npt.NDArray[np.bool_]:
    longitude, latitude = points.T
    found = np.zeros(len(points), dtype=bool)
    for west, south, east, north in boxes:
        found |= (west < longitude) & (longitude < east) & (south < latitude) & (latitude < north)
    return found


def _polygons(shape: Mapping[str, Any]) -> Area:
    polygons: Area = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return polygons


def _refs(area: Area) -> list[int]:
    return [ref for polygon in area for ring in polygon for ref in ring]


def _arc(ref: int) -> int:
    return ref if ref >= 0 else ~ref


def _renumbered(ring: Ring, pieces: Mapping[int, Ring]) -> Ring:
    return [new for ref in ring for new in (pieces[ref] if ref >= 0 else [~piece for piece in reversed(pieces[~ref])])]


def _on_grid(arc: Sequence[Sequence[float]]) -> Points:
    points = np.round(np.array(arc) / STEP).astype(np.int64)
    moved = np.any(np.diff(points, axis=0) != 0, axis=1)
    return points[np.r_[True, moved]]


def _sides(areas: Mapping[str, Area], wet: set[int], count: int) -> list[tuple[int, int]]:
    """Return both owners of each arc as places in the sorted keys; -1 is abroad, -2 is water."""
    owners: dict[int, list[int]] = defaultdict(list)
    for place, area in enumerate(areas.values()):
        for ref in _refs(area):
            owners[_arc(ref)].append(place)
    both = ([*owners[arc], -2 if arc in wet else -1] for arc in range(count))
    return [(one, other) for one, other, *_ in both]


def _union(areas: Iterable[Area], arcs: Sequence[Points]) -> Area:
    """Join areas along their common arcs."""
    refs = [ref for area in areas for ref in _refs(area)]
    common = set(refs) & {~ref for ref in refs}
    outer = [ref for ref in refs if ref not in common]
    leaving: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for ref in reversed(outer):
        leaving[_start(ref, arcs)].append(ref)
    rings: list[Ring] = []
    for first in outer:
        path: Ring = []
        node = _start(first, arcs)
        while leaving[node]:
            path.append(leaving[node].pop())
            node = _start(~path[-1], arcs)
            # A ring that comes back to one of its own nodes is two rings that touch.
            passed = [_start(ref, arcs) for ref in path]
            if node in passed:
                rings.append(path[passed.index(node) :])
                del path[passed.index(node) :]
    return _nested(rings, arcs)


def _start(ref: int, arcs: Sequence[Points]) -> tuple[int, ...]:
    return tuple(int(step) for step in _along(ref, arcs)[0])


def _nested(rings: Iterable[Ring], arcs: Sequence[Points]) -> Area:
    """Put each hole behind the smallest outer ring around it; outer rings run clockwise, as the source has them."""
    shells: list[tuple[Polygon, Ring]] = []
    holes: list[tuple[Polygon, Ring]] = []
    for ring in rings:
        points = _ring_points(ring, arcs)
        if len(points) < 4:  # a gap between two districts that simplification closed
            continue
        line = LinearRing(points)
        (holes if line.is_ccw else shells).append((Polygon(line), ring))
    shells.sort(key=lambda item: item[0].area)
    area = [[ring] for _, ring in shells]
    for hole, ring in holes:
        inside = hole.representative_point()
        home = next(place for place, (shell, _) in enumerate(shells) if shell.contains(inside))
        area[home].append(ring)
    return area[::-1]


def _along(ref: int, arcs: Sequence[Points]) -> Points:
    return arcs[ref] if ref >= 0 else arcs[~ref][::-1]


def _ring_points(ring: Ring, arcs: Sequence[Points]) -> Points:
    return np.concatenate([_along(ref, arcs)[:-1] for ref in ring] + [_along(ring[0], arcs)[:1]])


def _check(areas: Mapping[str, Area], arcs: Sequence[Points]) -> None:
    """Stop at an area that is no valid polygon: a drawing would have to mend it each time."""
    for key, area in areas.items():
        rings = [[_ring_points(ring, arcs) for ring in polygon] for polygon in area]
        whole = MultiPolygon([(shell, holes) for shell, *holes in rings])
        if not whole.is_valid:
            raise SystemExit(f"{key}: {explain_validity(whole)}")


def _save(areas: Mapping[str, Area], arcs: Sequence[Points], sides: Sequence[tuple[int, int]], target: Path) -> None:
    steps = np.concatenate([np.diff(arc, axis=0) for arc in arcs])
    zigzag = ((steps << 1) ^ (steps >> 63)).astype("<u2").T
    polygons = [polygon for area in areas.values() for polygon in area]
    rings = [ring for polygon in polygons for ring in polygon]
    np.savez_compressed(
        target,
        allow_pickle=False,
        keys=np.array(list(areas), dtype="S5"),
        grid=np.array(STEP),
        first=np.array([arc[0] for arc in arcs], dtype="<i4"),
        length=np.array([len(arc) for arc in arcs], dtype="<u2"),
        high=(zigzag >> 8).astype("u1"),  # high and low bytes apart compress a fifth better
        low=(zigzag & 255).astype("u1"),
        sides=np.array(sides, dtype="<i2"),
        refs=np.array([ref for ring in rings for ref in ring], dtype="<i2"),
        ring_size=np.array([len(ring) for ring in rings], dtype="<u2"),
        polygon_size=np.array([len(polygon) for polygon in polygons], dtype="<u2"),
        area_size=np.array([len(area) for area in areas.values()], dtype="<u2"),
    )
    points = sum(map(len, arcs))
    print(f"{target.name}: {len(arcs)} arcs, {points} points, {target.stat().st_size / 1000:.0f} kB")


def _write_neighbours(keys: Sequence[str], sides: Iterable[tuple[int, int]], target: Path) -> None:
    """Write one line a district: its key and those it shares a border with."""
    beside: dict[str, set[str]] = {key: set() for key in keys}
    for one, other in sides:
        if other >= 0:
            beside[keys[one]].add(keys[other])
            beside[keys[other]].add(keys[one])
    lines = ["\t".join([key, *sorted(others)]) for key, others in beside.items()]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
