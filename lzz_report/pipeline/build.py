"""Build: a project's edition in, published files out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from lzz_report.diagnostics.diagnostic import Diagnostic, in_reading_order, is_error
from lzz_report.diagnostics.near_miss import nearest
from lzz_report.errors import BuildError, InputError, UsageError
from lzz_report.pipeline.check import check
from lzz_report.pipeline.options import BuildOptions, BuildOutcome, Progress, silent
from lzz_report.pipeline.trial_fit import in_theme, too_long
from lzz_report.profiles import SCREEN
from lzz_report.publish import edition_lock
from lzz_report.records.edition import Edition
from lzz_report.records.record import ValidEdition
from lzz_report.rules.required_data import EDITION, is_needed, missing_data_name

WAIT_SECONDS = 300.0


def build(
    project: Path,
    edition_id: str | None = None,
    wanted: BuildOptions | None = None,
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
    wanted = wanted or BuildOptions()
    progress("validate")
    valid = check(project, edition_id, theme=wanted.theme)
    slugs = _chosen(valid, wanted)
    if wanted.final:
        _refuse_gaps(valid, wanted)
    folder = output or project / "output" / _folder_name(valid.edition, wanted)
    with edition_lock(folder, WAIT_SECONDS, on_wait):
        return _made(project, in_theme(valid, wanted.theme), wanted, folder, slugs, progress)


def _made(
    project: Path, valid: ValidEdition, wanted: BuildOptions, folder: Path, slugs: frozenset[str], progress: Progress
) -> BuildOutcome:
    """Make and publish what is wanted of a valid edition."""
    # The engine and the drawings take most of a second to import: only a build that renders needs them.
    from lzz_report.pipeline.edition_press import EditionPress
    from lzz_report.pipeline.publishing import publish_documents

    progress("compose")
    press = EditionPress(project, valid, wanted.language, final=wanted.final, profile=wanted.profile)
    _refuse(valid, press.complaints)
    progress("fit")
    fitted = press.fit(slugs, has_brochure=wanted.brochure)
    _refuse(valid, too_long(press, fitted, slugs, has_brochure=wanted.brochure))
    documents = []
    if wanted.brochure:
        progress("render brochure")
        documents.append(press.brochure(fitted))
    chapters = {chapter.slug: chapter for chapter in press.publication.sheets}
    for sheet in fitted.sheets:
        progress(f"render {sheet.slug}")
        documents.append(press.sheet(chapters[sheet.slug], sheet))
    found = [one for document in documents for one in document.diagnostics]
    _refuse(valid, found)
    told = in_reading_order((*found, *valid.diagnostics))
    progress("publish")
    files = publish_documents(folder, valid, press, fitted, documents, told, project)
    return BuildOutcome(valid.edition.id, folder, files, told, fitted)


def _folder_name(edition: Edition, wanted: BuildOptions) -> str:
    """Return a name for the output that leaves the edition where it is for the screen, in its language and theme."""
    others = [wanted.language] * (wanted.language not in {None, edition.language})
    others += [wanted.theme] * (wanted.theme not in {None, edition.theme})
    others += [wanted.profile.name] * (wanted.profile is not SCREEN)
    return "-".join([edition.id, *filter(None, others)])


def _refuse_gaps(valid: ValidEdition, wanted: BuildOptions) -> None:
    """Raise InputError when something is missing without which a page that is wanted would be wrong."""
    owners = {valid.source.path: EDITION} | {one.source.path: one.district.slug for one in valid.records}
    told = []
    for one in valid.diagnostics:
        owner = owners.get(one.at.file, "")
        is_wrong = one.code == "gap" and is_needed(missing_data_name(owner, one.at.field))
        stops = is_wrong and _is_printed(owner, one, valid, wanted)
        told.append(replace(one, stops=True) if stops else one)
    if any(map(is_error, told)):
        raise InputError(in_reading_order(told))


def _is_printed(owner: str, gap: Diagnostic, valid: ValidEdition, wanted: BuildOptions) -> bool:
    """Tell whether the page that has a gap is asked for."""
    if owner != EDITION:
        return wanted.brochure or owner in wanted.districts or not wanted.districts
    parts = {"programme"} if gap.at.field == "about" else {"imprint", "back"}
    return wanted.brochure and not parts.isdisjoint(valid.edition.parts)


def _refuse(valid: ValidEdition, found: Iterable[Diagnostic]) -> None:
    """Raise BuildError with all that was found and the edition's warnings, when an error is among it."""
    told = tuple(found)
    if any(is_error(one) for one in told):
        raise BuildError(in_reading_order((*told, *valid.diagnostics)))


def _chosen(valid: ValidEdition, wanted: BuildOptions) -> frozenset[str]:
    """Return the districts whose sheets are built; UsageError for one that is not in the edition."""
    known = [record.district.slug for record in valid.records]
    for slug in wanted.districts:
        if slug not in known:
            near = nearest(slug, known)
            hint = f" Did you mean {near}?" if near else ""
            raise UsageError(f"there is no district {slug} in {valid.edition.id}.{hint} There are: {', '.join(known)}")
    if not wanted.sheets:
        return frozenset()
    return frozenset(wanted.districts or known)
