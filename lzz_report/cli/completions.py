"""What the shell offers where an edition, a district, a theme, a language or a funder is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

from lzz_report.cli.invocation import Invocation

if TYPE_CHECKING:
    import click

    from lzz_report.rules.choosing import Choice


def complete_editions(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the editions, the newest first."""
    from lzz_report.rules.choosing import Choice

    return _offered(incomplete, map(Choice, reversed(_editions(_project(context)))))


def complete_districts(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the districts of the edition that is named, else of the newest."""
    from lzz_report.load import district_choices, record_keys

    project = _project(context)
    editions = _editions(project)
    # While the option still lacks its value, Click leaves the arguments before it unsorted.
    named = context.params.get("edition") or next((word for word in context.args if word in editions), None)
    edition = named or next(reversed(editions), None)
    return _offered(incomplete, district_choices(record_keys(project, edition)) if edition else ())


def complete_themes(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the themes of project and program."""
    from lzz_report.rules.choosing import Choice
    from lzz_report.theming import known_themes

    return _offered(incomplete, map(Choice, known_themes(_project(context))))


def complete_languages(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the languages there are fixed words in."""
    from lzz_report.rules.choosing import Choice
    from lzz_report.theming import known_languages, language_names

    choices = (Choice(tag, language_names(tag)) for tag in known_languages(_project(context)))
    return _offered(incomplete, choices)


def complete_funders(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the funders; none while their file is faulty."""
    from lzz_report.errors import LzzError
    from lzz_report.pipeline.offers import funders
    from lzz_report.rules.choosing import Choice

    try:
        choices = [Choice(one.funder, (one.name,)) for one in funders(_project(context))]
    except LzzError:
        return []
    return _offered(incomplete, choices)


def complete_kinds(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer what `list` can show."""
    from lzz_report.pipeline.offers import KINDS
    from lzz_report.rules.choosing import Choice

    return _offered(incomplete, map(Choice, KINDS))


def _offered(incomplete: str, choices: Iterable[Choice]) -> list[CompletionItem]:
    from lzz_report.rules.choosing import completed

    words = ((completed(incomplete, choice), choice) for choice in choices)
    return [CompletionItem(word, help=next(reversed(choice.other_names), None)) for word, choice in words if word]


def _project(context: click.Context) -> Path:
    return context.ensure_object(Invocation).project


def _editions(project: Path) -> tuple[str, ...]:
    from lzz_report.load import edition_ids

    return edition_ids(project)
