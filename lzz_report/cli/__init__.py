"""Command: the words typed into a terminal in, output and an exit code out (0 done, 1 to be mended, 2 misused)."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

__all__ = ["main"]

# What a shell reports for a program that a signal ended.
INTERRUPTED = 128 + signal.SIGINT
PIPE_BROKEN = 128 + 13  # SIGPIPE; Windows has no such signal
# New objects between two collections, and collections between two of older objects. Almost all a build makes it keeps
# to its end: looking through it as often as Python does by itself costs a tenth of the time and frees next to nothing.
COLLECT_AFTER = (200_000, 20, 100)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and end the process."""
    gc.set_threshold(*COLLECT_AFTER)
    sys.exit(_exit_code(sys.argv[1:] if arguments is None else arguments))


def _exit_code(arguments: Sequence[str]) -> int:
    try:
        # Imported in here, so that an early Ctrl-C is met as well.
        from lzz_report.cli.program import run

        return run(arguments)
    except KeyboardInterrupt:
        return _interrupted()
    except BrokenPipeError:
        _send_the_rest_nowhere()
        return PIPE_BROKEN


def _interrupted() -> int:
    if sys.stderr is not None:
        # The terminal has just written ^C and left the cursor behind it.
        new_line = "\n" if sys.stderr.isatty() else ""
        print(f"{new_line}stopped; what was built before is untouched", file=sys.stderr)  # noqa: T201  no Click yet
    return INTERRUPTED


def _send_the_rest_nowhere() -> None:
    """Spare Python a last try to write: it would complain that the reader has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(nowhere, number)
