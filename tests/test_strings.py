"""Fixed words are found, counted, filled in, and their faults named."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lzz_report.errors import TemplateError
from lzz_report.reference import ATTRIBUTION, register
from lzz_report.rules.fixed_words import FixedWords
from lzz_report.theming import load_strings

WORDS = FixedWords(
    "de",
    {
        "page": "Seite {page}",
        "counted": {"one": "{count} Landkreis", "other": "{count} Landkreise"},
        "only_one": {"one": "ein Kontakt"},
        "number": 5,
        "attribute": "{name.first}",
        "broken": "{page",
        "positions": "{} und {}",
    },
    source="layouts/shared/strings/de.yaml",
)


def test_a_text_is_filled_in() -> None:
    assert WORDS("page", page=6) == "Seite 6"


def test_values_are_placed_and_never_read_as_placeholders() -> None:
    assert WORDS("page", page="{0} {page!r} {{") == "Seite {0} {page!r} {{"


@pytest.mark.parametrize(("count", "words"), [(1, "1 Landkreis"), (0, "0 Landkreise"), (2, "2 Landkreise")])
def test_the_count_chooses_the_form(count: int, words: str) -> None:
    assert WORDS("counted", count=count) == words


def test_a_count_that_is_no_number_takes_the_general_form() -> None:
    assert WORDS("counted", count="viele") == "viele Landkreise"


def test_the_plural_follows_the_language() -> None:
    polish = FixedWords("pl", {"counted": {"one": "powiat", "few": "powiaty", "other": "powiatów"}})
    assert [polish("counted", count=count) for count in (1, 2, 5, 22)] == ["powiat", "powiaty", "powiatów", "powiaty"]


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("absent", "de.yaml: the text “absent” is missing"),
        ("number", "de.yaml: “number” is no text"),
        ("page", "de.yaml: the text “page” has a placeholder nobody fills: 'page'"),
        ("attribute", "de.yaml: the text “attribute” has a placeholder nobody fills"),
        ("broken", "de.yaml: the text “broken” has a placeholder nobody fills"),
        ("positions", "de.yaml: the text “positions” has a placeholder nobody fills"),
    ],
)
def test_a_fault_in_the_words_names_file_and_key(key: str, says: str) -> None:
    with pytest.raises(TemplateError) as raised:
        WORDS(key, name="Dachau")
    assert says in str(raised.value)


def test_a_missing_plural_form_is_named() -> None:
    with pytest.raises(TemplateError, match="the text “only_one” is missing"):
        WORDS("only_one", count=3)


def test_a_list_reads_like_german() -> None:
    assert WORDS.and_list(("Dachau",)) == "Dachau"
    assert WORDS.and_list(("Dachau", "Lippe")) == "Dachau und Lippe"
    assert WORDS.and_list(("Dachau", "Lippe", "Stendal")) == "Dachau, Lippe und Stendal"


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        ("2024", "2024", "2024"),
        ("2024-05", "Mai 2024", "May 2024"),
        ("2024-05-03", "3. Mai 2024", "3 May 2024"),
        ("2024-12-31", "31. Dezember 2024", "31 December 2024"),
    ],
)
def test_a_date_is_as_exact_as_the_data(value: str, german: str, english: str) -> None:
    assert WORDS.date(value) == german
    assert FixedWords("en", {}).date(value) == english


@given(st.dates())
def test_every_day_has_a_date_in_words(day: object) -> None:
    assert str(day)[:4].lstrip("0") in WORDS.date(str(day))


def test_an_english_list_has_no_comma_before_and() -> None:
    assert FixedWords("en", {}).and_list(("Dachau", "Lippe", "Stendal")) == "Dachau, Lippe and Stendal"


def test_a_name_of_the_register_is_translated_where_the_language_has_another() -> None:
    words = FixedWords("en", {"states": {"Bayern": "Bavaria"}})
    assert [words.named("states", name) for name in ("Bayern", "Bremen")] == ["Bavaria", "Bremen"]
    assert words.named("kinds", "Landkreis") == "Landkreis"


def test_a_translated_name_that_is_no_text_is_named() -> None:
    with pytest.raises(TemplateError, match=r"en\.yaml: “Bayern” in states is no text"):
        FixedWords("en", {"states": {"Bayern": 9}}, source="layouts/shared/strings/en.yaml").named("states", "Bayern")


TABLES = ("kinds", "states")


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_shipped_words_are_all_texts_that_can_be_filled(language: str) -> None:
    words = load_strings(Path("absent"), language)
    names = "kind state kind_line seat word page date number owner attribution names name address label neighbours"
    names += " length"
    values = dict.fromkeys([*names.split(), "url", "text", "programme", "title", "first", "last", "pages"], "X")
    for key in words.texts.keys() - set(TABLES):
        for count in (1, 2):
            assert words(key, count=count, **values)


def placeholders(text: object) -> object:
    """Return the names a text is filled with, of a counted one form by form."""
    if isinstance(text, dict):
        return {form: placeholders(inner) for form, inner in text.items()}
    return {name for _, name, _, _ in Formatter().parse(str(text)) if name}


def test_both_languages_have_the_same_words_with_the_same_placeholders() -> None:
    german, english = (load_strings(Path("absent"), language).texts for language in ("de", "en"))
    assert list(german) == list(english)
    # "Dachau district": English has one word for all kinds.
    for key in german.keys() - {*TABLES, "district_title"}:
        assert placeholders(german[key]) == placeholders(english[key]), key


def test_both_languages_count_in_words_equally_far() -> None:
    assert [len(load_strings(Path("absent"), one)("number_words").split()) for one in ("de", "en")] == [13, 13]


@pytest.mark.parametrize(("table", "field"), [("kinds", "kind"), ("states", "state")])
def test_english_has_a_name_for_every_kind_and_state_of_the_register(table: str, field: str) -> None:
    known = load_strings(Path("absent"), "en").texts[table]
    assert isinstance(known, dict)
    assert set(known) == {getattr(place, field) for place in register().values()}


def test_the_note_on_the_maps_is_that_of_their_licence_and_keeps_the_word_on_changes() -> None:
    assert load_strings(Path("absent"), "de")("map_data") == ATTRIBUTION
    owner = ATTRIBUTION.partition(" (")[0]
    assert load_strings(Path("absent"), "en")("map_data") == f"{owner} (data modified)"
