"""Attach: a project's edition and somebody else's report in, the report with the right sheets behind it out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lzz_report.diagnostics.diagnostic import in_reading_order
from lzz_report.documents.annex import AnnexPart, AttachOptions
from lzz_report.pipeline.check import check
from lzz_report.pipeline.options import AnnexOptions, AnnexOutcome, Progress, silent
from lzz_report.pipeline.refusing import refuse_errors
from lzz_report.pipeline.selection import select, with_known_names
from lzz_report.pipeline.trial_fit import in_theme
from lzz_report.records.record import ValidEdition

if TYPE_CHECKING:
    from lzz_report.rules.watchlist import Watchlist


def attach_sheets(
    project: Path,
    report: Path,
    output: Path,
    options: AnnexOptions | None = None,
    *,
    edition_id: str | None = None,
    progress: Progress = silent,
) -> AnnexOutcome:
    """Put the sheets of an edition, the newest by default, behind a report, in the new file `output`.

    Raises InputError for what is wrong with the records, BuildError for a page that came out wrong or a file that tells
    what its readers may not see, AttachError for a report nothing can be put behind, UsageError. Then nothing was
    written, and what was there stays.
    """
    options = with_known_names(project, options or AnnexOptions())
    progress("validate")
    valid = check(project, edition_id, language=options.language, theme=options.theme)
    slugs = select(valid, options.selection)
    return _attach(project, in_theme(valid, options.theme), slugs, report, output, options, progress)


def _attach(
    project: Path,
    valid: ValidEdition,
    slugs: frozenset[str],
    report: Path,
    output: Path,
    options: AnnexOptions,
    progress: Progress,
) -> AnnexOutcome:
    # The engines take most of a second to import: a wrong name is told before.
    from lzz_report.attach import attach, examine
    from lzz_report.attach.paths import check_output
    from lzz_report.pipeline.annex_parts import make_annex_parts
    from lzz_report.pipeline.edition_inputs import gather_inputs
    from lzz_report.pipeline.leaks import leaks
    from lzz_report.pipeline.page_fitting import fit_pages

    attach_options = _attach_options(options)
    progress("examine")
    facts = examine(report, attach_options)
    check_output(report, output, force=attach_options.force)
    progress("compose")
    inputs = gather_inputs(
        project, valid, options.language, audience=options.audience, profile=facts.profile, max_dpi=options.max_dpi
    )
    refuse_errors(inputs.diagnostics)
    attach_options = replace(attach_options, heading=options.heading or inputs.strings("annexes"))
    progress("fit")
    fitted = fit_pages(inputs)
    annexes = make_annex_parts(inputs, fitted, slugs, options, attach_options, facts, progress)
    watch = inputs.watchlist(slugs, options.disclosed)
    refuse_errors(leaks(dict(_files_of(annexes.parts)), watch, valid, options.audience))
    progress("attach")
    search = _LeakSearch(valid, options, report, output.name, watch)
    result = attach(report, annexes.parts, output, replace(attach_options, inspect=search.inspect))
    return AnnexOutcome(
        edition_id=valid.edition.id,
        language=inputs.publication.language,
        result=result,
        entries=annexes.entries,
        sheets=annexes.sheets,
        sizes={part.title: len(part.pdf) + sum(len(file.content) for file in part.files) for part in annexes.parts},
        has_photos=any(sheet.has_photo for sheet in annexes.sheets),
        unread=tuple(search.unread),
        diagnostics=in_reading_order(annexes.diagnostics),
    )


def _attach_options(options: AnnexOptions) -> AttachOptions:
    """Return how the annexes go with the report: as pages, as files, or both."""
    return replace(
        options.attach_options,
        pages=options.attach_as != "files",
        files=options.attach_as != "pages" or options.records,
    )


class _LeakSearch:
    """Searches each written file for what its readers may not see."""

    def __init__(self, valid: ValidEdition, options: AnnexOptions, report: Path, name: str, watch: Watchlist) -> None:
        self._valid = valid
        self._audience = options.audience
        self._password = options.attach_options.password
        self._report = report
        self._name = name
        self._watch = watch
        self.unread: list[str] = []

    def inspect(self, written: Path) -> None:
        """Raise BuildError when the file tells a withheld fact more often than the report it was made from."""
        from lzz_report.pipeline.leaks import leak_faults
        from lzz_report.preflight import find_leaks

        if not self._watch:
            return
        leaks, unread = find_leaks(written, self._watch, self._password)
        self.unread += unread
        if leaks:
            # It was never ours to withhold what the report says by itself.
            known, _ = find_leaks(self._report, self._watch, self._password)
            refuse_errors(leak_faults(self._name, leaks, self._valid, self._audience, known))


def _files_of(parts: Iterable[AnnexPart]) -> Iterable[tuple[str, bytes]]:
    """Yield all that was made, each under the name an officer knows it by."""
    for part in parts:
        yield part.title, part.pdf
        yield from ((f"{part.title}, {file.name}", file.content) for file in part.files)
