"""The records of 2023-2024 say what their source says, word for word, and nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from lzz_report.load import load_edition
from lzz_report.records.contact import Contact
from lzz_report.records.district import District
from lzz_report.records.record import ValidEdition
from lzz_report.rules.markdown import plain_text
from lzz_report.validate import validate

PROJECT = Path(__file__).parent.parent
SOURCE = Path(__file__).parent / "source" / "programmlandkreise-2023-2024.txt"
NAMES = ("Dachau", "Potsdam-Mittelmark", "Ravensburg", "Stendal", "Waldeck-Frankenberg", "Lippe")


@pytest.fixture(scope="module")
def edition() -> ValidEdition:
    return validate(load_edition(PROJECT, "2023-2024"))


def source_lines() -> dict[str, list[str]]:
    """Return the lines of each district in the source."""
    lines: dict[str, list[str]] = {}
    for line in SOURCE.read_text(encoding="utf-8").splitlines()[1:]:
        if line in NAMES:
            lines[line] = []
        else:
            lines[list(lines)[-1]].append(line.replace("Telefon: ", "Tel.: "))
    return lines


def contact_lines(contact: Contact) -> list[str]:
    """Write a contact as the source writes it."""
    town = f"{contact.postal_code} {contact.city}" if contact.city else None
    parts = {
        "{}": (contact.name, contact.office, contact.role, contact.unit, contact.street),
        "Postfach {}": (contact.po_box,),
        "{0}": (town,),
        "Tel.: {}": (contact.phone,),
        "Mobil: {}": (contact.mobile,),
        "E-Mail: {}": (contact.email,),
    }
    return [form.format(part) for form, values in parts.items() for part in values if part]


def record_lines(district: District) -> list[str]:
    """Write a whole record as the source writes it."""
    texts = [line for _, text in district.prose for line in plain_text(text).splitlines()]
    contacts = [line for contact in district.contacts for line in contact_lines(contact)]
    credit = [f"©{district.photo.credit}"] if district.photo else []
    return [*texts, *contacts, f"Beraten durch {district.adviser}", *credit]


def by_name(edition: ValidEdition, name: str) -> District:
    return next(record.district for record in edition.records if record.district.name == name)


@pytest.mark.parametrize("name", NAMES)
def test_a_record_reads_like_its_source_line_by_line(edition: ValidEdition, name: str) -> None:
    assert record_lines(by_name(edition, name)) == source_lines()[name]


@pytest.mark.parametrize("name", NAMES)
def test_the_first_paragraph_is_the_initial_situation_and_the_rest_the_project(
    edition: ValidEdition, name: str
) -> None:
    district = by_name(edition, name)
    assert plain_text(district.challenge) == source_lines()[name][0]
    assert district.outlook is None


def test_all_contacts_advisers_and_credits_are_there(edition: ValidEdition) -> None:
    districts = [record.district for record in edition.records]
    assert len(districts) == 6
    assert sum(len(district.contacts) for district in districts) == 8
    assert Counter(district.adviser for district in districts) == {
        "Ramboll Management Consulting": 4,
        "Kompetus Management Consulting": 2,
    }
    assert [district.name for district in districts if district.photo] == [
        "Dachau",
        "Potsdam-Mittelmark",
        "Waldeck-Frankenberg",
    ]


def test_link_labels_are_words_of_the_sentence_that_holds_the_link(edition: ValidEdition) -> None:
    for record in edition.records:
        text = " ".join(plain_text(text) for _, text in record.district.prose).replace("\n", " ")
        for link in record.district.links:
            assert link.label is not None
            sentence = next(part for part in text.split(". ") if link.word in part.rstrip(".").split())
            assert link.label in sentence
            assert link.url is None


def test_the_edition_invents_nothing(edition: ValidEdition) -> None:
    assert set(edition.edition.imprint.model_dump().values()) == {None}
    assert edition.edition.accepted_gaps == ()
    assert edition.edition.about is not None
    assert 400 <= len(plain_text(edition.edition.about)) <= 600


def test_check_names_the_typing_errors_and_gaps_of_the_source(edition: ValidEdition) -> None:
    found = Counter(one.group for one in edition.diagnostics)
    assert found == {"spelling": 18, "gaps": 18}
    mends = "\n".join(one.fix for one in edition.diagnostics)
    for mended in ("Das Fehlen", "Integrationsbeauftragter", "damit verbundenen", "pandemiebedingt", "wider"):
        assert f"probably meant: {mended}\n" in mends
    gaps = {f"{one.at.file.rpartition('/')[2]} {one.at.field}" for one in edition.diagnostics if one.group == "gaps"}
    assert {"dachau.yaml links[0].url", "stendal.yaml links[0].url", "edition.yaml imprint.publisher"} <= gaps
    assert "waldeck-frankenberg.yaml links[0].url" not in gaps


@pytest.mark.parametrize("path", sorted((PROJECT / "data" / "2023-2024").rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_file_names_a_schema_that_is_there(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    prefix = "# yaml-language-server: $schema="
    assert first.startswith(prefix)
    assert (path.parent / first.removeprefix(prefix)).resolve().is_file()
