"""Project: district keys and a scale in, Germany, the lines between its states and those districts out, in km or mm."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lzz_report.reference.outlines import COUNTRY, Area, Border, arcs_of, outlines, polygons
from lzz_report.reference.projection import GERMANY, Points

Part = tuple[Points, ...]


@dataclass(frozen=True, eq=False)
class CountryMap:
    """The country's rings, the lines between its states, and the parts of each marked district."""

    land: Part
    states: Part
    districts: tuple[tuple[Part, ...], ...]

    def moved(self, x: float, y: float, scale: float) -> CountryMap:
        """Scale, then move by x, y."""

        def all_of(lines: Part) -> Part:
            return tuple(line * scale + (x, y) for line in lines)

        districts = tuple(tuple(all_of(part) for part in district) for district in self.districts)
        return CountryMap(all_of(self.land), all_of(self.states), districts)


@lru_cache(maxsize=1)
def extent() -> tuple[float, float, float, float]:
    """Left, top, right, bottom of the country in km."""
    source = outlines()
    arcs = source.project(GERMANY, arcs_of(source.areas[COUNTRY]))
    points = np.concatenate(list(arcs.values()))
    (left, top), (right, bottom) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return left, top, right, bottom


@lru_cache(maxsize=16)
def country_map(keys: tuple[str, ...], tolerance_km: float) -> CountryMap:
    """Return the map in km, its upper left corner at 0, 0, thinned to the tolerance."""
    source = outlines()
    country, districts = source.areas[COUNTRY], [source.areas[key] for key in keys]
    between = [arc for arc, border in enumerate(source.borders) if border is Border.STATE]
    wanted = arcs_of(country).union(between, *map(arcs_of, districts))
    left, top, _, _ = extent()
    arcs = {arc: points - (left, top) for arc, points in source.project(GERMANY, wanted, tolerance_km).items()}
    land = tuple(ring for polygon in polygons(country, arcs) for ring in polygon if _is_seen(ring, tolerance_km))
    marked = tuple(tuple(map(tuple, polygons(area, arcs) or _exact(area))) for area in districts)
    return CountryMap(land, tuple(arcs[arc] for arc in between), marked)


def _exact(area: Area) -> list[list[Points]]:
    """A town smaller than the tolerance as it is, so that its ring has something to go around."""
    left, top, _, _ = extent()
    arcs = outlines().project(GERMANY, arcs_of(area))
    return polygons(area, {arc: points - (left, top) for arc, points in arcs.items()})


def _is_seen(ring: Points, tolerance_km: float) -> bool:
    """Whether an islet is more than a speck of five by five tolerances."""
    x, y = (ring - ring[0]).T
    return bool(abs(x[:-1] @ y[1:] - x[1:] @ y[:-1]) / 2 > (5 * tolerance_km) ** 2)
