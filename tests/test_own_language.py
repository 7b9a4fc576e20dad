"""A project adds a language as a file of its fixed words; what is wrong with the file is told with place and mend."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from ruamel.yaml import YAML

from lzz_report.diagnostics.diagnostic import Diagnostic, as_text
from lzz_report.errors import InputError, ThemeError, UsageError
from lzz_report.pipeline import BuildOptions, build, check
from lzz_report.preflight.letters import letters_of
from lzz_report.preflight.text_extraction import read
from lzz_report.rules import syllables
from lzz_report.rules.fixed_words import FixedWords
from lzz_report.rules.typography import LANGUAGES
from lzz_report.theming import load_strings
from lzz_report.theming.strings_faults import strings_faults
from tests.edition_making import PROJECT, project

GERMAN = PROJECT / "layouts" / "shared" / "strings" / "de.yaml"
FRENCH = {
    "challenge": "Situation initiale",
    "approach": "Projet",
    "adviser_label": "Conseillé par",
    "as_of": "État\u00a0{date}",
    "topic_label": "Thèmes",
}


def with_language(folder: Path, tag: str, changes: Mapping[str, Any], dropped: tuple[str, ...] = ()) -> Path:
    """Write fixed words into a project: the German ones with changes."""
    yaml = YAML(typ="safe", pure=True)
    words = {key: text for key, text in yaml.load(GERMAN).items() if key not in dropped} | dict(changes)
    path = folder / "layouts" / "shared" / "strings" / f"{tag}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(words, file)
    return path


def faults_of(folder: Path, changes: Mapping[str, Any], dropped: tuple[str, ...] = ()) -> tuple[Diagnostic, ...]:
    with_language(folder, "fr", changes, dropped)
    return strings_faults(folder, "fr")


def test_a_sheet_is_built_in_a_language_the_project_adds(tmp_path: Path) -> None:
    folder = project(tmp_path, {}, keep=("dachau",))
    with_language(folder, "fr", FRENCH)
    outcome = build(folder, options=BuildOptions(brochure=False, language="français"))
    assert outcome.folder.name.endswith("-fr")
    with pikepdf.open(BytesIO((outcome.folder / "sheets" / "dachau.pdf").read_bytes())) as pdf:
        assert str(pdf.Root.Lang) == "fr"
    pieces = read((outcome.folder / "sheets" / "dachau.pdf").read_bytes())
    text = letters_of("".join(piece.text for page in pieces for piece in page))
    assert all(letters_of(words) in text for words in ("Situation initiale", "Conseillé par"))
    assert not [one for one in outcome.diagnostics if "language" in one.code]


def test_dates_lists_and_counts_follow_the_language(tmp_path: Path) -> None:
    with_language(tmp_path, "fr", {"contacts_counted": {"one": "contact", "other": "contacts"}})
    words = load_strings(tmp_path, "fr")
    assert words.date("2024-12-31") == "31 décembre 2024"
    assert words.and_list(("Dachau", "Lippe", "Stendal")) == "Dachau, Lippe et Stendal"
    # French counts none as one.
    assert [words("contacts_counted", count=count) for count in (0, 1, 2)] == ["contact", "contact", "contacts"]
    assert FixedWords("pt-BR", {}).date("2024-12-31") == "31 de dezembro de 2024"


def test_a_language_nobody_knows_writes_dates_as_they_are_and_is_told(tmp_path: Path) -> None:
    with_language(tmp_path, "tlh", {})
    words = load_strings(tmp_path, "tlh")
    assert (words.date("2024-12-31"), words.and_list(("a", "b"))) == ("2024-12-31", "a, b")
    assert words("contacts_counted", count=1) == "Kontakte"
    (told,) = strings_faults(tmp_path, "tlh")
    assert told.code == "language-without-calendar"
    assert told.severity == "warning"


@pytest.mark.parametrize(
    ("changes", "dropped", "code", "says"),
    [
        ({}, ("contents", "imprint"), "words-missing", "fixed words are missing: contents, imprint"),
        ({"contnts": "Table"}, ("contents",), "words-misnamed", "fix: did you mean contents?"),
        ({"topics": 5}, (), "words-not-text", "│ topics: 5\n  │         ^\n  topics is no text"),
        ({"states": {"Bayern": 5}}, (), "words-not-text", "states.Bayern is no text"),
        ({"states_counted": {"one": "région"}}, (), "words-without-other", "states_counted has no form “other”"),
        ({"states_counted": {"on": "a", "other": "b"}}, (), "words-form-unknown", "fix: did you mean one?"),
        ({"page": "Page {page"}, (), "brace-alone", "a brace stands alone"),
        ({"page": "Page {pge}"}, (), "placeholder-unknown", "put in for {pge}\n  fix: did you mean {page}?"),
    ],
)
def test_a_fault_of_fixed_words_has_place_words_and_mend(
    changes: Mapping[str, Any], dropped: tuple[str, ...], code: str, says: str, tmp_path: Path
) -> None:
    (fault,) = faults_of(tmp_path, changes, dropped)
    assert (fault.code, fault.at.file) == (code, "layouts/shared/strings/fr.yaml")
    assert fault.at.line is not None
    assert says in as_text([fault])
    assert fault.fix


def test_words_that_only_a_theme_of_the_project_has_are_no_fault(tmp_path: Path) -> None:
    assert faults_of(tmp_path, {"our_own_heading": "À nous {anything}"}) == ()


def test_what_keeps_fixed_words_from_being_read_is_told(tmp_path: Path) -> None:
    path = with_language(tmp_path, "fr", {})
    path.write_text('contents: "Table\n', encoding="utf-8")
    (fault,) = strings_faults(tmp_path, "fr")
    assert fault.at.file == "layouts/shared/strings/fr.yaml"
    with pytest.raises(ThemeError):
        load_strings(tmp_path, "fr")


def test_a_check_in_a_language_tells_the_faults_of_its_words(tmp_path: Path) -> None:
    folder = project(tmp_path, {}, keep=("dachau",))
    with_language(folder, "fr", {"topics": 5})
    with pytest.raises(InputError, match=r"fr\.yaml:\d+:9  topics: topics is no text"):
        check(folder, language="fr")
    assert check(folder).edition.language == "de"


def test_an_edition_in_a_language_nobody_has_written_names_those_there_are(tmp_path: Path) -> None:
    folder = project(tmp_path, {}, keep=("dachau",), language="fr")
    with pytest.raises(InputError) as raised:
        check(folder)
    (fault,) = [one for one in raised.value.diagnostics if one.code == "language-unknown"]
    assert (fault.at.field, fault.source_line) == ("language", "language: fr")
    assert "write one of them: de, en; or add the language as layouts/shared/strings/fr.yaml" in fault.fix


def test_texts_without_rules_of_their_language_are_named_once(tmp_path: Path) -> None:
    folder = project(tmp_path, {}, keep=("dachau",), language="fr")
    with_language(folder, "fr", FRENCH)
    (told,) = [one for one in check(folder).diagnostics if one.code == "language-without-rules"]
    assert (told.severity, told.at.field) == ("warning", "language")
    # Texts in German keep their rules whatever language is printed around them.
    folder = project(tmp_path / "german", {}, keep=("dachau",), language="fr", text_language="de")
    with_language(folder, "fr", FRENCH)
    assert not [one for one in check(folder).diagnostics if one.code == "language-without-rules"]


def test_typesetting_and_hyphenation_know_the_same_languages() -> None:
    assert LANGUAGES == syllables.LANGUAGES


@pytest.mark.parametrize("word", ["français", "FRENCH", "Französisch", "fr"])
def test_a_language_is_named_by_tag_or_name(word: str, tmp_path: Path) -> None:
    with_language(tmp_path, "fr", {})
    assert load_strings(tmp_path, word).language == "fr"


def test_an_unknown_language_is_told_with_those_there_are(tmp_path: Path) -> None:
    with_language(tmp_path, "fr", {})
    with pytest.raises(UsageError, match=r"no language frnch\. Did you mean French\? There are: de, en, fr"):
        load_strings(tmp_path, "frnch")
