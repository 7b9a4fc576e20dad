"""The command `list`: what the options of the other commands take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

import click

from lzz_report.cli.completions import complete_kinds
from lzz_report.cli.invocation import Invocation
from lzz_report.cli.json_answer import answer
from lzz_report.cli.options import common, json_option
from lzz_report.cli.tables import print_table

if TYPE_CHECKING:
    from lzz_report.pipeline.offers import Offer

EXAMPLES = """\b
Examples:
  lzz-report list                     all there is, of districts those of the newest edition
  lzz-report list districts           all 400 districts with their keys
  lzz-report list districts Görlitz   those whose name or key holds this
  lzz-report list themes --json       the same for other programs
"""


@click.command("list", epilog=EXAMPLES)
@click.argument("kind", default="", shell_complete=complete_kinds)
@click.argument("name", default="")
@json_option
@common
@click.pass_obj
def list_offers(call: Invocation, kind: str, name: str) -> None:
    """Show what there is to choose from.

    KIND is editions, districts (of the official register), themes, languages or funders: what EDITION, --district,
    --theme, --lang and FUNDER take, in any of the spellings shown. Capitals and umlauts make no difference. With NAME
    only what has it in its name or key is shown.
    """
    from lzz_report.pipeline.offers import all_offers, offers

    offered = offers(call.project, kind, name) if kind else all_offers(call.project)
    if call.as_json:
        answer(ok=True, values={one: [asdict(offer) for offer in found] for one, found in offered.items()})
        return
    for number, (one, found) in enumerate(offered.items()):
        if number:
            click.echo()
        _print(one, found)


def _print(kind: str, found: Sequence[Offer]) -> None:
    if not found:
        click.echo(f"no {kind}")
        return
    columns = [field.name for field in fields(found[0])]
    numeric = [name for name in columns if isinstance(getattr(found[0], name), int)]
    print_table(columns, [[str(value) for value in asdict(offer).values()] for offer in found], numeric)
