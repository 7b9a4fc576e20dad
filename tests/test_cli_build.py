"""`build` tells what it does and what it made, and asks the pipeline for no more than is wanted."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner

from lzz_report import pipeline
from lzz_report.cli.commands.build import build as build_command
from lzz_report.cli.invocation import Invocation
from lzz_report.cli.program import program
from lzz_report.cli.progress import STAGES, stage_words
from lzz_report.diagnostics.catalogue.fitting import OversetAbout
from lzz_report.diagnostics.catalogue.passages import FigureNotInText
from lzz_report.diagnostics.diagnostic import Diagnostic, Location, text_lines
from lzz_report.errors import BuildError
from lzz_report.publish import edition_lock
from tests.cli_process import run, run_at_terminal, start

PROJECT = Path(__file__).resolve().parent.parent
WARNING = Diagnostic(Location("data/a.yaml", 3, 1, "links[0].url"), FigureNotInText())
OVERSET = Diagnostic(Location("data/a.yaml", 9, 1, "about"), OversetAbout(lines=3, characters=200))

# A pipeline that builds nothing but tells what a real one tells.
STUB = """
import pathlib, sys
from types import SimpleNamespace as Value
import lzz_report.pipeline as pipeline
from lzz_report.diagnostics.catalogue.passages import FigureNotInText
from lzz_report.diagnostics.diagnostic import Diagnostic, Location
def build(project, edition, wanted, *, output, progress, on_wait):
    on_wait("another build of 2023-2024 is at work: waiting")
    print("the engine chats")
    for stage in ("validate", "fit", "render brochure", "render dachau", "publish"):
        progress(stage)
    sheets = (Value(slug="dachau", page_variant="Vorspann", size_step="13.2/18", fill=0.874, pages=1),
              Value(slug="waldeck-frankenberg", page_variant="Lauf 9", size_step="9/12.4", fill=1.0, pages=2),
              Value(slug="lippe", page_variant="Regel", size_step="10.2/14.4", fill=0.5, pages=1))
    files = ("brochure.pdf", "sheets/dachau.pdf", "sheets/waldeck-frankenberg.pdf", "manifest.json")
    place = Location("data/a.yaml", 3, 1, "links[0].url")
    warning = Diagnostic(place, FigureNotInText())
    folder = output or pathlib.Path(project) / "output" / "2023-2024"
    return pipeline.BuildOutcome("2023-2024", folder, files, (warning,), Value(sheets=sheets, total_pages=24))
pipeline.build = build
from lzz_report.cli import main
main()
"""
STAND_IN = ("-c", STUB)
TABLE = """\
district             form         size  full  pages
dachau               Vorspann  13.2/18   87%      1
waldeck-frankenberg  Lauf 9     9/12.4  100%      2
"""


def wanted_by(*words: str) -> pipeline.BuildOptions:
    """Return what the pipeline is asked for by these words."""
    asked: list[pipeline.BuildOptions] = []

    def build(
        _project: Path, _edition: str | None, wanted: pipeline.BuildOptions, **_more: object
    ) -> pipeline.BuildOutcome:
        asked.append(wanted)
        nothing = SimpleNamespace(sheets=(), total_pages=0)
        return pipeline.BuildOutcome("2023-2024", Path("out"), (), (), nothing)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "build", build)
        result = CliRunner().invoke(program, ["build", *words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return asked[0]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ((), pipeline.BuildOptions(brochure=True, sheets=True)),
        (("--only", "brochure"), pipeline.BuildOptions(brochure=True, sheets=False)),
        (("--theme", "ringe"), pipeline.BuildOptions(theme="ringe")),
        (("--only", "sheets"), pipeline.BuildOptions(brochure=False, sheets=True)),
        (("--district", "lippe"), pipeline.BuildOptions(brochure=False, sheets=True, districts=("lippe",))),
        (
            ("--only", "sheets", "--district", "lippe", "--district", "dachau"),
            pipeline.BuildOptions(brochure=False, sheets=True, districts=("lippe", "dachau")),
        ),
    ],
)
def test_the_pipeline_is_asked_for_what_the_words_say(words: tuple[str, ...], wanted: pipeline.BuildOptions) -> None:
    assert wanted_by(*words) == wanted


def test_files_and_sheets_stand_on_standard_output_warnings_on_standard_error(tmp_path: Path) -> None:
    ended = run("build", cwd=tmp_path, program=STAND_IN)
    assert ended.code == 0
    files, table, pages = ended.out.split("\n\n")
    assert files.splitlines() == [
        "output/2023-2024/brochure.pdf",
        "output/2023-2024/sheets/dachau.pdf",
        "output/2023-2024/sheets/waldeck-frankenberg.pdf",
        "output/2023-2024/manifest.json",
    ]
    assert table + "\n" == TABLE
    assert pages == "the brochure has 24 pages\n"
    assert ended.err == (
        "another build of 2023-2024 is at work: waiting\n"
        "warning: data/a.yaml:3:1  links[0].url\n"
        "  the text does not name this figure\n"
        "  fix: correct the figure, or write it in the text too\n\n"
        "1 warning\n\n"
    )


def test_files_outside_the_current_folder_are_named_in_full(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    ended = run("build", "--output", str(tmp_path / "there"), cwd=tmp_path / "here", program=STAND_IN)
    assert ended.out.splitlines()[0] == f"{tmp_path}/there/brochure.pdf"


def test_json_holds_files_sheets_and_diagnostics_and_nothing_else_is_printed(tmp_path: Path) -> None:
    ended = run("build", "--json", cwd=tmp_path, program=STAND_IN)
    answer = json.loads(ended.out)
    assert ended.code == 0
    assert answer["ok"] is True
    assert answer["edition"] == "2023-2024"
    assert answer["folder"] == str(tmp_path / "output" / "2023-2024")
    assert answer["files"][:2] == ["brochure.pdf", "sheets/dachau.pdf"]
    assert answer["brochure_pages"] == 24
    assert answer["sheets"] == [
        {"slug": "dachau", "form": "Vorspann", "step": "13.2/18", "fill": 0.874, "pages": 1},
        {"slug": "waldeck-frankenberg", "form": "Lauf 9", "step": "9/12.4", "fill": 1.0, "pages": 2},
    ]
    assert (answer["errors"], answer["warnings"]) == (0, 1)
    assert answer["diagnostics"][0]["field"] == "links[0].url"
    assert "links[0]" not in ended.err


def test_a_terminal_shows_the_stages_as_they_begin_and_forgets_them(tmp_path: Path) -> None:
    ended = run_at_terminal("build", cwd=tmp_path, program=STAND_IN)
    assert ended.code == 0
    said = [
        ended.out.find(stage_words(key)) for key in ("validate", "fit", "render brochure", "render dachau", "publish")
    ]
    assert said == sorted(said)
    assert said[0] > ended.out.find("another build of 2023-2024 is at work: waiting") >= 0
    # What stands below is written where the last stage stood: its line is taken back.
    assert "\x1b[2K" in ended.out.partition(stage_words("publish"))[2]
    assert "the engine chats" not in ended.out


def test_a_terminal_shows_the_table_of_sheets(tmp_path: Path) -> None:
    shown = click.unstyle(run_at_terminal("build", cwd=tmp_path, program=STAND_IN).out)
    rows = [line.split() for line in shown.splitlines()]
    assert ["district", "form", "size", "full", "pages"] in rows
    assert ["dachau", "Vorspann", "13.2/18", "87%", "1"] in rows
    assert ["waldeck-frankenberg", "Lauf", "9", "9/12.4", "100%", "2"] in rows


def test_a_pipe_shows_no_stages(tmp_path: Path) -> None:
    assert stage_words("publish") not in run("build", cwd=tmp_path, program=STAND_IN).err


@pytest.mark.parametrize("option", ["-q", "--quiet"])
def test_a_quiet_build_prints_nothing_but_faults(option: str, tmp_path: Path) -> None:
    ended = run("build", option, cwd=tmp_path, program=STAND_IN)
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == "\n".join(text_lines(WARNING)) + "\n"


def test_a_verbose_build_names_each_stage_with_its_time(tmp_path: Path) -> None:
    said = run("-v", "build", cwd=tmp_path, program=STAND_IN).err.splitlines()
    timed = [line.partition(" s  ")[2] for line in said if re.match(r" +\d+\.\d s  ", line)]
    assert timed == [stage_words(key) for key in ("validate", "fit", "render brochure", "render dachau", "publish")]


def test_every_stage_is_told_in_words() -> None:
    assert stage_words("render lippe") == "setting the sheet of lippe"
    assert stage_words("a new stage") == "a new stage"
    assert all(" " in words and words != key for key, words in STAGES.items())


def test_a_failed_build_says_that_the_last_output_stays(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from lzz_report.cli.program import run as run_here

    def build(*_words: object, **_more: object) -> None:
        raise BuildError((OVERSET, WARNING))

    monkeypatch.setattr(pipeline, "build", build)
    assert run_here(["build", "--project", str(PROJECT)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "  fix: shorten by about 200 characters\n" in printed.err
    assert printed.err.endswith("\n\n1 error, 1 warning; the last good output is untouched\n")


def test_a_build_without_brochure_or_sheets_says_nothing_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = SimpleNamespace(sheets=(), total_pages=24)
    outcome = pipeline.BuildOutcome("2023-2024", Path("out"), ("manifest.json",), (), nothing)  # type: ignore[arg-type]
    monkeypatch.setattr(pipeline, "build", lambda *_words, **_more: outcome)
    result = CliRunner().invoke(build_command, [], obj=Invocation(PROJECT))
    assert result.stdout == "out/manifest.json\n"
    assert result.stderr == ""


# --- the real pipeline


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    return tmp_path


@pytest.mark.slow
def test_one_sheet_is_really_built_and_told_of_in_json(project: Path) -> None:
    ended = run("build", "--district", "lippe", "--json", cwd=project)
    answer = json.loads(ended.out)
    assert (ended.code, ended.err) == (0, "")
    assert (answer["ok"], answer["edition"], answer["brochure_pages"]) == (True, "2023-2024", None)
    assert {"sheets/lippe.pdf", "contacts/lippe.vcf"} <= set(answer["files"])
    assert all((Path(answer["folder"]) / file).is_file() for file in answer["files"])
    (sheet,) = answer["sheets"]
    assert (sheet["slug"], sheet["pages"]) == ("lippe", 1)
    assert 0 < sheet["fill"] <= 1
    assert (project / "output" / "2023-2024" / "sheets" / "lippe.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.slow
def test_a_second_build_of_an_edition_says_that_it_waits_and_then_builds(project: Path) -> None:
    with contextlib.ExitStack() as lock:
        lock.enter_context(edition_lock(project / "output" / "2023-2024", wait_seconds=0))
        with start("build", "--district", "dachau", cwd=project) as process:
            assert process.stderr is not None
            said = process.stderr.readline()
            lock.close()
            out, err = process.communicate(timeout=120)
    assert said == "another build of 2023-2024 is running; waiting for it to be done\n"
    assert process.returncode == 0, err
    assert out.splitlines()[0] == "output/2023-2024/contacts/dachau.vcf"


def test_an_output_folder_that_cannot_be_made_is_one_sentence(project: Path) -> None:
    (project / "output").write_text("mine", encoding="utf-8")
    ended = run("build", cwd=project)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("error: ")
    assert "cannot be written: " in ended.err
    assert ended.err.count("\n") == 1
    assert (project / "output").read_text(encoding="utf-8") == "mine"
