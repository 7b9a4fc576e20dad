"""Words in other scripts are found as whole runs, and each is taken for the language it is most probably in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lzz_report.records.district import District
from lzz_report.rules.quotes import outer_marks
from lzz_report.rules.scripts import SCRIPTS, WRITTEN_IN, language_of, runs, told_language, whole_script, words

HELLO = "مرحبا بكم"


def found(text: str) -> list[tuple[str, str]]:
    return [(run.script.code, text[run.start : run.end]) for run in runs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nur Deutsch, naïve Łódź.", []),
        (f"Er sagt {HELLO} zu allen.", [("Arab", HELLO)]),
        ("aus Aleppo (حلب), Damaskus (دمشق) und", [("Arab", "حلب"), ("Arab", "دمشق")]),
        ("„Ласкаво просимо“, auf Griechisch „Καλώς ήρθατε“", [("Cyrl", "Ласкаво просимо"), ("Grek", "Καλώς ήρθατε")]),
        ("Слово λόγος", [("Cyrl", "Слово"), ("Grek", "λόγος")]),
        ("שלום", [("Hebr", "שלום")]),
    ],
)
def test_a_run_reaches_from_the_first_letter_of_a_script_to_the_last(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "whole",
    [
        "سنعيش هنا 5 سنوات، ثم نرى",
        "Ми (усі разом) тут",
        "сказала «так» і пішла",
        "п'ять п’ять",
        'він сказав "добре" нам',
        "слово\u00a0– слово",
    ],
)
def test_marks_and_numbers_between_words_belong_to_the_run(whole: str) -> None:
    assert found(f"Hier {whole} dort") == [(found(whole)[0][0], whole)]


@pytest.mark.parametrize("text", ["„Слово“, „слово“", "(слово) und (слово)", "«слово», «слово»", "“слово”, “слово”"])
def test_two_quotations_are_two_runs(text: str) -> None:
    assert [said for _, said in found(text)] == ["Слово" if "С" in text else "слово", "слово"]


def test_a_bracket_that_never_closes_ends_a_run() -> None:
    assert [said for _, said in found("слово (ще слово, und nichts mehr")] == ["слово", "ще слово"]


def test_what_ends_a_quoted_sentence_from_right_to_left_belongs_to_it() -> None:
    assert found(f"Sie rief „{HELLO}!“ und ging.") == [("Arab", f"{HELLO}!")]
    assert found(f"Sie kommt aus {HELLO}.") == [("Arab", HELLO)]
    # On paper it makes no difference for scripts from left to right.
    assert found("Sie rief „Слово!“ und ging.") == [("Cyrl", "Слово")]


def test_a_lone_letter_is_a_symbol() -> None:
    assert found("5 Ω und der Winkel α") == []


@given(st.text(alphabet="abc 5.,()„“«»!мі'’αβسلאב\u00a0", max_size=40))
def test_runs_follow_each_other_and_hold_letters_of_one_script(text: str) -> None:
    at = 0
    for run in runs(text):
        assert at <= run.start < run.end <= len(text)
        at = run.end
        letters = [sign for sign in text[run.start : run.end] if sign.isalpha()]
        assert letters
        assert not any(sign in "abc" for sign in letters)
        assert {SCRIPTS[code] for code, _ in found(text[run.start : run.end])} <= {run.script}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Wir leben hier", None),
        ("Ми живемо тут", "Cyrl"),
        (f"{HELLO} in Ulm", "Arab"),
        (f"Wir sagen {HELLO}", None),
        ("12 – 13", None),
    ],
)
def test_a_text_is_in_the_script_of_most_of_its_letters(text: str, code: str | None) -> None:
    script = whole_script(text)
    assert (script.code if script else None) == code


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ми живемо в Дахау", "uk"),
        ("Мы живём здесь", "ru"),
        ("Živimo ovde: Живимо у љубави", "sr"),
        ("Жывём тут ў Дахаў", "be"),
        ("Καλώς ήρθατε", "el"),
        ("שלום", "he"),
        (HELLO, "ar"),
        ("سلام، چطوری", "fa"),
        ("زۆر سوپاس", "ckb"),
        ("آپ کا شکریہ، بڑے", "ur"),
        ("ښه راغلاست", "ps"),
    ],
)
def test_letters_of_one_language_alone_tell_it(text: str, language: str) -> None:
    run = runs(text)[0]
    assert language_of(text, run.script) == language


def test_letters_of_several_languages_tell_none() -> None:
    assert told_language("Слово", SCRIPTS["Cyrl"]) is None
    assert told_language(HELLO, SCRIPTS["Arab"]) is None


def test_what_the_record_names_decides_where_letters_do_not() -> None:
    arabic, cyrillic = SCRIPTS["Arab"], SCRIPTS["Cyrl"]
    assert language_of("سلام", arabic, ("ru", "fa")) == "fa"
    assert language_of("Слово", cyrillic, ("bg",)) == "bg"
    assert language_of("Слово", cyrillic, ("fa",)) == "uk"
    # The letters are Ukrainian, the record names Russian and Ukrainian: the letters tell which.
    assert language_of("їжа", cyrillic, ("ru", "uk")) == "uk"
    # Letters may not contradict the record: ъ is Bulgarian too.
    assert language_of("ъгъл", cyrillic, ("bg",)) == "bg"


def test_words_are_those_of_other_scripts_alone() -> None:
    assert list(words("Wir «Слово», 5 слів")) == ["Слово", "слів"]


def test_every_language_a_record_may_name_is_written_in_a_known_script() -> None:
    named = District.model_fields["languages"].annotation
    assert set(WRITTEN_IN) == set(str(named).partition("Literal[")[2].partition("]")[0].replace("'", "").split(", "))
    assert set(WRITTEN_IN.values()) == set(SCRIPTS)


@pytest.mark.parametrize(
    ("language", "marks"), [("de", "„“"), ("en", "“”"), ("uk", "«»"), ("ar", "«»"), ("el", "«»"), ("he", "””")]
)
def test_a_quotation_has_the_marks_of_its_language(language: str, marks: str) -> None:
    assert "".join(outer_marks(language)) == marks
