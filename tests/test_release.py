"""A release is refused unless commit, changelog and version say the same; its packages are compared file by file."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest

from tools import release
from tools.release import NotReadyError

PROJECT = Path(__file__).resolve().parent.parent
READY = "# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2026-11-28\n\n- A line.\n\n## [1.1.0] - 2026-11-01\n"


def test_a_changelog_whose_newest_version_is_the_packages_is_ready() -> None:
    release.require_changelog(READY, "1.2.0")
    release.require_changelog(READY.replace("## [Unreleased]\n\n", ""), "1.2.0")


@pytest.mark.parametrize(
    ("changelog", "words"),
    [
        (READY.replace("1.2.0", "1.3.0"), r"the package says 1\.2\.0, CHANGELOG\.md 1\.3\.0"),
        ("# Changelog\n\n## [Unreleased]\n", r"CHANGELOG\.md nothing"),
        (READY.replace(" - 2026-11-28", ""), r"gives 1\.2\.0 no date"),
        (READY.replace("2026-11-28", "28.11.2026"), r"gives 1\.2\.0 no date"),
        (READY.replace("2026-11-28", "2026-02-30"), r"gives 1\.2\.0 no date"),
        (READY.replace("[Unreleased]\n", "[Unreleased]\n\n- Not sorted yet.\n"), r"lines under Unreleased"),
    ],
)
def test_a_changelog_that_says_something_else_is_refused(changelog: str, words: str) -> None:
    with pytest.raises(NotReadyError, match=words):
        release.require_changelog(changelog, "1.2.0")


def test_the_changelog_gives_every_version_a_date() -> None:
    headings = release.HEADING.findall((PROJECT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert [name for name, date in headings if not date] == ["Unreleased"]
    dates = [date for _, date in headings if date]
    assert dates == sorted(dates, reverse=True)
    assert all(release._is_date(date) for date in dates)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for words in (
        ("init", "--quiet"),
        ("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--allow-empty", "-m", "Begin"),
    ):
        subprocess.run(["git", *words], check=True, cwd=tmp_path)
    return tmp_path


def test_a_work_tree_that_differs_from_its_commit_is_refused(checkout: Path) -> None:
    release.require_committed(checkout)
    (checkout / "new.py").touch()
    with pytest.raises(NotReadyError, match=r"differs from its commit[\s\S]*new\.py"):
        release.require_committed(checkout)


def test_a_tag_is_given_once(checkout: Path) -> None:
    release.require_new_tag(checkout, "v1.2.0")
    subprocess.run(["git", "tag", "v1.2.0"], check=True, cwd=checkout)
    with pytest.raises(NotReadyError, match=r"v1\.2\.0 is there already"):
        release.require_new_tag(checkout, "v1.2.0")


@pytest.mark.parametrize(
    ("found", "named"),
    [({}, "a.py, b.pdf"), ({"a.py": b"1", "b.pdf": b"3"}, "b.pdf"), ({"a.py": b"1", "b.pdf": b"2", "c": b""}, "c")],
)
def test_files_that_are_missing_different_or_too_many_are_named(found: dict[str, bytes], named: str) -> None:
    expected = {"a.py": b"1", "b.pdf": b"2"}
    release.compare(expected, expected, "the copy")
    with pytest.raises(NotReadyError, match=rf"the copy differs from the checkout's in: {named}$"):
        release.compare(expected, found, "the copy")


def test_an_empty_build_proves_nothing() -> None:
    with pytest.raises(NotReadyError, match="nothing to compare"):
        release.compare({}, {}, "the copy")


def wheel_saying(metadata: str, folder: Path) -> Path:
    path = folder / "lzz_report-1.2.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("lzz_report-1.2.0.dist-info/METADATA", metadata)
    return path


METADATA = (
    "Metadata-Version: 2.4\nName: lzz-report\nVersion: 1.2.0\nDescription-Content-Type: text/markdown\n\n# lzz_report\n"
)


def test_metadata_an_index_takes_are_accepted(tmp_path: Path) -> None:
    release.check_metadata(wheel_saying(METADATA, tmp_path), "1.2.0")


@pytest.mark.parametrize(
    ("fault", "mended", "words"),
    [
        ("Name: lzz-report\n", "", "name"),
        ("Version: 1.2.0", "Version: 1.2.1", r"the wheel says 1\.2\.1"),
        ("Version: 1.2.0", "Version: latest", "'latest' is invalid for 'version'"),
        ("text/markdown", "text/plain", "carry no README"),
        ("# lzz_report", "", "carry no README"),
    ],
)
def test_metadata_an_index_refuses_are_refused(fault: str, mended: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(NotReadyError, match=words):
        release.check_metadata(wheel_saying(METADATA.replace(fault, mended), tmp_path), "1.2.0")


def test_a_command_that_fails_is_told_with_its_words() -> None:
    with pytest.raises(NotReadyError, match=r"git no-such-command failed:\ngit: 'no-such-command'"):
        release._run("git", "no-such-command")
