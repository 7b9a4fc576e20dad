"""A contact of a record as the block a page prints: DIN 5008 numbers, links, vCard."""

from __future__ import annotations

import html
import re

from lzz_report.compose.edition_wording import EditionWording
from lzz_report.documents.publication import ContactBlock, ContactLine
from lzz_report.records.contact import Contact
from lzz_report.records.nature import WAYS_TO_REACH, Kind, RecordText, texts_of
from lzz_report.reference import Place
from lzz_report.rules.collation import din5007_key
from lzz_report.rules.fixed_words import FixedWords
from lzz_report.rules.phone import format_phone, tel_uri
from lzz_report.rules.scripts import LETTER
from lzz_report.rules.spacing import JOINER
from lzz_report.rules.vcard import vcard

# The words of an address, each with the mark after it.
_WORDS = re.compile(r"[^-/._?&=]*[-/._?&=]+|[^-/._?&=]+")
# What describes somebody, line by line under the name.
_DESCRIBING: frozenset[Kind] = frozenset({"words", "office", "naming"})
_LONG_SIDE = 32
_SHORT_END = 5
_LONGEST_TOWN = 24
_SHORT_TOWN_END = re.compile(r"-(?=[^\W\d_]{1,4}\b)")


def contact_block(contact: Contact, field: str, place: Place, wording: EditionWording, as_of: str) -> ContactBlock:
    """Return what is printed of `contact`; a missing part leaves no trace.

    `field` is its place in the record, `as_of` the date of the data.
    """
    texts = list(texts_of(contact))
    is_office = contact.name is None
    name = next(one for one in texts if one.text == contact.heading)
    heading = wording.typeset(name.text, name.nature)
    described = (one for one in texts if one.nature.kind in _DESCRIBING and one is not name and not one.nature.label)
    lines = tuple(_line(one, contact.heading, wording.strings) for one in texts if one.nature.kind in WAYS_TO_REACH)
    return ContactBlock(
        field=field,
        heading=heading,
        heading_html=_heading_html(heading, wording.paragraph_language if is_office else ""),
        longest_word=max((len(word) for word in name.text.split()), default=0),
        longest_piece=max((len(piece) for line in lines for piece in _pieces(line.text)), default=0),
        is_office=is_office,
        description=tuple(wording.typeset(one.text, one.nature) for one in described),
        address=wording.said(_address(contact, wording.strings)),
        lines=lines,
        facts=wording.facts(contact),
        vcard=vcard(contact, place.title, revised=as_of),
        short_vcard=vcard(contact, place.title, short=True),
        sort_key=din5007_key(name.text if is_office else f"{name.text.split()[-1]} {name.text}"),
    )


def _heading_html(heading: str, language: str) -> str:
    """Return a heading that breaks between its words only, told to be in `language` if there is one.

    Words in other scripts stand loose, so that several in a row keep their direction; nobody divides them anyway.
    """
    words = ((html.escape(word, quote=False), LETTER.search(word)) for word in heading.split(" "))
    whole = " ".join(word if is_foreign else f'<span class="whole">{word}</span>' for word, is_foreign in words)
    return f'<bdi lang="{language}">{whole}</bdi>' if language else whole


def _address(contact: Contact, strings: FixedWords) -> str:
    """Return "Niemöller Str. 1, 14806 Bad Belzig" with what is known of it."""
    box = strings("po_box", number=contact.po_box) if contact.po_box else None
    town = " ".join(part for part in (contact.postal_code, contact.city) if part)
    # Postcode and town, and the box with its number, stay on one line: U+00A0; so does a town's short end: Neu-Ulm.
    # Of a long name (Neumarkt in der Oberpfalz) the first word does.
    town = _SHORT_TOWN_END.sub(f"-{JOINER}", town.replace(" ", "\u00a0", -1 if len(town) <= _LONGEST_TOWN else 1))
    parts = (contact.street, box and box.replace(" ", "\u00a0"), town)
    return ", ".join(part for part in parts if part)


def _line(way: RecordText, name: str, strings: FixedWords) -> ContactLine:
    """Return a way to reach somebody as it is printed, dialled or opened, and read out."""
    if way.nature.kind == "phone":
        number = format_phone(way.text)
        spoken = strings(f"{way.name}_spoken", number=number, name=name)
        shown = number.replace(" ", "\u00a0")
        return ContactLine(way.name, shown, shown, tel_uri(way.text), spoken)
    shown = shown_url(way.text) if way.nature.kind == "web" else way.text
    href = way.text if way.nature.kind == "web" else f"mailto:{way.text}"
    spoken = strings(f"{way.name}_spoken", name=name, address=shown)
    return ContactLine(way.name, shown, address_html(shown), href, spoken)


def address_html(address: str) -> str:
    """Return an address that may go on where its column is too narrow, and nowhere else.

    A mail address goes on after its @, and after a mark between its words only where a side of the @ is very long; a
    web address after any mark between its words. Nothing goes on with a few letters such as "pdf".
    """
    return "<wbr>".join(f'<span class="whole">{html.escape(piece, quote=False)}</span>' for piece in _pieces(address))


def _pieces(address: str) -> list[str]:
    """Return the pieces of an address that stay on a line."""
    sides = re.findall(r"[^@]*@|[^@]+", address)
    pieces = [
        piece
        for side in sides
        for piece in (_WORDS.findall(side) if len(sides) == 1 or len(side) > _LONG_SIDE else [side])
    ]
    if len(pieces) > 1 and len(pieces[-1]) < _SHORT_END and not pieces[-2].endswith("@"):
        pieces[-2:] = ["".join(pieces[-2:])]
    return pieces


def shown_url(url: str) -> str:
    """Return an address as print shows it: without its scheme, "www." and a lone closing slash."""
    bare = url.split("://", 1)[-1].removeprefix("www.")
    return bare[:-1] if bare.endswith("/") and bare.count("/") == 1 else bare
