"""Check: an edition in, everything that is wrong with its records out; nothing is built."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

import click

from lzz_report.cli.answer import answer
from lzz_report.cli.boxes import boxes, count
from lzz_report.cli.call import Call
from lzz_report.cli.failure import TO_MEND
from lzz_report.cli.options import common, edition_argument, json_option, language_option, theme_option
from lzz_report.cli.retouches import as_lines, as_records
from lzz_report.cli.streams import shows_colour
from lzz_report.errors import DataError
from lzz_report.model.diagnostic import Diagnostic
from lzz_report.model.retouch import Retouch

EXAMPLES = """\b
Examples:
  lzz-report check                 look through the newest edition
  lzz-report check 2023-2024       look through this edition
  lzz-report check | less          read it page by page
  lzz-report check --json          the same for other programs
  lzz-report check --typography    see what becomes of quotation marks, dashes and spaces
"""


@click.command(epilog=EXAMPLES)
@edition_argument
@language_option
@theme_option
@click.option("--typography", is_flag=True, help="List what micro-typography changes on the way to the page instead.")
@json_option
@common
@click.pass_obj
def check(call: Call, edition: str | None, language: str | None, theme: str | None, *, typography: bool) -> int:
    """Look for mistakes in the records of EDITION.

    Every mistake is shown with its file, line and column, and with a way to mend it. Errors keep the edition from being
    built, warnings do not. Without EDITION the newest is checked. Nothing is changed.
    A theme of the project's own is looked through as well.
    """
    from lzz_report import pipeline

    try:
        valid = pipeline.check(call.project, edition, language=language, theme=theme, spelling=not typography)
    except DataError as error:
        _print(error.diagnostics, call, "nothing is built until the errors are mended", {"edition": edition}, ok=False)
        return TO_MEND
    name, districts = valid.edition.id, len(valid.records)
    if typography:
        return _print_typography(pipeline.typography(valid), call, name)
    ending = f"{name} ({districts} district{'' if districts == 1 else 's'}) is ready to be built"
    _print(valid.diagnostics, call, ending, {"edition": name, "districts": districts}, ok=True)
    return 0


def _print_typography(found: tuple[Retouch, ...], call: Call, edition: str) -> int:
    if call.as_json:
        answer(ok=True, values={"edition": edition, "typography": as_records(found)})
    else:
        click.echo("\n".join(as_lines(found)))
    return 0


def _print(found: Iterable[Diagnostic], call: Call, ending: str, values: Mapping[str, object], *, ok: bool) -> None:
    diagnostics = tuple(found)
    if call.as_json:
        answer(diagnostics, ok=ok, values=values)
        return
    if diagnostics:
        click.echo(boxes(diagnostics, colour=shows_colour(sys.stdout)) + "\n", color=True)
    click.echo(f"{count(diagnostics)}; {ending}")
