"""Composing orders and counts an edition; nothing is measured, nothing depends on the order of files."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lzz_report import reference
from lzz_report.compose import compose, edition_texts
from lzz_report.compose.publication import programme_words, title_lines
from lzz_report.documents.publication import Publication
from tests.edition_making import composed, real_edition, record, records_of, words

KEYS = sorted(reference.register())


def real_publication(order: list[int] | None = None) -> Publication:
    valid = real_edition()
    records = [valid.records[index] for index in order or range(len(valid.records))]
    return compose(valid.edition, records, words(), palettes=8, fonts=("Source Sans 3",))


# --- order


@given(st.permutations(range(6)))
@settings(max_examples=20, deadline=None)
def test_the_order_of_files_changes_nothing(order: list[int]) -> None:
    assert real_publication(order) == real_publication()


def test_districts_stand_in_the_order_of_din_5007() -> None:
    # Osnabrück, Ostholstein, Ostprignitz-Ruppin, Öhringen's Hohenlohekreis; umlauts sort like their bare letters.
    names = [one.name for one in composed(records_of("03459", "01055", "12068", "08126", "15083", "09471")).chapters]
    assert names == ["Bamberg", "Börde", "Hohenlohekreis", "Osnabrück", "Ostholstein", "Ostprignitz-Ruppin"]


def test_town_and_district_of_one_name_stand_in_a_fixed_order() -> None:
    town_and_land = [key for key in KEYS if reference.register()[key].name == "Rosenheim"]
    assert len(town_and_land) == 2
    there, back = (composed(records_of(*keys)).chapters for keys in (town_and_land, town_and_land[::-1]))
    assert [one.full_name for one in there] == [one.full_name for one in back]


def test_the_editions_own_order_wins_and_the_rest_follows_by_name() -> None:
    six = real_edition().records
    ordered = composed(six, order=("stendal", "lippe"))
    slugs = ["stendal", "lippe", "dachau", "potsdam-mittelmark", "ravensburg", "waldeck-frankenberg"]
    assert [one.slug for one in ordered.chapters] == slugs
    assert [one.slug for one in ordered.sheets] == slugs


# --- colours


def pairs_of(publication: Publication) -> dict[str, int]:
    return {one.key: one.palette for one in publication.chapters}


def test_a_named_pair_stands() -> None:
    records = [record(palette=5), *records_of("05766", "12069")]
    assert pairs_of(composed(records))["09174"] == 5


def test_a_named_pair_the_theme_has_not_is_assigned_by_rule() -> None:
    assert pairs_of(composed([record(palette=8)], palettes=3))["09174"] <= 3


@given(st.lists(st.sampled_from(KEYS), min_size=2, max_size=14, unique=True), st.randoms())
@settings(max_examples=25, deadline=None)
def test_districts_that_follow_each_other_differ_in_colour_in_any_order(keys: list[str], order: random.Random) -> None:
    records = records_of(*keys)
    first = composed(records)
    pairs = [one.palette for one in first.chapters]
    assert all(1 <= pair <= 8 for pair in pairs)
    assert all(one != other for one, other in pairwise(pairs))
    order.shuffle(records)
    assert pairs_of(composed(records)) == pairs_of(first)


@given(st.lists(st.sampled_from(KEYS), min_size=2, max_size=8, unique=True))
@settings(max_examples=25, deadline=None)
def test_up_to_eight_districts_that_border_on_each_other_differ_in_colour(keys: list[str]) -> None:
    pairs = pairs_of(composed(records_of(*keys)))
    for key in keys:
        for other in keys:
            assert key == other or pairs[key] != pairs[other] or not reference.borders(key, other)


def test_neighbours_beside_a_named_pair_avoid_it() -> None:
    munich, dachau = "09184", "09174"
    assert reference.borders(munich, dachau)
    records = [record(palette=1), *records_of(munich)]
    assert pairs_of(composed(records)) == {dachau: 1, munich: 2}


def test_with_more_districts_than_pairs_the_list_starts_again() -> None:
    bavaria = [key for key in KEYS if key.startswith("091")][:20]
    pairs = list(pairs_of(composed(records_of(*bavaria))).values())
    assert set(pairs) == set(range(1, 9))
    assert all(one != other for one, other in pairwise(pairs))


def test_two_pairs_still_alternate() -> None:
    bavaria = [key for key in KEYS if key.startswith("091")][:6]
    assert list(pairs_of(composed(records_of(*bavaria), palettes=2)).values()) == [1, 2, 1, 2, 1, 2]


def test_one_pair_is_taken_by_all() -> None:
    assert set(pairs_of(composed(records_of("09174", "09175"), palettes=1)).values()) == {1}


# --- the edition


def test_the_covers_words_are_the_programmes() -> None:
    assert programme_words("Land.Zuhause.Zukunft") == ("Land.", "Zuhause.", "Zukunft.")
    assert programme_words("Land.Zuhause.Zukunft.") == ("Land.", "Zuhause.", "Zukunft.")
    assert programme_words("Vielfalt vor Ort") == ("Vielfalt", "vor", "Ort")
    assert programme_words("Vielfalt 2.0") == ("Vielfalt", "2.0")
    assert programme_words("Ankommen") == ("Ankommen",)
    assert programme_words(".") == (".",)


def test_the_year_of_a_title_stands_on_its_own_line() -> None:
    assert title_lines("Programmlandkreise 2023 – 2024") == ("Programmlandkreise", "2023 – 2024")
    assert title_lines("Jahresbericht 2024") == ("Jahresbericht", "2024")
    assert title_lines("Bericht 2023/24") == ("Bericht", "2023/24")
    assert title_lines("Unsere Landkreise") == ("Unsere Landkreise",)


def test_the_edition_is_counted() -> None:
    counts = {one.label: one.value for one in real_publication().counts}
    assert counts == {"Landkreise und Kreise": "6", "Länder": "6", "Kontakte": "8", "Beratungen": "2"}


def test_what_an_edition_has_not_is_not_counted() -> None:
    assert [(one.value, one.label) for one in composed([record()]).counts] == [("1", "Landkreis"), ("1", "Land")]


def test_registers_gather_districts_in_order_of_their_words() -> None:
    records = [record(topics=["Wohnen", "Ämter"]), record(slug="lippe", key="05766", topics=["Zukunft", "Wohnen"])]
    publication = composed(records)
    assert [(entry.term, [one.name for one in entry.chapters]) for entry in publication.topics] == [
        ("Ämter", ["Dachau"]),
        ("Wohnen", ["Dachau", "Lippe"]),
        ("Zukunft", ["Lippe"]),
    ]
    assert publication.keywords == ("Ämter", "Wohnen", "Zukunft")


def test_registers_know_their_rows() -> None:
    publication = real_publication()
    assert len(publication.register("contacts")) == 8
    assert len(publication.register("links")) == 5
    assert publication.register("topics") == publication.topics
    assert publication.register("advisers") == publication.advisers
    assert publication.register("cover") == ()


def test_advisers_are_listed_with_all_their_districts() -> None:
    advisers = {entry.term: [one.name for one in entry.chapters] for entry in real_publication().advisers}
    assert advisers == {
        "Kompetus Management Consulting": ["Ravensburg", "Stendal"],
        "Ramboll Management Consulting": ["Dachau", "Lippe", "Potsdam-Mittelmark", "Waldeck-Frankenberg"],
    }


def test_credits_name_the_picture_and_its_owner() -> None:
    assert [(one.label, one.value) for one in real_publication().credits] == [
        ("Dachau", "©\u00a0Landkreis Dachau [Bild\u00a0fehlt]"),
        ("Potsdam-Mittelmark", "©\u00a0Landkreis Potsdam-Mittelmark [Bild\u00a0fehlt]"),
        ("Waldeck-Frankenberg", "©\u00a0Landkreis Waldeck-Frankenberg [Bild\u00a0fehlt]"),
    ]


def test_the_imprint_names_its_gaps_and_invents_nothing() -> None:
    facts = composed([record()]).imprint
    gaps = [fact for fact in facts if fact.gap]
    assert [fact.label for fact in gaps] == [
        *("Herausgeberin", "Anschrift", "Verantwortlich", "Redaktion", "Gestaltung", "Druck", "Internet"),
    ]
    assert all(fact.value.startswith("[") and fact.value.endswith("]") for fact in gaps)
    assert [fact.label for fact in facts if not fact.gap] == ["Karten", "Schriften"]


def test_everything_an_imprint_says_is_printed() -> None:
    said = {
        "publisher": "Beispielstiftung",
        "address": "Musterweg 1, Musterstadt",
        "responsible": "Erika Muster",
        "editorial": "Max Muster",
        "design": "Büro Muster",
        "print": "Druckerei Muster",
        "paper": "Recyclingpapier",
        "web": "https://www.example.org",
        "isbn": "978-3-16-148410-0",
        "rights": "CC BY 4.0",
    }
    publication = composed([record()], imprint=said, funder="Stiftung", partners=("A", "B", "C"))
    values = [fact.value for fact in publication.imprint]
    assert [value for value in said.values() if value not in values] == []
    assert values.index("Beispielstiftung") + 1 == values.index("Musterweg 1, Musterstadt")
    assert {"Stiftung", "A, B und C", reference.ATTRIBUTION} <= set(values)
    assert not any(fact.gap for fact in publication.imprint)
    assert publication.publisher_line == "Beispielstiftung"


def test_an_edition_without_about_text_says_so() -> None:
    publication = composed([record()])
    assert (publication.about, publication.about_html) == ((), "")
    assert publication.about_gap.startswith("[")
    assert real_publication().about_gap == ""
    assert "Robert Bosch Stiftung" in real_publication().about[0].text


@pytest.mark.parametrize(("count", "begin"), [(1, "Ein Umriss"), (2, "Zwei Umrisse,"), (12, "Zwölf "), (13, "13 ")])
def test_outlines_are_counted_in_words(count: int, begin: str) -> None:
    assert composed(records_of(*KEYS[:count])).outlines_heading.startswith(begin)


def test_what_is_heard_names_the_districts() -> None:
    publication = composed(records_of("09174", "05766"))
    assert publication.names == ("Landkreis Dachau", "Kreis Lippe")
    assert publication.numbered_names == ("1 Landkreis Dachau", "2 Kreis Lippe")
    assert publication.listed_parts == ("imprint", "programme", "topics", "advisers", "contacts", "links")


def test_the_brochure_must_hold_the_text_about_the_programme_and_every_credit() -> None:
    edition = real_edition()
    publication = real_publication()
    texts = [one.text for one in edition_texts(publication, edition.source)]
    assert publication.about[0].text in texts
    assert sum("©" in text for text in texts) >= len(publication.credits) == 3
