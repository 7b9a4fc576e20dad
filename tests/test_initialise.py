"""A new project is complete, nothing that was there is touched, and nothing is left half-written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from lzz_report.errors import UsageError
from lzz_report.initialise import initialise, project_files
from lzz_report.pipeline import check
from lzz_report.schema import schema_texts

PROJECT = Path(__file__).resolve().parent.parent


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_folder_holds_records_schemas_guide_and_settings(tmp_path: Path) -> None:
    written = initialise(tmp_path / "deep" / "new")
    made = tree(tmp_path / "deep" / "new")
    assert sorted(made) == sorted(written)
    assert {"README.md", ".gitignore", ".vscode/extensions.json", ".vscode/settings.json"} < made.keys()
    shipped = tree(PROJECT / "data" / "2023-2024")
    assert {name: content for name, content in made.items() if name.startswith("data/2023-2024/")} == {
        f"data/2023-2024/{name}": content for name, content in shipped.items()
    }
    schemas = {name: text.encode() for name, text in schema_texts().items()}
    assert {name.removeprefix("data/schema/"): made[name] for name in made if "/schema/" in name} == schemas


def test_the_records_of_a_new_project_are_valid(tmp_path: Path) -> None:
    initialise(tmp_path)
    assert len(check(tmp_path).records) == 6


def test_the_output_of_a_new_project_is_kept_out_of_git(tmp_path: Path) -> None:
    initialise(tmp_path)
    assert "/output/" in (tmp_path / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_editors_are_told_the_yaml_extension_and_schemas_that_exist(tmp_path: Path) -> None:
    initialise(tmp_path)
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    for schema, records in settings["yaml.schemas"].items():
        assert (tmp_path / schema).is_file()
        assert list(tmp_path.glob(records))
    recommended = json.loads((tmp_path / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert recommended == {"recommendations": ["redhat.vscode-yaml"]}


def test_the_guide_names_only_commands_that_exist() -> None:
    from lzz_report.cli.program import program

    guide = project_files()["README.md"].decode()
    named = set(re.findall(r"`lzz-report (\w+)", guide))
    assert {"check", "build", "doctor"} <= named
    assert named <= set(program.commands)


def test_a_second_time_writes_nothing(tmp_path: Path) -> None:
    initialise(tmp_path)
    before = tree(tmp_path)
    assert initialise(tmp_path) == ()
    assert tree(tmp_path) == before


def test_what_is_missing_is_written_again(tmp_path: Path) -> None:
    initialise(tmp_path)
    before = tree(tmp_path)
    (tmp_path / "data" / "2023-2024" / "edition.yaml").unlink()
    assert initialise(tmp_path) == ("data/2023-2024/edition.yaml",)
    assert tree(tmp_path) == before


def test_hidden_entries_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    assert initialise(tmp_path)
    assert (tmp_path / ".git" / "HEAD").read_text(encoding="utf-8") == "ref: refs/heads/main\n"


def refused(folder: Path, match: str) -> None:
    """Make sure that the folder is refused with these words, and left as it is."""
    before = tree(folder)
    with pytest.raises(UsageError, match=match):
        initialise(folder)
    assert tree(folder) == before


def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt", "d.txt", "e.txt"):
        (tmp_path / name).touch()
    refused(tmp_path, r"is not empty: it holds a\.txt, b\.txt, c\.txt and 2 more\. Name a new or an empty folder")


@pytest.mark.parametrize("name", ["data/2023-2024/districts/dachau.yaml", "README.md", ".gitignore"])
def test_a_changed_file_is_never_replaced(name: str, tmp_path: Path) -> None:
    initialise(tmp_path)
    with (tmp_path / name).open("a", encoding="utf-8") as file:
        file.write("# mine\n")
    refused(tmp_path, f"holds a project already, or files of the same names: {re.escape(name)}")


def test_a_file_in_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine", encoding="utf-8")
    refused(tmp_path, "files of the same names: data/")


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "README.md").mkdir()
    refused(tmp_path, r"files of the same names: README\.md")


def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(tmp_path / "gone")
    refused(tmp_path, "files of the same names: data/")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="notes is a file; name a folder"):
        initialise(tmp_path / "notes")


@pytest.mark.parametrize("failing", [0, 5, 12])
def test_a_failure_leaves_nothing_behind(failing: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    names = list(project_files())
    write = Path.write_bytes

    def write_until_full(path: Path, content: bytes) -> int:
        if path.relative_to(tmp_path).as_posix().endswith(names[failing]):
            write(path, content[:1])
            raise OSError(28, "No space left on device", str(path))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", write_until_full)
    for folder in (tmp_path, tmp_path / "new" / "deep"):
        with pytest.raises(OSError, match="No space left"):
            initialise(folder)
        assert [path.name for path in tmp_path.iterdir()] == [".git"]
