"""Name: an edition and its records in, everything that is not known yet out, as warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.rules.required_data import EDITION, is_needed, missing_data_name
from lzz_report.validate.checked import Checked

# What an Impressum needs by press law or good custom, and how it is called in German.
IMPRINT = {
    "publisher": "publisher (Herausgeber)",
    "address": "address of the publisher",
    "responsible": "person responsible in the sense of the press law (V. i. S. d. P.)",
    "editorial": "editors (Redaktion)",
    "design": "designers (Gestaltung)",
    "print": "printer (Druck)",
    "web": "web address of the publisher",
}
REACHED_BY = ("phone", "mobile", "email", "web")

Gap = tuple[str, str, str]


def missing_data_warnings(edition: Checked, records: Sequence[Checked]) -> Iterator[Diagnostic]:
    """Yield a warning for every gap that edition.yaml does not accept, and for accepted gaps that are none."""
    accepted = {
        edition.text(f"accepted_gaps[{index}]"): f"accepted_gaps[{index}]" for index in edition.indices("accepted_gaps")
    }
    found: set[str] = set()
    named = [(EDITION, edition, gap) for gap in _of_edition(edition)]
    named += [(record.slug, record, gap) for record in records for gap in _of_record(record)]
    for owner, file, (path, problem, fix) in named:
        gap = missing_data_name(owner, path)
        found.add(gap)
        if gap not in accepted and file.is_sound(path):
            mend = f"{fix}, or accept the gap in edition.yaml: accepted_gaps: [{gap}]"
            told = f"{problem}; a final build waits for it" if is_needed(gap) else problem
            yield file.warning(path, told, mend, "gap")
    for gap, path in accepted.items():
        if gap and gap not in found:
            yield edition.warning(path, "this gap does not exist (any more)", "delete the line", "accepted-gap")


def _of_edition(edition: Checked) -> Iterator[Gap]:
    for name, meaning in IMPRINT.items():
        path = f"imprint.{name}"
        if path not in edition.written:
            yield path, f"the imprint lacks: {meaning}", f"write imprint: with {name}: … in it"
    if "about" not in edition.written:
        yield "about", "there is no text about the programme", "write about: …"


def _of_record(record: Checked) -> Iterator[Gap]:
    if "photo.file" not in record.written:
        fix = "put one into images/ and write photo: with file, alt and credit"
        yield "photo.file", "there is no photo; the page shows the district's outline alone", fix
    elif "photo.credit" not in record.written:
        yield "photo.credit", "nobody is named as holder of the photo's rights", "write photo: credit: …"
    for index in record.indices("links"):
        path = f"links[{index}].url"
        word = record.text(f"links[{index}].word")
        if word and path not in record.written:
            yield path, f"the target of the link “{word}” is missing", "write its address after url"
    for name, meaning in (("topics", "topic"), ("contacts", "contact"), ("adviser", "adviser")):
        if name not in record.written or (name != "adviser" and f"{name}[0]" not in record.written):
            yield name, f"no {meaning} is named", f"write {name}: …"
    yield from _of_contacts(record)


def _of_contacts(record: Checked) -> Iterator[Gap]:
    for index in record.indices("contacts"):
        path = f"contacts[{index}]"
        if not any(f"{path}.{way}" in record.written for way in REACHED_BY):
            yield f"{path}.email", "nobody can reach this contact", "add phone, mobile, email or web"
        has_street = f"{path}.street" in record.written or f"{path}.po_box" in record.written
        if has_street and f"{path}.city" not in record.written:
            yield f"{path}.city", "the address has no town", "add postal_code and city"
