"""Try: odd reports in, a line of JSON for each with what came of attaching to it out.

`python -m tests.report_trials FOLDER NAME|FILE…` tries kinds by their names and files by their paths. A line
`{"begun": …}` before each trial lets whoever waits tell which one hangs.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any
from warnings import catch_warnings, simplefilter

from lzz_report.attach import attach, examine
from lzz_report.documents.annex import AttachOptions, AttachResult
from lzz_report.errors import LzzError
from tests.report_case import Case
from tests.report_judge import judge
from tests.report_parts import parts
from tests.reports.kinds import BY_NAME


@dataclass
class Trial:
    """What came of one report: an ending, the words of a refusal or result, and everything wrong with it."""

    name: str
    ending: str = ""
    words: str = ""
    claims: list[str] = field(default_factory=list)
    output: str = ""
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0


def attempt(name: str, report: Path, folder: Path, **wished: Any) -> Trial:
    """Attach to one report and have the outcome judged."""
    trial, wish, begin = Trial(name), AttachOptions(**wished), time.monotonic()
    folder.mkdir(parents=True)
    output, was = folder / "joined.pdf", _digest(report)
    try:
        with _listening(trial.wrong):
            facts = examine(report, wish)
        given = parts(facts.profile, letter=len(name) % 3 == 0)
        with _listening(trial.wrong):
            result = attach(report, given, output, wish)
        trial.claims, trial.output, trial.words = list(result.claims), str(output), " | ".join(result.notes)
        trial.ending = _ending(result)
        if trial.ending == "output" and not wish.wrap:
            trial.wrong += judge(Case(report, output, given, wish, result))
    except LzzError as refusal:
        trial.ending, trial.words = str(getattr(refusal, "code", type(refusal).__name__)), str(refusal)
    except Exception:  # noqa: BLE001  whatever else is raised is what this looks for
        trial.ending, trial.words = "traceback", traceback.format_exc()[-1500:]
    trial.wrong += _traces(trial.ending, report, was, folder, output)
    trial.seconds = round(time.monotonic() - begin, 2)
    return trial


@contextmanager
def _listening(wrong: list[str]) -> Iterator[None]:
    """Hear every warning and every word that goes to the standard error, where none belongs."""
    kept = os.dup(2)
    with TemporaryFile() as said, catch_warnings():
        os.dup2(said.fileno(), 2)
        simplefilter("always")
        simplefilter("ignore", ResourceWarning)  # nobody sees these
        try:
            yield
        finally:
            sys.stderr.flush()
            os.dup2(kept, 2)
            os.close(kept)
            said.seek(0)
            words = said.read().decode("utf-8", "replace").strip()
            wrong += [f"said: {words[:500]}"] if words else []


def _ending(result: AttachResult) -> str:
    return "output" if result.annex is None else "beside"


def _digest(report: Path) -> str:
    return hashlib.sha256(report.read_bytes()).hexdigest() if report.is_file() else ""


def _traces(ending: str, report: Path, was: str, folder: Path, output: Path) -> Iterator[str]:
    """Say what a run left that it should not, or harmed."""
    if _digest(report) != was:
        yield "the report was changed"
    left = sorted(path.name for path in folder.iterdir())
    expected = {"output": 1, "beside": 2}.get(ending, 0)
    if len(left) != expected or (expected and output.name not in left):
        yield f"the folder holds {left}"
    if ending == "beside" and _digest(output) != was:
        yield "the signed report was changed on its way"


def run(folder: Path, wanted: Sequence[str]) -> None:
    """Try all and print what came of each."""
    for place, one in enumerate(wanted):
        _tell({"begun": one})
        home = folder / f"{place:04}"
        if one in BY_NAME:
            made = home / "report"
            made.mkdir(parents=True)
            trial = attempt(one, BY_NAME[one].make(made), home / "out", **BY_NAME[one].wish)
        else:
            trial = attempt(one, Path(one), home / "out")
            shutil.rmtree(home, ignore_errors=True)
        _tell(asdict(trial))


def _tell(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    run(Path(sys.argv[1]), sys.argv[2:] if sys.argv[2:] != ["-"] else sys.stdin.read().splitlines())
