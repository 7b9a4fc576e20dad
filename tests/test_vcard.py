from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lzz_report.records.contact import Contact
from lzz_report.rules.vcard import PersonName, person_name, vcard

MILITZ = Contact(
    name="Eva Militz",
    role="Integrationsbeauftragte des Landkreises Ravensburg",
    unit="Amt für Migration und Integration",
    po_box="19 40",
    postal_code="88189",
    city="Ravensburg",
    phone="0751 85-9863",
    mobile="0151 110 432 45",
    email="e.militz@rv.de",
    web="https://www.rv.de/integration",
)


def properties(card: str) -> list[tuple[str, str, list[str]]]:
    """Read a card as RFC 6350 tells readers to: unfold, part at the first colon, take escapes back."""
    lines = card.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    found = []
    for line in lines:
        name, _, value = line.partition(":")
        # Escaped pairs first, so that an escaped semicolon parts nothing.
        pieces = re.findall(r"\\.|;|[^;\\]", value)
        texts = [""]
        for piece in pieces:
            if piece == ";":
                texts.append("")
            else:
                texts[-1] += "\n" if piece == r"\n" else piece[-1]
        found.append((name.partition(";")[0], name, texts))
    return found


def values(card: str, wanted: str) -> list[list[str]]:
    return [texts for name, _, texts in properties(card) if name == wanted]


def test_a_person_has_everything_an_address_book_can_use() -> None:
    assert vcard(MILITZ, "Landkreis Ravensburg", revised="2024-05-31").split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        "FN:Eva Militz",
        "N:Militz;Eva;;;",
        "ORG:Landkreis Ravensburg;Amt für Migration und Integration",
        "TITLE:Integrationsbeauftragte des Landkreises Ravensburg",
        "ADR;TYPE=work:;;Postfach 19 40;Ravensburg;;88189;Deutschland",
        "TEL;VALUE=uri;TYPE=work,voice:tel:+49751859863",
        "TEL;VALUE=uri;TYPE=work,cell:tel:+4915111043245",
        "EMAIL;TYPE=work:e.militz@rv.de",
        "URL:https://www.rv.de/integration",
        "REV:20240531T000000Z",
        "END:VCARD",
        "",
    ]


def test_an_office_without_a_person_is_an_organisation_without_a_personal_name() -> None:
    office = Contact(office="Integrationsbeauftragte des Landkreises", street="Niemöller Str. 1", city="Bad Belzig")
    card = vcard(office, "Landkreis Potsdam-Mittelmark")
    assert values(card, "KIND") == [["org"]]
    assert values(card, "FN") == [["Integrationsbeauftragte des Landkreises"]]
    assert values(card, "N") == []
    assert values(card, "ADR") == [["", "", "Niemöller Str. 1", "Bad Belzig", "", "", "Deutschland"]]


def test_a_persons_office_is_the_title_and_what_she_does_the_role() -> None:
    card = vcard(Contact(name="Eva Prox", office="Stabsstelle", role="Beratung", organisation="Caritas"), "Landkreis")
    assert values(card, "TITLE") == [["Stabsstelle"]]
    assert values(card, "ROLE") == [["Beratung"]]
    assert values(card, "ORG") == [["Caritas"]]


@pytest.mark.parametrize("revised", [None, "2024", "2024-05"])
def test_only_a_full_date_is_a_revision(revised: str | None) -> None:
    assert values(vcard(MILITZ, "Landkreis", revised=revised), "REV") == []


def test_nothing_names_the_program_that_wrote_the_card() -> None:
    assert values(vcard(MILITZ, "Landkreis"), "PRODID") == []


def test_a_short_card_is_valid_and_fits_a_small_code() -> None:
    card = vcard(MILITZ, "Landkreis Ravensburg", short=True)
    assert [name for name, _, _ in properties(card)] == [
        *("BEGIN", "VERSION", "FN", "N", "ORG", "TEL", "TEL", "EMAIL", "END")
    ]
    assert len(card.encode()) < 180


def test_a_number_dialled_as_it_is_stays_so_in_a_short_card() -> None:
    assert values(vcard(Contact(office="Auskunft", phone="115"), "Land", short=True), "TEL") == [["115"]]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Julius Fogelstaller", PersonName("Fogelstaller", "Julius")),
        ("Latif Hamamiyeh Al-Homssi", PersonName("Al-Homssi", "Latif Hamamiyeh")),
        ("Theresa Habich-Lerch", PersonName("Habich-Lerch", "Theresa")),
        ("Frank Oliver Klute", PersonName("Klute", "Frank Oliver")),
        ("Anna von der Heide", PersonName("von der Heide", "Anna")),
        ("Prof. Dr. Eva Prox", PersonName("Prox", "Eva", "Prof. Dr.")),
        ("Dr.-Ing. Jan Ott", PersonName("Ott", "Jan", "Dr.-Ing.")),
        ("Cher", PersonName("Cher")),
        ("von Aken", PersonName("Aken", "von")),
        ("Dr.", PersonName("Dr.")),
    ],
)
def test_the_family_name_is_the_last_word_with_its_particles(name: str, parts: PersonName) -> None:
    assert person_name(name) == parts


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=120)


@given(TEXT, TEXT)
def test_whatever_is_written_can_be_read_back_from_lines_of_75_octets(role: str, unit: str) -> None:
    contact = Contact.model_construct(name=None, office="Amt", role=role, unit=unit)
    card = vcard(contact, "Kreis")
    assert values(card, "TITLE") == [[role]]
    assert values(card, "ORG") == [["Kreis", unit]]
    assert all(len(line.encode()) <= 75 for line in card.split("\r\n"))
    assert card.count("\n") == card.count("\r\n")
