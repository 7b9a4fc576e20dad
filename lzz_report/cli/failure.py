"""Word: an exception that a user can cause in, a sentence with its mend and an exit code out; a bug is passed on."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import click

from lzz_report.cli.diagnostic_boxes import count, diagnostic_boxes
from lzz_report.cli.invocation import Invocation
from lzz_report.cli.json_answer import answer
from lzz_report.cli.streams import shows_colour
from lzz_report.diagnostics.diagnostic import with_visible_controls
from lzz_report.errors import AttachError, BuildError, InputError, LzzError, UsageError

TO_MEND = 1
MISUSED = 2

NO_PERMISSION = "there is no permission to use {path}; choose another folder or ask whoever owns it"
REFUSED = "the system refuses: {reason}"
WORDS = {
    errno.EACCES: NO_PERMISSION,
    errno.EPERM: NO_PERMISSION,
    errno.EROFS: "{path} lies on a disk that cannot be written; choose another folder",
    errno.ENOSPC: "the disk is full; make room and try again",
    errno.EDQUOT: "your share of the disk is used up; make room and try again",
    errno.EISDIR: "{path} is a folder where a file is needed; move it away",
    errno.ENAMETOOLONG: "the name {path} is too long; choose a folder with a shorter name",
    errno.ENOENT: "there is no {path}",
    errno.EEXIST: "{path} is in the way; move it away",
}


def report(error: Exception, call: Invocation) -> int:
    """Print what went wrong and return the exit code; raise `error` again when it is a bug of the program."""
    if isinstance(error, InputError):
        return _report_diagnostics(error, call)
    problem = _problem(error)
    if problem is None:
        raise error
    if call.as_json:
        values = {"code": error.code} if isinstance(error, AttachError) else None
        answer(ok=False, problem=problem, values=values)
    else:
        say_error(problem)
    if isinstance(error, click.UsageError) and error.ctx is not None:
        click.echo(f"how it is used: {error.ctx.command_path} --help", err=True)
    return MISUSED if isinstance(error, UsageError | click.UsageError) else TO_MEND


def say_error(problem: str) -> None:
    """Print a sentence, marked as an error, on standard error."""
    mark = click.style("error:", fg="red", bold=True) if shows_colour(sys.stderr) else "error:"
    # A name somebody typed may hold what a terminal would obey.
    shown = "\n".join(with_visible_controls(line) for line in problem.splitlines())
    click.echo(f"{mark} {shown}", err=True, color=True)


def _problem(error: Exception) -> str | None:
    """Return a sentence; None for what no user can cause."""
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, OSError):
        return _words_of_system(error)
    return str(error) if isinstance(error, LzzError) else None


def _report_diagnostics(error: InputError, call: Invocation) -> int:
    if call.as_json:
        answer(error.diagnostics, ok=False)
        return TO_MEND
    ending = "the last good output is untouched" if isinstance(error, BuildError) else "nothing was built"
    shown = diagnostic_boxes(error.diagnostics, colour=shows_colour(sys.stderr))
    click.echo(shown, err=True, color=True)
    call.note(f"\n{count(error.diagnostics)}; {ending}")
    return TO_MEND


def _words_of_system(error: OSError) -> str | None:
    if error.errno is None:
        return _words_of_installation(error)
    if error.filename is None:
        words = WORDS.get(error.errno, REFUSED)
        return (REFUSED if "{path}" in words else words).format(reason=error.strerror)
    path = Path(os.fsdecode(error.filename))
    if error.errno in {errno.EEXIST, errno.ENOTDIR}:
        path = next((one for one in (path, *path.parents) if one.is_file()), path)
        if path.is_file():
            return f"{path} is a file where a folder is needed; move it away or choose another folder"
    return WORDS.get(error.errno, "{path}: " + REFUSED).format(path=path, reason=error.strerror)


def _words_of_installation(error: OSError) -> str | None:
    """Word an incomplete installation: a native library (the engine's loader gives no number) or a shipped folder."""
    if "cannot load library" in str(error):
        from lzz_report.machine import missing_libraries

        lines = [f"  {one.name}: {one.found}\n  fix: {one.mend}" for one in missing_libraries()]
        lines = lines or [f"  {error}", "  fix: run lzz-report doctor"]
        return "\n".join(["the engine that sets the pages cannot be loaded", *lines])
    if isinstance(error, FileNotFoundError):
        return f"{error}; the installation is incomplete: install lzz-report again"
    return None
