"""Share: the options and the last words of the commands that put annexes behind a report."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from lzz_report.cli.diagnostic_boxes import count, diagnostic_boxes
from lzz_report.cli.invocation import Invocation
from lzz_report.cli.options import AnyFunction
from lzz_report.cli.progress import watching
from lzz_report.cli.streams import is_terminal, shows_colour
from lzz_report.cli.wrong_use import WrongUseError
from lzz_report.diagnostics.catalogue.reports import PartsUnsearched
from lzz_report.diagnostics.catalogue.requests import PasswordUnanswered
from lzz_report.diagnostics.diagnostic import Diagnostic, with_visible_controls
from lzz_report.diagnostics.words import words_of
from lzz_report.errors import AttachError

if TYPE_CHECKING:
    from lzz_report.pipeline import AnnexOutcome, Progress

PASSWORD = "LZZ_REPORT_PASSWORD"  # noqa: S105  the name of a variable, no password
# Click tells an option without its value by this; nobody chooses it as a password.
ASKED = "\0"

Made = TypeVar("Made")

_REPORT_OPTIONS = (
    click.option(
        "--password",
        is_flag=False,
        flag_value=ASKED,
        metavar="WORD",
        envvar=PASSWORD,
        help=f"Password of the report. Without WORD it is asked for, and not shown; or in {PASSWORD}.",
    ),
    click.option("--decrypt", is_flag=True, help="Write the result without its password."),
    click.option(
        "--drop-signature", is_flag=True, help="Take the signature out of a signed report; it is then no longer signed."
    ),
    click.option("--wrap", is_flag=True, help="Put a signed report, untouched, into a cover file with the annexes."),
)


def report_options(command: AnyFunction) -> AnyFunction:
    """Add what concerns the report itself: password and signature."""
    for option in reversed(_REPORT_OPTIONS):
        command = option(command)
    return command


def with_password(call: Invocation, given: str | None, work: Callable[[str, Progress], Made]) -> Made:
    """Do the work with the password of the report; ask a person at a terminal for one that is missing."""
    password = _asked() if given == ASKED else given or ""
    try:
        return _watched(call, password, work)
    except AttachError as refusal:
        if refusal.code != "password-missing" or not is_terminal(sys.stdin) or not is_terminal(sys.stderr):
            raise
    return _watched(call, _asked(), work)


def _watched(call: Invocation, password: str, work: Callable[[str, Progress], Made]) -> Made:
    # Where a native library is missing, the engine itself writes to standard output before it raises.
    with watching(call) as watcher, redirect_stdout(io.StringIO()):
        return work(password, watcher.stage)


def _asked() -> str:
    """Return the password a person types, unseen, or another program writes on standard input."""
    if is_terminal(sys.stdin):
        try:
            typed: str = click.prompt("password of the report", hide_input=True, err=True)
        except click.Abort as end:
            raise KeyboardInterrupt from end
        return typed
    written = sys.stdin.readline().rstrip("\r\n") if sys.stdin else ""
    if not written:
        raise WrongUseError(PasswordUnanswered(variable=PASSWORD))
    return written


def notes_of(outcome: AnnexOutcome) -> list[str]:
    """Return what there is to know of the report and the search through the finished file."""
    remarks = [*outcome.result.remarks, *([PartsUnsearched(places=outcome.unread)] if outcome.unread else [])]
    return [words_of(remark).problem for remark in remarks]


def say_found(diagnostics: tuple[Diagnostic, ...], notes: Sequence[str], call: Invocation) -> None:
    """Print warnings, and what there is to know of the report, on standard error."""
    if diagnostics:
        click.echo(diagnostic_boxes(diagnostics, colour=shows_colour(sys.stderr)), err=True, color=True)
        call.note(f"\n{count(diagnostics)}\n")
    for note in notes:
        call.note(f"note: {with_visible_controls(note)}")


def shown(path: Path, call: Invocation) -> str:
    """Return a path as short as it can be typed from here; whole where a program reads it."""
    here = Path.cwd()
    return os.path.relpath(path, here) if path.resolve().is_relative_to(here) and not call.as_json else str(path)


def claims_line(claims: tuple[str, ...]) -> str:
    """Return what a file says it is."""
    return f"it claims to be {' and '.join(claims)}" if claims else "it claims neither PDF/A nor PDF/UA"


def annex_records(outcome: AnnexOutcome) -> list[dict[str, object]]:
    """Return the annexes as plain values for JSON; `page` is where one begins in its file."""
    return [
        {"number": one.number, "district": one.key, "title": one.full_name, "pages": one.pages, "page": one.page}
        for one in outcome.entries
    ]
