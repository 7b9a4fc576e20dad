"""Builds that several tests look at, made once in a run whichever worker asks first: a build is the same every time."""

from __future__ import annotations

import fcntl
import hashlib
import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lzz_report import BuildOptions, BuildOutcome, build

if TYPE_CHECKING:
    import pytest


@dataclass(frozen=True)
class SharedBuilds:
    """Builds in a folder that all workers of a run share; nobody may change what lies in it."""

    root: Path

    @classmethod
    def of_run(cls, factory: pytest.TempPathFactory) -> SharedBuilds:
        """Return the builds of this run."""
        base = factory.getbasetemp()
        return cls((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared-builds")

    def outcome(self, project: Path, options: BuildOptions | None = None) -> BuildOutcome:
        """Return the outcome of a build, made now if it was not made yet."""
        options = options or BuildOptions()
        name = hashlib.sha256(f"{project.resolve()} {options}".encode()).hexdigest()[:16]
        folder, kept = self.root / name / "output", self.root / name / "outcome.pickle"
        with self._alone(name):
            if not kept.exists():
                kept.write_bytes(pickle.dumps(build(project, options=options, output=folder)))
            outcome: BuildOutcome = pickle.loads(kept.read_bytes())
        return outcome

    @contextmanager
    def _alone(self, name: str) -> Iterator[None]:
        (self.root / name).mkdir(parents=True, exist_ok=True)
        with (self.root / name / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
