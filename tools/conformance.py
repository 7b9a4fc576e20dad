"""Judge: PDF files in, veraPDF's verdict on each as what it was made for out.

Run as `python -m tools.conformance [--profile NAME] FOLDER|FILE…`: a line per file and norm, exit 1 when one fails or
there is none. Files are for the screen unless another profile is named.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lzz_report.profiles import PROFILES, SCREEN, OutputProfile

CLAIMED = "0"  # whatever the file claims
ARTIFACT = "org.verapdf.apps:greenfield-apps:1.28.2"
JAR_SHA256 = "687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6"
FETCH_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"
MAIN_CLASS = "org.verapdf.apps.GreenfieldCliWrapper"
CACHE = Path(__file__).resolve().parent.parent / ".cache" / "verapdf"
# Homebrew keeps its Java out of the search path; macOS has a `java` of its own that only asks to install one.
JAVA_PLACES = ("/opt/homebrew/opt/openjdk/bin/java", "/usr/local/opt/openjdk/bin/java", "java")
# For a run of seconds: the second compiler and the parallel collector cost more than they save.
SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
# Java reads file names in the locale's encoding and takes ü for a fault in the plain C locale.
ENVIRONMENT = os.environ | {"LC_ALL": "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"}


class JudgeUnavailableError(Exception):
    """VeraPDF could not be fetched or started, or gave no verdict on a file it was handed."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """VeraPDF's word on one file as one flavour; `broken_rules` are clause and test number, such as 7.1-8."""

    file: Path
    flavour: str
    passed: bool
    broken_rules: tuple[str, ...] = ()


def verapdf(files: Sequence[Path], flavour: str) -> dict[Path, bool]:
    """Return for each file whether veraPDF passes it as `flavour` ("3a", "ua1", …)."""
    return {verdict.file: verdict.passed for verdict in judge(files, flavour)}


def judge(files: Sequence[Path], flavour: str) -> list[Verdict]:
    """Return a verdict for each file, in order; one run of veraPDF for all (starting it costs three seconds).

    Raises JudgeUnavailableError when veraPDF cannot be fetched or started, or stays silent on a file.
    """
    verdicts = {verdict.file: verdict for verdict in _judged(files, flavour)}
    found = (verdicts[file.resolve()] for file in files)
    return [
        Verdict(file, flavour, verdict.passed, verdict.broken_rules) for file, verdict in zip(files, found, strict=True)
    ]


def judge_claims(files: Sequence[Path]) -> dict[Path, dict[str, Verdict]]:
    """Return for each file a verdict on every flavour that it claims itself; one run of veraPDF for all.

    On a file without a claim veraPDF judges as PDF/A-1b.
    """
    claimed: dict[Path, dict[str, Verdict]] = {file.resolve(): {} for file in files}
    for verdict in _judged(files, CLAIMED):
        claimed[verdict.file][verdict.flavour] = verdict
    return {file: claimed[file.resolve()] for file in files}


def _judged(files: Sequence[Path], flavour: str) -> list[Verdict]:
    if not files:
        return []
    command = [
        _java(),
        *SHORT_RUN,
        "-cp",
        str(_jar()),
        MAIN_CLASS,
        "-f",
        flavour,
        "--format",
        "text",
        "-v",
        "--nonpdfext",
    ]
    outcome = subprocess.run(
        [*command, *(str(file.resolve()) for file in files)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=ENVIRONMENT,
    )
    verdicts = list(parse_verdicts(outcome.stdout))
    judged = {verdict.file for verdict in verdicts}
    silent = [str(file) for file in files if file.resolve() not in judged]
    if silent:
        raise JudgeUnavailableError(f"no verdict on {', '.join(silent)}\n{outcome.stderr.strip()}")
    return verdicts


def parse_verdicts(report: str) -> Iterator[Verdict]:
    """Read veraPDF's text report: `PASS|FAIL file flavour`, under a failed file an indented `FAIL rule` each."""
    first: str | None = None
    rules: list[str] = []
    for line in [*report.splitlines(), "END"]:
        if line.startswith("  FAIL "):
            rules.append(line.removeprefix("  FAIL ").strip())
            continue
        if first is not None:
            result, _, rest = first.partition(" ")
            name, _, flavour = rest.rpartition(" ")
            yield Verdict(Path(name), flavour, result == "PASS", tuple(sorted(rules)))
        first, rules = (line if line.startswith(("PASS ", "FAIL ")) else None), []


def _java() -> str:
    home = os.environ.get("JAVA_HOME")
    places = (f"{home}/bin/java", *JAVA_PLACES) if home else JAVA_PLACES
    for place in places:
        found = shutil.which(place)
        if found:
            return found
    raise JudgeUnavailableError("veraPDF needs Java: run `make setup-test`")


def _jar() -> Path:
    """Return the path of veraPDF, fetched through Maven when it is not in the cache yet."""
    _, name, version = ARTIFACT.split(":")
    jar = CACHE / f"{name}-{version}.jar"
    if not _is_whole(jar):
        _fetch()
    if not _is_whole(jar):
        raise JudgeUnavailableError(f"{jar.name} is not the file this project was tested with (SHA-256 differs)")
    return jar


def _is_whole(jar: Path) -> bool:
    return jar.is_file() and hashlib.sha256(jar.read_bytes()).hexdigest() == JAR_SHA256


def _fetch() -> None:
    maven = shutil.which("mvn")
    if not maven:
        raise JudgeUnavailableError("veraPDF comes through Maven: run `make setup-test`")
    outcome = subprocess.run(
        [maven, "-B", "-q", FETCH_GOAL, f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={CACHE}"],
        capture_output=True,
        check=False,
        cwd=CACHE.parent if CACHE.parent.is_dir() else None,
        encoding="utf-8",
    )
    if outcome.returncode:
        raise JudgeUnavailableError(f"Maven could not fetch {ARTIFACT}\n{outcome.stdout.strip()}")


def flavours(profile: OutputProfile) -> tuple[str, ...]:
    """Return what veraPDF calls the norms of a profile: "3a" and "ua1"."""
    claims = profile.claims
    return (claims.part + claims.level, *([f"ua{claims.ua}"] if claims.ua else []))


def _pdfs(paths: Sequence[Path]) -> list[Path]:
    """Return the files as given and, of folders, every PDF below them."""
    return [pdf for path in paths for pdf in (sorted(path.rglob("*.pdf")) if path.is_dir() else [path])]


def main(arguments: Sequence[str]) -> int:
    """Print a line per file and norm; return 0 when every one passes."""
    parser = ArgumentParser(description="Have veraPDF judge PDF files.")
    parser.add_argument("--profile", choices=PROFILES, default=SCREEN.name)
    parser.add_argument("paths", nargs="*", type=Path, metavar="FOLDER|FILE")
    wanted = parser.parse_args(arguments)
    pdfs = _pdfs(wanted.paths)
    if not pdfs:
        print(f"no PDF to judge in {' '.join(map(str, wanted.paths)) or 'nothing'}", file=sys.stderr)
        return 1
    try:
        verdicts = [verdict for flavour in flavours(PROFILES[wanted.profile]) for verdict in judge(pdfs, flavour)]
    except JudgeUnavailableError as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 1
    for verdict in verdicts:
        rules = f"  {' '.join(verdict.broken_rules)}" if verdict.broken_rules else ""
        print(f"{'PASS' if verdict.passed else 'FAIL'} {verdict.flavour:4} {verdict.file}{rules}")
    failed = sum(not verdict.passed for verdict in verdicts)
    print(f"{len(pdfs)} files, {len(verdicts)} verdicts of veraPDF, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
