"""Check: a project's edition in, the valid edition with its warnings out; nothing is rendered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lzz_report.diagnostics.catalogue.languages import LanguageUnknown, LanguageWithoutRules
from lzz_report.diagnostics.catalogue.themes import ThemeUnknown
from lzz_report.diagnostics.diagnostic import Diagnostic, in_reading_order, is_error
from lzz_report.diagnostics.near_miss import nearest
from lzz_report.documents.typographic_change import TypographicChange
from lzz_report.errors import InputError, ThemeError
from lzz_report.load import load_edition, load_words
from lzz_report.records.fields import is_language_tag
from lzz_report.records.record import ValidEdition
from lzz_report.rules.typography import LANGUAGES
from lzz_report.sourcefile.source import LoadedEdition
from lzz_report.theming import (
    known_languages,
    known_themes,
    language_named,
    layout_roots,
    load_theme,
    strings_faults,
    theme_named,
    theme_notices,
)
from lzz_report.validate import validate

DEFAULT_THEME = "umriss"
DEFAULT_LANGUAGE = "de"


def typography(valid: ValidEdition) -> tuple[TypographicChange, ...]:
    """Return what micro-typography changes on the way to the page, place by place."""
    from lzz_report.compose import typographic_changes

    return typographic_changes(valid)


def check(
    project: Path,
    edition_id: str | None = None,
    *,
    language: str | None = None,
    theme: str | None = None,
    spelling: bool = False,
) -> ValidEdition:
    """Return the valid edition, the newest by default.

    With `spelling` every word is looked up, where hunspell is installed; a build does without, so that it says the same
    on every machine.

    Raises InputError with every fault of every file, of a project's own theme too; UsageError when there is no such
    edition, or when there are no fixed words of a `language` or no `theme` that is asked for.
    """
    language = language and language_named(project, language)
    theme = theme and theme_named(project, theme)
    loaded = load_edition(project, edition_id)
    faults = (*_theme_faults(project, loaded, theme), *_language_faults(project, loaded, language))
    try:
        valid = validate(loaded)
    except InputError as error:
        raise InputError(in_reading_order((*error.diagnostics, *faults))) from error
    valid = replace(valid, diagnostics=in_reading_order((*faults, *valid.diagnostics)))
    if any(map(is_error, faults)):
        raise InputError(valid.diagnostics)
    return _spelt(project, valid) if spelling else valid


def _spelt(project: Path, valid: ValidEdition) -> ValidEdition:
    """Return an edition with the warnings for words that are in no dictionary."""
    from lzz_report.spell import spell

    found = spell(valid, load_words(project))
    return replace(valid, diagnostics=in_reading_order((*valid.diagnostics, *found)))


def _language_faults(project: Path, loaded: LoadedEdition, wanted: str | None) -> Iterator[Diagnostic]:
    """Yield what there is to say of the language of a publication, the edition's own by default, and of its words."""
    values = loaded.edition.data if isinstance(loaded.edition.data, dict) else {}
    source, known = loaded.edition.source, known_languages(project)
    own = str(values.get("language", DEFAULT_LANGUAGE))
    if is_language_tag(own) and own not in known:
        yield source.diagnostic("language", LanguageUnknown(language=own, known=known, near=nearest(own, known)))
    yield from strings_faults(project, wanted or own)
    field = "text_language" if values.get("text_language") else "language"
    written_in = str(values.get(field, own))
    if is_language_tag(written_in) and written_in.partition("-")[0] not in LANGUAGES:
        yield source.diagnostic(field, LanguageWithoutRules(language=written_in, known=LANGUAGES))


def _theme_faults(project: Path, loaded: LoadedEdition, wanted: str | None) -> tuple[Diagnostic, ...]:
    """Return what there is to say of the theme of an edition; those that are shipped are right."""
    values = loaded.edition.data if isinstance(loaded.edition.data, dict) else {}
    name = wanted or values.get("theme", DEFAULT_THEME)
    if not isinstance(name, str):
        return ()
    if wanted is None and name not in known_themes(project):
        return (loaded.edition.source.diagnostic("theme", ThemeUnknown(known=known_themes(project)), got=name),)
    has_own = len(layout_roots(project)) > 1
    if wanted is None and not has_own:
        return ()
    try:
        load_theme(project, name)
        return theme_notices(project, name)
    except ThemeError as error:
        return error.diagnostics
