"""Lock: an edition's output folder in, the right to write it, one build at a time, out."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from lzz_report.diagnostics.catalogue.output import EditionLocked
from lzz_report.errors import LockedError
from lzz_report.publish.refusal import told_plainly

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


PAUSE_SECONDS = 0.1
# How the systems say that somebody else has the lock.
IS_HELD = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})


def _silent(_sentence: str) -> None:
    """Say nothing."""


@contextmanager
def edition_lock(folder: Path, wait_seconds: float, on_wait: Callable[[str], None] = _silent) -> Iterator[None]:
    """Hold the lock of an output folder; `on_wait` is told once, in a sentence, that another build holds it.

    The lock is the system's, the file `.<name>.lock` beside the folder only carries it: it ends with its process,
    however that ends. Two builds inside one process exclude each other as well. A disk that knows no locks gives none.
    Raises LockedError when the other build is not done within `wait_seconds`.
    """
    folder = folder.resolve()
    with told_plainly(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder.with_name(f".{folder.name}.lock"), os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _wait(descriptor, folder, wait_seconds, on_wait)
        yield
    finally:
        # Closing gives the lock back. The file stays: who waits has it open, and would lock one that nobody else finds.
        os.close(descriptor)


def _wait(descriptor: int, folder: Path, wait_seconds: float, on_wait: Callable[[str], None]) -> None:
    deadline = time.monotonic() + wait_seconds
    has_told = False
    while not _is_taken(descriptor):
        if time.monotonic() >= deadline:
            raise LockedError(EditionLocked(name=folder.name))
        if not has_told:
            on_wait(f"another build of {folder.name} is running; waiting for it to be done")
            has_told = True
        time.sleep(PAUSE_SECONDS)


def _is_taken(descriptor: int) -> bool:
    try:
        _take(descriptor)
    except OSError as problem:
        return problem.errno not in IS_HELD
    return True
