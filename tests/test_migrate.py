"""Files of earlier versions are brought to the names of today, and nothing else in them changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lzz_report.cli.program import run
from lzz_report.diagnostics.catalogue.yaml import FileKind
from lzz_report.pipeline.migrate import migrations, write_migrations
from lzz_report.sourcefile.migration import brought_up_to_date
from lzz_report.sourcefile.schema_versions import CURRENT_VERSIONS, renamed_keys
from lzz_report.sourcefile.yaml_file import parse_yaml
from tests.edition_making import PROJECT, project

THEME = """\
# Unser Thema
name: Eigen   # so heißt es
extends: umriss

"slab": {columns: 2, 'beside_most': 1}
chapter:
  forms:
    # Eine für alles
    - {name: Regel, most_characters: 900}
  slots: [{name: "frieze", least_mm: 0}]
"""
FUNDERS = "funders:\r\n  - key: stiftung\r\n    name: Stiftung  # die\r\n    most_mb: 5\r\n"


def up_to_date(text: str, kind: FileKind = "theme") -> str:
    raw = text.encode()
    file, problems = parse_yaml(raw, "file.yaml", kind)
    assert {one.code for one in problems} <= {"old-name-used"}
    return brought_up_to_date(raw, file, kind).decode()


def own_project(folder: Path) -> Path:
    root = project(folder)
    (root / "layouts" / "eigen" / "trims").mkdir(parents=True)
    (root / "layouts" / "eigen" / "theme.yaml").write_text(THEME, encoding="utf-8")
    (root / "layouts" / "eigen" / "trims" / "klein.yaml").write_text("outlines_least_mm: 40\n", encoding="utf-8")
    (root / "data" / "funders.yaml").write_bytes(FUNDERS.encode())
    return root


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_names_and_values_change_and_everything_else_stays() -> None:
    assert up_to_date(THEME) == THEME.replace("name: Eigen", "schema_version: 2\nname: Eigen", 1).replace(
        '"slab"', '"contact_panel"'
    ).replace("beside_most", "beside_max").replace("forms", "page_variants").replace(
        "most_characters", "max_characters"
    ).replace("slots", "image_slots").replace("frieze", "band").replace("least_mm", "min_mm")


def test_line_breaks_of_windows_stay() -> None:
    assert up_to_date(FUNDERS, "funders") == f"schema_version: 2\r\n{FUNDERS}".replace("most_mb", "max_mb")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("schema_version: 1 # alt\nslab: {}\n", "schema_version: 2 # alt\ncontact_panel: {}\n"),
        ("{name: Eigen, slab: {}}", "{schema_version: 2, name: Eigen, contact_panel: {}}"),
        ("---\n  name: Eigen\n", "---\n  schema_version: 2\n  name: Eigen\n"),
        ("? slab\n: {}\n", "schema_version: 2\n? contact_panel\n: {}\n"),
        ('"sl\\u0061b": {}\n', "schema_version: 2\ncontact_panel: {}\n"),
        ("schema_version: 2\nslab: {}\n", "schema_version: 2\nslab: {}\n"),
    ],
)
def test_the_version_stands_before_the_first_field(before: str, after: str) -> None:
    assert up_to_date(before) == after


PAIRS = st.dictionaries(st.sampled_from(sorted(renamed_keys("theme", 2)["measures"])), st.integers(0, 99), min_size=1)


@given(PAIRS, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "# ä\n", "\n\n"]))
def test_what_is_brought_up_to_date_reads_as_before_and_has_nothing_left_to_do(
    measures: dict[str, int], newline: str, head: str
) -> None:
    text = (head + "measures:\n" + "".join(f"  {name}: {value}  # ß\n" for name, value in measures.items())).replace(
        "\n", newline
    )
    after = up_to_date(text)
    data, problems = (found := parse_yaml(after.encode(), "file.yaml", "theme"))[0].data, found[1]
    assert problems == []
    assert data == {"schema_version": 2, **parse_yaml(text.encode(), "file.yaml", "theme")[0].data}  # type: ignore[dict-item]
    assert up_to_date(after) == after
    assert after.count(newline) == after.count("\n") == text.count("\n") + 1


def test_a_project_is_shown_what_would_change_and_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = own_project(tmp_path)
    before = contents(root)
    assert run(["migrate", "--project", str(root)]) == 0
    shown = capsys.readouterr()
    assert contents(root) == before
    assert "--- data/funders.yaml\n+++ data/funders.yaml\n" in shown.out
    assert "-outlines_least_mm: 40\n+schema_version: 2\n+outlines_min_mm: 40\n" in shown.out
    assert shown.err == "3 files would change; lzz-report migrate --write does it\n"


def test_written_files_are_named_and_then_there_is_nothing_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = own_project(tmp_path)
    before = contents(root)
    assert run(["migrate", "--write", "--project", str(root)]) == 0
    names = ["data/funders.yaml", "layouts/eigen/theme.yaml", "layouts/eigen/trims/klein.yaml"]
    assert capsys.readouterr().out.splitlines() == [f"{name}: written" for name in names]
    after = contents(root)
    assert [name for name in after if after[name] != before.get(name)] == [name for name in before if name in names]
    assert run(["migrate", "--project", str(root)]) == 0
    assert capsys.readouterr().out == "nothing to do: every file is of the current version of its schema\n"


def test_programs_are_told_versions_and_diffs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = own_project(tmp_path)
    assert run(["migrate", "--json", "--project", str(root)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["written"]) == (True, False)
    assert [told["files"][0][name] for name in ("file", "from", "to")] == ["data/funders.yaml", 1, 2]
    assert "+    max_mb: 5\n" in told["files"][0]["diff"]


def test_a_file_that_cannot_be_read_keeps_all_from_being_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = own_project(tmp_path)
    (root / "layouts" / "eigen" / "trims" / "klein.yaml").write_text("schema_version: 3\n", encoding="utf-8")
    before = contents(root)
    assert run(["migrate", "--write", "--project", str(root)]) == 1
    assert "layouts/eigen/trims/klein.yaml:1:17  schema_version" in capsys.readouterr().err
    assert contents(root) == before


def test_a_file_that_cannot_be_written_keeps_all_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = own_project(tmp_path)
    before = contents(root)
    replace, count = Path.replace, iter(range(9))

    def refused(self: Path, target: Path) -> Path:
        if next(count) == 1:
            raise PermissionError(13, "Permission denied", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(PermissionError):
        write_migrations(migrations(root))
    assert contents(root) == before


def test_a_folder_without_a_project_is_a_misuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["migrate", "--project", str(tmp_path)]) == 2
    assert "there are no editions, funders or themes" in capsys.readouterr().err


@pytest.mark.parametrize("root", [PROJECT, PROJECT / "examples" / "musterheft"])
def test_what_is_shipped_says_its_version_and_is_of_today(root: Path) -> None:
    found = migrations(root)
    assert not any(one.is_needed for one in found)
    assert {one.name for one in found if b"\nschema_version: " not in b"\n" + one.before} == set()
    assert {one.to_version for one in found} == set(CURRENT_VERSIONS.values())
