"""The command `migrate`: files of earlier versions in the names of today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from lzz_report.cli.invocation import Invocation
from lzz_report.cli.json_answer import answer
from lzz_report.cli.options import common, json_option

if TYPE_CHECKING:
    from lzz_report.pipeline.migrate import Migration

EXAMPLES = """\b
Examples:
  lzz-report migrate            show what would change
  lzz-report migrate --write    change it
"""


@click.command(epilog=EXAMPLES)
@click.option("--write", is_flag=True, help="Change the files; all of them or none.")
@json_option
@common
@click.pass_obj
def migrate(call: Invocation, *, write: bool) -> None:
    """Bring the project's files to the names of today.

    Fields that an earlier version called otherwise get their new names, in records, editions, data/funders.yaml and the
    project's own themes. Everything else in a file stays as it is, comments too. Without --write nothing is changed.
    """
    from lzz_report.pipeline.migrate import migrations, write_migrations

    found = migrations(call.project)
    changing = [one for one in found if one.is_needed]
    if write:
        write_migrations(changing)
    if call.as_json:
        files = [
            {"file": one.name, "from": one.from_version, "to": one.to_version, "diff": one.diff} for one in changing
        ]
        answer(ok=True, values={"written": write, "files": files})
    else:
        _print(changing, call, written=write)


def _print(changing: Sequence[Migration], call: Invocation, *, written: bool) -> None:
    if not changing:
        call.say("nothing to do: every file is of the current version of its schema")
        return
    for one in changing:
        if written:
            call.say(f"{one.name}: written")
        else:
            click.echo(one.diff, nl=False)
    if not written:
        count = f"{len(changing)} file{'s' * (len(changing) > 1)}"
        call.note(f"{count} would change; lzz-report migrate --write does it")
