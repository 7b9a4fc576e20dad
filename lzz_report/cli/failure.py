"""What a command says and answers when it fails: what a user can cause in words, a bug is passed on."""

from __future__ import annotations

import sys

import click

from lzz_report.cli.diagnostic_boxes import count, diagnostic_boxes
from lzz_report.cli.invocation import Invocation
from lzz_report.cli.json_answer import answer
from lzz_report.cli.streams import shows_colour
from lzz_report.cli.system_faults import system_fault
from lzz_report.cli.wrong_use import WrongUseError
from lzz_report.diagnostics.catalogue.machine import EngineUnloadable
from lzz_report.diagnostics.catalogue.requests import CommandMisused
from lzz_report.diagnostics.diagnostic import with_visible_controls
from lzz_report.diagnostics.fault import Fault
from lzz_report.diagnostics.words import words_of
from lzz_report.errors import BuildError, LzzError, UsageError

TO_MEND = LzzError.exit_code


def report(error: Exception, call: Invocation) -> int:
    """Print what went wrong and return the exit code; raise `error` again when it is a bug of the program."""
    if isinstance(error, LzzError) and error.diagnostics:
        return _report_diagnostics(error, call)
    fault = _fault(error)
    if fault is None:
        raise error
    if call.as_json:
        answer(ok=False, problem=_sentence(fault), values={"code": fault.code})
    else:
        say_error(_sentence(fault))
    if isinstance(error, click.UsageError) and error.ctx is not None:
        click.echo(f"how it is used: {error.ctx.command_path} --help", err=True)
    return _exit_code(error)


def _exit_code(error: Exception) -> int:
    if isinstance(error, click.UsageError):
        return UsageError.exit_code
    return error.exit_code if isinstance(error, LzzError) else TO_MEND


def say_error(problem: str) -> None:
    """Print a sentence, marked as an error, on standard error."""
    mark = click.style("error:", fg="red", bold=True) if shows_colour(sys.stderr) else "error:"
    # A name somebody typed may hold what a terminal would obey.
    shown = "\n".join(with_visible_controls(line) for line in problem.splitlines())
    click.echo(f"{mark} {shown}", err=True, color=True)


def _fault(error: Exception) -> Fault | None:
    """Return what is wrong; None for what no user can cause."""
    if isinstance(error, WrongUseError):
        return error.fault
    if isinstance(error, click.ClickException):
        return CommandMisused(message=error.format_message())
    if isinstance(error, OSError):
        return system_fault(error)
    return error.fault if isinstance(error, LzzError) else None


def _sentence(fault: Fault) -> str:
    """Return the words of a fault; an engine that cannot be loaded is told with each library that is missing."""
    words = words_of(fault)
    if not isinstance(fault, EngineUnloadable):
        return words.problem
    from lzz_report.machine import missing_libraries

    lines = [f"  {library.name}: {library.found}\n  fix: {library.fix}" for library in missing_libraries()]
    return "\n".join([words.problem, *(lines or [f"  {words.found}", f"  fix: {words.fix}"])])


def _report_diagnostics(error: LzzError, call: Invocation) -> int:
    if call.as_json:
        answer(error.diagnostics, ok=False)
        return TO_MEND
    ending = "the last good output is untouched" if isinstance(error, BuildError) else "nothing was built"
    shown = diagnostic_boxes(error.diagnostics, colour=shows_colour(sys.stderr))
    click.echo(shown, err=True, color=True)
    call.note(f"\n{count(error.diagnostics)}; {ending}")
    return TO_MEND
