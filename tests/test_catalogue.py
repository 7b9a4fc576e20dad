"""The catalogue of faults: each code once, with its words in every language, an explanation and an example."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Literal, get_args, get_origin

import pytest

from lzz_report.diagnostics.catalogue import all_faults, example_of
from lzz_report.diagnostics.diagnostic import as_text
from lzz_report.diagnostics.fault import Fault, value_types
from lzz_report.diagnostics.words import (
    explanation_of,
    general_words,
    group_words,
    languages,
    sentences,
    value_names,
    without_options,
    words_of,
)

FAULTS = all_faults()
EACH = pytest.mark.parametrize("kind", FAULTS.values(), ids=FAULTS.keys())
LANGUAGES = languages()
# Words of programs that an officer does not know.
JARGON = re.compile(
    r"\b(traceback|exception|null|boolean|string|array|integer|regex|parse[rd]?|stdin|NoneType)\b", re.IGNORECASE
)


def templates(kind: type[Fault], language: str) -> list[str]:
    table = group_words(kind.group, language)[kind.code]
    return [one for part in ("problem", "found", "fix") if part in table for one in sentences(table[part])]


def named_values(kind: type[Fault], language: str) -> set[str]:
    """Return the values that the words of a fault use, inside of terms too."""
    terms = group_words(kind.group, language).get("terms", {})
    names = set()
    for template in templates(kind, language):
        for name, spec in value_names(template):
            names.add(name)
            if spec.startswith("term"):
                inner = terms[spec.removeprefix("term").strip() or name].values()
                names |= {deeper for text in inner for deeper, _ in value_names(text)}
    return names


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_fault_use_exactly_its_values(kind: type[Fault], language: str) -> None:
    assert named_values(kind, language) == set(value_types(kind))


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_last_needs_no_value_that_may_be_missing(kind: type[Fault], language: str) -> None:
    table = group_words(kind.group, language)[kind.code]
    types = value_types(kind)
    for part in ("problem", "fix"):
        last = sentences(table.get(part, ""))[-1]
        for name, _ in value_names(without_options(last)):
            assert not hasattr(kind, name), f"{name} has a default and may be empty"
            assert type(None) not in get_args(types[name])


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_words(kind: type[Fault], language: str) -> None:
    terms = group_words(kind.group, language).get("terms", {})
    for template in templates(kind, language):
        for name, spec in value_names(template):
            if spec.startswith("term"):
                choices = value_types(kind)[name]
                assert get_origin(choices) is Literal
                assert set(get_args(choices)) <= set(terms[spec.removeprefix("term").strip() or name])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_left_without_a_fault(language: str) -> None:
    by_group: dict[str, set[str]] = defaultdict(set)
    for code, kind in FAULTS.items():
        by_group[kind.group].add(code)
    for group, codes in by_group.items():
        assert set(group_words(group, language)) - {"terms", "pieces"} == codes


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_codes_have_the_same_words(language: str) -> None:
    said: dict[str, list[str]] = defaultdict(list)
    for code, kind in FAULTS.items():
        table = group_words(kind.group, language)[code]
        said[repr([table.get(part) for part in ("problem", "found", "fix")])].append(code)
    assert [codes for codes in said.values() if len(codes) > 1] == []


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_explanation_is_a_paragraph_in_plain_words(kind: type[Fault], language: str) -> None:
    explanation = explanation_of(kind.code, kind.group, language)
    assert len(explanation) > 60
    assert explanation[0].isupper()
    assert explanation.endswith(".")
    assert not JARGON.search(explanation)


@EACH
def test_every_fault_has_an_example_that_can_be_shown(kind: type[Fault]) -> None:
    example = example_of(kind)
    shown = as_text([example.diagnostic])
    assert words_of(example.fault).problem.split("\n")[0] in shown
    assert example.marked in example.line
    assert (
        "{" not in shown.replace("{edition}", "").replace("{editon}", "").replace("{funder", "") or "{" in example.line
    )


@EACH
def test_a_code_is_words_with_hyphens(kind: type[Fault]) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", kind.code)


def test_no_example_shows_data_of_real_people_or_offices() -> None:
    lines = " ".join(example_of(kind).line for kind in FAULTS.values())
    assert not re.search(r"[\w.]+@(?!example|@)[\w.]+\.\w+", lines)
    assert not Counter(re.findall(r"Dachau|Lippe|Ravensburg|Stendal", lines))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_surrounds_the_words_is_there_in_every_language(language: str) -> None:
    assert general_words(language).keys() == general_words("en").keys()
