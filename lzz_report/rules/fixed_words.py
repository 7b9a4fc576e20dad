"""The fixed words of a language: headings, labels and descriptions, with values, plurals and dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from lzz_report.diagnostics.catalogue.templates import (
    FixedNameUnquoted,
    FixedWordsMissing,
    FixedWordsPlaceholder,
    FixedWordsUnquoted,
)
from lzz_report.errors import TemplateError

# The English of the shipped words is British: "programme", "3 May 2024", no comma before "and".
_LOCALES = {"en": "en-GB"}


@cache
def locale_of(language: str) -> Locale | None:
    """Return how a language writes dates, lists and plurals; None where nothing is known of it."""
    try:
        return Locale.parse(_LOCALES.get(language, language), sep="-")
    except (UnknownLocaleError, ValueError):
        return None


@dataclass(frozen=True)
class FixedWords:
    """The fixed words of one language; texts with a count have one form for each plural category of the language."""

    language: str
    texts: Mapping[str, object]
    source: str = ""

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of `key` with `values` put in; `count` chooses the plural form.

        Raises TemplateError when the key, its plural form or a value is missing, or when it is no text.
        """
        text = self.texts.get(key)
        if isinstance(text, Mapping):
            text = text.get(self._plural(values.get("count", 1)), text.get("other"))
        if text is None:
            raise TemplateError(FixedWordsMissing(file=self.source, key=key))
        if not isinstance(text, str):
            raise TemplateError(FixedWordsUnquoted(file=self.source, key=key))
        try:
            return text.format(**values)
        except (KeyError, IndexError, ValueError, AttributeError) as error:
            fault = FixedWordsPlaceholder(file=self.source, key=key, message=str(error))
            raise TemplateError(fault) from error

    def named(self, table: str, name: str) -> str:
        """Return the name that `table` (kinds, states) gives for a name of the register, by default the same."""
        names = self.texts.get(table)
        known = names.get(name, name) if isinstance(names, Mapping) else name
        if not isinstance(known, str):
            raise TemplateError(FixedNameUnquoted(file=self.source, name=name, table=table))
        return known

    def _plural(self, count: object) -> str:
        locale = locale_of(self.language)
        return str(locale.plural_form(count)) if locale and isinstance(count, int | float) else "other"

    def and_list(self, items: tuple[str, ...]) -> str:
        """Return "a, b und c" in the language."""
        locale = locale_of(self.language)
        return format_list(items, locale=locale) if locale else ", ".join(items)

    def date(self, value: str) -> str:
        """Return an ISO date, month or year ("2024-05-31", "2024-05", "2024") as the language writes it."""
        parts = [int(part) for part in value.split("-")]
        locale = locale_of(self.language)
        if len(parts) == 1 or locale is None:
            return value
        if len(parts) == 2:
            return format_skeleton("yMMMM", date(parts[0], parts[1], 1), locale=locale)
        return format_date(date(*parts), "long", locale=locale)
