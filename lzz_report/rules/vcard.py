"""Contacts as vCard 4.0 (RFC 6350)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lzz_report.records.contact import Contact
from lzz_report.rules.phone import tel_uri

LINE_OCTETS = 75
COUNTRY = "Deutschland"
PREFIXES = re.compile(r"(?:(?:Prof|Dr|Dipl|Mag|Ing|phil|med|jur|h|c|rer|nat|pol)\.[- ]*)+")
# Small words that belong to the family name: von der Heide.
PARTICLE = re.compile(r"(?:von|van|vom|zu|zur|zum|der|den|dem|de|del|della|di|da|dos|du|ten|ter|al|el|bin|ibn|und)")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in the parts of the property N."""

    family: str
    given: str = ""
    prefix: str = ""


def vcard(contact: Contact, organisation: str, *, revised: str | None = None, short: bool = False) -> str:
    """Return the card of `contact`, which works for `organisation` unless it names its own; lines end in CRLF.

    `revised` is the date of the data ("2024-05-31"); anything less exact leaves the property out. A `short` card, for
    QR codes, has no kind, no address and no types: as few modules as a telephone needs to save the contact.
    """
    properties = _short(contact, organisation) if short else _full(contact, organisation, revised)
    lines = ["BEGIN:VCARD", "VERSION:4.0", *properties, "END:VCARD"]
    return "".join(f"{line if short else _folded(line)}\r\n" for line in lines)


def person_name(name: str) -> PersonName:
    """Take a name apart: titles, given names, family name (the last word with the particles before it)."""
    match = PREFIXES.match(name)
    prefix = match.group().strip() if match else ""
    words = name[match.end() if match else 0 :].split()
    if not words:
        return PersonName(name)
    first = len(words) - 1
    while first > 1 and PARTICLE.fullmatch(words[first - 1]):
        first -= 1
    return PersonName(" ".join(words[first:]), " ".join(words[:first]), prefix)


def _full(contact: Contact, organisation: str, revised: str | None) -> Iterator[str]:
    yield f"KIND:{'individual' if contact.name else 'org'}"
    yield from _names(contact)
    employer = contact.organisation or organisation
    yield f"ORG:{_parts(employer, contact.unit) if contact.unit else _escaped(employer)}"
    yield from _tasks(contact)
    yield from _address(contact)
    if contact.phone:
        yield f"TEL;VALUE=uri;TYPE=work,voice:{tel_uri(contact.phone)}"
    if contact.mobile:
        yield f"TEL;VALUE=uri;TYPE=work,cell:{tel_uri(contact.mobile)}"
    if contact.email:
        yield f"EMAIL;TYPE=work:{_escaped(contact.email)}"
    if contact.web:
        yield f"URL:{contact.web}"
    if revised and re.fullmatch(r"\d{4}-\d\d-\d\d", revised):
        yield f"REV:{revised.replace('-', '')}T000000Z"


def _short(contact: Contact, organisation: str) -> Iterator[str]:
    yield from _names(contact)
    yield f"ORG:{_escaped(contact.organisation or organisation)}"
    for number in (contact.phone, contact.mobile):
        if number:
            yield f"TEL:{tel_uri(number).removeprefix('tel:').partition(';')[0]}"
    if contact.email:
        yield f"EMAIL:{_escaped(contact.email)}"


def _names(contact: Contact) -> Iterator[str]:
    yield f"FN:{_escaped(contact.heading)}"
    if contact.name:
        parts = person_name(contact.name)
        yield f"N:{_parts(parts.family, parts.given, '', parts.prefix, '')}"


def _tasks(contact: Contact) -> Iterator[str]:
    """Yield the position and the function; telephones show a TITLE only, so a lone role is one."""
    position = contact.office if contact.name else None
    if position or contact.role:
        yield f"TITLE:{_escaped(position or contact.role or '')}"
    if position and contact.role:
        yield f"ROLE:{_escaped(contact.role)}"


def _address(contact: Contact) -> Iterator[str]:
    # RFC 6350, 6.3.1: the fields for box and extension stay empty; readers take the box for a street.
    street = contact.street or (f"Postfach {contact.po_box}" if contact.po_box else None)
    if street or contact.city:
        yield f"ADR;TYPE=work:{_parts('', '', street, contact.city, '', contact.postal_code, COUNTRY)}"


def _parts(*values: str | None) -> str:
    return ";".join(_escaped(value or "") for value in values)


def _escaped(value: str) -> str:
    return re.sub(r"([\\,;])", r"\\\1", value).replace("\n", r"\n")


def _folded(line: str) -> str:
    """Fold a line after at most 75 octets, never inside a character."""
    folded, octets = "", 0
    for char in line:
        size = len(char.encode())
        if octets + size > LINE_OCTETS:
            folded, octets = f"{folded}\r\n ", 1
        folded, octets = folded + char, octets + size
    return folded
