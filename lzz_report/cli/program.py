"""The program lzz-report: its commands, and how it ends."""

from __future__ import annotations

import os
import sys
import traceback
from collections import UserDict
from collections.abc import Sequence
from importlib import import_module
from typing import cast

import click
from click.shell_completion import shell_complete

from lzz_report.cli import commands
from lzz_report.cli.failure import report
from lzz_report.cli.invocation import Invocation
from lzz_report.cli.options import COMPLETE_VARIABLE, PROGRAM, common
from lzz_report.cli.streams import make_writable
from lzz_report.diagnostics.diagnostic import with_visible_controls

# In the order of the work, as the help shows them; each is the module of its name in cli/commands/.
COMMANDS = ("build", "check", "list", "attach", "pack", "schema", "migrate", "init", "explain", "doctor", "completion")
EXAMPLES = """\b
Examples:
  lzz-report init meine-broschuere   make a project folder to begin with
  lzz-report check                   look for mistakes in the newest edition
  lzz-report build                   make the brochure and all fact sheets
  lzz-report build --help            everything about one command
"""


class CommandModules(UserDict[str, click.Command | None]):
    """The commands by their names; the module of one is loaded when it is asked for."""

    def __getitem__(self, name: str) -> click.Command:
        if self.data[name] is None:
            module = import_module(f"{commands.__name__}.{name}")
            self.data[name] = next(value for value in vars(module).values() if isinstance(value, click.Command))
        return cast("click.Command", self.data[name])


class Commands(click.Group):
    """A group whose commands stand in the order of the work."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  Click calls it so
        """Return the names as the help shows them."""
        return list(COMMANDS)


@click.group(cls=Commands, commands=CommandModules.fromkeys(COMMANDS), epilog=EXAMPLES, invoke_without_command=True)
@click.option("--version", is_flag=True, help="Show the version and stop.")
@common
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
        code = report(error, call)
        if call.is_debugging:
            lines = "".join(traceback.format_exception(error)).splitlines()
            click.echo("\n".join(map(with_visible_controls, lines)), err=True)
    return code


def _invoke(arguments: Sequence[str], call: Invocation) -> int:
    try:
        with program.make_context(PROGRAM, list(arguments), obj=call) as context:
            return program.invoke(context) or 0
    except click.exceptions.Exit as end:
        return end.exit_code
