"""Compare: a record's key and names in, contradictions with the official register out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.diagnostics.near_miss import near_misses
from lzz_report.reference import Place
from lzz_report.validate.checked import Checked

COMPARED = ("name", "kind", "state", "seat")


def register_faults(record: Checked, register: Mapping[str, Place]) -> Iterator[Diagnostic]:
    """Yield an error for a key nobody has, and for every name that contradicts the key."""
    key = record.text("key")
    if not key:
        return
    place = register.get(key)
    if place is None:
        yield record.error("key", "no district has this key", _known_key(record, register), "unknown-key")
        return
    for field in COMPARED:
        written, official = record.text(field), str(getattr(place, field))
        if written and written != official:
            problem = f"the key {key} is {place.title} ({place.state}), whose {field} is {official}"
            fix = _by_name(written, register) if field == "name" else ""
            yield record.error(field, problem, f"write {field}: {official}{fix}", "contradicts-key")


def _by_name(name: str, register: Mapping[str, Place]) -> str:
    """Return a half-sentence with the key of the districts that have the name, or ""."""
    keys = [place.key for place in register.values() if place.name == name]
    return f"; {name} has the key {' or '.join(keys)}" if keys else ""


def _known_key(record: Checked, register: Mapping[str, Place]) -> str:
    name = record.text("name")
    keys = [place.key for place in register.values() if name and place.name == name]
    near = keys or near_misses(record.text("key"), register, 2, 0.75)
    if not near:
        return "look it up in the official list of municipalities (AGS, first five digits)"
    return "did you mean " + " or ".join(f"{key} ({register[key].title})" for key in near) + "?"


def duplicate_keys(records: Sequence[Checked]) -> Iterator[Diagnostic]:
    """Yield an error for every record of a district that already has one."""
    first: dict[str, Checked] = {}
    for record in records:
        key = record.text("key")
        if key and key in first:
            problem = f"{first[key].slug}.yaml has the same key"
            yield record.error("key", problem, "correct one of the two, or delete a record", "double-key")
        elif key:
            first[key] = record
