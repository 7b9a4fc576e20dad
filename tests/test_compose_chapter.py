"""A chapter numbers its links, words its place, and knows which texts its pages must hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from lzz_report import reference
from lzz_report.compose import expected_texts
from lzz_report.compose.chapter import name_parts
from lzz_report.pipeline import check
from lzz_report.records.record import Record
from tests.edition_making import chapter, composed, project, real_edition, record

# --- numbers of links


def linked(slug: str, key: str, *words_in_text: str, **fields: Any) -> Record:
    text = " ".join(f"Mehr steht im {word} dort." for word in words_in_text)
    links = [{"word": word} for word in reversed(words_in_text)]
    return record(slug=slug, key=key, approach=text, links=links, **fields)


def test_links_are_numbered_through_the_brochure_and_from_one_on_each_sheet() -> None:
    publication = composed([linked("a", "09174", "Blatt", "Heft"), linked("b", "05766", "Buch")])
    assert [(chapter.slug, link.number, link.word) for chapter, link in publication.links] == [
        ("a", 1, "Blatt"),
        ("a", 2, "Heft"),
        ("b", 3, "Buch"),
    ]
    assert [[link.number for link in sheet.links] for sheet in publication.sheets] == [[1, 2], [1]]


def test_the_numbers_stand_in_the_text_of_their_target() -> None:
    publication = composed([linked("a", "09174", "Blatt", "Heft"), linked("b", "05766", "Buch")])
    (brochure,) = publication.chapters[1].sections[1].blocks
    (sheet,) = publication.sheets[1].sections[1].blocks
    assert "Buch 3" in brochure.text
    assert "Buch 1" in sheet.text
    assert 'href="#link-b-3"' in brochure.html
    assert 'href="#link-b-1"' in sheet.html
    assert publication.chapters[1].links[0].anchor == "link-b-3"


def test_a_word_is_looked_for_as_a_whole() -> None:
    one = chapter(
        challenge="Hierfür steht hierzulande das Handbuch.",
        approach="Das Buch liegt hier.",
        links=[{"word": "hier"}, {"word": "Handbuch"}, {"word": "Buch"}],
    )
    assert [(link.number, link.word) for link in one.links] == [(1, "Handbuch"), (2, "Buch"), (3, "hier")]


def test_an_address_is_shown_as_print_shows_it() -> None:
    one = chapter(approach="Das Buch liegt hier.", links=[{"word": "hier", "url": "https://www.kreis-lippe.de/"}])
    assert (one.links[0].url, one.links[0].shown_url) == ("https://www.kreis-lippe.de/", "kreis-lippe.de")
    assert '<a href="https://www.kreis-lippe.de/">' in one.sections[1].html


def test_a_lost_target_leaves_the_number_without_a_link_around_its_word() -> None:
    one = chapter(approach="Das Buch liegt hier.", links=[{"word": "hier"}])
    assert one.links[0].shown_url == ""
    assert one.sections[1].html.count("<a ") == 1


# --- sentences of links


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("Zuerst dies. Das finden Sie hier. Dann das.", "hier", "Das finden Sie hier."),
        ("Das steht in Nr. 5 des Blatts. Dann das.", "Blatts", "Das steht in Nr. 5 des Blatts."),
        ("Was es z. B. hier gibt, zählt. Ende.", "hier", "Was es z. B. hier gibt, zählt."),
        ("Am 3. Mai erschien das Heft. Ende.", "Heft", "Am 3. Mai erschien das Heft."),
        ("Wo steht das Heft? Ende.", "Heft", "Wo steht das Heft?"),
        ("Das war „Ehrenamt macht stark!?“, ein Heft. Ende.", "Heft", "Das war „Ehrenamt macht stark!?“, ein Heft."),
        ("Ein Absatz\n\nDas Heft", "Heft", "Das Heft"),
        ("Das *ganze Heft* lesen.", "ganze Heft", "Das ganze Heft lesen."),
    ],
)
def test_a_link_comes_with_its_sentence(text: str, word: str, sentence: str) -> None:
    one = chapter(approach=text, links=[{"word": word}])
    assert one.links[0].sentence.replace("\u00a0", " ") == sentence


def test_the_links_of_the_real_edition_come_with_their_sentences() -> None:
    sentences = [link.sentence.replace("\u00a0", " ") for _, link in composed(real_edition().records).links]
    assert sentences == [
        "Nähere Informationen finden Sie hier.",
        "Näheres zum Konzept und der Umsetzung lesen Sie hier.",
        "Die Umfrage in ihrem vollen Umfang finden Sie hier.",
        "Die Ergebnisse der Zukunftswerkstätten finden Sie hier.",
        "Über dieses und weitere Formate können Sie in der Projektzusammenfassung nachlesen.",
    ]


# --- what a chapter says of its district


def test_a_place_is_named_with_kind_state_and_seat() -> None:
    assert chapter().place_line == "Landkreis in Bayern, Kreissitz Dachau"
    assert chapter(key="05766").place_line == "Kreis in Nordrhein-Westfalen, Kreissitz Detmold"


def test_a_town_has_no_seat_and_a_city_state_no_state() -> None:
    assert chapter(key="09162").place_line == "Kreisfreie Stadt in Bayern"
    assert "Berlin" not in chapter(key="11000").place_line
    assert chapter(key="04011").place_line == "Kreisfreie Stadt in Bremen"


def test_each_of_the_400_names_is_the_sum_of_its_parts() -> None:
    for place in reference.register().values():
        parts = name_parts(place.name)
        assert "".join(parts) == place.name
        assert all(part[-1] in "- " for part in parts[:-1])


def test_names_break_after_hyphens_and_at_spaces() -> None:
    assert name_parts("Potsdam-Mittelmark") == ("Potsdam-", "Mittelmark")
    assert name_parts("Mühldorf a. Inn") == ("Mühldorf ", "a. ", "Inn")
    assert name_parts("-") == ("-",)


def test_without_an_outlook_the_project_holds_the_results_too() -> None:
    assert [one.heading for one in chapter().sections] == ["Ausgangslage", "Vorhaben und Ergebnisse"]
    whole = chapter(outlook="Es geht weiter.").sections
    assert [one.heading for one in whole] == ["Ausgangslage", "Vorhaben", "Ausblick"]


def test_figures_topics_quote_credit_and_crop_come_along() -> None:
    one = chapter(
        figures=[{"value": "1.500", "label": "Wohnungen in 2023 - 2024"}],
        topics=["Wohnen"],
        quote='Das ist "unser" Ziel',
        photo={"credit": "Landkreis Dachau"},
        crop={"zoom": 1.4, "x": 0.5, "y": 0.25},
        sheet_pages=2,
        adviser="Ramboll",
    )
    assert one.figures[0].label == "Wohnungen in 2023–\u20602024"
    assert (one.quote or "").replace("\u00a0", " ") == "Das ist „unser“ Ziel"
    assert (one.topics, one.credit, one.crop) == (("Wohnen",), "Landkreis Dachau", (1.4, 0.5, 0.25))
    assert (one.sheet_pages, one.adviser, one.picture) == (2, "Ramboll", None)


def test_a_quote_in_a_narrow_column_is_divided_and_its_last_words_stay_together() -> None:
    said = "Weil es Querschnittsaufgaben sind."
    one = chapter(challenge=said, quote=said)
    assert one.quoted == "„Weil es Querschnittsaufgaben\u00a0sind.“"
    assert one.quoted_small == "„Weil es Quer\u00adschnitts\u00adaufgaben\u00a0sind.“"
    said = "Es fehlen mindestens 38 Wohnungen."
    assert chapter(challenge=said, quote=said).quoted_small.endswith(" 38\u00a0Wohnungen.“")
    # A word long enough to stand alone takes no part of the one before along.
    said = "Der Praxisleitfaden fasst die Erfahrungen zusammen."
    assert chapter(challenge=said, quote=said).quoted_small.endswith("Erfah\u00adrungen zusammen.“")


def test_a_photo_becomes_a_picture_only_when_its_file_is_sound(tmp_path: Path) -> None:
    photo = {"file": "a b #1.jpg", "alt": "Eine Wohnung", "focus": [0.25, 0.75]}
    root = project(tmp_path, {"dachau": {"photo": photo}}, keep=["dachau"])
    folder = root / "data" / "2023-2024" / "images"
    folder.mkdir(exist_ok=True)
    Image.new("RGB", (1800, 1200), "white").save(folder / "a b #1.jpg")
    valid = check(root)
    picture = composed(valid.records).chapters[0].picture
    assert picture is not None
    assert picture.source == "data/2023-2024/images/a b #1.jpg"
    assert (picture.alt, picture.focus) == ("Eine Wohnung", (0.25, 0.75))
    assert (picture.width_px, picture.height_px) == (1800, 1200)


# --- expected texts


def test_every_expected_text_carries_its_place_in_the_record() -> None:
    record = next(one for one in real_edition().records if one.district.slug == "ravensburg")
    one = next(one for one in composed(real_edition().records).sheets if one.slug == "ravensburg")
    expected = expected_texts(one, record, "de", "public", (12, 13))
    assert {text.district for text in expected} == {"Ravensburg"}
    assert {text.pages for text in expected} == {(12, 13)}
    assert {text.at.file for text in expected} == {"data/2023-2024/districts/ravensburg.yaml"}
    by_field: dict[str, str] = {}
    for text in expected:
        by_field.setdefault(text.at.field, text.text)
    lines = record.source.text.splitlines()
    for text in expected:
        assert text.at.line is not None
        if text.at.field.endswith("phone"):
            assert "0751 85-986" in lines[text.at.line - 1]
    fields = {"key", "challenge", "approach", "figures[0].value", "contacts[0].name", "contacts[1].phone", "adviser"}
    assert fields | {"contacts[0].email", "topics[0]", "figures[0].label"} <= set(by_field)
    assert by_field["contacts[1].phone"] == "0751 85-9865"


def test_nothing_absent_is_expected() -> None:
    bare = record()
    fields = [text.at.field for text in expected_texts(composed([bare]).chapters[0], bare, "de", "public")]
    assert fields == ["key", "challenge", "approach"]


def test_places_count_the_contacts_of_the_record_not_those_printed() -> None:
    one = record(
        contacts=[
            {"name": "Nur Intern", "phone": "08131 741875", "visibility": "internal"},
            {"name": "Für Alle", "phone": "08131 741875"},
        ]
    )
    fields = [text.at.field for text in expected_texts(composed([one]).chapters[0], one, "de", "public")]
    assert fields[-2:] == ["contacts[1].name", "contacts[1].phone"]
