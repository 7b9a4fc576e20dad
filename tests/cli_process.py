"""Start: words of a command line in, what a real process of it says and ends with out."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MODULE = ("-m", "lzz_report")


@dataclass(frozen=True, slots=True)
class Ended:
    """A process that has ended: its exit code and what it wrote; at a terminal both streams are one."""

    code: int
    out: str
    err: str = ""


def run(
    *words: str, cwd: Path | None = None, env: Mapping[str, str] | None = None, program: tuple[str, ...] = MODULE
) -> Ended:
    """Run the command with pipes for both streams."""
    done = subprocess.run(
        [sys.executable, *program, *words],
        capture_output=True,
        check=False,
        cwd=cwd,
        env=_environment(env),
        stdin=subprocess.DEVNULL,
    )
    return Ended(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def start(*words: str, cwd: Path, program: tuple[str, ...] = MODULE) -> subprocess.Popen[str]:
    """Start the command with pipes for both streams, and do not wait for its end."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:  # as a shell starts what runs in the background
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(
        [sys.executable, *program, *words],
        cwd=cwd,
        env=_environment(None),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def run_at_terminal(
    *words: str, cwd: Path | None = None, env: Mapping[str, str] | None = None, program: tuple[str, ...] = MODULE
) -> Ended:
    """Run the command with a terminal of 100 columns on both streams."""
    master, slave = pty.openpty()
    environment = _environment({"TERM": "xterm-256color", "COLUMNS": "100", **(env or {})})
    with subprocess.Popen(
        [sys.executable, *program, *words], cwd=cwd, env=environment, stdin=slave, stdout=slave, stderr=slave
    ) as process:
        os.close(slave)
        written = _all_of(master)
        code = process.wait()
    return Ended(code, written.replace("\r\n", "\n"))


def _all_of(master: int) -> str:
    pieces = []
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # Linux tells the end of a terminal so
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(master)
    return b"".join(pieces).decode("utf-8", "replace")


def _environment(changes: Mapping[str, str] | None) -> dict[str, str]:
    base = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}}
    # The package is found from any folder, installed or not.
    package = str(Path(__file__).resolve().parent.parent)
    return {**base, "PYTHONPATH": package, "PYTHONUTF8": "1", **(changes or {})}
