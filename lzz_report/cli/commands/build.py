"""Build: an edition and what is wanted of it in, its files and a word on each sheet out."""

from __future__ import annotations

import io
import os
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lzz_report.cli.diagnostic_boxes import count, diagnostic_boxes
from lzz_report.cli.invocation import Invocation
from lzz_report.cli.json_answer import answer
from lzz_report.cli.options import (
    common,
    district_option,
    edition_argument,
    json_option,
    language_option,
    profile_option,
    theme_option,
)
from lzz_report.cli.progress import watching
from lzz_report.cli.sheets_table import as_records, print_sheets
from lzz_report.cli.streams import shows_colour
from lzz_report.cli.wrong_use import WrongUseError
from lzz_report.diagnostics.catalogue.requests import DistrictWithoutSheets

if TYPE_CHECKING:
    from lzz_report.pipeline import BuildOutcome
    from lzz_report.profiles import OutputProfile

BROCHURE = "brochure.pdf"
EXAMPLES = """\b
Examples:
  lzz-report build                      brochure and all fact sheets of the newest edition
  lzz-report build 2023-2024            the same of this edition
  lzz-report build --only sheets        fact sheets without the brochure
  lzz-report build --district dachau    one fact sheet, quickly
  lzz-report build --lang en            headings and labels in English, into output/EDITION-en
  lzz-report build --theme ringe        in another theme, into output/EDITION-ringe
  lzz-report build --profile archive    PDF/A-1a for an old archive, into output/EDITION-archive
  lzz-report build --final              without gaps: none in brackets, refused while one makes a page wrong
  lzz-report build --output ~/Desktop/broschuere
"""


@click.command(epilog=EXAMPLES)
@edition_argument
@click.option("--only", type=click.Choice(["brochure", "sheets"]), help="Build one of the two alone.")
@district_option
@language_option
@theme_option
@profile_option
@click.option("--final", is_flag=True, help="Without gaps: refuse while one makes a page wrong, leave the others out.")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for the files; else output/EDITION in the project.",
)
@json_option
@common
@click.pass_obj
def build(  # noqa: PLR0913, PLR0917  one for each option
    call: Invocation,
    edition: str | None,
    only: str | None,
    districts: tuple[str, ...],
    language: str | None,
    theme: str | None,
    profile: OutputProfile,
    final: bool,
    output: Path | None,
) -> None:
    """Make the brochure and the fact sheets of EDITION.

    The records are checked first. Nothing is replaced until everything asked for is finished: when something fails, the
    files of the last good build stay. Without EDITION the newest is built.

    What the records lack stands on the pages in brackets. With --final nothing is built while a link leads nowhere, the
    imprint lacks what the law asks for or the programme has no text, unless edition.yaml accepts the gap: then it is
    left out, as is everything else that is missing.
    """
    if only == "brochure" and districts:
        raise WrongUseError(DistrictWithoutSheets())
    from lzz_report import pipeline

    options = pipeline.BuildOptions(
        brochure=only != "sheets" and not districts,
        sheets=only != "brochure",
        districts=districts,
        language=language,
        theme=theme,
        final=final,
        profile=profile,
    )
    # Where a native library is missing, the engine itself writes to standard output before it raises.
    with watching(call) as watcher, redirect_stdout(io.StringIO()):
        outcome = pipeline.build(
            call.project, edition, options, output=output, progress=watcher.stage, on_wait=watcher.wait
        )
    _print(outcome, call)


def _print(outcome: BuildOutcome, call: Invocation) -> None:
    sheets = [one for one in outcome.fitted.sheets if f"sheets/{one.slug}.pdf" in outcome.files]
    pages = outcome.fitted.total_pages if BROCHURE in outcome.files else None
    if call.as_json:
        values = {
            "edition": outcome.edition_id,
            "folder": str(outcome.folder.resolve()),
            "files": outcome.files,
            "brochure_pages": pages,
            "sheets": as_records(sheets),
        }
        answer(outcome.diagnostics, ok=True, values=values)
        return
    if outcome.diagnostics:
        click.echo(diagnostic_boxes(outcome.diagnostics, colour=shows_colour(sys.stderr)), err=True, color=True)
        call.note(f"\n{count(outcome.diagnostics)}\n")
    for file in outcome.files:
        call.say(_shown(outcome.folder / file))
    if sheets and not call.is_quiet:
        call.say()
        print_sheets(sheets)
    if pages is not None:
        call.say(f"\nthe brochure has {pages} pages")


def _shown(path: Path) -> str:
    """Return a path as short as it can be typed from here."""
    here = Path.cwd()
    return os.path.relpath(path, here) if path.resolve().is_relative_to(here) else str(path.resolve())
