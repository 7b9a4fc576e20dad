"""Pack: a funder's name in, what that funder asks for out, with a word on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lzz_report.cli.annexes import (
    annex_records,
    claims_line,
    notes_of,
    report_options,
    say_found,
    shown,
    with_password,
)
from lzz_report.cli.invocation import Invocation
from lzz_report.cli.json_answer import answer
from lzz_report.cli.options import common, edition_option, funder_argument, json_option
from lzz_report.cli.sheets_table import as_records

if TYPE_CHECKING:
    from lzz_report.pipeline import PackOutcome

EXAMPLES = """\b
Examples:
  lzz-report pack robert-bosch-stiftung --grant 12.3.4567
  lzz-report pack robert-bosch-stiftung --report Sachbericht.pdf --date 2025-03-31
"""


@click.command(epilog=EXAMPLES)
@funder_argument
@edition_option
@click.option(
    "--report", type=click.Path(path_type=Path), metavar="FILE", help="The report; else the one in the funder's folder."
)
@click.option("--date", metavar="DATE", help="Date of letter and file name, as 2025-03-31; else the edition's.")
@click.option("--grant", metavar="NUMBER", help="Grant number, where data/funders.yaml has none.")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for the files; else output/EDITION-FUNDER in the project.",
)
@report_options
@json_option
@common
@click.pass_obj
def pack(  # noqa: PLR0913, PLR0917  one for each option
    call: Invocation,
    funder: str,
    edition: str | None,
    report: Path | None,
    date: str | None,
    grant: str | None,
    output: Path | None,
    password: str | None,
    decrypt: bool,
    drop_signature: bool,
    wrap: bool,
) -> None:
    """Make everything FUNDER asks for.

    What that is stands in data/funders.yaml: which sheets, for whom, how, the name of the file, its greatest size, a
    letter before the report. The sheets are made anew from the records; the report is taken from its folder. The PDF
    and a manifest come into output/EDITION-FUNDER.
    """
    from lzz_report import pipeline
    from lzz_report.documents.annex import AttachOptions

    attach_options = AttachOptions(decrypt=decrypt, drop_signature=drop_signature, wrap=wrap)
    outcome = with_password(
        call,
        password,
        lambda word, progress: pipeline.pack(
            call.project,
            funder,
            pipeline.PackOptions(report, date, grant, output, replace(attach_options, password=word)),
            edition_id=edition,
            progress=progress,
        ),
    )
    _print(outcome, call)


def _print(outcome: PackOutcome, call: Invocation) -> None:
    made = outcome.annexes
    if call.as_json:
        values = {
            "edition": made.edition_id,
            "funder": outcome.funder,
            "folder": str(outcome.folder.resolve()),
            "files": list(outcome.files),
            "report": str(outcome.report),
            "pages": made.result.pages,
            "report_pages": made.result.report_pages,
            "annexes": annex_records(made),
            "claims": list(made.result.claims),
            "notes": notes_of(made),
            "photo_dpi": outcome.photo_dpi,
            "sheets": as_records(made.sheets),
        }
        answer(made.diagnostics, ok=True, values=values)
        return
    say_found(made.diagnostics, notes_of(made), call)
    for name in (*outcome.files, "manifest.json"):
        call.say(shown(outcome.folder / name, call))
    result = made.result
    call.say(f"\nreport: {shown(outcome.report, call)}")
    if made.has_photos and outcome.is_reduced:
        call.say(f"photos of the annexes reduced to {outcome.photo_dpi} dpi")
    call.say(f"{result.pages} pages, {result.report_pages} of them the report's; {claims_line(result.claims)}")
