"""The command `explain`: what a code means, why it matters and how to mend it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import groupby

import click
from click.shell_completion import CompletionItem

from lzz_report.cli.diagnostic_boxes import diagnostic_boxes
from lzz_report.cli.invocation import Invocation
from lzz_report.cli.json_answer import answer
from lzz_report.cli.options import common, json_option
from lzz_report.cli.streams import shows_colour
from lzz_report.diagnostics.catalogue.requests import CodeUnknown
from lzz_report.diagnostics.fault import Fault
from lzz_report.diagnostics.near_miss import nearest
from lzz_report.errors import UsageError

WIDTH = 90
EXAMPLES = """\b
Examples:
  lzz-report explain                          all codes, group by group
  lzz-report explain phone-area-code-missing  what this one means
  lzz-report explain --json                   the same for other programs
"""


def _codes(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from lzz_report.diagnostics.catalogue import all_faults

    return [CompletionItem(code) for code in all_faults() if code.startswith(incomplete)]


@click.command(epilog=EXAMPLES)
@click.argument("code", required=False, shell_complete=_codes)
@json_option
@common
@click.pass_obj
def explain(call: Invocation, code: str | None) -> None:
    """Explain what a CODE means.

    Whatever is wrong has a code, which --json and the site of the documents name: what it means, why it matters, how to
    mend it, and an example. Without CODE all are listed.
    """
    from lzz_report.diagnostics.catalogue import all_faults

    known = all_faults()
    if code is not None and code not in known:
        raise UsageError(CodeUnknown(written=code, near=nearest(code, known)))
    kinds = list(known.values()) if code is None else [known[code]]
    if call.as_json:
        answer(ok=True, values={"codes": [_record(kind) for kind in kinds]})
    elif code is None:
        _print_groups(kinds)
    else:
        _print(kinds[0])


def _record(kind: type[Fault]) -> dict[str, object]:
    from lzz_report.diagnostics.catalogue import example_of
    from lzz_report.diagnostics.diagnostic import as_record
    from lzz_report.diagnostics.words import explanation_of

    return {
        "code": kind.code,
        "group": kind.group,
        "severity": kind.severity.value,
        "explanation": explanation_of(kind.code, kind.group),
        "example": as_record(example_of(kind).diagnostic),
    }


def _print_groups(kinds: Iterable[type[Fault]]) -> None:
    from lzz_report.diagnostics.catalogue import example_of
    from lzz_report.diagnostics.words import words_of

    for number, (group, members) in enumerate(groupby(kinds, lambda kind: kind.group)):
        rows = [(kind.code, words_of(example_of(kind).fault).problem) for kind in members]
        width = max(len(code) for code, _ in rows)
        click.echo("\n" * bool(number) + group)
        for code, problem in rows:
            click.echo(f"  {code:{width}}  {_cut(problem, WIDTH - width)}")


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1].rpartition(" ")[0] + " …"


def _print(kind: type[Fault]) -> None:
    from lzz_report.diagnostics.catalogue import example_of
    from lzz_report.diagnostics.words import explanation_of

    click.echo(f"{kind.code}: {kind.severity.value}, {kind.group}\n")
    click.echo(click.wrap_text(explanation_of(kind.code, kind.group), WIDTH))
    click.echo("\nExample:\n")
    shown = diagnostic_boxes([example_of(kind).diagnostic], colour=shows_colour(sys.stdout))
    click.echo("\n".join(f"  {line}".rstrip() for line in shown.splitlines()), color=True)
