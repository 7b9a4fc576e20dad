"""Names of an edition and its records that lead nowhere or stand twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lzz_report.diagnostics.catalogue.editions import (
    AdviserIdle,
    AdviserUnknown,
    DoubleEntry,
    EditionId,
    OrderIncomplete,
    OrderUnknown,
)
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.diagnostics.fix import FieldFix
from lzz_report.diagnostics.near_miss import nearest
from lzz_report.validate.checked import Checked


def edition_faults(edition: Checked, records: Sequence[Checked], folder: str) -> Iterator[Diagnostic]:
    """Yield what contradicts the folder, what is named twice and what names no record."""
    if edition.text("id") and edition.text("id") != folder:
        yield edition.diagnostic("id", EditionId(folder=folder), fix=FieldFix("id", folder))
    for name in ("parts", "order", "advisers", "partners"):
        yield from _duplicates(edition, name)
    yield from _order(edition, [record.slug for record in records])
    yield from _advisers(edition, records)


def duplicate_records(record: Checked) -> Iterator[Diagnostic]:
    """Yield an error for a topic that is named twice."""
    return _duplicates(record, "topics")


def _entries(file: Checked, name: str) -> list[tuple[str, str]]:
    """Return the sound texts of a list with their paths."""
    paths = [f"{name}[{index}]" for index in file.indices(name)]
    return [(path, file.text(path)) for path in paths if file.text(path)]


def _duplicates(file: Checked, name: str) -> Iterator[Diagnostic]:
    seen: Counter[str] = Counter()
    for path, text in _entries(file, name):
        seen[text.casefold()] += 1
        if seen[text.casefold()] == 2:
            yield file.diagnostic(path, DoubleEntry(entry=text))


def _order(edition: Checked, slugs: list[str]) -> Iterator[Diagnostic]:
    entries = _entries(edition, "order")
    for path, text in entries:
        if text not in slugs:
            near = nearest(text, slugs)
            fix = FieldFix(path, near) if near else None
            yield edition.diagnostic(path, OrderUnknown(slug=text, near=near, known=tuple(slugs)), fix=fix)
    missing = [slug for slug in slugs if slug not in {text for _, text in entries}]
    if entries and missing and edition.is_sound("order"):
        yield edition.diagnostic("order", OrderIncomplete(missing=tuple(missing)))


def _advisers(edition: Checked, records: Sequence[Checked]) -> Iterator[Diagnostic]:
    if not edition.is_sound("advisers"):
        return
    known = [text for _, text in _entries(edition, "advisers")]
    for record in records:
        written = record.text("adviser")
        if written and written not in known:
            near = nearest(written, known)
            fix = FieldFix("adviser", near) if near else None
            yield record.diagnostic("adviser", AdviserUnknown(near=near), fix=fix)
    advising = {record.text("adviser") for record in records}
    for path, text in _entries(edition, "advisers"):
        if text not in advising and all(record.is_sound("adviser") for record in records):
            yield edition.diagnostic(path, AdviserIdle(name=text))
