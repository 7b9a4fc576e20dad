"""Examine: this machine in, what a build needs of it and how to mend what is missing out."""

from __future__ import annotations

import sys

import click

from lzz_report.cli.failure import TO_MEND
from lzz_report.cli.invocation import Invocation
from lzz_report.cli.options import common
from lzz_report.cli.streams import shows_colour

EXAMPLES = """\b
Example:
  lzz-report doctor    when a build fails, or on a new computer
"""


@click.command(epilog=EXAMPLES)
@common
@click.pass_obj
def doctor(call: Invocation) -> int:
    """Look for what this computer lacks.

    Python, native libraries, engine and fonts: everything a build needs, and how to install here what is missing.
    """
    from lzz_report.machine import examine_machine

    findings = examine_machine(call.project)
    width = max(len(one.name) for one in findings)
    shown = [one for one in findings if not (call.is_quiet and one.is_fine)]
    for one in shown:
        mark = "ok     " if one.is_fine else "MISSING"
        if shows_colour(sys.stdout):
            mark = click.style(mark, fg="green" if one.is_fine else "red")
        click.echo(f"{mark}  {one.name:{width}}  {one.found}", color=True)
        if not one.is_fine:
            click.echo(f"{'':9}{'':{width}}  fix: {one.mend}")
    missing = sum(not one.is_fine for one in findings)
    call.say("\neverything is there" if not missing else f"\n{missing} of {len(findings)} to be mended")
    return TO_MEND if missing else 0
