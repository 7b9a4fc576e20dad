"""Check: an edition in, everything that is wrong with its records out; nothing is built."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Mapping
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

import click

from lzz_report.cli.diagnostic_boxes import count, diagnostic_boxes
from lzz_report.cli.failure import TO_MEND
from lzz_report.cli.invocation import Invocation
from lzz_report.cli.json_answer import answer
from lzz_report.cli.options import common, edition_argument, json_option, language_option, theme_option
from lzz_report.cli.progress import Watcher, watching
from lzz_report.cli.sheets_table import as_records as as_sheets
from lzz_report.cli.sheets_table import print_sheets
from lzz_report.cli.streams import shows_colour
from lzz_report.cli.typography_table import as_lines, as_records
from lzz_report.cli.wrong_use import WrongUseError
from lzz_report.diagnostics.catalogue.requests import FitOrTypography
from lzz_report.diagnostics.diagnostic import Diagnostic, in_reading_order, is_error
from lzz_report.documents.typographic_change import TypographicChange
from lzz_report.errors import InputError, ThemeError

if TYPE_CHECKING:
    from lzz_report.pipeline import TrialFit
    from lzz_report.records.record import ValidEdition

NOT_READY = "nothing is built until the errors are mended"
EXAMPLES = """\b
Examples:
  lzz-report check                 look through the newest edition
  lzz-report check 2023-2024       look through this edition
  lzz-report check | less          read it page by page
  lzz-report check --json          the same for other programs
  lzz-report check --fit           see how each fact sheet would be set, and what is too long
  lzz-report check --typography    see what becomes of quotation marks, dashes and spaces
"""


@click.command(epilog=EXAMPLES)
@edition_argument
@language_option
@theme_option
@click.option("--fit", "is_fitted", is_flag=True, help="Try how the sheets would be set as well; nothing is written.")
@click.option("--typography", is_flag=True, help="List what micro-typography changes on the way to the page instead.")
@json_option
@common
@click.pass_obj
def check(
    call: Invocation, edition: str | None, language: str | None, theme: str | None, *, is_fitted: bool, typography: bool
) -> int:
    """Look for mistakes in the records of EDITION.

    Every mistake is shown with its file, line and column, and with a way to mend it. Errors keep the edition from being
    built, warnings do not. Without EDITION the newest is checked. Nothing is changed.
    A theme of the project's own is looked through as well. With --fit every page is measured too: texts too long for
    their sheets are errors, and a table shows the form, size of type and fill of each sheet.
    """
    if is_fitted and typography:
        raise WrongUseError(FitOrTypography())
    from lzz_report import pipeline

    try:
        # Too quick for a line that changes.
        stages = Watcher(call)
        stages.stage("validate")
        valid = pipeline.check(call.project, edition, language=language, theme=theme, spelling=not typography)
        stages.end_stage()
        if is_fitted:
            return _print_fitting(_fitting(call, valid, language, theme), valid, call)
    except (InputError, ThemeError) as error:
        _print(error.diagnostics, call, NOT_READY, {"edition": edition}, ok=False)
        return TO_MEND
    name, districts = valid.edition.id, len(valid.records)
    if typography:
        return _print_typography(pipeline.typography(valid), call, name)
    ending = f"{name} ({districts} district{'' if districts == 1 else 's'}) is ready to be built"
    _print(valid.diagnostics, call, ending, {"edition": name, "districts": districts}, ok=True)
    return 0


def _fitting(call: Invocation, valid: ValidEdition, language: str | None, theme: str | None) -> TrialFit:
    from lzz_report import pipeline

    # Where a native library is missing, the engine itself writes to standard output before it raises.
    with watching(call) as watcher, redirect_stdout(io.StringIO()):
        return pipeline.trial_fit(call.project, valid, language=language, theme=theme, progress=watcher.stage)


def _print_fitting(tried: TrialFit, valid: ValidEdition, call: Invocation) -> int:
    """Print the table of the sheets among what there is to say of the edition."""
    found = in_reading_order((*tried.diagnostics, *valid.diagnostics))
    values = {"edition": valid.edition.id, "districts": len(valid.records)}
    is_ready = not any(map(is_error, found))
    if call.as_json:
        answer(found, ok=is_ready, values={**values, "sheets": as_sheets(tried.fitted.sheets)})
        return 0 if is_ready else TO_MEND
    if found:
        click.echo(diagnostic_boxes(found, colour=shows_colour(sys.stdout)), color=True)
    if not call.is_quiet:
        call.say()
        print_sheets(tried.fitted.sheets)
    ending = f"{valid.edition.id} is ready to be built" if is_ready else NOT_READY
    call.say(f"\n{count(found)}; {ending}")
    return 0 if is_ready else TO_MEND


def _print_typography(found: tuple[TypographicChange, ...], call: Invocation, edition: str) -> int:
    if call.as_json:
        answer(ok=True, values={"edition": edition, "typography": as_records(found)})
    else:
        click.echo("\n".join(as_lines(found)))
    return 0


def _print(
    found: Iterable[Diagnostic], call: Invocation, ending: str, values: Mapping[str, object], *, ok: bool
) -> None:
    diagnostics = tuple(found)
    if call.as_json:
        answer(diagnostics, ok=ok, values=values)
        return
    if diagnostics:
        click.echo(diagnostic_boxes(diagnostics, colour=shows_colour(sys.stdout)), color=True)
        call.say()
    call.say(f"{count(diagnostics)}; {ending}")
