"""Try: a valid edition in, how its pages would be set and what is too long for them out; nothing is written."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lzz_report.diagnostics.diagnostic import Diagnostic, in_reading_order, is_error
from lzz_report.documents.fitted import FittedPublication
from lzz_report.errors import InputError
from lzz_report.pipeline.options import Progress, silent
from lzz_report.records.record import ValidEdition

if TYPE_CHECKING:
    from lzz_report.pipeline.edition_press import EditionPress


@dataclass(frozen=True, slots=True)
class TrialFit:
    """How an edition would be set, and the errors that keep it from being built so."""

    fitted: FittedPublication
    diagnostics: tuple[Diagnostic, ...]


def trial_fit(
    project: Path,
    valid: ValidEdition,
    *,
    language: str | None = None,
    theme: str | None = None,
    progress: Progress = silent,
) -> TrialFit:
    """Return how the pages of an edition would be set, in another language or theme than its own if asked for.

    Raises InputError where an edition cannot be measured: letters no font has, a style sheet the engine complains of.
    """
    # The engine takes most of a second to import: who only looks through the records goes without.
    from lzz_report.pipeline.edition_press import EditionPress

    progress("compose")
    press = EditionPress(project, in_theme(valid, theme), language)
    complaints = press.complaints
    if any(map(is_error, complaints)):
        raise InputError(in_reading_order((*complaints, *valid.diagnostics)))
    progress("fit")
    fitted = press.fit()
    slugs = {sheet.slug for sheet in fitted.sheets}
    return TrialFit(fitted, tuple(too_long(press, fitted, slugs, has_brochure=True)))


def in_theme(valid: ValidEdition, theme: str | None) -> ValidEdition:
    """Return an edition in a theme, its own by default."""
    return replace(valid, edition=valid.edition.model_copy(update={"theme": theme or valid.edition.theme}))


def too_long(
    press: EditionPress, fitted: FittedPublication, slugs: Collection[str], *, has_brochure: bool
) -> Iterator[Diagnostic]:
    """Yield what does not fit the sheets of the districts `slugs`, or its page in the brochure."""
    for sheet in fitted.sheets:
        if sheet.slug in slugs:
            yield from press.overset(sheet)
    if has_brochure:
        yield from press.overset_about(fitted)
