"""What somebody asked for by name: districts, a theme, a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from lzz_report.diagnostics.catalogue.requests import ChoiceKind, SelectionEmpty
from lzz_report.errors import UsageError
from lzz_report.load import district_choices
from lzz_report.pipeline.options import AnnexOptions, BuildOptions, Selection
from lzz_report.records.record import ValidEdition
from lzz_report.reference import register
from lzz_report.rules.choosing import Choice, choose
from lzz_report.theming import language_named, theme_named

Options = TypeVar("Options", AnnexOptions, BuildOptions)


def select(valid: ValidEdition, selection: Selection) -> frozenset[str]:
    """Return the slugs of the districts that are asked for; UsageError for a name that is not in the edition."""
    districts = [record.district for record in valid.records]
    chosen = frozenset(district.slug for district in districts)
    if selection.districts:
        chosen &= frozenset(district_slugs(valid, selection.districts))
    kinds: tuple[tuple[ChoiceKind, tuple[str, ...], dict[str, tuple[str, ...]]], ...] = (
        ("topic", selection.topics, {one.slug: one.topics for one in districts}),
        ("adviser", selection.advisers, {one.slug: (one.adviser,) if one.adviser else () for one in districts}),
        ("state", selection.states, {one.slug: (register()[one.key].state,) for one in districts}),
    )
    for kind, words, values in kinds:
        if words:
            chosen &= _having(kind, words, values, valid.edition.id)
    if not chosen:
        raise UsageError(SelectionEmpty(edition=valid.edition.id))
    return chosen


def district_slugs(valid: ValidEdition, names: Iterable[str]) -> tuple[str, ...]:
    """Return the slugs of districts by their slugs, keys or names; UsageError for one that is not in the edition."""
    choices = district_choices({record.district.slug: record.district.key for record in valid.records})
    return tuple(dict.fromkeys(choose(name, choices, "district", valid.edition.id) for name in names))


def with_known_names(project: Path, options: Options) -> Options:
    """Return options whose theme and language are named as their files are; UsageError for one that is not there."""
    return replace(
        options,
        theme=options.theme and theme_named(project, options.theme),
        language=options.language and language_named(project, options.language),
    )


def _having(
    kind: ChoiceKind, words: Iterable[str], values: Mapping[str, tuple[str, ...]], edition: str
) -> frozenset[str]:
    """Return the districts that have one of the values which are asked for."""
    known = [Choice(value) for value in dict.fromkeys(value for own in values.values() for value in own)]
    asked = {choose(word, known, kind, edition) for word in words}
    return frozenset(slug for slug, own in values.items() if not asked.isdisjoint(own))
