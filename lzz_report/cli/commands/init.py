"""Begin: a folder's name in, a project that can be built out."""

from __future__ import annotations

from pathlib import Path

import click

from lzz_report.cli.invocation import Invocation
from lzz_report.cli.options import without_project

EXAMPLES = """\b
Examples:
  lzz-report init meine-broschuere    make the folder and fill it
  lzz-report init .                   fill the current, empty folder
"""


@click.command(epilog=EXAMPLES)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@without_project
@click.pass_obj
def init(call: Invocation, folder: Path) -> None:
    """Make a project folder to begin with.

    DIR gets the records of the edition 2023-2024, a guide in German and settings for editors. What is there already is
    never changed: a folder that holds anything else is refused.
    """
    from lzz_report.initialise import initialise

    written = initialise(folder)
    call.say(f"{folder}: {len(written)} files written")
    call.say("Next:")
    if folder.resolve() != Path.cwd():
        call.say(f"  cd {_quoted(folder)}")
    call.say("  lzz-report check\n  lzz-report build")


def _quoted(folder: Path) -> str:
    import shlex

    return shlex.quote(str(folder))
