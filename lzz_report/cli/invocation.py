"""What was asked for beside the command itself: where the project lies, who reads the answer, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import click


@dataclass(slots=True)
class Invocation:
    """One call of the program; `is_debugging` shows what Python knows of a failure as well."""

    project: Path = field(default_factory=Path)
    as_json: bool = False
    is_quiet: bool = False
    is_verbose: bool = False
    is_debugging: bool = False

    def say(self, text: str = "") -> None:
        """Print what went well on standard output, unless nothing but faults is asked for."""
        if not self.is_quiet:
            click.echo(text)

    def note(self, text: str) -> None:
        """Print what is good to know on standard error, unless nothing but faults is asked for."""
        if not self.is_quiet:
            click.echo(text, err=True)
