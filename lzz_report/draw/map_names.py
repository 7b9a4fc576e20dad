"""Name: districts in, the words a map sets for them out, in one line or in two."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from lzz_report.reference import register

Lines = tuple[str, ...]


@lru_cache(maxsize=512)
def map_name(key: str, around: str = "") -> str:
    """The name without its bracketed addition; a city that shares it with a district around it is Stadt so-and-so.

    On the map `around` the city it is the district that is told from it: Landkreis Leipzig.
    """
    place = register()[key]
    name = _plain(place.name)
    if place.is_city:
        return f"Stadt {name}" if _uses()[name] > 1 else name
    shares = bool(around) and around != key and _plain(register()[around].name) == name
    return _plain(place.title) if shares else name


def settings(name: str) -> list[Lines]:
    """The name as one line and, where it can be broken, as its most even two lines."""
    breaks = [place + 1 for place, letter in enumerate(name[:-1]) if letter in " -"]
    if not breaks:
        return [(name,)]
    even = min(breaks, key=lambda place: max(place, len(name) - place))
    return [(name,), (name[:even].rstrip(), name[even:])]


@lru_cache(maxsize=1)
def _uses() -> Counter[str]:
    return Counter(_plain(place.name) for place in register().values())


def _plain(name: str) -> str:
    return name.partition(" (")[0]
