"""Measure: the commands in, medians of whole processes beside their targets out.

Run as `make bench`. Each command runs once to warm the disk, then RUNS times, always into a fresh output folder and
with an empty cache of our own, as on a machine that has never built. Times hold for the machine named; the ratio to an
empty Python process carries over to others better. Memory: Linux counts what the parent held when the process began, so
this script stays small.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

RUNS = 5
PROJECT = Path(__file__).resolve().parent.parent
PROGRAM = str(Path(sys.executable).parent / "lzz-report")
OUTPUT = "OUTPUT"  # stands for the fresh output folder in a command
MEMORY_TARGET_MB = 400


@dataclass(frozen=True, slots=True)
class Task:
    """A command and the seconds it may take."""

    name: str
    command: tuple[str, ...]
    target_s: float


@dataclass(frozen=True, slots=True)
class Sample:
    """One process: wall-clock seconds, and the peak memory of the largest process among it and its workers."""

    seconds: float
    peak_mb: float


TASKS = (
    Task("build", (PROGRAM, "build", "--output", OUTPUT), 8),
    Task("one sheet", (PROGRAM, "build", "--only", "sheets", "--district", "dachau", "--output", OUTPUT), 3),
    Task("check", (PROGRAM, "check"), 0.8),
    Task("--help", (PROGRAM, "--help"), 0.3),
)
EMPTY_PROCESS = (sys.executable, "-c", "pass")


def run_once(command: tuple[str, ...]) -> Sample:
    """Run the command in fresh folders; raise CalledProcessError with its words when it fails."""
    with tempfile.TemporaryDirectory(prefix="lzz-bench-") as folder:
        filled = [f"{folder}/output" if word == OUTPUT else word for word in command]
        log = Path(folder) / "log"
        with log.open("wb") as sink:
            begin = time.perf_counter()
            process = subprocess.Popen(
                filled,
                cwd=PROJECT,
                env=os.environ | {"XDG_CACHE_HOME": f"{folder}/cache"},
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
            )
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, filled, output=log.read_text("utf-8", "replace"))
    # Linux counts in KiB, macOS in bytes.
    return Sample(seconds, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024))


def median_of_runs(command: tuple[str, ...]) -> Sample:
    """Return the median time and the highest memory of RUNS runs after one that does not count."""
    run_once(command)
    samples = [run_once(command) for _ in range(RUNS)]
    return Sample(statistics.median(sample.seconds for sample in samples), max(sample.peak_mb for sample in samples))


def cpu_model() -> str:
    """Return the processor's name as the system tells it."""
    if sys.platform == "darwin":
        return subprocess.check_output(["sysctl", "-n", "machdep.cpu.brand_string"], text=True).strip()
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith(("model name", "Hardware"))]
    return names[0] if names else platform.machine()


def machine() -> str:
    """Name the machine the figures belong to."""
    return f"{os.cpu_count()} cores, {cpu_model()}, {platform.system()}, Python {platform.python_version()}"


def verdict(*, met: bool) -> str:
    """Word the outcome of a comparison with a target."""
    return "met" if met else "NOT met"


def main() -> int:
    """Measure every task and print the table; return 1 when a command fails."""
    print(f"{machine()}\nmedians of {RUNS} whole processes after one to warm up\n", flush=True)
    try:
        empty = median_of_runs(EMPTY_PROCESS)
        print(f"{'':12}{'seconds':>9}{'target':>9}  {'':8}{'ratio to an empty Python':>26}{'peak MB':>9}")
        print(f"{'python':12}{empty.seconds:9.3f}{'':9}  {'':8}{1:26.1f}{empty.peak_mb:9.0f}", flush=True)
        peak_mb = 0.0
        for task in TASKS:
            median = median_of_runs(task.command)
            peak_mb = max(peak_mb, median.peak_mb)
            met = verdict(met=median.seconds <= task.target_s)
            ratio = median.seconds / empty.seconds
            row = f"{task.name:12}{median.seconds:9.3f}{task.target_s:9.1f}  {met:8}{ratio:26.1f}{median.peak_mb:9.0f}"
            print(row, flush=True)
    except subprocess.CalledProcessError as failure:
        print(f"error: {' '.join(failure.cmd)} ended with {failure.returncode}\n{failure.output}", file=sys.stderr)
        return 1
    print(f"\npeak memory of the largest process: {peak_mb:.0f} MB, target {MEMORY_TARGET_MB} MB,", end=" ")
    print(verdict(met=peak_mb < MEMORY_TARGET_MB))
    return 0


if __name__ == "__main__":
    sys.exit(main())
