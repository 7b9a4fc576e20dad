"""Contradictions of a record's key and names with the official register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from lzz_report.diagnostics.catalogue.editions import ContradictsKey, DoubleKey, UnknownKey
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.diagnostics.fix import FieldFix
from lzz_report.diagnostics.near_miss import near_misses
from lzz_report.reference import Place
from lzz_report.validate.checked import Checked

COMPARED: tuple[Literal["name", "kind", "state", "seat"], ...] = ("name", "kind", "state", "seat")
# Keys have five digits: one wrong of them is near, two are not.
MIN_KEY_LIKENESS = 0.75


def register_faults(record: Checked, register: Mapping[str, Place]) -> Iterator[Diagnostic]:
    """Yield an error for a key nobody has, and for every name that contradicts the key."""
    key = record.text("key")
    if not key:
        return
    place = register.get(key)
    if place is None:
        yield record.diagnostic("key", UnknownKey(near=_probable_keys(record, register)))
        return
    for field in COMPARED:
        written, official = record.text(field), str(getattr(place, field))
        if written and written != official:
            keys = tuple(other.key for other in register.values() if other.name == written) if field == "name" else ()
            fault = ContradictsKey(
                key=key,
                title=place.title,
                state=place.state,
                field=field,
                official=official,
                name=written if keys else "",
                keys=keys,
            )
            yield record.diagnostic(field, fault, fix=FieldFix(field, official))


def _probable_keys(record: Checked, register: Mapping[str, Place]) -> tuple[str, ...]:
    """Return the keys that may be meant, each with the name of its district."""
    name = record.text("name")
    keys = [place.key for place in register.values() if name and place.name == name]
    return tuple(
        f"{key} ({register[key].title})"
        for key in keys or near_misses(record.text("key"), register, 2, MIN_KEY_LIKENESS)
    )


def duplicate_keys(records: Sequence[Checked]) -> Iterator[Diagnostic]:
    """Yield an error for every record of a district that already has one."""
    first: dict[str, Checked] = {}
    for record in records:
        key = record.text("key")
        if key and key in first:
            yield record.diagnostic("key", DoubleKey(other=first[key].slug))
        elif key:
            first[key] = record
