"""What is wrong with the fixed words a project has written for a language, beside the German ones of the program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter

from lzz_report.diagnostics.catalogue.fields import BraceAlone, PlaceholderUnknown
from lzz_report.diagnostics.catalogue.languages import (
    LanguageWithoutCalendar,
    WordsFormUnknown,
    WordsMisnamed,
    WordsMissing,
    WordsNotText,
    WordsWithoutOther,
)
from lzz_report.diagnostics.diagnostic import Diagnostic, in_reading_order, is_error
from lzz_report.diagnostics.near_miss import nearest
from lzz_report.resources import resource_dir
from lzz_report.sourcefile.source import LoadedFile, SourceFile
from lzz_report.sourcefile.yaml_file import parse_yaml
from lzz_report.theming.known_names import STRINGS
from lzz_report.theming.theme_folders import find, layout_roots

# The plural categories of Unicode (UTS 35), and what a text for several counts has for each of them.
FORMS = ("zero", "one", "two", "few", "many", "other")
# Names of the register in this language, as many as there are.
TABLES = frozenset({"kinds", "states"})
MODEL = "de"


def strings_faults(project: Path, language: str) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a project's own fixed words of a language; those that are shipped are right."""
    name = f"{STRINGS}/{language}.yaml"
    path = find(layout_roots(project), name)
    if path is None or path == resource_dir("layouts") / name:
        return ()
    file, problems = parse_yaml(path.read_bytes(), f"layouts/{name}", "strings")
    if not isinstance(file.data, dict) or any(map(is_error, problems)):
        return in_reading_order(problems)
    return in_reading_order((*problems, *_faults(file.source, file.data), *_without_calendar(file.source, language)))


def _faults(source: SourceFile, words: Mapping[str, object]) -> Iterator[Diagnostic]:
    shipped = _shipped(MODEL)
    missing = [key for key in shipped if key not in words]
    misnamed = {near: key for key in words if key not in shipped and (near := nearest(key, missing))}
    for near, key in misnamed.items():
        yield source.diagnostic(key, WordsMisnamed(key=key, near=near), span=source.keys[key])
    if absent := tuple(key for key in missing if key not in misnamed):
        example = _example(shipped[absent[0]])
        fault = WordsMissing(keys=absent, key=absent[0], example=example, model=f"layouts/{STRINGS}/{MODEL}.yaml")
        yield source.diagnostic("", fault)
    for key, text in words.items():
        yield from _faults_of(source, key, text)


def _faults_of(source: SourceFile, key: str, text: object) -> Iterator[Diagnostic]:
    """Yield what is wrong with the words of one name."""
    if not isinstance(text, dict):
        yield from _faults_of_text(source, key, key, text)
        return
    if key not in TABLES:
        if "other" not in text:
            yield source.diagnostic(key, WordsWithoutOther(key=key))
        for form in text:
            if form not in FORMS:
                fault = WordsFormUnknown(form=form, known=FORMS, near=nearest(form, FORMS))
                yield source.diagnostic(f"{key}.{form}", fault, span=source.keys[f"{key}.{form}"])
    for form, part in text.items():
        yield from _faults_of_text(source, f"{key}.{form}", key, part)


def _faults_of_text(source: SourceFile, field: str, key: str, text: object) -> Iterator[Diagnostic]:
    if not isinstance(text, str):
        yield source.diagnostic(field, WordsNotText(key=field))
        return
    try:
        names = _placeholders(text)
    except ValueError:
        yield source.diagnostic(field, BraceAlone())
        return
    known = _known_placeholders(key)
    for name in names:
        if known and name not in known:
            fault = PlaceholderUnknown(name=name, near=nearest(name, known), known=tuple(f"{{{one}}}" for one in known))
            yield source.diagnostic(field, fault, span=source.passage_span(field, f"{{{name}}}"))


def _without_calendar(source: SourceFile, language: str) -> Iterator[Diagnostic]:
    # The calendars of all languages come with it.
    from lzz_report.rules.fixed_words import locale_of

    if locale_of(language) is None:
        yield source.diagnostic("", LanguageWithoutCalendar(language=language))


@cache
def _shipped(language: str) -> Mapping[str, object]:
    """Return the fixed words of a language that come with the program."""
    path = resource_dir("layouts") / STRINGS / f"{language}.yaml"
    file: LoadedFile = parse_yaml(path.read_bytes(), f"layouts/{STRINGS}/{language}.yaml", "strings")[0]
    return file.data if isinstance(file.data, dict) else {}


@cache
def _known_placeholders(key: str) -> tuple[str, ...]:
    """Return the names that pages fill in for a key, as far as the shipped words use them."""
    texts = (text for language in (MODEL, "en") for text in _texts(_shipped(language).get(key)))
    return tuple(dict.fromkeys(name for text in texts for name in _placeholders(text)))


def _texts(text: object) -> tuple[str, ...]:
    parts = text.values() if isinstance(text, dict) else (text,)
    return tuple(part for part in parts if isinstance(part, str))


def _placeholders(text: str) -> tuple[str, ...]:
    """Return the names in braces; ValueError where a brace stands alone."""
    return tuple(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def _example(text: object) -> str:
    return next(iter(_texts(text)), "…")
