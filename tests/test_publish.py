from __future__ import annotations

import errno
import itertools
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lzz_report.documents.manifest import InputFile, Manifest, ManifestDiagnostic, OutputFile, sha256_of
from lzz_report.errors import LockedError, LzzError
from lzz_report.publish import edition_lock, publish
from lzz_report.publish import folder as folder_module

OLD = {"brochure.pdf": b"old brochure", "sheets/dachau.pdf": b"old dachau", "sheets/lippe.pdf": b"old lippe"}
NEW = {"brochure.pdf": b"new brochure", "sheets/dachau.pdf": b"new dachau", "contacts/dachau.vcf": b"new contact"}


def manifest(*outputs: OutputFile, record: str = "a") -> Manifest:
    return Manifest(
        edition="2023-2024",
        versions={"weasyprint": "70.0", "lzz-report": "0.1.0"},
        inputs=(InputFile(path="data/lippe.yaml", sha256="b"), InputFile(path="data/dachau.yaml", sha256=record)),
        outputs=outputs,
        diagnostics=(ManifestDiagnostic(severity="warning", code="gap", file="data/dachau.yaml", problem="kein Foto"),),
    )


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "output" / "2023-2024"


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def written(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return read


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir() if path != folder)


def put(outputs: dict[str, bytes], folder: Path, **choices: Any) -> Manifest:
    folder.parent.mkdir(exist_ok=True)
    return publish(outputs, folder, manifest(), **choices)


def test_files_and_manifest_appear_where_nothing_was(target: Path) -> None:
    put(OLD, target)
    assert contents(target) == OLD
    assert [one["path"] for one in written(target)["outputs"]] == sorted(OLD)
    assert beside(target) == []


def test_the_manifest_tells_sizes_digests_and_what_it_was_told(target: Path) -> None:
    told = OutputFile(path="sheets/dachau.pdf", district="09174", pages=1, form="Regel", step="10.2/14.4", fill=0.93)
    target.parent.mkdir()
    returned = publish({"sheets/dachau.pdf": b"sheet"}, target, manifest(told))
    assert written(target) == {
        "schema_version": 1,
        "edition": "2023-2024",
        "versions": {"lzz-report": "0.1.0", "weasyprint": "70.0"},
        "inputs": [{"path": "data/dachau.yaml", "sha256": "a"}, {"path": "data/lippe.yaml", "sha256": "b"}],
        "outputs": [
            {
                "path": "sheets/dachau.pdf",
                "sha256": sha256_of(b"sheet"),
                "bytes": 5,
                "inputs_sha256": manifest().inputs_sha256,
                "district": "09174",
                "pages": 1,
                "form": "Regel",
                "step": "10.2/14.4",
                "fill": 0.93,
            }
        ],
        "diagnostics": [
            {
                "severity": "warning",
                "code": "gap",
                "file": "data/dachau.yaml",
                "field": "",
                "problem": "kein Foto",
                "got": "",
                "fix": "",
            }
        ],
    }
    assert Manifest.model_validate_json((target / "manifest.json").read_bytes()) == returned.model_copy(
        update={"inputs": tuple(sorted(returned.inputs, key=lambda one: one.path))}
    )


def test_the_same_build_writes_the_same_manifest(target: Path, tmp_path: Path) -> None:
    put(OLD, target)
    other = tmp_path / "elsewhere" / "2023-2024"
    put(dict(reversed(OLD.items())), other)
    assert (target / "manifest.json").read_bytes() == (other / "manifest.json").read_bytes()


def test_a_whole_build_takes_away_what_is_no_longer_made(target: Path) -> None:
    put(OLD, target)
    put(NEW, target)
    assert contents(target) == NEW
    assert [one["path"] for one in written(target)["outputs"]] == sorted(NEW)
    assert beside(target) == []


def test_a_partial_build_replaces_its_files_and_keeps_the_others_with_what_is_known_of_them(target: Path) -> None:
    target.parent.mkdir()
    publish(OLD, target, manifest(OutputFile(path="sheets/lippe.pdf", pages=2)))
    before = {one["path"]: one for one in written(target)["outputs"]}
    publish({"sheets/dachau.pdf": b"newer"}, target, manifest(record="changed"), keep=OLD)
    assert contents(target) == {**OLD, "sheets/dachau.pdf": b"newer"}
    after = {one["path"]: one for one in written(target)["outputs"]}
    assert after["sheets/lippe.pdf"] == before["sheets/lippe.pdf"]
    assert after["sheets/lippe.pdf"]["pages"] == 2
    assert after["sheets/dachau.pdf"]["inputs_sha256"] != after["brochure.pdf"]["inputs_sha256"]


def test_a_kept_output_that_somebody_changed_stays_but_is_no_longer_vouched_for(target: Path) -> None:
    put(OLD, target)
    (target / "brochure.pdf").write_bytes(b"with notes")
    put({"sheets/dachau.pdf": b"newer"}, target, keep=OLD)
    assert contents(target)["brochure.pdf"] == b"with notes"
    assert [one["path"] for one in written(target)["outputs"]] == ["sheets/dachau.pdf", "sheets/lippe.pdf"]


def test_an_output_of_a_district_that_left_the_edition_goes_with_the_next_partial_build(target: Path) -> None:
    put(OLD, target)
    put({"sheets/dachau.pdf": b"newer"}, target, keep=["brochure.pdf"])
    assert sorted(contents(target)) == ["brochure.pdf", "sheets/dachau.pdf"]


def test_files_people_have_put_there_stay(target: Path, tmp_path: Path) -> None:
    put(OLD, target)
    (target / "mail").mkdir()
    (target / "mail" / "letter.txt").write_text("lieb")
    (target / "link").symlink_to(tmp_path)
    put(NEW, target)
    assert (target / "mail" / "letter.txt").read_text() == "lieb"
    assert (target / "link").readlink() == tmp_path
    assert contents(target) == {**NEW, "mail/letter.txt": b"lieb"}


def test_disks_without_hard_links_get_copies(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(OLD, target)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    put({"sheets/dachau.pdf": b"newer"}, target, keep=OLD)
    assert contents(target) == {**OLD, "sheets/dachau.pdf": b"newer"}


def test_an_output_folder_may_be_a_link_and_stays_one(target: Path, tmp_path: Path) -> None:
    real = tmp_path / "share"
    put(OLD, real)
    target.parent.mkdir()
    target.symlink_to(real)
    put(NEW, target)
    assert target.is_symlink()
    assert contents(real) == NEW


def test_desk_files_do_not_make_a_folder_foreign(target: Path) -> None:
    target.mkdir(parents=True)
    (target / ".DS_Store").touch()
    put(NEW, target)
    assert contents(target) == {**NEW, ".DS_Store": b""}


def test_a_folder_with_other_peoples_files_is_refused_untouched(target: Path) -> None:
    target.mkdir(parents=True)
    (target / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(LzzError, match="holds files that lzz-report has not made; name an empty or a new folder"):
        put(NEW, target)
    assert contents(target) == {"thesis.docx": b"years of work"}


def test_a_strange_manifest_is_refused_untouched(target: Path) -> None:
    target.mkdir(parents=True)
    (target / "manifest.json").write_text('{"name": "web app"}')
    with pytest.raises(LzzError, match="is not a manifest of lzz-report"):
        put(NEW, target)
    assert contents(target) == {}


def test_a_file_in_the_place_of_the_folder_is_told(target: Path) -> None:
    target.parent.mkdir()
    target.write_text("x")
    with pytest.raises(LzzError, match="is a file; name a folder for the output"):
        put(NEW, target)
    assert target.read_text() == "x"


def test_a_file_in_the_path_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("x")
    with pytest.raises(LzzError, match="a part of the path is a file, not a folder"):
        publish(NEW, tmp_path / "output" / "2023-2024", manifest())


@pytest.mark.parametrize("name", ["../outside.pdf", "/outside.pdf"])
def test_a_path_out_of_the_folder_is_a_bug(name: str, target: Path) -> None:
    with pytest.raises(ValueError, match="not a path inside the output folder"):
        put({name: b""}, target)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "there is no permission to write there"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_what_the_system_refuses_is_told_in_a_sentence_and_changes_nothing(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, reason: str
) -> None:
    put(OLD, target)

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(folder_module, "exchange", lambda *_: False)
    if step == "fsync":
        monkeypatch.setattr(os, "fsync", refuse)
    else:
        monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(LzzError, match=f"2023-2024 cannot be written: {reason}.*what was there before is unchanged"):
        put(NEW, target)
    monkeypatch.undo()
    assert contents(target) == OLD
    assert beside(target) == []


def test_a_new_folder_that_cannot_take_its_place_gives_it_back(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(OLD, target)
    rename = Path.rename

    def refuse_the_new(path: Path, to: Path) -> Path:
        if path.name.endswith(".new"):
            raise PermissionError(errno.EACCES, "open in a viewer")
        return rename(path, to)

    monkeypatch.setattr(folder_module, "exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", refuse_the_new)
    with pytest.raises(LzzError, match="a file of it is open in another program"):
        put(NEW, target)
    assert contents(target) == OLD
    assert beside(target) == []


def whole_set(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder, having checked that they are what its manifest says."""
    found = contents(folder)
    told = {one["path"]: one["sha256"] for one in written(folder)["outputs"]}
    assert {path: sha256_of(content) for path, content in found.items()} == told
    return found


# What Python tells its auditors of before it asks the system: nearly every step of publishing.
STEPS = {"open", "os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.scandir", "ctypes.dlopen"}


def killed_at(step: int, act: Callable[[], object]) -> bool:
    """Do something in a process of its own that is killed (-9) before its n-th step; tell whether it came that far."""
    child = os.fork()
    if child == 0:
        left = step

        def count(event: str, _: object) -> None:
            nonlocal left
            if event in STEPS:
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)
                left -= 1

        try:
            sys.addaudithook(count)
            act()
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def kills(target: Path) -> Iterator[int]:
    """Publish the new set over the old one, killed at one step after the other, until it comes to its end."""
    for step in itertools.count():
        put(OLD, target)
        assert whole_set(target) == OLD
        was_killed = killed_at(step, lambda: put(NEW, target))
        if not was_killed:
            assert whole_set(target) == NEW
        yield step
        if not was_killed:
            return


def test_a_build_killed_at_any_step_leaves_the_whole_old_or_the_whole_new_set(target: Path) -> None:
    found = [whole_set(target) for _ in kills(target)]
    assert all(one in (OLD, NEW) for one in found)
    assert found.index(NEW) > 10
    assert all(one == NEW for one in found[found.index(NEW) :])
    put(NEW, target)
    assert beside(target) == []


def test_where_folders_cannot_change_places_the_next_build_finds_the_whole_old_or_new_set(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_module, "exchange", lambda *_: False)
    found = []
    missing = 0
    for _ in kills(target):
        missing += not target.exists()
        put({"extra.txt": b""}, target, keep=[*OLD, *NEW])
        assert beside(target) == []
        found.append({path: content for path, content in whole_set(target).items() if path != "extra.txt"})
        put({}, target)
    assert all(one in (OLD, NEW) for one in found)
    assert missing == 1


HOLDER = """
import sys
from pathlib import Path
from lzz_report.publish import edition_lock
with edition_lock(Path(sys.argv[1]), 0):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(target: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(target)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdin
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    with process:
        yield process
        process.kill()


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()


def is_locked(target: Path) -> bool:
    """Tell whether a build that may not wait would be refused."""
    try:
        with edition_lock(target, 0):
            return False
    except LockedError:
        return True


class Clock:
    """A clock that only goes on while a build waits, and does something in its third pause."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.pauses = 0
        self.in_third_pause: Callable[[], None] = lambda: None

    def monotonic(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds
        self.pauses += 1
        if self.pauses == 3:
            self.in_third_pause()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock by which builds wait."""
    clock = Clock()
    monkeypatch.setattr("lzz_report.publish.lock.time", clock)
    return clock


def test_a_second_build_that_may_not_wait_says_so(holder: subprocess.Popen[str], target: Path) -> None:
    with pytest.raises(LockedError, match="another build of 2023-2024 is running"), edition_lock(target, 0):
        pass


def test_a_second_build_that_may_wait_says_so_once_and_goes_on_when_the_first_is_done(
    holder: subprocess.Popen[str], target: Path, clock: Clock
) -> None:
    told: list[str] = []
    clock.in_third_pause = lambda: end(holder)
    with edition_lock(target, 60, told.append):
        assert clock.pauses == 3
        assert is_locked(target)
    assert told == ["another build of 2023-2024 is running; waiting for it to be done"]


def test_a_build_waits_in_silence_if_nobody_listens(
    holder: subprocess.Popen[str], target: Path, clock: Clock, capfd: pytest.CaptureFixture[str]
) -> None:
    clock.in_third_pause = lambda: end(holder)
    with edition_lock(target, 60):
        assert clock.pauses == 3
    assert capfd.readouterr() == ("", "")


def test_a_build_waits_as_long_as_it_may_and_no_longer(
    holder: subprocess.Popen[str], target: Path, clock: Clock
) -> None:
    with pytest.raises(LockedError), edition_lock(target, 60):
        pass
    assert clock.seconds == pytest.approx(60, abs=0.2)


def test_the_lock_of_a_killed_build_blocks_nobody(holder: subprocess.Popen[str], target: Path) -> None:
    assert is_locked(target)
    end(holder)
    assert not is_locked(target)


def test_builds_inside_one_process_exclude_each_other(target: Path) -> None:
    with edition_lock(target, 0):
        assert is_locked(target)
    assert not is_locked(target)


def test_editions_do_not_lock_each_other(target: Path) -> None:
    with edition_lock(target, 0):
        assert is_locked(target)
        assert not is_locked(target.with_name("2025-2026"))


def test_a_disk_that_knows_no_locks_does_not_keep_a_build_from_running(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr("lzz_report.publish.lock._take", refuse)
    assert not is_locked(target)


def test_a_lock_that_cannot_be_made_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("x")
    with pytest.raises(LzzError, match="cannot be written"), edition_lock(tmp_path / "output" / "2023-2024", 0):
        pass


def test_the_lock_does_not_make_the_output_folder(target: Path) -> None:
    with edition_lock(target, 0):
        assert not target.exists()
        put(NEW, target)
    assert beside(target) == [".2023-2024.lock"]


def test_a_manifest_of_a_newer_program_is_not_replaced(target: Path) -> None:
    put(OLD, target)
    (target / "manifest.json").write_text('{"schema_version": 2, "edition": "2023-2024"}', encoding="utf-8")
    with pytest.raises(
        LzzError, match=r"manifest\.json is of version 2 of its schema, this program knows version 1 at most"
    ):
        put({"new.txt": b"new"}, target)
    assert "new.txt" not in contents(target)
