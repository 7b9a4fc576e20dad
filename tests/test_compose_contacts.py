"""Contacts are printed whole, in the forms of DIN 5008, and only those meant for everybody."""

from __future__ import annotations

import re
from typing import Any

import pytest

from lzz_report.compose import compose
from lzz_report.compose.contact_blocks import address_html, shown_url
from lzz_report.documents.publication import ContactBlock
from lzz_report.records.contact import Audience
from tests.edition_making import chapter, composed, edition, real_edition, record, words

NBSP = "\u00a0"


def block(**fields: Any) -> ContactBlock:
    (only,) = chapter(contacts=[fields]).contacts
    return only


def test_only_public_contacts_are_printed() -> None:
    people = [
        {"name": "Eva Innen", "phone": "08131 741875", "visibility": "internal"},
        {"name": "Eva Außen", "phone": "08131 741875", "visibility": "public"},
        {"name": "Eva Förder", "phone": "08131 741875", "visibility": "funder"},
    ]
    publication = composed([record(contacts=people)])
    for one in (*publication.chapters, *publication.sheets):
        assert [contact.heading for contact in one.contacts] == ["Eva Außen"]
    said = repr(publication)
    assert "Eva Außen" in said
    assert "Eva Innen" not in said
    assert "Eva Förder" not in said


@pytest.mark.parametrize(
    ("audience", "seen"), [("funder", ["Außen", "Förder"]), ("internal", ["Innen", "Außen", "Förder"])]
)
def test_sheets_show_what_their_audience_may_see_and_the_brochure_stays_public(
    audience: Audience, seen: list[str]
) -> None:
    names = {"Innen": "internal", "Außen": "public", "Förder": "funder"}
    people = [{"name": name, "visibility": visibility} for name, visibility in names.items()]
    publication = compose(edition(), [record(contacts=people)], words(), palettes=8, fonts=(), audience=audience)
    assert [contact.heading for contact in publication.sheets[0].contacts] == seen
    assert [contact.heading for contact in publication.chapters[0].contacts] == ["Außen"]
    assert [figure.value for figure in publication.counts if "Kontakt" in figure.label] == ["1"]


def test_the_numbers_of_the_real_edition_stand_in_the_form_of_din_5008() -> None:
    contacts = [contact for one in composed(real_edition().records).chapters for contact in one.contacts]
    numbers = [line.text.replace(NBSP, " ") for one in contacts for line in one.lines if line.href.startswith("tel:")]
    assert numbers == [
        *("08131 741875", "05231 62-1483", "0151 11043245", "033841 91356"),
        *("0751 85-9863", "0751 85-9865", "03931 608059", "05631 954-200", "05631 954-267"),
    ]


def test_a_line_is_a_link_that_says_where_it_leads() -> None:
    lines = block(
        name="Eva Militz",
        phone="0751 85-9863",
        mobile="0151 110 432 45",
        email="e.militz@rv.de",
        web="https://www.rv.de/amt",
    ).lines
    assert [(line.kind, line.text.replace(NBSP, " "), line.href, line.spoken) for line in lines] == [
        ("phone", "0751 85-9863", "tel:+49751859863", "Telefon 0751 85-9863, Eva Militz"),
        ("mobile", "0151 11043245", "tel:+4915111043245", "Mobiltelefon 0151 11043245, Eva Militz"),
        ("email", "e.militz@rv.de", "mailto:e.militz@rv.de", "E-Mail an Eva Militz: e.militz@rv.de"),
        (
            "web",
            "rv.de/amt",
            "https://www.rv.de/amt",
            "Internetseite von Eva Militz: rv.de/amt",
        ),
    ]


def test_numbers_hold_together() -> None:
    (line,) = block(name="A B", phone="08131 741875").lines
    assert " " not in line.text


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        (
            {"street": "Niemöller Str. 1", "postal_code": "14806", "city": "Bad Belzig"},
            f"Niemöller Str. 1, 14806{NBSP}Bad{NBSP}Belzig",
        ),
        ({"po_box": "19 40", "postal_code": "88189", "city": "Ravensburg"}, f"Postfach{NBSP}19{NBSP}40, 88189{NBSP}"),
        ({"city": "Dachau"}, "Dachau"),
        ({"postal_code": "89231", "city": "Neu-Ulm"}, f"89231{NBSP}Neu-\u2060Ulm"),
        ({"postal_code": "92318", "city": "Neumarkt in der Oberpfalz"}, f"92318{NBSP}Neumarkt in der Oberpfalz"),
        ({"city": "Garmisch-Partenkirchen"}, "Garmisch-Partenkirchen"),
        ({"postal_code": "85221"}, "85221"),
        ({}, ""),
    ],
)
def test_an_address_says_what_is_known_of_it(address: dict[str, str], printed: str) -> None:
    text = block(name="A B", phone="08131 741875", **address).address
    assert printed in text
    assert bool(text) == bool(address)


def test_an_office_stands_for_a_person_nobody_names() -> None:
    office = block(office="Integrationsbeauftragte des Landkreises", phone="08131 741875")
    assert (office.heading, office.is_office) == ("Integrationsbeauftragte des Landkreises", True)
    person = block(name="Eva Militz", office="Stabsstelle", role="Leiterin", unit="Amt", organisation="Haus")
    assert (person.heading, person.is_office) == ("Eva Militz", False)
    assert person.description == ("Stabsstelle", "Leiterin", "Amt", "Haus")


@pytest.mark.parametrize("kind", ["name", "office"])
def test_a_heading_breaks_between_its_words_only(kind: str) -> None:
    markup = block(**{kind: "Latif Hamamiyeh Al-Homssi"}, phone="115").heading_html
    assert markup.count('<span class="whole">') == 3
    assert "\u00ad" not in markup


@pytest.mark.parametrize("kind", ["name", "office"])
def test_a_heading_is_escaped(kind: str) -> None:
    assert "<b>" not in block(**{kind: "Eva <b>Militz</b> & Co"}, phone="115").heading_html


def test_cards_are_whole_in_the_file_and_short_in_the_code() -> None:
    contact = block(name="Eva Militz", role="Beauftragte", city="Ravensburg", phone="0751 85-9863")
    for card in (contact.vcard, contact.short_vcard):
        assert card.startswith("BEGIN:VCARD\r\nVERSION:4.0\r\n")
        assert "FN:Eva Militz" in card
        assert "Landkreis Dachau" in card
        assert "+49751859863" in card
    assert "ADR;" in contact.vcard
    assert len(contact.short_vcard) < len(contact.vcard)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.rv.de/", "rv.de"),
        ("http://rv.de", "rv.de"),
        ("https://rv.de/a/", "rv.de/a/"),
        ("https://rv.de/?x=http://b.de", "rv.de/?x=http://b.de"),
    ],
)
def test_addresses_are_shown_short(url: str, shown: str) -> None:
    assert shown_url(url) == shown


@pytest.mark.parametrize(
    ("address", "pieces"),
    [
        ("e.militz@rv.de", "e.militz@ rv.de"),
        ("olena.mueller-mustermann@lk-musterland.example.org", "olena.mueller-mustermann@ lk-musterland.example.org"),
        ("amt@landkreis-mecklenburgische-seenplatte.de", "amt@ landkreis- mecklenburgische- seenplatte.de"),
        ("rv.de/zukunft/bericht-2024.pdf", "rv. de/ zukunft/ bericht- 2024.pdf"),
        ("rv.de", "rv.de"),
    ],
)
def test_an_address_goes_on_where_a_reader_expects_it_and_not_with_a_few_letters(address: str, pieces: str) -> None:
    told = [re.sub("<[^>]*>", "", piece) for piece in address_html(address).split("<wbr>")]
    assert told == pieces.split()


def test_the_longest_piece_of_an_address_says_how_wide_its_column_must_be() -> None:
    assert block(name="Eva Militz", email="e.militz@landkreis-ravensburg.de").longest_piece == 23
    assert block(name="Eva Militz").longest_piece == 0
