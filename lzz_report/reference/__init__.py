"""The official register: what district a key stands for, and its neighbours.

Only two small files are read here: the outlines (`lzz_report.reference.outlines`) load numpy and shapely, so a command
that draws nothing does not import them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

# GeoNutzV § 3 asks for this note wherever the data are shown; the full terms lie beside the data in LICENCE.txt.
ATTRIBUTION = "© GeoBasis-DE / BKG 2016 (Daten verändert)"

_REGISTER = Path(__file__).with_name("register.tsv")
_NEIGHBOURS = Path(__file__).with_name("neighbours.tsv")
_CITIES = ("Kreisfreie Stadt", "Stadtkreis")


@dataclass(frozen=True, slots=True)
class Place:
    """A district as the official register has it; `key` is its Amtlicher Gemeindeschlüssel (five digits)."""

    key: str
    name: str
    kind: str
    state: str
    seat: str

    @property
    def is_city(self) -> bool:
        """Whether the district is one town of its own."""
        return self.kind in _CITIES

    @property
    def title(self) -> str:
        """The name with its kind, as people say it: Landkreis Dachau, Stadt München, Märkischer Kreis."""
        if self.is_city:
            return f"Stadt {self.name}"
        if "kreis" in self.name.lower() or self.name.startswith(self.kind):
            return self.name
        return f"{self.kind} {self.name}"


@cache
def register() -> Mapping[str, Place]:
    """Return all 400 districts by key, in the order of their keys."""
    lines = _REGISTER.read_text(encoding="utf-8").splitlines()[1:]
    return MappingProxyType({place.key: place for place in (Place(*line.split("\t")) for line in lines)})


@cache
def neighbours() -> Mapping[str, tuple[str, ...]]:
    """Return the districts that each district shares a stretch of border with, by key."""
    lines = (line.split("\t") for line in _NEIGHBOURS.read_text(encoding="utf-8").splitlines())
    return MappingProxyType({key: tuple(others) for key, *others in lines})


def borders(key: str, other: str) -> bool:
    """Tell whether two districts share a stretch of border."""
    return other in neighbours()[key]
