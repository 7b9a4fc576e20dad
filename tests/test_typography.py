from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lzz_report.rules.typography import (
    MIN_IN_NARROW,
    Change,
    bind_last_words,
    bind_last_words_in_runs,
    changes,
    typeset,
    typeset_runs,
)

NO_BREAK, JOINER, CHANCE = "\N{NO-BREAK SPACE}", "\N{WORD JOINER}", "\N{ZERO WIDTH SPACE}"


def shown(text: str) -> str:
    """Make the invisible visible: ~ no-break space, ^ word joiner, ¦ break chance."""
    return text.replace(NO_BREAK, "~").replace(JOINER, "^").replace(CHANCE, "¦")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ('kein einfaches "Wiederanknüpfen" an', "kein einfaches „Wiederanknüpfen“ an"),
        ("Er sagte: \"Das ist 'gut' so.\"", "Er sagte: „Das ist ‚gut‘ so.“"),
        ('"Ein "Wort" darin"', "„Ein ‚Wort‘ darin“"),
        ("„Auf gute Nachbarschaft“", "„Auf gute Nachbarschaft“"),
        ("“Text” und ‘Wort’", "„Text“ und ‚Wort‘"),
        ('(siehe "Plan")', "(siehe „Plan“)"),
        ("„Ehrenamt macht stark!?“, „Miteinander“", "„Ehrenamt macht stark!?“, „Miteinander“"),
        ("wie geht's Klaus' Haus", "wie geht’s Klaus’ Haus"),
        ("'s war '68", "’s war ’68"),
        ("geht´s", "geht’s"),
        ('ein 5" Rohr', 'ein 5" Rohr'),
        ("'Einfach' und 'zweifach'", "‚Einfach‘ und ‚zweifach‘"),
    ],
)
def test_german_quotation_marks_and_apostrophes(written: str, printed: str) -> None:
    assert typeset(written, "de").replace(NO_BREAK, " ") == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Programm 2018-2019", "Programm 2018–^2019"),
        ("Programmlandkreise 2023 – 2024", "Programmlandkreise 2023–^2024"),
        ("2018-19", "2018–^19"),
        ("Für 2020/21 war geplant", "Für 2020/21 war geplant"),
        ("3-5 Jahre", "3–^5~Jahre"),
        ("1.000-2.500 Wohnungen", "1.000–^2.500~Wohnungen"),
        ("1.-3. Mai", "1.–^3.~Mai"),
        ("DIN 476-2", "DIN 476-2"),
        ("2023-05-04", "2023-05-04"),
        ("Stadt - Land - Fluss", "Stadt~– Land~– Fluss"),
        ("Nachbarschaft – Begegnung", "Nachbarschaft~– Begegnung"),
        ("Stadt -- Land", "Stadt~– Land"),
        ("kleinen- und mittelständischen", "kleinen- und mittelständischen"),
        ("und so...", "und so…"),
        ("und so ...", "und so~…"),
    ],
)
def test_dashes_and_ellipses(written: str, printed: str) -> None:
    assert shown(typeset(written, "de")) == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("(z.B. aufgrund)", "(z.~B. aufgrund)"),
        ("z. B. so, u.a. so, d.h. so", "z.~B. so, u.~a. so, d.~h. so"),
        ("Z.B. hier, i.d.R. dort", "Z.~B. hier, i.~d.~R. dort"),
        ("8 Kommunen haben", "8~Kommunen haben"),
        ("mindestens 1.500 Wohnungen", "mindestens 1.500~Wohnungen"),
        ("In 2017 hatte der Landkreis", "In 2017 hatte der Landkreis"),
        ("von 2023 bis 2024 wurde", "von 2023 bis 2024 wurde"),
        ("§ 5 und §6", "§~5 und §~6"),
        ("10 % oder 10%", "10~% oder 10~%"),
        ("5 € und 5 km", "5~€ und 5~km"),
        ("S. 4, Nr. 12, Abs. 2", "S.~4, Nr.~12, Abs.~2"),
        ("Artikel 5 Absatz 2 gilt", "Artikel~5 Absatz~2 gilt"),
        ("Prof. Dr. Meyer und Frau Ott", "Prof.~Dr.~Meyer und Frau~Ott"),
        ("J. S. Bach", "J.~S.~Bach"),
        ("am 1. Mai im 21. Jahrhundert", "am 1.~Mai im 21.~Jahrhundert"),
        ("10 000 Menschen", "10~000~Menschen"),
        ("Postfach 19 40", "Postfach~19~40"),
        ("ein E-Mail-Verteiler, ein 5-Jahres-Plan", "ein E-^Mail-Verteiler, ein 5-^Jahres-Plan"),
        ("Leser/innen und Leser/-innen", "Leser/^innen und Leser/-^innen"),
        ("Einwohner:innen, Leser*innen", "Einwohner:innen, Leser*innen"),
        ("„Kennenlernen.Mitmachen.Ankommen.“", "„Kennenlernen.¦Mitmachen.¦Ankommen.“"),
        ("Forum Migration. Integration. Gestalten", "Forum Migration. Integration. Gestalten"),
    ],
)
def test_what_belongs_together_stays_together(written: str, printed: str) -> None:
    assert shown(typeset(written, "de")) == printed


@pytest.mark.parametrize(
    "text",
    [
        "Tel.: 08131/741875",
        "Tel.: 033841/9 13 56",
        "Tel.: 0751 85-9863",
        "Tel.: 03931 60 8059",
        "Tel.: 05631-954-200",
        "Telefon: (05231) 62-1483",
        "Mobil: 0151 110 432 45",
        "unter +49 751 85-9863 anrufen",
        "integration@lra-dah.bayern.de",
        "e-mail-1-2@x-y.de",
        "https://example.org/a-b/2018-2019?q='x'&n=1...2",
        "www.kreis-lippe.de/3-5",
        "lkwafkb.de/integration-2018-2019",
    ],
)
def test_addresses_and_telephone_numbers_are_never_touched(text: str) -> None:
    assert typeset(text, "de") == text


@pytest.mark.parametrize(
    "words", ["Привет - мир... 3-5 раз", "Γειά - σου... κόσμε", "مرحبا - بالعالم... 3-5 مرات", "שלום - עולם"]
)
def test_words_in_other_scripts_stay_as_they_are(words: str) -> None:
    assert typeset(words, "de") == words
    assert typeset(f'Sie sagte "{words}" dazu', "de") == f"Sie sagte „{words}“ dazu"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("He said \"it's 'fine'\"", "He said “it’s ‘fine’”"),
        ("2018-2019 - and so on...", "2018–^2019~– and so on…"),
        ("8 districts, 10% of p. 4", "8~districts, 10% of p.~4"),
        ("Dr. Meyer and z.B. nothing", "Dr.~Meyer and z.B. nothing"),
    ],
)
def test_english_has_its_own_marks(written: str, printed: str) -> None:
    assert shown(typeset(written, "en-GB")) == printed


def test_text_in_another_language_is_left_alone() -> None:
    assert typeset('"à 2018-2019..."', "fr") == '"à 2018-2019..."'


def test_every_change_is_listed_with_its_place_in_the_written_text() -> None:
    written = 'Das "Netz" (z.B. 8 Orte)'
    assert changes(written, "de") == (
        Change(4, '"', "„", "quotation marks"),
        Change(9, '"', "“", "quotation marks"),
        Change(14, "", NO_BREAK, "abbreviation"),
        Change(18, " ", NO_BREAK, "number and word"),
    )


def test_quotation_marks_pair_across_runs_and_spaces_move_into_the_next_run() -> None:
    assert typeset_runs(['Das "', "Netz", '" hat ', "8", " Orte."], "de") == [
        "Das „",
        "Netz",
        "“ hat",
        " 8",
        f"{NO_BREAK}Orte.",
    ]


def test_an_abbreviation_across_runs_is_bound() -> None:
    assert "".join(typeset_runs(["z.", "B. hier"], "de")) == f"z.{NO_BREAK}B. hier"


def test_an_ellipsis_over_two_runs_belongs_to_the_first() -> None:
    assert typeset_runs(["und so.", ".. weiter"], "de") == ["und so…", " weiter"]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Das Ziel ist es ja.", "Das Ziel~ist~es~ja."),
        ("der Blickwinkel noch einmal geweitet.", "der Blickwinkel noch einmal~geweitet."),
        ("Nähere Informationen finden Sie hier.", "Nähere Informationen finden~Sie~hier."),
        ("auf dem Arbeitsmarkt unterstützt.", "auf dem Arbeitsmarkt unterstützt."),
        ("Ja.", "Ja."),
        ("", ""),
    ],
)
def test_no_last_line_is_shorter_than_ten_letters(written: str, printed: str) -> None:
    assert shown(bind_last_words(written)) == printed


def test_in_a_narrow_column_a_long_word_is_not_tied_to_the_last() -> None:
    assert bind_last_words("in der Projektzusammenfassung nachlesen.", longest=14).count(NO_BREAK) == 0
    assert shown(bind_last_words("Die Zukunftswerkstätten sind.", longest=14)) == "Die Zukunftswerkstätten~sind."
    assert shown(bind_last_words("der Umsetzung lesen Sie hier.", longest=14)) == "der Umsetzung lesen~Sie~hier."
    assert shown(bind_last_words("lesen Sie hier.", MIN_IN_NARROW)) == "lesen Sie~hier."


def test_last_words_are_bound_across_runs_with_the_space_inside_the_next() -> None:
    assert bind_last_words_in_runs(["finden Sie ", "hier", "."]) == [f"finden{NO_BREAK}Sie", f"{NO_BREAK}hier", "."]


TEXTS = st.text(
    st.sampled_from("abzBD sin 0158.,:;-–—/'\"„“”‚‘’«»()[]…§%€ß\N{NO-BREAK SPACE}\N{WORD JOINER}éПλм"), max_size=40
) | st.text(max_size=30)
LANGUAGES = st.sampled_from(["de", "en", "fr"])


@settings(max_examples=400)
@given(TEXTS, LANGUAGES)
def test_typesetting_twice_is_typesetting_once(text: str, language: str) -> None:
    once = typeset(text, language)
    assert typeset(once, language) == once


@given(TEXTS, LANGUAGES)
def test_letters_and_digits_are_kept(text: str, language: str) -> None:
    assert [char for char in typeset(text, language) if char.isalnum()] == [char for char in text if char.isalnum()]


@given(TEXTS, LANGUAGES)
def test_the_listed_changes_make_the_printed_text(text: str, language: str) -> None:
    pieces, end = [], 0
    for change in changes(text, language):
        assert text[change.offset : change.offset + len(change.before)] == change.before
        pieces += [text[end : change.offset], change.after]
        end = change.offset + len(change.before)
    assert "".join([*pieces, text[end:]]) == typeset(text, language)


@given(st.lists(TEXTS, max_size=4), LANGUAGES)
def test_runs_together_give_the_whole_text(runs: list[str], language: str) -> None:
    printed = typeset_runs(runs, language)
    assert len(printed) == len(runs)
    assert "".join(printed) == typeset("".join(runs), language)
