"""Build: a project's edition in, published files out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lzz_report.diagnostics.catalogue.gaps import NeededGap
from lzz_report.diagnostics.diagnostic import Diagnostic, in_reading_order, is_error
from lzz_report.errors import InputError
from lzz_report.pipeline.check import check
from lzz_report.pipeline.options import BuildOptions, BuildOutcome, Progress, silent
from lzz_report.pipeline.refusing import refuse_errors
from lzz_report.pipeline.selection import district_slugs, with_known_names
from lzz_report.pipeline.trial_fit import in_theme
from lzz_report.profiles import SCREEN
from lzz_report.publish import edition_lock
from lzz_report.records.edition import Edition
from lzz_report.records.record import ValidEdition
from lzz_report.rules.required_data import EDITION

WAIT_SECONDS = 300.0


def build(
    project: Path,
    edition_id: str | None = None,
    options: BuildOptions | None = None,
    *,
    output: Path | None = None,
    progress: Progress = silent,
    on_wait: Progress = silent,
) -> BuildOutcome:
    """Build an edition, the newest by default, and publish what is asked for once all of it is right.

    `output` is the folder for the edition's files, by default output/<edition> in the project, or
    output/<edition>-<language>-<theme>-<profile> in another language or theme than the edition's own, or for anything
    but the screen.
    Raises InputError before anything is rendered, BuildError when a finished page is wrong, UsageError and
    LockedError; whatever happens, the last good output stays.
    """
    options = with_known_names(project, options or BuildOptions())
    progress("validate")
    valid = check(project, edition_id, theme=options.theme)
    options = replace(options, districts=district_slugs(valid, options.districts))
    if options.final:
        _refuse_gaps(valid, options)
    folder = output or project / "output" / _folder_name(valid.edition, options)
    with edition_lock(folder, WAIT_SECONDS, on_wait):
        return _build(project, in_theme(valid, options.theme), options, folder, progress)


def _build(project: Path, valid: ValidEdition, options: BuildOptions, folder: Path, progress: Progress) -> BuildOutcome:
    """Make and publish what is asked for of a valid edition."""
    # The engine and the drawings take most of a second to import: only a build that renders needs them.
    from lzz_report.pipeline.edition_documents import make_brochure, make_sheet
    from lzz_report.pipeline.edition_inputs import gather_inputs
    from lzz_report.pipeline.page_fitting import fit_pages, overset
    from lzz_report.pipeline.publishing import publish_documents

    progress("compose")
    inputs = gather_inputs(project, valid, options.language, final=options.final, profile=options.profile)
    refuse_errors(inputs.diagnostics, valid.diagnostics)
    progress("fit")
    slugs = _sheets(valid, options)
    fitted = fit_pages(inputs, slugs, has_brochure=options.brochure)
    refuse_errors(overset(inputs, fitted, slugs, has_brochure=options.brochure), valid.diagnostics)
    documents = []
    if options.brochure:
        progress("render brochure")
        documents.append(make_brochure(inputs, fitted))
    chapters = {chapter.slug: chapter for chapter in inputs.publication.sheets}
    for sheet in fitted.sheets:
        progress(f"render {sheet.slug}")
        documents.append(make_sheet(inputs, chapters[sheet.slug], sheet))
    found = [diagnostic for document in documents for diagnostic in document.diagnostics]
    refuse_errors(found, valid.diagnostics)
    diagnostics = in_reading_order((*found, *valid.diagnostics))
    progress("publish")
    files = publish_documents(folder, inputs, fitted, documents, diagnostics)
    return BuildOutcome(valid.edition.id, folder, files, diagnostics, fitted)


def _sheets(valid: ValidEdition, options: BuildOptions) -> frozenset[str]:
    """Return the districts whose sheets are built."""
    if not options.sheets:
        return frozenset()
    return frozenset(options.districts or (record.district.slug for record in valid.records))


def _folder_name(edition: Edition, options: BuildOptions) -> str:
    """Return a name for the output that leaves the edition where it is for the screen, in its language and theme."""
    others = [options.language] * (options.language not in {None, edition.language})
    others += [options.theme] * (options.theme not in {None, edition.theme})
    others += [options.profile.name] * (options.profile is not SCREEN)
    return "-".join([edition.id, *filter(None, others)])


def _refuse_gaps(valid: ValidEdition, options: BuildOptions) -> None:
    """Raise InputError when something is missing without which a page that is asked for would be wrong."""
    owners = {valid.source.path: EDITION} | {record.source.path: record.district.slug for record in valid.records}
    diagnostics = []
    for diagnostic in valid.diagnostics:
        owner = owners.get(diagnostic.at.file, "")
        stops = isinstance(diagnostic.fault, NeededGap) and _is_printed(owner, diagnostic, valid, options)
        diagnostics.append(replace(diagnostic, stops=True) if stops else diagnostic)
    if any(map(is_error, diagnostics)):
        raise InputError(in_reading_order(diagnostics))


def _is_printed(owner: str, gap: Diagnostic, valid: ValidEdition, options: BuildOptions) -> bool:
    """Tell whether the page that has a gap is asked for."""
    if owner != EDITION:
        return options.brochure or owner in options.districts or not options.districts
    parts = {"programme"} if gap.at.field == "about" else {"imprint", "back"}
    return options.brochure and not parts.isdisjoint(valid.edition.parts)
