"""Release: a committed checkout in, a wheel and an sdist in dist/ out, each proved in an environment of its own.

`python -m tools.release` builds and checks, `--tag` puts the tag v<version> on the commit afterwards.
Nothing is sent anywhere.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

from packaging.metadata import Metadata

from lzz_report import __version__

PROJECT = Path(__file__).resolve().parent.parent
HEADING = re.compile(r"^## \[(?P<name>[^\]]+)\](?: - (?P<date>\S+))?$", re.MULTILINE)
LOCK = "requirements.lock"


class NotReadyError(Exception):
    """What keeps this commit from being released, and what to do."""


@dataclass(frozen=True, slots=True)
class Packages:
    """The two files that are released."""

    wheel: Path
    sdist: Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Build and check the packages of this commit; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.release", description=__doc__)
    parser.add_argument("--tag", action="store_true", help=f"tag the commit v{__version__} when all is well")
    asked = parser.parse_args(arguments)
    try:
        _release(tag=f"v{__version__}" if asked.tag else None)
    except NotReadyError as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 1
    return 0


def _release(tag: str | None) -> None:
    require_committed(PROJECT)
    require_changelog((PROJECT / "CHANGELOG.md").read_text(encoding="utf-8"), __version__)
    if tag:
        require_new_tag(PROJECT, tag)
    packages = build_packages(PROJECT, PROJECT / "dist")
    check_metadata(packages.wheel, __version__)
    with tempfile.TemporaryDirectory(prefix="lzz-report-release-") as folder:
        prove_wheel(packages.wheel, Path(folder))
        prove_sdist(packages, Path(folder))
    if tag:
        _run("git", "tag", "--annotate", tag, "--message", f"lzz-report {__version__}", cwd=PROJECT)
    print(f"released for use: {packages.wheel}, {packages.sdist}{f', tag {tag}' if tag else ''}")


# --- the commit


def require_committed(checkout: Path) -> None:
    """Refuse a work tree that holds what its commit does not."""
    changed = _output("git", "status", "--porcelain", cwd=checkout)
    if changed:
        raise NotReadyError(f"the work tree differs from its commit; commit, stash or remove:\n{changed}")


def require_changelog(changelog: str, version: str) -> None:
    """Refuse a version that is not the newest dated one of the changelog, and lines that belong to none."""
    headings = list(HEADING.finditer(changelog))
    released = [heading for heading in headings if heading["name"] != "Unreleased"]
    newest = released[0] if released else None
    if newest is None or newest["name"] != version:
        told = newest["name"] if newest else "nothing"
        raise NotReadyError(f"the package says {version}, CHANGELOG.md {told}: make them the same")
    if not _is_date(newest["date"]):
        raise NotReadyError(f"CHANGELOG.md gives {version} no date: write `## [{version}] - YYYY-MM-DD`")
    if changelog[headings[0].end() : newest.start()].strip():
        raise NotReadyError(f"CHANGELOG.md has lines under Unreleased: move them under {version}, or release later")


def _is_date(text: str | None) -> bool:
    try:
        return bool(text) and dt.date.fromisoformat(text or "").isoformat() == text
    except ValueError:
        return False


def require_new_tag(checkout: Path, tag: str) -> None:
    """Refuse a tag that another commit may carry already."""
    if _output("git", "tag", "--list", tag, cwd=checkout):
        raise NotReadyError(f"the tag {tag} is there already: raise the version, or delete the tag if it was a trial")


# --- the packages


def build_packages(checkout: Path, folder: Path) -> Packages:
    """Build both packages into an empty folder."""
    _say("building wheel and sdist")
    shutil.rmtree(folder, ignore_errors=True)
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", str(folder), cwd=checkout)
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return Packages(wheel, sdist)


def check_metadata(wheel: Path, version: str) -> None:
    """Refuse metadata that an index would refuse."""
    raw = contents(wheel)[f"lzz_report-{version}.dist-info/METADATA"]
    try:
        metadata = Metadata.from_email(raw, validate=True)
    except ExceptionGroup as faults:
        raise NotReadyError("; ".join(str(fault) for fault in faults.exceptions)) from faults
    if str(metadata.version) != version:
        raise NotReadyError(f"the wheel says {metadata.version}, the package {version}")
    description = HeaderParser().parsestr(raw.decode()).get_payload()
    if metadata.description_content_type != "text/markdown" or not str(description).startswith("# lzz_report"):
        raise NotReadyError("the metadata carry no README: see `readme` in pyproject.toml")


def contents(wheel: Path) -> Mapping[str, bytes]:
    """Return the files of a wheel by name."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in sorted(archive.namelist())}


# --- the proof


def prove_wheel(wheel: Path, folder: Path) -> None:
    """Install the wheel alone, make a project outside of any checkout, and compare its files with the checkout's."""
    program = _installed(wheel, folder / "wheel")
    project = folder / "project"
    _say("init, check and build with the installed wheel")
    _run(program, "init", str(project), cwd=folder)
    _run(program, "check", cwd=project)
    _run(program, "build", "--output", str(folder / "by-wheel"), cwd=project)
    _say("the same with the checkout")
    _run(
        *(sys.executable, "-m", "lzz_report", "build", "--project", str(project)),
        *("--output", str(folder / "by-checkout")),
        cwd=PROJECT,
    )
    compare(_files(folder / "by-checkout"), _files(folder / "by-wheel"), "the wheel's build")


def prove_sdist(packages: Packages, folder: Path) -> None:
    """Build a wheel from the unpacked sdist, compare it with the one released, and make a fact sheet with it."""
    python = _environment(folder / "sdist")
    with tarfile.open(packages.sdist) as archive:
        archive.extractall(folder / "source", filter="data")
    (source,) = (folder / "source").iterdir()
    _say("building a wheel from the sdist")
    _run(python, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "rebuilt"), cwd=source)
    (rebuilt,) = (folder / "rebuilt").glob("*.whl")
    compare(contents(packages.wheel), contents(rebuilt), "the wheel made from the sdist")
    program = _installed(rebuilt, folder / "sdist", python)
    _run(program, "build", "--only", "sheets", "--district", "dachau", "--output", str(folder / "one"), cwd=source)
    if not (folder / "one" / "sheets" / "dachau.pdf").is_file():
        raise NotReadyError("the wheel made from the sdist built no fact sheet")


def compare(expected: Mapping[str, bytes], found: Mapping[str, bytes], what: str) -> None:
    """Refuse files that are missing, too many or different."""
    if not any(name.endswith((".pdf", ".py")) for name in expected):
        raise NotReadyError(f"there is nothing to compare {what} with")
    differing = sorted(name for name in {*expected, *found} if expected.get(name) != found.get(name))
    if differing:
        raise NotReadyError(f"{what} differs from the checkout's in: {', '.join(differing)}")


def _files(folder: Path) -> Mapping[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _environment(folder: Path) -> str:
    """Make an environment that holds what the lock names and nothing else; return its Python."""
    _say(f"setting up a clean environment for the {folder.name}")
    _run(sys.executable, "-m", "venv", "--clear", str(folder))
    python = str(folder / "bin" / "python")
    _run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "-r", str(PROJECT / LOCK))
    return python


def _installed(wheel: Path, folder: Path, python: str | None = None) -> str:
    """Install a wheel by its file; return the program, which tells the right version."""
    python = python or _environment(folder)
    _run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel))
    _run(python, "-m", "pip", "check")
    program = str(folder / "bin" / "lzz-report")
    told = _output(program, "--version", cwd=folder)
    if told != f"lzz-report {__version__}":
        raise NotReadyError(f"the installed program calls itself {told}")
    return program


def _say(step: str) -> None:
    print(f"{step} …", flush=True)


def _run(*command: str, cwd: Path | None = None) -> None:
    _output(*command, cwd=cwd)


def _output(*command: str, cwd: Path | None = None) -> str:
    """Run a command without the checkout on Python's path; return what it says."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    outcome = subprocess.run(command, capture_output=True, check=False, cwd=cwd, encoding="utf-8", env=environment)
    if outcome.returncode:
        raise NotReadyError(f"{' '.join(command)} failed:\n{outcome.stdout}{outcome.stderr}".rstrip())
    return outcome.stdout.rstrip("\n")


if __name__ == "__main__":
    sys.exit(main())
