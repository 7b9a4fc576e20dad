"""Planted faults, each in a copy of the real edition, get the words that stand beside them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from lzz_report.diagnostics.diagnostic import Diagnostic, as_text
from lzz_report.errors import InputError
from lzz_report.load import load_edition
from lzz_report.validate import validate

REAL = Path(__file__).parent.parent / "data" / "2023-2024"
FAULTS = Path(__file__).parent / "bad_records"
NAMES = sorted(folder.name for folder in FAULTS.iterdir())
# These plant text that only looks dangerous: it is printed as it stands.
HARMLESS = {"template-in-text"}
ONLY_WARNED = {
    "cmyk-image-without-profile",
    "contact-without-way",
    "figure-not-in-text",
    "gap-that-is-none",
    "script-in-topic",
    "small-image",
}


def planted(name: str, project: Path) -> Path:
    """Lay a fault over a copy of the real edition."""
    edition = project / "data" / REAL.name
    shutil.copytree(REAL, edition)
    shutil.copytree(FAULTS / name, edition, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    return project


def found_in(project: Path) -> Sequence[Diagnostic]:
    try:
        return validate(load_edition(project)).diagnostics
    except InputError as error:
        return error.diagnostics


def what_is_new(project: Path, before: Sequence[Diagnostic]) -> str:
    """Return the text of all diagnostics that the untouched edition does not have."""
    known = {(one.at.file, one.at.field, one.problem, one.got) for one in before}
    found = found_in(project)
    return as_text(one for one in found if (one.at.file, one.at.field, one.problem, one.got) not in known)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Diagnostic]:
    project = tmp_path_factory.mktemp("untouched")
    shutil.copytree(REAL, project / "data" / REAL.name)
    return found_in(project)


@pytest.mark.parametrize("name", NAMES)
def test_a_planted_fault_is_named_with_its_place_and_mend(
    name: str, tmp_path: Path, untouched: Sequence[Diagnostic]
) -> None:
    expected = (FAULTS / name / "expected.txt").read_text(encoding="utf-8")
    assert what_is_new(planted(name, tmp_path), untouched) == expected
    assert (expected == "") == (name in HARMLESS)
    assert expected.startswith("error: ") == (name not in HARMLESS | ONLY_WARNED)


@pytest.mark.parametrize("name", sorted(HARMLESS | ONLY_WARNED))
def test_what_only_looks_dangerous_stops_nothing(name: str, tmp_path: Path) -> None:
    valid = validate(load_edition(planted(name, tmp_path)))
    assert len(valid.records) == 6


def test_a_template_in_a_text_stays_the_text_it_is(tmp_path: Path) -> None:
    valid = validate(load_edition(planted("template-in-text", tmp_path)))
    dachau = next(record.district for record in valid.records if record.district.slug == "dachau")
    assert "ein {{ 7*7 }} massives Problem" in dachau.challenge
    assert dachau.topics == ("Wohnen", "{{ 7*7 }}")


if __name__ == "__main__":
    # Written only on request: python -m tests.test_bad_records. Read every difference before it is committed.
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(REAL, Path(folder, "untouched", "data", REAL.name))
        baseline = found_in(Path(folder, "untouched"))
        for fault in NAMES:
            told = what_is_new(planted(fault, Path(folder, fault)), baseline)
            (FAULTS / fault / "expected.txt").write_text(told, encoding="utf-8")
