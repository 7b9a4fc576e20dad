"""Read: a PDF in, the text of each page as a viewer finds it out, also what lies beyond the page or cannot be seen."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from lzz_report.preflight.leaks.viewer import texts_of

# As a file, not as a module: it needs nothing of the package, which takes longer to load than most files to read.
READER = Path(__file__).resolve().with_name("viewer.py")
# A page takes a few milliseconds; a reader that is not done by then goes round in circles.
PATIENCE_SECONDS = 300.0
# How Python ends when something was raised that nobody expected, or when it cannot find what it shall run.
BUGS = frozenset({1, 2})


class UnfinishedReadingError(Exception):
    """A viewer did not come to the end of a file."""


def page_texts(file: bytes | Path, password: str = "", *, is_strange: bool = False) -> Iterator[tuple[str, str]]:
    """Yield the text of each page with its place; what nobody here has made is read in a process of its own.

    Raises UnfinishedReadingError after the last page that could be read, when not all could.
    """
    if not is_strange:
        yield from texts_of(file, password)
    elif isinstance(file, Path):
        yield from _read_apart(file, password)
    else:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "strange.pdf"
            path.write_bytes(file)
            yield from _read_apart(path, password)


def _read_apart(path: Path, password: str) -> Iterator[tuple[str, str]]:
    request = json.dumps({"path": str(path.resolve()), "password": password})
    command = [sys.executable, "-P", str(READER)]
    try:
        done = subprocess.run(  # noqa: S603  our own file
            command, input=request.encode(), capture_output=True, check=False, timeout=PATIENCE_SECONDS
        )
        if done.returncode in BUGS:
            raise RuntimeError(f"the viewer does not work: {done.stderr.decode('utf-8', 'replace')}")
        written, is_whole = done.stdout, done.returncode == 0
    except subprocess.TimeoutExpired as error:
        written, is_whole = error.stdout or b"", False
    # A reader that was stopped leaves half a line.
    for line in written.splitlines(keepends=True):
        if line.endswith(b"\n"):
            place, text = json.loads(line)
            yield place, text
    if not is_whole:
        raise UnfinishedReadingError
