from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lzz_report.resources import resource_dir
from lzz_report.rules.hyphenation import SOFT_HYPHEN, hyphenate
from lzz_report.rules.syllables import syllable_breaks

GOLDEN = Path(__file__).parent / "golden" / "hyphenation_de.txt"


def shown(word: str, language: str = "de") -> str:
    return hyphenate(word, language, paragraph_end=False).replace(SOFT_HYPHEN, "|")


@pytest.mark.parametrize("divided", GOLDEN.read_text(encoding="utf-8").split())
def test_the_words_of_the_six_records_divide_as_reviewed(divided: str) -> None:
    assert shown(divided.replace("|", "")) == divided


@pytest.mark.parametrize(
    "divided",
    [
        "Fort|schreibung",
        "Land|rats|amt",
        "Arbeits|markt|inte|gration",
        "Arbeits|markt",
        "Fach|arbeiter",
        "Sprach|erwerb",
        "Migra|tions|anteil",
        "gestaltet",
        "gestartet",
        "Inte|gra|tions|beauf|tragte",
        "Migranten|orga|ni|sation",
        "Migra|tions|beratung",
        "Ausländer|behörde",
        "Land|kreis|verwaltung",
        "Gemeinde|rats|sitzung",
        "Sozial|arbei|terin",
        "Jugend|sozial|arbeit",
        "Volks|hoch|schule",
        "Sprach|mittlung",
        "Kinder|tages|stätte",
        "Ehren|amts|koor|di|nation",
        "Zuwan|de|rungs|gesetz",
        "Aufent|halts|erlaubnis",
        "Unter|künfte",
        "Verwal|tungs|handeln",
        "Haus|halts|mittel",
        "Bürger|meis|terin",
        "Inte|gra|tions|konzept",
        "Steue|rungs|gruppe",
        "Öffent|lich|keits|arbeit",
        "Miet|spiegel",
        "Hand|lungs|empfeh|lungen",
        "Netz|werk|treffen",
        "Bundes|agentur",
        "Job|kontakt",
    ],
)
def test_words_of_the_field_divide_at_their_seams(divided: str) -> None:
    assert shown(divided.replace("|", "")) == divided


@pytest.mark.parametrize(
    "word",
    [
        "Vorhaben",
        "LANDRATSAMT",
        "Jobcenter",
        "LandZuhauseZukunft",
        "Kommunen",
        "Haus",
        "ÖPNV",
        "Интеграция",
        "Integracija2",
    ],
)
def test_short_words_abbreviations_and_other_scripts_stay_whole(word: str) -> None:
    assert shown(word) == word


@pytest.mark.parametrize(
    ("word", "divided"),
    [
        ("Einwohner:innen", "Einwohner:innen"),
        ("Facharbeiter:innen", "Fach|arbeiter:innen"),
        ("Leser*innen", "Leser*innen"),
        ("Integrationsbeauftragte:r", "Integrations|beauftragte:r"),
        ("Sozialarbeiter_innen", "Sozial|arbeiter_innen"),
        ("Sozialarbeiter/-\N{WORD JOINER}innen", "Sozial|arbeiter/-\N{WORD JOINER}innen"),
    ],
)
def test_gendered_words_divide_only_at_seams_before_the_sign(word: str, divided: str) -> None:
    assert shown(word) == divided


@pytest.mark.parametrize(
    ("word", "divided"),
    [
        ("Potsdam-Mittelmark", "Potsdam-Mittelmark"),
        ("Waldeck-Frankenberg", "Waldeck-Frankenberg"),
        ("Al-Homssi", "Al-Homssi"),
        ("Robert-Bosch-Stiftung", "Robert-Bosch-Stiftung"),
        ("Corona-Jahren", "Corona-Jahren"),
        ("Landkreis-Stendal", "Land|kreis-Stendal"),
        ("Online-Sprachkurse", "Online-Sprach|kurse"),
        ("Personen/Menschen", "Personen/Menschen"),
    ],
)
def test_hyphenated_words_divide_at_their_hyphens_and_known_seams(word: str, divided: str) -> None:
    assert shown(word) == divided


@pytest.mark.parametrize(
    "text", ["integration@lra-dah.bayern.de", "https://example.org/fortschreibung", "www.integrationsarbeit.de"]
)
def test_addresses_are_never_divided(text: str) -> None:
    assert hyphenate(f"siehe {text} dort", "de") == f"siehe {text} dort"


def test_names_to_keep_stay_whole_where_they_stand_alone_and_in_hyphenated_words() -> None:
    assert shown("Fogelstaller") == "Fogel|staller"
    assert hyphenate("In Fogelstaller und Bad-Fogelstaller leben", "de", {"Fogelstaller"}) == (
        "In Fogelstaller und Bad-Fogelstaller leben"
    )


def test_the_last_word_of_a_paragraph_keeps_seven_letters_for_the_last_line() -> None:
    text = "Zukunft und Landratsamt."
    assert hyphenate(text, "de").replace(SOFT_HYPHEN, "|") == "Zukunft und Land|ratsamt."
    assert hyphenate(text, "de", paragraph_end=False).replace(SOFT_HYPHEN, "|") == "Zukunft und Land|rats|amt."


def test_english_follows_its_own_patterns() -> None:
    assert shown("hyphenation", "en-GB") == "hyphen|ation"


def test_text_in_another_language_is_left_alone() -> None:
    assert hyphenate("collectivités territoriales", "fr") == "collectivités territoriales"


def test_the_patterns_find_syllables_as_tex_does() -> None:
    assert syllable_breaks("facharbeiter", "de") == (4, 6, 9)
    assert syllable_breaks("hyphenation", "en") == (2, 6)


WORDS = st.text(st.sampled_from("abeinorstuäöüßchkl"), min_size=1, max_size=24)


@given(st.lists(WORDS | st.text(max_size=8), max_size=6).map(" ".join), st.sampled_from(["de", "en", "fr"]))
def test_hyphenation_adds_soft_hyphens_and_nothing_else(text: str, language: str) -> None:
    divided = hyphenate(text, language)
    assert divided.replace(SOFT_HYPHEN, "") == text.replace(SOFT_HYPHEN, "")
    assert hyphenate(divided, language) == divided


@given(WORDS)
def test_at_least_three_letters_stand_on_either_side_of_a_break(word: str) -> None:
    pieces = hyphenate(word, "de", paragraph_end=False).split(SOFT_HYPHEN)
    assert len(pieces) == 1 or (len(pieces[0]) >= 3 and len(pieces[-1]) >= 3)


def test_the_golden_words_are_all_long_words_and_in_order() -> None:
    words = [word.replace("|", "") for word in GOLDEN.read_text(encoding="utf-8").split()]
    assert words == sorted(set(words), key=str.casefold)
    assert all(len(re.sub(r"\W", "", word)) > 8 for word in words)


RENDER = """
import sys, pyphen
from weasyprint import HTML

HTML(string=sys.stdin.read(), base_url=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
assert not pyphen.hdcache, "the engine hyphenated by itself"
"""


def test_the_engine_divides_at_soft_hyphens_and_keeps_them_out_of_the_text(tmp_path: Path) -> None:
    words = [word.replace("|", "") for word in GOLDEN.read_text(encoding="utf-8").split()]
    text = hyphenate(" ".join(words), "de", paragraph_end=False)
    style = "p { width: 60mm; hyphens: manual; hyphenate-character: '-'; font: 10pt/14pt T } @page { margin: 0 }"
    face = "@font-face { font-family: T; src: url(source-sans-3/SourceSans3-Regular.ttf) }"
    subprocess.run(
        [sys.executable, "-W", "ignore", "-c", RENDER, f"{resource_dir('fonts').as_uri()}/", tmp_path / "out.pdf"],
        input=f"<html lang=de><title>t</title><style>{face}{style}</style><p>{text}</p>",
        text=True,
        check=True,
    )
    by_line = subprocess.run(
        ["pdftotext", "-raw", tmp_path / "out.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    divided = re.findall(r"(\w+)-\n(\w+)", by_line)
    assert len(divided) > 20
    joined = subprocess.run(["pdftotext", tmp_path / "out.pdf", "-"], capture_output=True, text=True, check=True).stdout
    # A slash may end a line by itself; nothing is added there.
    assert joined.replace("/\n", "/").split() == words
