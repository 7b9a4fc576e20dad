"""`check` shows every fault with its place and mend, for people and for programs."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
from pathlib import Path

import pytest

from lzz_report import pipeline
from lzz_report.cli.diagnostic_boxes import diagnostic_boxes
from lzz_report.cli.program import run as run_here
from lzz_report.diagnostics.catalogue.fields import ValueUnfit
from lzz_report.diagnostics.diagnostic import Diagnostic, Location
from tests import edition_making
from tests.cli_process import run, run_at_terminal

PROJECT = Path(__file__).resolve().parent.parent
DACHAU = Path("data/2023-2024/districts/dachau.yaml")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    return tmp_path


@pytest.fixture
def faulty(project: Path) -> Path:
    record = project / DACHAU
    record.write_text(
        record.read_text(encoding="utf-8").replace("08131/741875", "0815").replace("adviser:", "advisor:"),
        encoding="utf-8",
    )
    return project


def test_a_sound_edition_ends_with_code_0_and_a_count(project: Path) -> None:
    ended = run("check", cwd=project)
    warnings = ended.out.count("\nwarning: ") + ended.out.startswith("warning: ")
    assert (ended.code, ended.err) == (0, "")
    assert warnings > 0
    assert ended.out.splitlines()[-1] == f"{warnings} warnings; 2023-2024 (6 districts) is ready to be built"


def test_every_error_stands_before_the_warnings_with_place_caret_and_mend(faulty: Path) -> None:
    ended = run("check", cwd=faulty)
    diagnostic_boxes = ended.out.split("\n\n")
    assert (ended.code, ended.err) == (1, "")
    assert [box.partition(":")[0] for box in diagnostic_boxes[:3]] == ["error", "error", "warning"]
    field, phone = diagnostic_boxes[:2] if "advisor" in diagnostic_boxes[0] else diagnostic_boxes[1::-1]
    assert field.startswith(f"error: {DACHAU}:")
    assert "adviser" in field
    lines = phone.splitlines()
    assert lines[0].startswith(f"error: {DACHAU}:")
    assert lines[0].endswith("  contacts[0].phone")
    assert lines[1].startswith("  │ phone: ")
    assert lines[2].index("^") == lines[1].index("0815")
    assert any(line.startswith("  fix: ") for line in lines)
    assert ended.out.splitlines()[-1].startswith("2 errors, ")
    assert ended.out.splitlines()[-1].endswith("nothing is built until the errors are mended")


def test_a_build_of_faulty_records_says_the_same_on_standard_error(faulty: Path) -> None:
    checked, built = run("check", cwd=faulty), run("build", cwd=faulty)
    assert (built.code, built.out) == (1, "")
    assert built.err.rpartition("\n\n")[0] == checked.out.rpartition("\n\n")[0]
    assert built.err.endswith("; nothing was built\n")
    assert not (faulty / "output").exists()


# --- how the sheets would be set

OVERLONG = "Der Landkreis hat ein Netzwerk aller Akteure gegründet, um Wohnraum für Zugewanderte zu finden. " * 45


@pytest.fixture
def overlong(tmp_path: Path) -> Path:
    """Two districts; the sheet of one is too full."""
    return edition_making.project(tmp_path, {"lippe": {"approach": OVERLONG, "links": None}}, keep=["dachau", "lippe"])


def test_a_trial_shows_the_form_of_each_sheet_and_writes_nothing(overlong: Path) -> None:
    ended = run("check", "--fit", cwd=overlong)
    table = ended.out.rpartition("\n\n")[0].rpartition("\n\n")[2].splitlines()
    assert (ended.code, ended.err) == (1, "")
    assert table[0].split() == ["district", "form", "size", "full", "pages"]
    assert [line.split()[0] for line in table[1:]] == ["dachau", "lippe"]
    assert ended.out.startswith("error: data/2023-2024/districts/lippe.yaml:")
    assert "too long for the fact sheet of Kreis Lippe: " in ended.out
    assert ended.out.splitlines()[-1].endswith("nothing is built until the errors are mended")
    assert not (overlong / "output").exists()


def test_a_trial_answers_programs_with_the_same(overlong: Path) -> None:
    ended = run("check", "--fit", "--json", cwd=overlong)
    answer = json.loads(ended.out)
    assert (ended.code, answer["ok"], answer["districts"]) == (1, False, 2)
    fills = {one["slug"]: one["fill"] for one in answer["sheets"]}
    assert fills["dachau"] < 1 < fills["lippe"]
    assert {one["step"] for one in answer["sheets"]} == {"10.2/14.4", "9/12.4"}
    (told,) = [one for one in answer["diagnostics"] if one["code"] == "overset-text"]
    assert told["field"] == "approach"


def test_a_trial_of_a_sound_edition_in_another_theme_ends_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = edition_making.project(tmp_path, keep=["lippe"])
    assert run_here(["--project", str(root), "check", "--fit", "--theme", "ringe"]) == 0
    shown = capsys.readouterr().out
    assert "\nlippe " in shown
    assert shown.splitlines()[-1].endswith("2023-2024 is ready to be built")


def test_a_trial_of_letters_no_font_has_tells_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = edition_making.project(tmp_path, {"lippe": {"challenge": "Auf dem Stein steht ᚠ."}}, keep=["lippe"])
    assert run_here(["--project", str(root), "check", "--fit"]) == 1
    assert "no font of the theme has the letters ᚠ" in capsys.readouterr().out


def test_a_trial_and_typography_are_not_asked_for_at_once(project: Path) -> None:
    ended = run("check", "--fit", "--typography", cwd=project)
    assert (ended.code, ended.out) == (2, "")
    assert "leave one of them out" in ended.err


@pytest.mark.parametrize("command", ["check", "build"])
def test_json_carries_every_diagnostic_of_a_faulty_edition(command: str, faulty: Path) -> None:
    ended = run(command, "--json", cwd=faulty)
    answer = json.loads(ended.out)
    assert (ended.code, ended.err) == (1, "")
    assert (answer["ok"], answer["errors"]) == (False, 2)
    assert answer["warnings"] == len(answer["diagnostics"]) - 2
    phone = next(one for one in answer["diagnostics"] if one["field"] == "contacts[0].phone")
    line = (faulty / DACHAU).read_text(encoding="utf-8").splitlines()[phone["line"] - 1]
    assert line[phone["column"] - 1 :].startswith("0815")
    assert (phone["file"], phone["severity"], phone["source_line"]) == (str(DACHAU), "error", line)


def test_json_of_a_sound_edition_names_it(project: Path) -> None:
    ended = run("check", "2023-2024", "--json", cwd=project)
    answer = json.loads(ended.out)
    assert (ended.code, answer["ok"], answer["edition"], answer["districts"]) == (0, True, "2023-2024", 6)
    assert answer["problem"] is None
    assert answer["errors"] == 0


def test_the_newest_edition_is_checked_by_default(project: Path) -> None:
    shutil.copytree(project / "data" / "2023-2024", project / "data" / "2025-2026")
    edition = project / "data" / "2025-2026" / "edition.yaml"
    edition.write_text(edition.read_text(encoding="utf-8").replace("id: 2023-2024", "id: 2025-2026"), encoding="utf-8")
    assert "2025-2026 (6 districts)" in run("check", cwd=project).out
    assert "2023-2024 (6 districts)" in run("check", "2023-2024", cwd=project).out


def test_one_district_is_counted_as_one(project: Path) -> None:
    for record in (project / DACHAU).parent.glob("*.yaml"):
        if record.name != "dachau.yaml":
            record.unlink()
    assert "2023-2024 (1 district) is ready" in run("check", cwd=project).out


def test_an_edition_without_a_fault_is_one_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    valid = dataclasses.replace(pipeline.check(project), diagnostics=())
    monkeypatch.setattr(pipeline, "check", lambda _project, _edition, **_more: valid)
    assert run_here(["check"]) == 0
    assert capsys.readouterr().out == "no warnings; 2023-2024 (6 districts) is ready to be built\n"


def test_colour_is_for_terminals_whose_user_has_not_declined_it(faulty: Path) -> None:
    assert "\x1b[31m\x1b[1merror:\x1b[0m" in run_at_terminal("check", cwd=faulty).out
    for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b" not in run_at_terminal("check", cwd=faulty, env=env).out
    assert "\x1b" not in run("check", cwd=faulty).out


def test_colour_is_forced_where_nobody_seems_to_watch_unless_it_is_declined(faulty: Path) -> None:
    assert "\x1b[31m\x1b[1merror:\x1b[0m" in run("check", cwd=faulty, env={"FORCE_COLOR": "1"}).out
    assert "\x1b" not in run("check", cwd=faulty, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out
    assert "\x1b" not in run("check", cwd=faulty, env={"FORCE_COLOR": ""}).out


def test_a_quiet_check_prints_nothing_but_faults(
    faulty: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_here(["--project", str(faulty), "check", "--quiet"]) == 1
    loud = run("check", cwd=faulty).out
    assert capsys.readouterr().out == loud[: loud.rindex("\n\n")] + "\n"
    valid = dataclasses.replace(pipeline.check(PROJECT), diagnostics=())
    monkeypatch.setattr(pipeline, "check", lambda _project, _edition, **_more: valid)
    assert run_here(["-q", "check"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_verbose_check_says_how_long_it_took(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_here(["--project", str(project), "check", "-v"]) == 0
    assert re.fullmatch(r" +\d+\.\d s  reading and checking the records\n", capsys.readouterr().err)


def test_colour_changes_no_letter(faulty: Path) -> None:
    import click

    assert click.unstyle(run_at_terminal("check", cwd=faulty).out) == run("check", cwd=faulty).out


def test_no_text_of_a_file_steers_the_terminal() -> None:
    place = Location("data/x/districts/\x1b[2Jevil.yaml", 1, 1)
    fault = ValueUnfit(message="wrong \x07", example="\r it")
    shown = diagnostic_boxes(
        [Diagnostic(place, fault, source_line="\x1b]0;title\x07")],
        colour=False,
    )
    assert not any(sign < " " and sign != "\n" for sign in shown)
