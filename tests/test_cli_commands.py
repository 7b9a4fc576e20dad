"""The small commands: schemas, a new project, the doctor, completion in a shell."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from lzz_report import machine as examine
from lzz_report.cli.program import program
from lzz_report.cli.program import run as run_here
from lzz_report.diagnostics.catalogue.machine import LibraryMissing
from lzz_report.schema import schema_texts
from tests.cli_process import run, run_at_terminal

PROJECT = Path(__file__).resolve().parent.parent


# --- schema


def test_schema_prints_every_schema_as_one_object(tmp_path: Path) -> None:
    ended = run("schema", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out) == {name: json.loads(text) for name, text in schema_texts().items()}
    assert list(tmp_path.iterdir()) == []


def test_schema_write_renews_what_is_old_and_leaves_the_rest(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    first = run("schema", "--write", cwd=tmp_path)
    assert first.out.splitlines() == [f"data/schema/{name}: written" for name in schema_texts()]
    old = tmp_path / "data" / "schema" / "edition.schema.json"
    old.write_text("{}", encoding="utf-8")
    second = run("schema", "--write", cwd=tmp_path)
    assert second.out.splitlines() == [
        "data/schema/district.schema.json: as it should be",
        "data/schema/edition.schema.json: written",
        "data/schema/funders.schema.json: as it should be",
    ]
    assert {path.name: path.read_text(encoding="utf-8") for path in old.parent.iterdir()} == schema_texts()


def test_schema_write_outside_a_project_is_a_misuse(tmp_path: Path) -> None:
    ended = run("schema", "--write", cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert "there is no folder data/" in ended.err
    assert list(tmp_path.iterdir()) == []


# --- init


def test_init_makes_a_project_that_passes_check_and_says_how_to_go_on(tmp_path: Path) -> None:
    made = run("init", "meine Broschüre", cwd=tmp_path)
    assert (made.code, made.err) == (0, "")
    assert made.out.splitlines()[1:] == [
        "Next:",
        "  cd 'meine Broschüre'",
        "  lzz-report check",
        "  lzz-report build",
    ]
    checked = run("check", cwd=tmp_path / "meine Broschüre")
    assert checked.code == 0
    assert "2023-2024 (6 districts) is ready to be built" in checked.out


def test_init_in_the_current_folder_needs_no_change_of_folder(tmp_path: Path) -> None:
    made = run("init", ".", cwd=tmp_path)
    assert made.code == 0
    assert "cd " not in made.out
    assert (tmp_path / "data" / "2023-2024" / "edition.yaml").is_file()


def test_init_refuses_a_folder_that_holds_something_else(tmp_path: Path) -> None:
    (tmp_path / "steuer.ods").touch()
    ended = run("init", ".", cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert "is not empty: it holds steuer.ods" in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["steuer.ods"]


# --- doctor


def healthy(name: str) -> examine.Finding:
    return examine.Finding(name, "1.50")


def test_the_doctor_finds_what_a_build_needs_on_this_machine() -> None:
    ended = run("doctor", cwd=PROJECT)
    assert ended.err == ""
    for name in ("Python ", "Pango ", "HarfBuzz ", "HarfBuzz subset", "Engine", "Fonts of umriss"):
        assert f"ok       {name}" in ended.out


def test_the_doctor_ends_with_code_0_where_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examine, "examine_machine", lambda _project: (healthy("Pango"), healthy("HarfBuzz")))
    result = CliRunner().invoke(program, ["doctor"], standalone_mode=False)
    assert result.return_value == 0
    assert result.stdout == "ok       Pango     1.50\nok       HarfBuzz  1.50\n\neverything is there\n"


def test_the_doctor_names_what_is_missing_with_its_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = LibraryMissing(library="libharfbuzz-subset", manager="apt", package="libharfbuzz-subset0")
    missing = examine.Finding("HarfBuzz subset", fault=fault)
    monkeypatch.setattr(examine, "examine_machine", lambda _project: (healthy("Pango"), missing))
    result = CliRunner().invoke(program, ["doctor"], standalone_mode=False)
    assert result.return_value == 1
    assert result.stdout.splitlines() == [
        "ok       Pango            1.50",
        "MISSING  HarfBuzz subset  libharfbuzz-subset cannot be loaded",
        "                          fix: sudo apt-get install libharfbuzz-subset0",
        "",
        "1 of 2 to be mended",
    ]


def test_the_doctor_uses_colour_at_a_terminal() -> None:
    assert "\x1b[32mok" in run_at_terminal("doctor", cwd=PROJECT).out


# --- list


def listed(capsys: pytest.CaptureFixture[str], *words: str, project: Path = PROJECT) -> tuple[int, str, str]:
    code = run_here(["--project", str(project), "list", *words])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_list_shows_all_there_is_to_choose_from(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = listed(capsys)
    assert (code, err) == (0, "")
    tables = [[line.split("  ")[0] for line in table.splitlines()] for table in out.split("\n\n")]
    assert tables[0] == ["edition", "2023-2024"]
    assert tables[1] == ["key", "05766", "06635", "08436", "09174", "12069", "15090"]
    assert tables[2:4] == [["theme", "ringe", "umriss"], ["language", "de", "en"]]
    assert tables[4][:1] == ["funder"]


def test_list_searches_the_register_by_name_and_key(capsys: pytest.CaptureFixture[str]) -> None:
    assert "14626  Landkreis Görlitz  Sachsen" in listed(capsys, "districts", "goerl")[1]
    assert "09174  Landkreis Dachau  Bayern  dachau" in listed(capsys, "district", "09174")[1]
    assert len(listed(capsys, "districts")[1].splitlines()) == 401
    code, out, err = listed(capsys, "districts", "Görlits")
    assert (code, out, err) == (2, "", "error: there is no district Görlits. Did you mean Görlitz?\n")


def test_list_answers_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(listed(capsys, "districts", "dachau", "--json")[1])["districts"] == [
        {"key": "09174", "name": "Landkreis Dachau", "state": "Bayern", "slug": "dachau"}
    ]


def test_a_kind_that_cannot_be_listed_is_a_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = listed(capsys, "thems")
    assert (code, err.startswith("error: there is no kind thems. Did you mean themes?")) == (2, True)


def test_a_projects_own_theme_and_language_are_listed_as_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layouts = tmp_path / "layouts"
    (layouts / "heft").mkdir(parents=True)
    (layouts / "heft" / "theme.yaml").write_text("name: Unser Heft\nextends: umriss\n", encoding="utf-8")
    (layouts / "shared" / "strings").mkdir(parents=True)
    (layouts / "shared" / "strings" / "fr.yaml").touch()
    assert "heft    Unser Heft  project" in listed(capsys, "themes", project=tmp_path)[1]
    assert "fr        français  project" in listed(capsys, "languages", project=tmp_path)[1]
    assert listed(capsys, "editions", project=tmp_path)[1] == "no editions\n"
    assert listed(capsys, "funders", project=tmp_path)[1] == "no funders\n"


# --- completion


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_each_shell(shell: str) -> None:
    ended = run("completion", shell)
    assert (ended.code, ended.err) == (0, "")
    assert f"_LZZ_REPORT_COMPLETE={shell}_complete" in ended.out


def test_bash_accepts_the_script() -> None:
    bash = shutil.which("bash")
    assert bash is not None
    script = run("completion", "bash").out
    done = subprocess.run([bash, "-n"], input=script, capture_output=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


def test_bash_completes_through_the_script(tmp_path: Path) -> None:
    bash = shutil.which("bash")
    assert bash is not None
    installed = tmp_path / "lzz-report"
    installed.write_text(f'#!/bin/sh\nexec {sys.executable} -m lzz_report "$@"\n', encoding="utf-8")
    installed.chmod(0o755)
    asked = """
eval "$(lzz-report completion bash)"
COMP_WORDS=(lzz-report check 20) COMP_CWORD=2
_lzz_report_completion lzz-report
echo "${COMPREPLY[@]}"
"""
    done = subprocess.run(
        [bash, "-c", asked],
        capture_output=True,
        check=False,
        cwd=PROJECT,
        encoding="utf-8",
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "PYTHONPATH": str(PROJECT)},
    )
    assert done.stdout == "2023-2024\n", done.stderr


def completed(words: str, project: Path) -> list[str]:
    """Return what is offered for the last of these words."""
    every = words.split(" ")
    asked = {"_LZZ_REPORT_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(every) - 1)}
    ended = run(cwd=project, env=asked)
    assert ended.err == ""
    return [line.partition(",")[2] for line in ended.out.splitlines() if line]


@pytest.fixture
def two_editions(tmp_path: Path) -> Path:
    for edition, slugs in (("2023-2024", ("dachau", "lippe")), ("2025-2026", ("dahme", "stendal"))):
        folder = tmp_path / "data" / edition / "districts"
        folder.mkdir(parents=True)
        for slug in slugs:
            (folder / f"{slug}.yaml").touch()
    return tmp_path


def test_commands_are_completed(two_editions: Path) -> None:
    assert completed("lzz-report c", two_editions) == ["check", "completion"]


def test_editions_are_completed_the_newest_first(two_editions: Path) -> None:
    assert completed("lzz-report build ", two_editions) == ["2025-2026", "2023-2024"]


def test_districts_of_the_newest_edition_are_completed(two_editions: Path) -> None:
    assert completed("lzz-report build --district ", two_editions) == ["dahme", "stendal"]
    assert completed("lzz-report build --district s", two_editions) == ["stendal"]


def test_districts_of_the_named_edition_are_completed(two_editions: Path) -> None:
    assert completed("lzz-report build 2023-2024 --district da", two_editions) == ["dachau"]


def test_districts_of_another_project_are_completed(two_editions: Path, tmp_path: Path) -> None:
    (elsewhere := tmp_path / "elsewhere").mkdir()
    assert completed(f"lzz-report --project {two_editions} build --district d", elsewhere) == ["dahme"]


def test_without_a_project_nothing_is_offered_and_nothing_fails(tmp_path: Path) -> None:
    assert completed("lzz-report build ", tmp_path) == []
    assert completed("lzz-report build --district ", tmp_path) == []


def test_themes_of_program_and_project_are_completed(two_editions: Path) -> None:
    (two_editions / "layouts" / "unser-heft").mkdir(parents=True)
    (two_editions / "layouts" / "unser-heft" / "theme.yaml").touch()
    assert completed("lzz-report build --theme ", two_editions) == ["ringe", "umriss", "unser-heft"]
    assert completed("lzz-report check --theme un", two_editions) == ["unser-heft"]


def test_districts_are_completed_by_the_names_list_shows(two_editions: Path) -> None:
    record = two_editions / "data" / "2025-2026" / "districts" / "goerlitz.yaml"
    record.write_text('# yaml\nkey: "14626"\n', encoding="utf-8")
    assert completed("lzz-report build --district 146", two_editions) == ["14626"]
    assert completed("lzz-report build --district Gör", two_editions) == ["Görlitz"]
    assert completed("lzz-report build --district go", two_editions) == ["goerlitz"]


def test_languages_and_kinds_of_lists_are_completed(two_editions: Path) -> None:
    strings = two_editions / "layouts" / "shared" / "strings"
    strings.mkdir(parents=True)
    (strings / "fr.yaml").touch()
    assert completed("lzz-report build --lang ", two_editions) == ["de", "en", "fr"]
    assert completed("lzz-report build --lang fra", two_editions) == ["français"]
    assert completed("lzz-report list d", two_editions) == ["districts"]
