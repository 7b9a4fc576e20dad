"""What an edition and its records lack: a warning for each thing that is not known yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lzz_report.diagnostics.catalogue.gaps import (
    AcceptedGapUnknown,
    Gap,
    GapAbout,
    GapAdviser,
    GapContactReach,
    GapContacts,
    GapContactTown,
    GapLinkAddress,
    GapPhoto,
    GapPhotoCredit,
    GapTopics,
)
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.records.contact import Contact
from lzz_report.records.edition import Imprint
from lzz_report.records.nature import WAYS_TO_REACH, natures
from lzz_report.rules.required_data import EDITION, missing_data_name
from lzz_report.validate.checked import Checked

REACHED_BY = tuple(field for field, nature in natures(Contact).items() if nature.kind in WAYS_TO_REACH)

# Where a gap is, by the path of its field.
Missing = tuple[str, Gap]


def missing_data_warnings(edition: Checked, records: Sequence[Checked]) -> Iterator[Diagnostic]:
    """Yield a warning for every gap that edition.yaml does not accept, and for accepted gaps that are none."""
    accepted = {
        edition.text(f"accepted_gaps[{index}]"): f"accepted_gaps[{index}]" for index in edition.indices("accepted_gaps")
    }
    known: set[str] = set()
    gaps = [(edition, *missing) for missing in _of_edition(edition)]
    gaps += [(record, *missing) for record in records for missing in _of_record(record)]
    for file, path, fault in gaps:
        known.add(fault.gap)
        if fault.gap not in accepted and file.is_sound(path):
            yield file.diagnostic(path, fault)
    for gap, path in accepted.items():
        if gap and gap not in known:
            yield edition.diagnostic(path, AcceptedGapUnknown())


def _of_edition(edition: Checked) -> Iterator[Missing]:
    for name, nature in natures(Imprint).items():
        path = f"imprint.{name}"
        if nature.gap and path not in edition.written:
            yield path, nature.gap(gap=missing_data_name(EDITION, path))
    if "about" not in edition.written:
        yield "about", GapAbout(gap=missing_data_name(EDITION, "about"))


def _of_record(record: Checked) -> Iterator[Missing]:
    def name(path: str) -> str:
        return missing_data_name(record.slug, path)

    if "photo.file" not in record.written:
        yield "photo.file", GapPhoto(gap=name("photo.file"))
    elif "photo.credit" not in record.written:
        yield "photo.credit", GapPhotoCredit(gap=name("photo.credit"))
    for index in record.indices("links"):
        path = f"links[{index}].url"
        word = record.text(f"links[{index}].word")
        if word and path not in record.written:
            yield path, GapLinkAddress(gap=name(path), word=word)
    if "topics[0]" not in record.written:
        yield "topics", GapTopics(gap=name("topics"))
    if "contacts[0]" not in record.written:
        yield "contacts", GapContacts(gap=name("contacts"))
    if "adviser" not in record.written:
        yield "adviser", GapAdviser(gap=name("adviser"))
    yield from _of_contacts(record)


def _of_contacts(record: Checked) -> Iterator[Missing]:
    for index in record.indices("contacts"):
        contact = f"contacts[{index}]"
        if not any(f"{contact}.{way}" in record.written for way in REACHED_BY):
            path = f"{contact}.email"
            yield path, GapContactReach(gap=missing_data_name(record.slug, path))
        has_street = f"{contact}.street" in record.written or f"{contact}.po_box" in record.written
        if has_street and f"{contact}.city" not in record.written:
            path = f"{contact}.city"
            yield path, GapContactTown(gap=missing_data_name(record.slug, path))
