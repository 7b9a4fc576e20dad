"""Gather: the commands in, the program lzz-report out, and the words for whatever ends it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click
from click.shell_completion import shell_complete

from lzz_report.cli.attach import attach
from lzz_report.cli.build import build
from lzz_report.cli.check import check
from lzz_report.cli.completion import COMPLETE_VARIABLE, completion
from lzz_report.cli.doctor import doctor
from lzz_report.cli.failure import report
from lzz_report.cli.init import init
from lzz_report.cli.invocation import Invocation
from lzz_report.cli.options import PROGRAM, help_option, project_option
from lzz_report.cli.pack import pack
from lzz_report.cli.schema import schema
from lzz_report.cli.streams import make_writable

EXAMPLES = """\b
Examples:
  lzz-report init meine-broschuere   make a project folder to begin with
  lzz-report check                   look for mistakes in the newest edition
  lzz-report build                   make the brochure and all fact sheets
  lzz-report build --help            everything about one command
"""


@click.group(epilog=EXAMPLES, invoke_without_command=True)
@project_option
@click.option("--version", is_flag=True, help="Show the version and stop.")
@help_option
@click.pass_context
def program(context: click.Context, *, version: bool) -> None:
    """Turn district records into an accessible brochure and one-page fact sheets.

    The records are text files under data/EDITION/; what is made lies in output/EDITION/.
    """
    context.ensure_object(Invocation)
    if version:
        from lzz_report import __version__

        click.echo(f"{PROGRAM} {__version__}")
        context.exit()
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)


for command in (build, check, attach, pack, schema, init, doctor, completion):
    program.add_command(command)


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code; only a bug of the program raises."""
    make_writable()
    call = Invocation()
    if COMPLETE_VARIABLE in os.environ:
        return shell_complete(program, {"obj": call}, PROGRAM, COMPLETE_VARIABLE, os.environ[COMPLETE_VARIABLE])
    try:
        code = _invoke(arguments, call)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001  report() raises again what it has no words for
        return report(error, call)
    return code


def _invoke(arguments: Sequence[str], call: Invocation) -> int:
    try:
        with program.make_context(PROGRAM, list(arguments), obj=call) as context:
            return program.invoke(context) or 0
    except click.exceptions.Exit as end:
        return end.exit_code
