"""The package is a library: one import, the same stages, nothing loaded before it is used."""

from __future__ import annotations

import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import lzz_report
from lzz_report import errors

PROJECT = Path(__file__).resolve().parent.parent


def test_importing_the_package_loads_nothing_of_it() -> None:
    script = "import sys, lzz_report; print(sorted(name for name in sys.modules if name.startswith('lzz_report.')))"
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, cwd=PROJECT, encoding="utf-8"
    )
    assert told.stdout == "[]\n"


def test_every_offered_name_is_there_and_says_what_it_is() -> None:
    offered = set(dir(lzz_report)) - {"__version__"}
    assert {"check", "build", "BuildOptions", "BuildOutcome", "InputError", "ThemeError", "Diagnostic"} <= offered
    assert [name for name in sorted(offered) if not inspect.getdoc(getattr(lzz_report, name))] == []


def test_every_error_a_user_can_cause_is_offered() -> None:
    kinds = {name: value for name, value in vars(errors).items() if isinstance(value, type) and name[0] != "_"}
    causes = {name for name, value in kinds.items() if issubclass(value, Exception)}
    assert causes - set(dir(lzz_report)) == set()


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'publish_all'"):
        _ = lzz_report.publish_all  # type: ignore[attr-defined]


def test_no_offered_name_hides_a_stage() -> None:
    modules = {path.stem for path in (PROJECT / "lzz_report").iterdir()}
    assert modules & set(dir(lzz_report)) == set()


def test_a_check_from_a_program_returns_the_edition_with_its_warnings() -> None:
    valid = lzz_report.check(PROJECT, "2023-2024")
    assert [record.district.slug for record in valid.records] == [
        "dachau",
        "lippe",
        "potsdam-mittelmark",
        "ravensburg",
        "stendal",
        "waldeck-frankenberg",
    ]
    assert all(one.severity is lzz_report.Severity.WARNING for one in valid.diagnostics)


def test_a_program_that_asks_for_no_edition_gets_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(lzz_report.UsageError, match="no edition found"):
        lzz_report.check(tmp_path)


def test_stages_are_modules_with_a_verb_of_their_own() -> None:
    for name in ("validate", "compose", "fit", "conform", "preflight"):
        stage = importlib.import_module(f"lzz_report.{name}")
        assert callable(getattr(stage, name))
