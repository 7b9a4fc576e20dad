"""Show: the stages of a build as they begin in, one line that follows them out; silent when nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from lzz_report.cli.streams import is_terminal

if TYPE_CHECKING:
    from rich.live import Live

STAGES = {
    "load": "reading the records",
    "validate": "reading and checking the records",
    "compose": "putting the edition in order",
    "examine": "looking at the report",
    "attach": "putting the annexes behind the report",
    "fit": "choosing the form of each page",
    "render brochure": "setting the brochure",
    "publish": "putting the files in place",
}


@dataclass(frozen=True, slots=True)
class Watcher:
    """What a build tells about itself on the way."""

    live: Live | None = None

    def stage(self, key: str) -> None:
        """Show which stage begins."""
        if self.live is not None:
            self.live.update(stage_words(key), refresh=True)

    def wait(self, message: str) -> None:
        """Say why nothing happens; also to a log, where silence would look like a fault."""
        if self.live is not None:
            self.live.update(message, refresh=True)
        else:
            click.echo(message, err=True)


def stage_words(key: str) -> str:
    """Return a stage in words: "render dachau" is "setting the sheet of dachau"."""
    if key in STAGES:
        return STAGES[key]
    return f"setting the sheet of {key.removeprefix('render ')}" if key.startswith("render ") else key


@contextmanager
def watching() -> Iterator[Watcher]:
    """Hand out a watcher; its line is gone when the build is done."""
    if not is_terminal(sys.stderr):
        yield Watcher()
        return
    from rich.console import Console
    from rich.live import Live

    # Without a thread of its own: a build may fork, and the line changes often enough.
    console = Console(stderr=True, markup=False, highlight=False)
    with Live(
        console=console, auto_refresh=False, transient=True, redirect_stdout=False, redirect_stderr=False
    ) as live:
        yield Watcher(live)
