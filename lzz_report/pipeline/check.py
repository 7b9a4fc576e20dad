"""Check: a project's edition in, the valid edition with its warnings out; nothing is rendered."""

from __future__ import annotations

from pathlib import Path

from lzz_report.load import load_edition
from lzz_report.model.record import ValidEdition
from lzz_report.validate import validate


def check(project: Path, edition_id: str | None = None, *, language: str | None = None) -> ValidEdition:
    """Return the valid edition, the newest by default.

    Raises DataError with every fault of every file, UsageProblem when there is no such edition, or when there are no
    fixed words of a `language` that is asked for.
    """
    if language is not None:
        # Fixed words bring the calendars of all languages with them.
        from lzz_report.theming import load_strings

        load_strings(project, language)
    return validate(load_edition(project, edition_id))
