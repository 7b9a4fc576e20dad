"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from lzz_report.cli.completions import (
    complete_districts,
    complete_editions,
    complete_funders,
    complete_languages,
    complete_themes,
)
from lzz_report.cli.invocation import Invocation
from lzz_report.cli.wrong_use import WrongUseError
from lzz_report.diagnostics.catalogue.requests import QuietOrVerbose
from lzz_report.profiles import PROFILES, SCREEN, OutputProfile

PROGRAM = "lzz-report"
COMPLETE_VARIABLE = "_LZZ_REPORT_COMPLETE"

AnyFunction = TypeVar("AnyFunction", bound=Callable[..., Any])


def _keep_project(context: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(Invocation).project = value


def _keep_as_json(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    context.ensure_object(Invocation).as_json = value


def _keep_amount(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    """Keep an option that stands before or after the command: one that is absent takes nothing back."""
    call = context.ensure_object(Invocation)
    if value:
        setattr(call, str(parameter.name), True)
    if call.is_quiet and call.is_verbose:
        raise WrongUseError(QuietOrVerbose())


def _profile(_context: click.Context, _parameter: click.Parameter, name: str) -> OutputProfile:
    return PROFILES[name]


def _project_option(*, is_hidden: bool) -> Callable[[AnyFunction], AnyFunction]:
    return click.option(
        "--project",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        callback=_keep_project,
        expose_value=False,
        # Before the arguments: completion of editions and districts depends on it.
        is_eager=True,
        hidden=is_hidden,
        metavar="DIR",
        help="Folder of the project, the one with data/ in it; else the current folder.",
    )


def _amount_option(*names: str, told: str) -> Callable[[AnyFunction], AnyFunction]:
    return click.option(*names, is_flag=True, callback=_keep_amount, expose_value=False, is_eager=True, help=told)


_amount_options = (
    _amount_option("-q", "--quiet", "is_quiet", told="Print nothing but faults."),
    _amount_option("-v", "--verbose", "is_verbose", told="Print more: each stage with the time it took."),
    _amount_option(
        "--debug", "is_debugging", told="Print the chain of causes of a failure, for whoever mends the program."
    ),
)

json_option = click.option(
    "--json",
    is_flag=True,
    callback=_keep_as_json,
    expose_value=False,
    is_eager=True,
    help="Answer with one JSON object on standard output, for other programs.",
)

help_option = click.help_option("-h", "--help", help="Show this text and stop.")

edition_argument = click.argument("edition", required=False, shell_complete=complete_editions)

funder_argument = click.argument("funder", metavar="FUNDER", shell_complete=complete_funders)

edition_option = click.option(
    "--edition",
    metavar="EDITION",
    shell_complete=complete_editions,
    # Before the districts: their completion depends on it.
    is_eager=True,
    help="Edition the sheets are made from; else the newest.",
)

district_option = click.option(
    "--district",
    "districts",
    multiple=True,
    metavar="NAME",
    shell_complete=complete_districts,
    help="The sheet of this district alone, by name, key or file name; may be given several times.",
)

language_option = click.option(
    "--lang",
    "language",
    metavar="LANGUAGE",
    shell_complete=complete_languages,
    help="Language of headings, labels and dates; else the edition's. The records' texts keep their own.",
)


theme_option = click.option(
    "--theme",
    metavar="NAME",
    shell_complete=complete_themes,
    help="Theme, a folder under layouts/; else the edition's.",
)

profile_option = click.option(
    "--profile",
    type=click.Choice(sorted(PROFILES)),
    default=SCREEN.name,
    callback=_profile,
    help="What the PDFs are for; archive: PDF/A-1a, for portals that take nothing newer. Else screen.",
)


def common(command: AnyFunction) -> AnyFunction:
    """Add what the program and every command take: --project, --quiet, --verbose, --debug, --help."""
    return _project_option(is_hidden=False)(_with_amounts(command))


def without_project(command: AnyFunction) -> AnyFunction:
    """Add the same to a command that needs no project: it takes --project in silence, as it stands before a command."""
    return _project_option(is_hidden=True)(_with_amounts(command))


def _with_amounts(command: AnyFunction) -> AnyFunction:
    command = help_option(command)
    for option in reversed(_amount_options):
        command = option(command)
    return command
