"""Attach: a report and which sheets in, one file with both and a word on it out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from lzz_report.cli.options import common, district_option, edition_option, json_option, language_option, theme_option
from lzz_report.cli.sheets_table import as_records
from lzz_report.cli.wrong_use import WrongUseError
from lzz_report.diagnostics.catalogue.requests import SheetsNamedTwice, SheetsUnnamed

if TYPE_CHECKING:
    from lzz_report.pipeline import AnnexOutcome, Selection

EXAMPLES = """\b
Examples:
  lzz-report attach Bericht.pdf --district dachau --output Bericht-mit-Anlage.pdf
  lzz-report attach Bericht.pdf --all --output Gesamt.pdf         all sheets, as pages
  lzz-report attach Bericht.pdf --all --as files --records --output Gesamt.pdf
                                                                 sheets and data as files inside
  lzz-report attach Bericht.pdf --topic Wohnen --output Wohnen.pdf
  lzz-report attach Bericht.pdf --all --audience public --output Web.pdf
"""


@click.command(epilog=EXAMPLES)
@click.argument("report", type=click.Path(path_type=Path), metavar="REPORT")
@district_option
@click.option("--all", "everything", is_flag=True, help="The sheets of all districts.")
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="The sheets of districts with this topic.")
@click.option("--adviser", "advisers", multiple=True, metavar="NAME", help="The sheets of districts advised by NAME.")
@click.option("--state", "states", multiple=True, metavar="STATE", help="The sheets of districts in this state.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", required=True, help="The new PDF.")
@edition_option
@click.option(
    "--as",
    "attach_as",
    type=click.Choice(["pages", "files", "both"]),
    default="pages",
    help="Sheets as pages behind the report (so by default), as files inside it, or both.",
)
@click.option("--records", is_flag=True, help="Embed the data of the sheets too (YAML, vCard).")
@click.option(
    "--audience",
    type=click.Choice(["public", "funder", "internal"]),
    default="funder",
    help="Whose contacts appear: funder by default.",
)
@language_option
@theme_option
@click.option("--fit-pages", is_flag=True, help="Scale the annexes to the page size of the report.")
@click.option("--raise-level", is_flag=True, help="Let a PDF/A-2 become PDF/A-3 for the sake of its files.")
@report_options
@click.option("--force", is_flag=True, help="Replace FILE, if it is there.")
@json_option
@common
@click.pass_obj
def attach(call: Invocation, /, report: Path, output: Path, **options: Any) -> None:  # noqa: ANN401  one for each option
    """Put fact sheets behind REPORT, a PDF somebody else has made.

    REPORT is never changed; the result is a new file, checked before it takes its place: nothing of the report is lost.
    Behind the report come a list of the annexes and the sheets, each page stamped with its number. Contacts the readers
    may not see appear nowhere in the file.

    Which sheets: --all, --district, or --topic, --adviser, --state, which narrow one another.

    A signed report stays as it is: the annexes become a second PDF, or a cover file with the report inside (--wrap).
    """
    selection = _selection(options)
    from lzz_report import pipeline
    from lzz_report.documents.annex import AttachOptions

    attach_options = AttachOptions(
        **{name: options[name] for name in ("fit_pages", "decrypt", "drop_signature", "raise_level", "wrap", "force")}
    )
    annex_options = pipeline.AnnexOptions(
        selection=selection,
        **{name: options[name] for name in ("attach_as", "records", "audience", "language", "theme")},
    )
    outcome = with_password(
        call,
        options["password"],
        lambda password, progress: pipeline.attach_sheets(
            call.project,
            report,
            output,
            _with(annex_options, attach_options, password),
            edition_id=options["edition"],
            progress=progress,
        ),
    )
    _print(outcome, call)


def _with(options: Any, attach_options: Any, password: str) -> Any:  # noqa: ANN401  imported where they are used
    from dataclasses import replace

    return replace(options, attach_options=replace(attach_options, password=password))


def _selection(options: dict[str, Any]) -> Selection:
    """Return which districts are asked for; a report gets no annex nobody has named."""
    from lzz_report.pipeline import Selection

    narrowed = {name: options[name] for name in ("topics", "advisers", "states")}
    kinds = [options["everything"], bool(options["districts"]), any(narrowed.values())]
    if not any(kinds):
        raise WrongUseError(SheetsUnnamed())
    if sum(kinds) > 1:
        raise WrongUseError(SheetsNamedTwice())
    return Selection(districts=options["districts"], **narrowed)


def _print(outcome: AnnexOutcome, call: Invocation) -> None:
    result = outcome.result
    if call.as_json:
        values = {
            "edition": outcome.edition_id,
            "output": str(result.output.resolve()),
            "annex": str(result.annex.resolve()) if result.annex else None,
            "pages": result.pages,
            "report_pages": result.report_pages,
            "annexes": annex_records(outcome),
            "claims": list(result.claims),
            "notes": notes_of(outcome),
            "sheets": as_records(outcome.sheets),
        }
        answer(outcome.diagnostics, ok=True, values=values)
        return
    say_found(outcome.diagnostics, notes_of(outcome), call)
    call.say(shown(result.output, call))
    if result.annex:
        call.say(shown(result.annex, call))
    for one in outcome.entries:
        where = f", page {one.page}" if one.page else ""
        call.say(f"  annex {one.number}: {one.full_name}{where}")
    call.say(f"{result.pages} pages, {result.report_pages} of them the report's; {claims_line(result.claims)}")
