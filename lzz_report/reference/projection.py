"""Degrees of longitude and latitude as kilometres on a plane (x to the east, y to the south)."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, log, radians, sin, sqrt, tan
from typing import Protocol

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]

# GRS 80, the ellipsoid of the survey's coordinates.
_SEMI_MAJOR_KM = 6378.137
_ECCENTRICITY_2 = 0.00669438


class Projection(Protocol):
    """Turn an (n, 2) array of degrees into one of kilometres."""

    def __call__(self, degrees: Points) -> Points: ...


@dataclass(frozen=True, slots=True)
class Plane:
    """The plane that touches the earth at a district's own centre: true to scale for a hundred kilometres around."""

    longitude: float
    latitude: float

    def __call__(self, degrees: Points) -> Points:
        return (degrees - (self.longitude, self.latitude)) * self._km_per_degree

    def degrees(self, km: Points) -> Points:
        """The way back: kilometres on the plane in, degrees out."""
        return km / self._km_per_degree + (self.longitude, self.latitude)

    @property
    def _km_per_degree(self) -> tuple[float, float]:
        root = 1 - _ECCENTRICITY_2 * sin(radians(self.latitude)) ** 2
        east = radians(1) * cos(radians(self.latitude)) * _SEMI_MAJOR_KM / sqrt(root)
        north = radians(1) * _SEMI_MAJOR_KM * (1 - _ECCENTRICITY_2) / root**1.5
        return east, -north


@dataclass(frozen=True, slots=True)
class Cone:
    """Lambert's conformal cone over Germany: districts keep their shape wherever they lie."""

    longitude: float = 10.4
    latitude: float = 51.1
    south: float = 48.67
    north: float = 53.67

    def __call__(self, degrees: Points) -> Points:
        # The sphere does: over Germany it differs from the ellipsoid by less than a line's width.
        ratio = log(cos(radians(self.south)) / cos(radians(self.north)))
        n = ratio / log(_half_tangent(self.north) / _half_tangent(self.south))
        factor = 6371.0 * cos(radians(self.south)) * _half_tangent(self.south) ** n / n
        radius = factor / np.tan(np.pi / 4 + np.radians(degrees[:, 1]) / 2) ** n
        origin = factor / _half_tangent(self.latitude) ** n
        angle = n * np.radians(degrees[:, 0] - self.longitude)
        return np.column_stack((radius * np.sin(angle), radius * np.cos(angle) - origin))


GERMANY = Cone()


def _half_tangent(latitude: float) -> float:
    return tan(radians(45 + latitude / 2))
