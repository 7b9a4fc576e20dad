"""Words are looked up with hunspell where it is installed; names and words of the field are known without."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lzz_report.errors import InputError
from lzz_report.initialise import project_files
from lzz_report.load import load_words
from lzz_report.pipeline import check
from lzz_report.records.record import ValidEdition
from lzz_report.rules.vocabulary import Vocabulary, field_words, words_of_list
from lzz_report.spell import hunspell, spell
from lzz_report.spell.candidates import words_of
from lzz_report.spell.compound_words import compounds
from lzz_report.spell.hunspell import Hunspell
from tests.cli_process import run
from tests.edition_making import PROJECT, project, real_edition, record


def has_german() -> bool:
    return shutil.which("hunspell") is not None and Hunspell("de").unknown(["Haus"]) == frozenset()


with_hunspell = pytest.mark.skipif(not has_german(), reason="hunspell with a German dictionary is not installed")

# A stand-in that knows the words of the file beside it, and asks nobody to install anything.
STAND_IN = """\
#!{python}
import pathlib, sys, time
here = pathlib.Path(__file__).parent
(here / "asked.txt").open("a").write(" ".join(sys.argv[1:]) + "\\n")
dictionary, option = sys.argv[2], sys.argv[-1]
if not (here / dictionary).exists():
    sys.exit("Can't open affix or dictionary files")
if (here / "slow").exists():
    time.sleep(5)
known = set((here / dictionary).read_text(encoding="utf-8").split())
words = [line.strip().removeprefix("^") for line in sys.stdin.buffer.read().decode("utf-8").splitlines()]
out = sys.stdout.buffer
if option == "-a":
    out.write("@(#) International Ispell\\n".encode())
for word in filter(None, words):
    if option == "-l" and word not in known:
        out.write((word + "\\n").encode("utf-8"))
    elif option == "-a":
        near = [one for one in sorted(known) if one[:3].lower() == word[:3].lower()]
        answer = f"& {{word}} {{len(near)}} 1: {{', '.join(near)}}" if near else f"# {{word}} 1"
        out.write((answer + "\\n\\n").encode("utf-8"))
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a stand-in for hunspell first in the search path; its dictionaries are files in the folder."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "hunspell"
    script.write_text(STAND_IN.format(python=sys.executable), encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def edition_of(**fields: Any) -> ValidEdition:
    """Return an edition of one record in memory; what the edition itself says is not looked at here."""
    real = real_edition()
    bare = real.edition.model_copy(update={"title": "", "subtitle": None, "about": None})
    whole = {"challenge": "Haus.", "approach": "Haus.", **fields}
    return ValidEdition(bare, real.source, (record(**whole),))


def forms(text: str, **fields: Any) -> list[str]:
    return [word.form for word in words_of(edition_of(challenge=text, **fields)) if word.path == "challenge"]


# --- which words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Das *Haus* steht.", ["Das", "Haus", "steht"]),
        ("Einwohner:innen und Expert*innen, Leser/-innen, Ärzt_in", ["Einwohnerinnen", "und", "Expertinnen"]),
        ("jede:r Zugewanderte:n", ["jede", "Zugewanderte"]),
        ("Vor- und Nachteile der Corona-Jahre", ["Vor", "und", "Nachteile", "der", "Corona", "Jahre"]),
        ("Das geht’s an", ["Das", "geht’s"]),
        ("Die LZZ und das BAMF, zuständig bzw. mit ca. 5 km", ["Die", "und", "das", "zuständig", "mit"]),
        ("auf https://www.haus.de/wnderbar und a@b-wrld.de oder haus.de", ["auf", "und", "oder"]),
        ("[hier](https://www.example.org/wrld) dort", ["hier", "dort"]),
        ("Мова и dann שלום", ["dann"]),
        ("H2O und B1-Kurs am x", ["und", "Kurs"]),
    ],
)
def test_words_are_read_as_they_are_looked_up(text: str, words: list[str]) -> None:
    found = forms(text)
    assert found[: len(words)] == words
    assert len(found) == len(words) + (2 if "Leser" in text else 0)


def test_names_addresses_and_figures_are_not_read() -> None:
    contact = {"name": "Wrld Nme", "role": "Rolle", "street": "Strße 1", "city": "Wrldstadt", "email": "a@example.org"}
    valid = edition_of(
        contacts=[contact], adviser="Rmboll", figures=[{"value": "Vrl", "label": "Zahl"}], topics=["Thema"]
    )
    paths = {word.path: word.form for word in words_of(valid)}
    assert {path for path in paths if "[" in path} == {"contacts[0].role", "figures[0].label", "topics[0]"}


def test_a_word_knows_its_place() -> None:
    (word,) = [one for one in words_of(edition_of(challenge="Das Haus, dsa Haus.")) if one.form == "dsa"]
    assert (word.text[word.start : word.end], word.start) == ("dsa", 10)


# --- what is known without a dictionary


def test_a_listed_word_is_known_with_its_endings_and_at_the_begin_of_a_sentence() -> None:
    vocabulary = Vocabulary(["kreislich", "Azubi"], [])
    for word in ("kreislich", "kreislichen", "Kreisliche", "Azubi", "Azubis"):
        assert vocabulary.knows(word)
    # A noun is not written small, and other letters are another word.
    assert not any(map(vocabulary.knows, ("azubi", "kreislichkeit", "Azub", "")))


def test_names_are_known_with_what_is_made_of_them() -> None:
    vocabulary = Vocabulary([], ["Stendal", "Latif Hamamiyeh Al-Homssi"])
    assert all(map(vocabulary.knows, ("Stendaler", "Stendals", "Hamamiyeh", "Homssi", "Latifs")))
    assert not any(map(vocabulary.knows, ("stendal", "Stendall")))


def test_a_list_of_words_may_hold_several_a_line_and_notes() -> None:
    assert words_of_list("# Orte\nAulendorf Dachau # zwei\n\n  Lippe\n") == ["Aulendorf", "Dachau", "Lippe"]


def test_the_list_of_the_field_names_no_word_twice() -> None:
    text = (PROJECT / "lzz_report" / "rules" / "words_de.txt").read_text(encoding="utf-8")
    listed = words_of_list(text)
    assert len(listed) == len(set(listed)) == len(field_words("de"))
    assert field_words("en") == frozenset()


# --- compounds


def divided(words: list[str], known: str, listed: str = "") -> frozenset[str]:
    return compounds(words, lambda forms: frozenset(forms) - set(known.split()), set(listed.split()).__contains__)


def test_two_known_words_make_one() -> None:
    known = "Querschnitt Aufgabe Vielfalt Zentrum Kreis eigenen Pendler Stadt"
    words = ["Querschnittsaufgabe", "Vielfaltszentrum", "kreiseigenen", "Pendlerstadt"]
    assert divided(words, known) == frozenset(words)


def test_a_listed_word_makes_compounds_too() -> None:
    assert divided(["Coronajahre"], "Jahre", "Corona") == {"Coronajahre"}


@pytest.mark.parametrize("word", ["Querschnittsaufgbae", "Aufgabe", "kreisaufgabe", "Pendler-Stadt", "Pendlerinnen"])
def test_what_two_words_do_not_make_stays_unknown(word: str) -> None:
    assert divided([word], "Querschnitt Aufgabe Kreis Pendler Stadt Innen innen") == frozenset()


def test_compounds_stay_unknown_when_nobody_can_be_asked() -> None:
    assert compounds(["Pendlerstadt"], lambda _forms: None, lambda _form: False) == frozenset()


@given(st.text(alphabet="abcdefs", min_size=3, max_size=9), st.sampled_from(["", "s", "es", "n", "en", "e"]))
def test_every_known_word_joined_to_another_by_a_link_is_known(first: str, link: str) -> None:
    word = f"{first}{link}stadt".capitalize()
    assert divided([word], f"{first.capitalize()} Stadt") == ({word} if len(word) >= 8 else set())


# --- the program


def test_where_there_is_no_hunspell_nothing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert spell(edition_of(challenge="Wrld"), ()) == ()


def test_where_there_is_no_dictionary_nothing_is_said(program: Path) -> None:
    assert spell(edition_of(challenge="Wrld"), ()) == ()
    asked = (program / "asked.txt").read_text().split()
    assert [asked[at] for at, word in enumerate(asked[:-1], 0) if asked[at - 1] == "-d"] == ["de_DE", "de_DE_frami"]


def test_another_dictionary_of_the_language_does_as_well(program: Path) -> None:
    (program / "de_DE_frami").write_text("Haus steht Das", encoding="utf-8")
    (fault,) = spell(edition_of(challenge="Das Hauss steht."), ())
    assert (fault.got, fault.code) == ("Hauss", "word-unknown")


def test_a_program_that_hangs_is_left_alone(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (program / "de_DE").write_text("Haus", encoding="utf-8")
    (program / "slow").touch()
    monkeypatch.setattr(hunspell, "SECONDS", 0.2)
    assert spell(edition_of(challenge="Wrld"), ()) == ()


def test_a_language_without_dictionaries_knows_no_word_to_be_wrong(program: Path) -> None:
    assert Hunspell("fr").unknown(["mot"]) is None


def test_another_language_asks_the_dictionary_of_its_own_country(program: Path) -> None:
    (program / "fr_FR").write_text("mot", encoding="utf-8")
    assert Hunspell("fr").unknown(["mot", "mto"]) == frozenset({"mto"})


def test_an_english_edition_asks_an_english_dictionary(program: Path) -> None:
    (program / "en_GB").write_text("The house stands", encoding="utf-8")
    valid = edition_of(challenge="The howse stands", approach="The house")
    english = replace(valid, edition=valid.edition.model_copy(update={"language": "en"}))
    assert [one.got for one in spell(english, ())] == ["howse"]


def test_each_place_of_a_word_is_named_with_what_it_may_mean(program: Path) -> None:
    (program / "de_DE").write_text("Haus Hausrat steht Das dort", encoding="utf-8")
    faults = spell(edition_of(challenge="Das Hauss steht.\n\nHauss", approach="dort"), ())
    assert [one.at.field for one in faults] == ["challenge", "challenge"]
    assert faults[0].fix == "perhaps meant: Haus or Hausrat; add it to data/woerter.txt if it is right"
    assert faults[0].problem == "this word is in no dictionary"


def test_a_word_nobody_has_a_suggestion_for_may_be_listed(program: Path) -> None:
    (program / "de_DE").write_text("Haus", encoding="utf-8")
    (fault,) = spell(edition_of(challenge="Wrld"), ())
    assert fault.fix == "add it to data/woerter.txt if it is right"
    assert spell(edition_of(challenge="Wrld"), ["Wrld"]) == ()


def test_one_suggestion_is_said_plainly(program: Path) -> None:
    (program / "de_DE").write_text("Haus -Haus Haus-", encoding="utf-8")
    (fault,) = spell(edition_of(challenge="Hauss"), ())
    assert fault.fix.startswith("probably meant: Haus;")


def test_only_the_first_faults_get_suggestions(program: Path) -> None:
    (program / "de_DE").write_text("Haus", encoding="utf-8")
    words = [f"Haus{letter * 2}" for letter in "bcdfghjklmn"]
    faults = spell(edition_of(challenge=" ".join(words)), ())
    assert len(faults) == 11
    assert sum(one.fix.startswith("probably") for one in faults) == 10


# --- the whole


@with_hunspell
def test_the_real_edition_has_no_false_alarm() -> None:
    assert spell(real_edition(), load_words(PROJECT)) == ()


@with_hunspell
def test_the_typing_errors_of_the_source_are_found_by_the_dictionary_too() -> None:
    valid = real_edition()
    found = spell(replace(valid, diagnostics=()), load_words(PROJECT))
    assert {(one.at.file.rpartition("/")[2], one.got) for one in found} == {
        ("dachau.yaml", "Integrationsbeaufragter"),
        ("lippe.yaml", "präsenz"),
    }
    assert all(
        one.fix.startswith(("probably meant: Inte", "perhaps meant: Inte", "perhaps meant: Präsenz")) for one in found
    )


@with_hunspell
def test_a_planted_error_is_told_at_its_place_once(tmp_path: Path) -> None:
    challenge = "Im Landkreis fehlen Wohnugnen.\nDie Integartion der Einwohner:innen, Wohnugnen."
    folder = project(
        tmp_path, {"dachau": {"challenge": challenge}}, keep=("dachau",), advisers=["Ramboll Management Consulting"]
    )
    found = [one for one in check(folder, spelling=True).diagnostics if one.at.field == "challenge"]
    assert [one.at.column for one in found] == [33, 49, 82]
    assert [one.got for one in found] == ["Wohnugnen", "Integartion", "Wohnugnen"]
    assert found[0].fix.startswith("perhaps meant: Wohnungen, ")
    # What the list of usual errors names already is not named twice.
    assert found[1].fix == "probably meant: Integration"


@with_hunspell
def test_the_command_names_a_wrong_word_and_learns_it_from_the_projects_list(tmp_path: Path) -> None:
    folder = project(
        tmp_path,
        {"dachau": {"challenge": "Ein Quaxl."}},
        keep=("dachau",),
        advisers=["Ramboll Management Consulting"],
        about=None,
    )
    assert "this word is in no dictionary" in run("check", cwd=folder).out
    (folder / "data" / "woerter.txt").write_text("\ufeffQuaxl\n", encoding="utf-8")
    assert "dictionary" not in run("check", cwd=folder).out


def test_a_build_looks_nothing_up(tmp_path: Path, program: Path) -> None:
    (program / "de_DE").write_text("Haus", encoding="utf-8")
    folder = project(tmp_path / "project", keep=("dachau",), advisers=["Ramboll Management Consulting"])
    quietly = check(folder).diagnostics
    assert not (program / "asked.txt").exists()
    assert len(check(folder, spelling=True).diagnostics) > len(quietly)


def test_a_list_of_words_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "woerter.txt").write_bytes("Straße".encode("latin-1"))
    with pytest.raises(InputError, match=r"data/woerter\.txt: the list of words is not UTF-8"):
        load_words(tmp_path)


def test_a_project_without_a_list_has_no_words_of_its_own(tmp_path: Path) -> None:
    assert load_words(tmp_path) == ()


def test_a_new_project_gets_the_list() -> None:
    assert "data/woerter.txt" in project_files()
