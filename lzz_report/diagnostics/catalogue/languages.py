"""Faults of languages: one nobody has written fixed words in, and what is wrong with the words of one."""

from __future__ import annotations

from lzz_report.diagnostics.example import EDITION, Example
from lzz_report.diagnostics.fault import Doubt, Fault


class LanguageNotTag(Fault):
    near: str = ""


class LanguageUnknown(Fault):
    language: str
    known: tuple[str, ...]
    near: str = ""


class LanguageWithoutRules(Doubt):
    language: str
    known: tuple[str, ...]


class LanguageWithoutCalendar(Doubt):
    language: str


class WordsMissing(Fault):
    keys: tuple[str, ...]
    key: str
    example: str
    model: str


class WordsMisnamed(Fault):
    key: str
    near: str


class WordsNotText(Fault):
    key: str


class WordsWithoutOther(Fault):
    key: str


class WordsFormUnknown(Fault):
    form: str
    known: tuple[str, ...]
    near: str = ""


_FRENCH = "layouts/shared/strings/fr.yaml"
_FORMS = ("zero", "one", "two", "few", "many", "other")


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(LanguageNotTag(near="de"), EDITION, "language", "language: deutsch", "deutsch"),
        Example(LanguageUnknown(language="fr", known=("de", "en")), EDITION, "language", "language: fr", "fr"),
        Example(LanguageWithoutRules(language="fr", known=("de", "en")), EDITION, "language", "language: fr", "fr"),
        Example(LanguageWithoutCalendar(language="tlh"), "layouts/shared/strings/tlh.yaml"),
        Example(
            WordsMissing(
                keys=("contents", "imprint"), key="contents", example="Inhalt", model="layouts/shared/strings/de.yaml"
            ),
            _FRENCH,
        ),
        Example(
            WordsMisnamed(key="contnts", near="contents"), _FRENCH, "contnts", "contnts: Table des matières", "contnts"
        ),
        Example(WordsNotText(key="topics"), _FRENCH, "topics", "topics: 5", "5"),
        Example(
            WordsWithoutOther(key="states_counted"),
            _FRENCH,
            "states_counted",
            "states_counted: {one: région}",
            "{one: région}",
        ),
        Example(
            WordsFormUnknown(form="on", known=_FORMS, near="one"),
            _FRENCH,
            "states_counted.on",
            "states_counted: {on: région, other: régions}",
            "on",
        ),
    )
