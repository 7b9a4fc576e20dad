"""Faults between a record, its edition and the official register: names that contradict or lead nowhere."""

from __future__ import annotations

from typing import Literal

from lzz_report.diagnostics.example import EDITION, RECORD, Example
from lzz_report.diagnostics.fault import Doubt, Fault


class UnknownKey(Fault):
    near: tuple[str, ...] = ()


class ContradictsKey(Fault):
    key: str
    title: str
    state: str
    field: Literal["name", "kind", "state", "seat"]
    official: str
    name: str = ""
    keys: tuple[str, ...] = ()


class DoubleKey(Fault):
    other: str


class EditionId(Fault):
    folder: str


class DoubleEntry(Fault):
    entry: str


class OrderUnknown(Fault):
    slug: str
    near: str = ""
    known: tuple[str, ...]


class OrderIncomplete(Doubt):
    missing: tuple[str, ...]


class AdviserUnknown(Fault):
    near: str = ""


class AdviserIdle(Doubt):
    name: str


_KEY = ("99999 (Landkreis Musterstadt)",)


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(UnknownKey(near=_KEY), RECORD, "key", 'key: "99998"', '"99998"'),
        Example(
            ContradictsKey(
                key="99999",
                title="Landkreis Musterstadt",
                state="Musterland",
                field="name",
                official="Musterstadt",
                name="Neustadt",
                keys=("99997",),
            ),
            RECORD,
            "name",
            "name: Neustadt",
            "Neustadt",
        ),
        Example(DoubleKey(other="musterstadt-kopie"), RECORD, "key", 'key: "99999"', '"99999"'),
        Example(EditionId(folder="2030-2031"), EDITION, "id", 'id: "2029-2030"', '"2029-2030"'),
        Example(DoubleEntry(entry="Wohnen"), RECORD, "topics[2]", "- Wohnen", "Wohnen"),
        Example(
            OrderUnknown(slug="musterstat", near="musterstadt", known=("musterstadt", "neustadt")),
            EDITION,
            "order[0]",
            "- musterstat",
            "musterstat",
        ),
        Example(OrderIncomplete(missing=("neustadt",)), EDITION, "order", "order: [musterstadt]", "[musterstadt]"),
        Example(AdviserUnknown(near="Büro Muster"), RECORD, "adviser", "adviser: Büro Musster", "Büro Musster"),
        Example(AdviserIdle(name="Büro Muster"), EDITION, "advisers[0]", "- Büro Muster", "Büro Muster"),
    )
