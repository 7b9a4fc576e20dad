"""Choose: an edition and what annexes are asked for in, the districts they are about out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lzz_report.diagnostics.diagnostic import with_visible_controls
from lzz_report.diagnostics.near_miss import nearest
from lzz_report.errors import UsageError
from lzz_report.records.record import Record, ValidEdition
from lzz_report.reference import register


@dataclass(frozen=True, slots=True)
class Selection:
    """Which districts: all where nothing is named; of several kinds (topic, state …) a district must meet each."""

    districts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    advisers: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


def select(valid: ValidEdition, selection: Selection) -> frozenset[str]:
    """Return the slugs of the districts that are asked for; UsageError for a name that is not in the edition."""
    records = valid.records
    kinds = (
        ("district", selection.districts, [(record, (record.district.slug,)) for record in records]),
        ("topic", selection.topics, [(record, record.district.topics) for record in records]),
        ("adviser", selection.advisers, [(record, filter(None, [record.district.adviser])) for record in records]),
        ("state", selection.states, [(record, (register()[record.district.key].state,)) for record in records]),
    )
    chosen = frozenset(record.district.slug for record in records)
    for kind, wanted, told in kinds:
        if wanted:
            chosen &= _meeting(kind, wanted, [(record, tuple(values)) for record, values in told], valid.edition.id)
    if not chosen:
        raise UsageError(f"no district of {valid.edition.id} meets all that is asked for; ask for less")
    return chosen


def _meeting(
    kind: str, wanted: Iterable[str], told: Sequence[tuple[Record, tuple[str, ...]]], edition: str
) -> frozenset[str]:
    known = {value.casefold(): value for _, values in told for value in values}
    folded = {one.casefold(): one for one in wanted}
    for key, one in folded.items():
        if key not in known:
            near = nearest(key, known)
            hint = f" Did you mean {known[near]}?" if near else ""
            there = ", ".join(sorted(known.values()))
            raise UsageError(f"there is no {kind} {with_visible_controls(one)} in {edition}.{hint} There are: {there}")
    return frozenset(
        record.district.slug for record, values in told if not folded.keys().isdisjoint(map(str.casefold, values))
    )
