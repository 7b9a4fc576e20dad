"""The words of each code, by language: sentences with places for named values, and what `explain` says of it.

They stand in words/<language>/<group>.toml, a table for each code: `problem`, `found`, `fix` (the last two may be
missing) and `explanation`. Where one of the first three is a list, the first sentence all of whose values are given is
taken; what stands in [[double brackets]] is left out where one of its values is not given. A value stands in braces:
{name}; {names:or} joins several, {needs:all-and need} fills each of them into [pieces] need first, {kind:term} takes
words from the table [terms.kind] of the same file, {kind:term other} from [terms.other] (those may name values, too),
{count:plural page} takes the singular or the plural, {flag:if} writes nothing and only asks whether it is given.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from lzz_report.diagnostics.fault import Fault

FOLDER = Path(__file__).with_name("words")
ENGLISH = "en"
_FORMATTER = Formatter()
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]")


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a fault: what is wrong, what was found (where that takes words), what mends it."""

    problem: str
    found: str = ""
    fix: str = ""


def languages() -> tuple[str, ...]:
    """Return the languages there are words in."""
    return tuple(sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir()))


@cache
def group_words(group: str, language: str) -> Mapping[str, Any]:
    """Return the tables of a group of codes."""
    return tomllib.loads((FOLDER / language / f"{group}.toml").read_text(encoding="utf-8"))


def general_words(language: str = ENGLISH) -> Mapping[str, Any]:
    """Return what is said around the words of all codes: joining words, where on a page a fault was seen."""
    return group_words("general", language)


def words_of(fault: Fault, language: str = ENGLISH) -> Words:
    """Return the sentences of a fault with its values put in."""
    tables = group_words(fault.group, language)
    table, terms = tables[fault.code], _terms(tables, language)
    found, fix = (_first_given(table[part], fault, terms) if part in table else "" for part in ("found", "fix"))
    return Words(_first_given(table["problem"], fault, terms), found, fix)


def _terms(tables: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    return {
        "language": language,
        **general_words(language),
        **tables.get("terms", {}),
        "pieces": tables.get("pieces", {}),
    }


def explanation_of(code: str, group: str, language: str = ENGLISH) -> str:
    """Return the paragraph that says what a code means, why it matters and what to do."""
    return " ".join(str(group_words(group, language)[code]["explanation"]).split())


def sentences(template: str | Sequence[str]) -> tuple[str, ...]:
    """Return the sentences to choose from, in their order."""
    return (template,) if isinstance(template, str) else tuple(template)


def without_options(template: str) -> str:
    """Return a sentence without what may be left out."""
    return _OPTIONAL.sub("", template)


def value_names(template: str) -> tuple[tuple[str, str], ...]:
    """Return the values a sentence names, each with how it is written ("" for plainly)."""
    return tuple((name, spec or "") for _, name, spec, _ in _FORMATTER.parse(template) if name is not None)


def filled(template: str, values: Mapping[str, object], terms: Mapping[str, Any] = {}) -> str:
    """Return a sentence with its values put in."""
    parts = []
    for literal, name, spec, _ in _FORMATTER.parse(template):
        parts.append(literal)
        if name is not None:
            parts.append(_written(name, values, spec or "", terms))
    return "".join(parts)


def _first_given(template: str | Sequence[str], fault: Fault, terms: Mapping[str, Any]) -> str:
    values = fault.values
    choices = sentences(template)
    fitting = (choice for choice in choices if _all_given(without_options(choice), values))
    chosen = next(fitting, choices[-1])
    return filled(_OPTIONAL.sub(lambda part: part[1] if _all_given(part[1], values) else "", chosen), values, terms)


def _all_given(template: str, values: Mapping[str, object]) -> bool:
    return all(_is_given(values[name]) for name, _ in value_names(template))


def _is_given(value: object) -> bool:
    return value is not None and value is not False and value not in ("", ())


def _written(name: str, values: Mapping[str, object], spec: str, terms: Mapping[str, Any]) -> str:
    value = values[name]
    if isinstance(value, Fault):
        return words_of(value, terms["language"]).problem
    if spec.startswith("plural "):
        forms = terms["plurals"][spec.removeprefix("plural ")]
        return filled(forms["one" if value == 1 else "other"], {"count": value})
    if spec.startswith("term"):
        return filled(terms[spec.removeprefix("term").strip() or name][str(value)], values, terms)
    if spec == "if":
        return ""
    if isinstance(value, tuple):
        return _listed(value, *spec.split(), terms=terms)
    return format(value, spec)


def _named(value: object) -> Mapping[str, object]:
    """Return the parts of a named tuple by their names."""
    names: tuple[str, ...] = getattr(value, "_fields", ())
    return {name: getattr(value, name) for name in names}


def _listed(values: tuple[object, ...], joiner: str = "comma", piece: str = "", *, terms: Mapping[str, Any]) -> str:
    """Return "a, b", or with a joiner "a, b and c"; `piece` is a sentence that each of the values fills."""
    template = terms["pieces"][piece] if piece else ""
    *others, last = [filled(template, _named(value), terms) if piece else str(value) for value in values]
    between = terms["joiners"][joiner]
    before = terms["joiners"]["comma"] if joiner in {"or", "and"} else between
    return str(between.join(filter(None, (before.join(others), last))))
