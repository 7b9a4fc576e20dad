"""Try: a valid edition in, how its pages would be set and what is too long for them out; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from lzz_report.diagnostics.diagnostic import Diagnostic, in_reading_order, is_error
from lzz_report.documents.fitted import FittedPublication
from lzz_report.errors import InputError
from lzz_report.pipeline.options import Progress, silent
from lzz_report.records.record import ValidEdition
from lzz_report.theming import theme_named


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
    from lzz_report.pipeline.edition_inputs import gather_inputs
    from lzz_report.pipeline.page_fitting import fit_pages, overset

    progress("compose")
    inputs = gather_inputs(project, in_theme(valid, theme and theme_named(project, theme)), language)
    if any(map(is_error, inputs.diagnostics)):
        raise InputError(in_reading_order((*inputs.diagnostics, *valid.diagnostics)))
    progress("fit")
    fitted = fit_pages(inputs)
    slugs = {sheet.slug for sheet in fitted.sheets}
    return TrialFit(fitted, tuple(overset(inputs, fitted, slugs, has_brochure=True)))


def in_theme(valid: ValidEdition, theme: str | None) -> ValidEdition:
    """Return an edition in a theme, its own by default."""
    return replace(valid, edition=valid.edition.model_copy(update={"theme": theme or valid.edition.theme}))
