"""Compare: a report before and after in, whether readers still show its pages as they were out."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import Self

LIMIT_S = 60.0
SAMPLE = 100
# How Python ends when something was raised that nobody expected, or when it cannot find what it shall run.
BUGS = frozenset({1, 2})
# As a file, not as a module: it needs nothing of the package, which takes longer to load than most reports to show.
READER = Path(__file__).resolve().with_name("page_viewer.py")


@dataclass(frozen=True, slots=True)
class ViewerResult:
    """What a reader shows: how many pages it sees (-1: none at all), digests of pages asked for, and of bookmarks."""

    pages: int = -1
    faces: dict[int, tuple[str, str]] = field(default_factory=dict)
    bookmarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CompareOptions:
    """How a reader looks: for how many seconds it begins further pages, and whether at links and notes as well."""

    patience_s: float = LIMIT_S
    notes: bool = True


class ViewerProcess:
    """Looks at a file in a process of its own, while the work goes on."""

    def __init__(self, path: Path, password: str, pages: Sequence[int], looks: CompareOptions) -> None:
        request = {"path": str(path.resolve()), "password": password, "pages": list(pages), **asdict(looks)}
        self._seen = TemporaryFile()  # noqa: SIM115  closed by __exit__
        self._said = TemporaryFile()  # noqa: SIM115  as above
        with TemporaryFile() as asked:
            asked.write(json.dumps(request).encode())
            asked.seek(0)
            self._process = subprocess.Popen(  # noqa: S603  our own file, told what to do by its input
                [sys.executable, "-P", str(READER)],
                stdin=asked,
                stdout=self._seen,
                stderr=self._said,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._seen.close()
        self._said.close()

    def shown(self) -> ViewerResult:
        """Wait for what the reader has seen; one that never ends is ended.

        Raises RuntimeError with what Python said where the reader itself is wrong, or is not there.
        """
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(LIMIT_S)
        self._process.kill()
        self._process.wait()
        if self._process.returncode in BUGS:
            self._said.seek(0)
            raise RuntimeError(f"the page viewer does not work: {self._said.read().decode('utf-8', 'replace')}")
        self._seen.seek(0)
        lines = [line.split() for line in self._seen.read().decode().splitlines()]
        if not lines or len(lines[0]) != 1:
            return ViewerResult()
        bookmarks = next((tuple(line[1:]) for line in lines if line and line[0] == "bookmarks"), ())
        faces = {int(line[0]): (line[1], line[2]) for line in lines[1:] if len(line) == 3 and line[0] != "bookmarks"}
        return ViewerResult(int(lines[0][0]), faces, bookmarks)


def sample(pages: int) -> list[int]:
    """Return the pages to compare: all, or of many the first, the last and others spread evenly, far ones first."""
    if pages <= SAMPLE:
        return list(range(pages))
    chosen = sorted({round(place * (pages - 1) / (SAMPLE - 1)) for place in range(SAMPLE)})
    # Should patience end early, what was looked at is spread all the same.
    return [chosen[0], chosen[-1], *(index for start in range(1, 8) for index in chosen[start:-1:7])]
