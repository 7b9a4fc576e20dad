"""Write: a funder's preset and a date in, what the page before the report says out; nothing is invented."""

from __future__ import annotations

from collections.abc import Iterator

from lzz_report.documents.annex_pages import Letter
from lzz_report.documents.publication import LabelledFact
from lzz_report.pipeline.edition_inputs import EditionInputs
from lzz_report.records.funder import Funder, FunderContact
from lzz_report.rules.phone import format_phone
from lzz_report.rules.typography import typeset


def write_letter(inputs: EditionInputs, funder: Funder, date: str) -> Letter:
    """Return the letter; a fact that nobody has written down is left out."""
    return Letter(funder.name, tuple(_address(funder)), tuple(_facts(inputs, funder, date)))


def _address(funder: Funder) -> Iterator[str]:
    yield funder.name
    to = funder.recipient
    if to is not None:
        town = " ".join(part for part in (to.postal_code, to.city) if part)
        yield from (line for line in (to.unit, to.name, to.street, town) if line)


def _facts(inputs: EditionInputs, funder: Funder, date: str) -> Iterator[LabelledFact]:
    language = inputs.publication.text_language
    facts = (
        ("letter_funder", funder.name),
        ("letter_grant", funder.grant),
        ("letter_period", funder.period),
        ("letter_contact", ", ".join(_ways(funder.contact)) if funder.contact else None),
        ("letter_date", inputs.strings.date(date)),
    )
    for key, value in facts:
        if value:
            yield LabelledFact(inputs.strings(key), (typeset(value, language),))


def _ways(contact: FunderContact) -> Iterator[str]:
    phone = format_phone(contact.phone).replace(" ", "\u00a0") if contact.phone else None
    yield from (part for part in (contact.name, contact.unit, phone, contact.email) if part)
