"""The stages of a command as they begin: a line that follows them, or a line each with the time it took."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lzz_report.cli.invocation import Invocation
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


@dataclass(slots=True)
class Watcher:
    """What a command tells about itself on the way: on a line that changes, or in lines with times."""

    call: Invocation
    live: Live | None = None
    stage_name: str = ""
    began: float = 0.0

    def stage(self, key: str) -> None:
        """Show which stage begins."""
        if self.call.is_verbose:
            self.end_stage()
            self.stage_name, self.began = stage_words(key), time.monotonic()
        elif self.live is not None:
            self.live.update(stage_words(key), refresh=True)

    def end_stage(self) -> None:
        """Say how long the stage took that has ended."""
        if self.stage_name:
            self.call.note(f"{time.monotonic() - self.began:6.1f} s  {self.stage_name}")

    def wait(self, message: str) -> None:
        """Say why nothing happens; also to a log, where silence would look like a fault."""
        if self.live is not None:
            self.live.update(message, refresh=True)
        else:
            self.call.note(message)


def stage_words(key: str) -> str:
    """Return a stage in words: "render dachau" is "setting the sheet of dachau"."""
    if key in STAGES:
        return STAGES[key]
    return f"setting the sheet of {key.removeprefix('render ')}" if key.startswith("render ") else key


@contextmanager
def watching(call: Invocation) -> Iterator[Watcher]:
    """Hand out a watcher; its line is gone when the command is done."""
    if call.is_quiet or call.is_verbose or not is_terminal(sys.stderr):
        watcher = Watcher(call)
        yield watcher
        watcher.end_stage()
        return
    from rich.console import Console
    from rich.live import Live

    # Without a thread of its own: a build may fork, and the line changes often enough.
    console = Console(stderr=True, markup=False, highlight=False)
    with Live(
        console=console, auto_refresh=False, transient=True, redirect_stdout=False, redirect_stderr=False
    ) as live:
        yield Watcher(call, live)
