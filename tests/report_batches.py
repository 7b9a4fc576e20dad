"""Batch: names of kinds and files in, what came of each out; tried in processes of their own, so none can hang us."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Timer

from tests.report_trials import Trial

PATIENCE_S = 120  # for one report, on a machine that is busy otherwise
PROJECT = Path(__file__).parent.parent


def try_all(wanted: Sequence[str], folder: Path, workers: int = 0) -> dict[str, Trial]:
    """Try kinds and files; one that hangs ends as "hang", one that kills its process as "crash"."""
    # Trials often wait for readers of the files they wrote: more workers than cores.
    count = workers or 2 * (os.cpu_count() or 1)
    shares = [wanted[start::count] for start in range(count)]
    with ThreadPoolExecutor(count) as pool:
        done = pool.map(_try_share, shares, [folder / f"worker-{number}" for number in range(count)])
        return {trial.name: trial for trials in done for trial in trials}


def _try_share(share: Sequence[str], folder: Path) -> list[Trial]:
    trials: list[Trial] = []
    attempt = 0
    while len(trials) < len(share):
        trials += _run(share[len(trials) :], folder / str(attempt))
        attempt += 1
    return trials


def _run(wanted: Sequence[str], folder: Path) -> list[Trial]:
    """Run one worker until it is done, dies or hangs; the trial it was at is its last."""
    folder.mkdir(parents=True)
    trials: list[Trial] = []
    begun, hung = wanted[0], Event()
    command = [sys.executable, "-m", "tests.report_trials", str(folder), *wanted]
    with (
        (folder / "said.txt").open("w+", encoding="utf-8") as said,
        subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=said, encoding="utf-8") as worker,
    ):
        watch = _watch(worker, hung)
        for line in worker.stdout or ():
            watch.cancel()
            watch = _watch(worker, hung)
            told = json.loads(line)
            if "begun" in told:
                begun = told["begun"]
            else:
                trials.append(Trial(**told))
        watch.cancel()
        worker.wait()
        said.seek(0)
        words = said.read()[-2000:]
    if len(trials) < len(wanted):
        trials.append(Trial(begun, "hang" if hung.is_set() else "crash", words))
    return trials


def _watch(worker: subprocess.Popen[str], hung: Event) -> Timer:
    def end() -> None:
        hung.set()
        worker.kill()

    watch = Timer(PATIENCE_S, end)
    watch.daemon = True
    watch.start()
    return watch
