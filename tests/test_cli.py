"""The program answers every misuse in words, keeps its streams apart and ends with the right code."""

from __future__ import annotations

import errno
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lzz_report import machine, pipeline
from lzz_report.cli.failure import report
from lzz_report.cli.program import COMMANDS, program
from lzz_report.cli.streams import make_writable
from lzz_report.diagnostics.catalogue.machine import LibraryMissing
from lzz_report.diagnostics.catalogue.output import EditionLocked
from lzz_report.diagnostics.catalogue.requests import NameUnknown
from lzz_report.diagnostics.catalogue.templates import StyleSheetMissing
from lzz_report.errors import LockedError, TemplateError, UsageError
from tests.cli_process import MODULE, run, run_at_terminal, start

PROJECT = Path(__file__).resolve().parent.parent
# Stands in for the pipeline: whatever is asked for, `ACT` happens.
STUB = """
import lzz_report.pipeline as pipeline
def build(*words, **more):
    {act}
pipeline.build = build
from lzz_report.cli import main
main()
"""


def acting(act: str) -> tuple[str, ...]:
    return ("-c", STUB.format(act=act))


def in_process(*words: str) -> int:
    """Run the command within this process, with the streams pytest provides."""
    from lzz_report.cli import main

    with pytest.raises(SystemExit) as end:
        main(words)
    return int(str(end.value.code))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "data", tmp_path / "project" / "data")
    return tmp_path / "project"


# --- help


def test_help_names_every_command_and_gives_examples() -> None:
    ended = run("--help")
    assert (ended.code, ended.err) == (0, "")
    listed = ended.out.partition("Commands:")[2].partition("Examples:")
    assert [line.split()[0] for line in listed[0].strip().splitlines()] == list(COMMANDS)
    assert "lzz-report check" in listed[2]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_of_a_command_begins_with_its_use_and_ends_with_examples(command: str, option: str) -> None:
    result = CliRunner().invoke(program, [command, option], prog_name="lzz-report")
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: lzz-report {command} ")
    assert f"lzz-report {command} " in result.output.partition("\nOptions:")[2]


def test_every_module_of_commands_is_a_command_of_its_name() -> None:
    modules = {path.stem for path in (PROJECT / "lzz_report" / "cli" / "commands").glob("*.py")} - {"__init__"}
    assert modules == set(COMMANDS)
    assert {name: command.name for name, command in program.commands.items()} == {name: name for name in COMMANDS}


def test_a_command_loads_no_other() -> None:
    script = (
        "import sys; from lzz_report.cli.program import run; run(['schema', '--help']); "
        "print(sorted(name for name in sys.modules if name.startswith('lzz_report.cli.commands.')))"
    )
    assert run(program=("-c", script)).out.endswith("['lzz_report.cli.commands.schema']\n")


def test_help_is_cut_nowhere() -> None:
    assert "..." not in run("--help").out.replace("[ARGS]...", "")


def test_the_program_alone_shows_its_help_as_a_misuse() -> None:
    ended = run()
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("Usage: lzz-report")


def test_help_and_version_load_nothing_heavy() -> None:
    script = (
        "import sys; from lzz_report.cli.program import run; code = run([sys.argv[1]]); "
        "print(sorted({'pydantic', 'ruamel', 'rich', 'weasyprint', 'jinja2', 'shapely', 'babel'} & set(sys.modules)))"
    )
    for option in ("--help", "--version"):
        assert run(option, program=("-c", script)).out.endswith("[]\n")


def test_check_loads_no_engine() -> None:
    script = (
        "import sys; from lzz_report.cli.program import run; code = run(['check', '--json']); "
        "print(sorted({'rich', 'weasyprint', 'jinja2', 'pikepdf', 'babel'} & set(sys.modules)))"
    )
    assert run(cwd=PROJECT, program=("-c", script)).out.endswith("}\n[]\n")


def test_the_version_is_that_of_the_package() -> None:
    (declared,) = re.findall(
        r'^__version__ = "([\d.]+)"$', (PROJECT / "lzz_report/__init__.py").read_text("utf-8"), re.MULTILINE
    )
    assert run("--version").out == f"lzz-report {declared}\n"


# --- misuse


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("chekc",), "No such command 'chekc'"),
        (("check", "--jsn"), "No such option"),
        (("-q", "check", "-v"), "--quiet and --verbose exclude one another"),
        (("check", "one", "two"), "unexpected extra argument"),
        (("build", "--only", "cover"), "'cover' is not one of 'brochure', 'sheets'"),
        (("build", "--only", "brochure", "--district", "dachau"), "leave one of them out"),
        (("check", "--project", "no-such-folder"), "'no-such-folder' does not exist"),
        (("init",), "Missing argument 'DIR'"),
        (("completion", "cmd"), "'cmd' is not one of"),
    ],
)
def test_a_misuse_is_one_sentence_and_where_to_read_on(words: tuple[str, ...], says: str) -> None:
    ended = run(*words, cwd=PROJECT)
    assert (ended.code, ended.out) == (2, "")
    problem, advice = ended.err.splitlines()
    assert problem.startswith("error: ")
    assert says in problem
    assert advice.startswith("how it is used: lzz-report")
    assert advice.endswith(" --help")


def test_a_misuse_answers_a_program_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert in_process("build", "--only", "brochure", "--district", "dachau", "--json") == 2
    assert "leave one of them out" in json.loads(capsys.readouterr().out)["problem"]


@pytest.mark.parametrize("command", ["check", "build"])
def test_an_unknown_edition_is_a_misuse_that_names_the_nearest(command: str) -> None:
    ended = run(command, "2023-2025", cwd=PROJECT)
    assert (ended.code, ended.out) == (2, "")
    assert "there is no edition 2023-2025. Did you mean 2023-2024?" in ended.err


def test_an_unknown_district_is_a_misuse_that_names_the_nearest() -> None:
    ended = run("build", "--district", "dachua", cwd=PROJECT)
    assert (ended.code, ended.out) == (2, "")
    assert "no district dachua" in ended.err
    assert "Did you mean dachau?" in ended.err


def test_no_word_somebody_typed_steers_the_terminal() -> None:
    ended = run("build", "--district", "\x1b[2Jdachau", cwd=PROJECT)
    assert ended.code == 2
    assert "\x1b" not in ended.err


def test_a_folder_without_editions_is_told_how_to_get_one(tmp_path: Path) -> None:
    ended = run("check", cwd=tmp_path)
    assert ended.code == 2
    assert "lzz-report init" in ended.err


def test_the_project_is_named_before_or_after_the_command(project: Path, tmp_path: Path) -> None:
    before = run("--project", str(project), "check", cwd=tmp_path)
    after = run("check", "--project", str(project), cwd=tmp_path)
    assert before.code == after.code == 0
    assert before.out == after.out
    assert "2023-2024 (6 districts) is ready to be built" in before.out


@pytest.mark.parametrize("words", [("doctor",), ("schema",), ("completion", "bash"), ("init", "new")])
def test_every_other_command_takes_a_project_on_both_sides(words: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        for arranged in (("--project", ".", *words), (*words, "--project", ".")):
            result = CliRunner().invoke(program, arranged)
            assert "No such option" not in result.output
            assert result.exit_code in {0, 1}, result.output


# --- what ends a run


def test_a_bug_shows_its_traceback() -> None:
    ended = run("build", program=acting("raise KeyError('lost')"))
    assert ended.code == 1
    assert "Traceback" in ended.err
    assert "KeyError: 'lost'" in ended.err


def test_debugging_shows_the_chain_of_causes_beside_the_sentence() -> None:
    act = (
        "import lzz_report\n    from lzz_report.diagnostics.catalogue.requests import DayUnreadable\n"
        "    try: {}['spot']\n"
        "    except KeyError as error: raise lzz_report.UsageError(DayUnreadable(text='\\x1bspot')) from error"
    )
    plain, debugged = run("build", program=acting(act)), run("--debug", "build", program=acting(act))
    assert plain.err == "error: ␛spot is no date; write it as 2025-03-31\n"
    assert (debugged.code, debugged.out) == (2, "")
    assert debugged.err.startswith(plain.err + "Traceback (most recent call last):")
    assert "KeyError: 'spot'" in debugged.err
    assert debugged.err.endswith("lzz_report.errors.UsageError: ␛spot is no date; write it as 2025-03-31\n")


def test_ctrl_c_ends_with_one_line_and_code_130() -> None:
    script = acting("import time; print('at work', file=__import__('sys').stderr, flush=True); time.sleep(60)")
    with start("build", cwd=PROJECT, program=script) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "at work\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, "")
    assert err == "stopped; what was built before is untouched\n"


def test_ctrl_c_at_a_terminal_begins_a_new_line() -> None:
    ended = run_at_terminal("build", program=acting("raise KeyboardInterrupt"), env={"TERM": "dumb"})
    assert ended.code == 130
    assert ended.out.endswith("\nstopped; what was built before is untouched\n")


def test_ctrl_c_without_a_terminal_or_a_log_is_silent() -> None:
    script = acting("raise KeyboardInterrupt")
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" 2>&-', "sh", sys.executable, *script, "build"],
        stdout=subprocess.PIPE,
        check=False,
        cwd=PROJECT,
    )
    assert (done.returncode, done.stdout) == (130, b"")


def test_a_reader_that_goes_away_is_met_in_silence() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, *MODULE, "check"], stdout=writing, stderr=subprocess.PIPE, check=False, cwd=PROJECT
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_output_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    def forbid_growth() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    with (tmp_path / "out").open("wb") as out:
        done = subprocess.run(
            [sys.executable, *MODULE, "check"],
            stdout=out,
            stderr=subprocess.PIPE,
            check=False,
            cwd=PROJECT,
            preexec_fn=forbid_growth,
            # Nothing else of the process may write a file.
            env={name: value for name, value in os.environ.items() if not name.startswith("COV")},
            encoding="utf-8",
        )
    assert done.returncode == 1
    assert done.stderr == "error: the system refuses: File too large\n"


def test_a_closed_output_is_no_fault() -> None:
    done = subprocess.run(["sh", "-c", f"exec {sys.executable} -m lzz_report check >&- 2>&-"], check=False, cwd=PROJECT)
    assert done.returncode == 0


# --- words for what the machine refuses


def fault(number: int, path: Path | str | None) -> OSError:
    return OSError(number, os.strerror(number), path) if path else OSError(number, os.strerror(number))


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (fault(errno.EACCES, "/srv/out"), "there is no permission to use /srv/out"),
        (fault(errno.EROFS, "/srv/out"), "/srv/out lies on a disk that cannot be written"),
        (fault(errno.ENOSPC, "/srv/out"), "the disk is full"),
        (fault(errno.ENOSPC, None), "the disk is full"),
        (fault(errno.EACCES, None), "the system refuses: Permission denied"),
        (fault(errno.EISDIR, "/srv/out"), "/srv/out is a folder where a file is needed"),
        (fault(errno.EIO, "/srv/out"), "/srv/out: the system refuses: Input/output error"),
        (fault(errno.EEXIST, "/srv/out"), "/srv/out is in the way"),
        (FileNotFoundError("the folder fonts/ is missing beside or inside lzz_report"), "install lzz-report again"),
        (LockedError(EditionLocked(name="2023-2024")), "another build of 2023-2024 is running"),
        (TemplateError(StyleSheetMissing(name="umriss/style.css")), "layouts/umriss/style.css is missing"),
    ],
)
def test_what_a_user_can_mend_is_one_sentence_and_code_1(
    error: Exception, says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pipeline, "build", raising(error))
    assert in_process("build", "--project", str(PROJECT)) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("error: ")
    assert says in printed.err
    assert printed.err.count("\n") == 1


def raising(error: Exception) -> Callable[..., object]:
    def build(*_words: object, **_more: object) -> object:
        raise error

    return build


def test_json_tells_a_failure_without_a_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fault = NameUnknown(kind="theme", name="umrisse", known=("umriss",))
    monkeypatch.setattr(pipeline, "build", raising(UsageError(fault)))
    assert in_process("build", "--json", "--project", str(PROJECT)) == 2
    printed = capsys.readouterr()
    assert printed.err == ""
    assert json.loads(printed.out) == {
        "ok": False,
        "problem": "there is no theme umrisse. There are: umriss",
        "code": "name-unknown",
        "errors": 0,
        "warnings": 0,
        "diagnostics": [],
    }


@pytest.mark.parametrize("error", [OSError("odd"), ValueError("a bug")])
def test_what_nobody_can_mend_is_raised_again(error: Exception) -> None:
    from lzz_report.cli.invocation import Invocation

    with pytest.raises(type(error), match=str(error)):
        report(error, Invocation())


def test_a_file_where_a_folder_is_needed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "output").write_text("mine", encoding="utf-8")

    def build(*_words: object, **_more: object) -> None:
        (tmp_path / "output" / "2023-2024").mkdir(parents=True)

    monkeypatch.setattr(pipeline, "build", build)
    assert in_process("build", "--project", str(PROJECT)) == 1
    expected = f"error: {tmp_path}/output is a file where a folder is needed; move it away or choose another folder\n"
    assert capsys.readouterr().err == expected


def test_an_output_that_is_a_file_is_a_misuse(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    ended = run("build", "--output", str(tmp_path / "out"), cwd=PROJECT)
    assert ended.code == 2
    assert "is a file" in ended.err


def test_a_missing_native_library_is_told_with_its_mend(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pango = machine.Finding("Pango", fault=LibraryMissing(library="libpango-1.0", manager="apk", package="pango"))
    monkeypatch.setattr(machine, "missing_libraries", lambda: (pango,))
    monkeypatch.setattr(pipeline, "build", raising(OSError("cannot load library 'libpango-1.0-0': no such file")))
    assert in_process("build", "--project", str(PROJECT)) == 1
    assert capsys.readouterr().err == (
        "error: the engine that sets the pages cannot be loaded\n"
        "  Pango: libpango-1.0 cannot be loaded\n"
        "  fix: sudo apk add pango\n"
    )


def test_a_library_that_only_the_engine_misses_sends_to_the_doctor(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "missing_libraries", lambda: ())
    monkeypatch.setattr(pipeline, "build", raising(OSError("cannot load library 'libodd': no such file")))
    assert in_process("build", "--project", str(PROJECT)) == 1
    printed = capsys.readouterr().err
    assert "libodd" in printed
    assert "fix: run lzz-report doctor" in printed


# --- terminals


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_a_stream_without_unicode_gets_plain_signs(encoding: str, project: Path) -> None:
    record = project / "data" / "2023-2024" / "districts" / "dachau.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("09174", "O9174 Łódź 漢"), encoding="utf-8")
    ended = run("check", cwd=project, env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
    assert ended.code == 1
    assert "Traceback" not in ended.err
    assert '  | key: "O9174 ' in ended.out


def test_signs_an_encoding_lacks_are_written_as_people_would() -> None:
    make_writable()
    assert "„Städte“ – 1 │ ł … ř 漢".encode("ascii", "lzz-plain") == b'"Staedte" - 1 | ? ... r ?'
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", "lzz-plain")


def test_the_runner_of_click_reads_what_a_pipe_reads(project: Path) -> None:
    result: Result = CliRunner().invoke(program, ["check", "--project", str(project)])
    assert result.stdout == run("check", cwd=project).out
