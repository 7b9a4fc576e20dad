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
    width = max(len(finding.name) for finding in findings)
    shown = [finding for finding in findings if not (call.is_quiet and finding.is_fine)]
    for finding in shown:
        mark = "ok     " if finding.is_fine else "MISSING"
        if shows_colour(sys.stdout):
            mark = click.style(mark, fg="green" if finding.is_fine else "red")
        click.echo(f"{mark}  {finding.name:{width}}  {finding.found}", color=True)
        if not finding.is_fine:
            click.echo(f"{'':9}{'':{width}}  fix: {finding.fix}")
    missing = sum(not finding.is_fine for finding in findings)
    call.say("\neverything is there" if not missing else f"\n{missing} of {len(findings)} to be mended")
    return TO_MEND if missing else 0
