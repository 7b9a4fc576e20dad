"""`check --typography` lists, place by place, what typesetting makes of a record's marks and spaces."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from lzz_report.cli.program import run
from lzz_report.compose import typographic_changes
from lzz_report.pipeline import check
from lzz_report.records.record import ValidEdition
from lzz_report.rules.typography import typeset
from tests.edition_making import project, real_edition, record

NBSP, CHANCE = "\u00a0", "\u200b"
# Written by hand: where the words stand in the file is the point.
RECORD = """\
key: "09174"
challenge: |-
  Wir sagen "Ja" und
  "Ja" am § 5, z. B. *in "Dachau"* oder
  8
  Kommunen.

  - Noch einmal "Ja".
approach: "Nichts – aber wirklich nichts."
figures:
  - {value: "8", label: 8 Kommunen}
links:
  - {word: Noch einmal, label: '"Das" Konzept', url: null}
contacts:
  - name: Dr. Eva Muster
    office: '"Amt"'
    email: eva@example.org
  - name: Dr. Eva Intern
    visibility: internal
    email: intern@example.org
photo: {file: a.jpg, alt: 'Das "Haus"', credit: '"K"'}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    imprint = {"rights": "§ 5 UrhG"}
    changed: dict[str, Any] = {"title": "Die 8 Kreise", "subtitle": None, "about": None, "imprint": imprint}
    made = project(tmp_path, keep=("dachau",), advisers=[], **changed)
    data = made / "data" / "2023-2024"
    (data / "districts" / "dachau.yaml").write_text(RECORD, encoding="utf-8")
    photo = BytesIO()
    Image.new("RGB", (2400, 1600)).save(photo, "JPEG")
    (data / "images").mkdir()
    (data / "images" / "a.jpg").write_bytes(photo.getvalue())
    return made


@pytest.fixture
def valid(folder: Path) -> ValidEdition:
    return check(folder)


def test_each_change_is_told_at_its_line_and_column(valid: ValidEdition) -> None:
    found = [one for one in typographic_changes(valid) if one.at.field == "challenge"]
    assert [(one.at.line, one.at.column, one.before, one.after) for one in found] == [
        (3, 13, '"Ja"', "„Ja“"),
        (4, 3, '"Ja"', "„Ja“"),
        (4, 11, "§ 5,", f"§{NBSP}5,"),
        (4, 16, "z. B.", f"z.{NBSP}B."),
        (4, 26, '"Dachau"', "„Dachau“"),
        (5, 3, "8 Kommunen.", f"8{NBSP}Kommunen."),
        (8, 17, '"Ja".', "„Ja“."),
    ]


def test_all_texts_that_are_printed_are_looked_through_and_no_others(valid: ValidEdition) -> None:
    found = {one.at.field: one.after for one in typographic_changes(valid) if one.at.field != "challenge"}
    assert found == {
        "title": f"8{NBSP}Kreise",
        "imprint.rights": f"§{NBSP}5",
        "approach": f"Nichts{NBSP}–",
        "figures[0].label": f"8{NBSP}Kommunen",
        "links[0].label": "„Das“",
        "contacts[0].name": f"Dr.{NBSP}Eva",
        "contacts[0].office": "„Amt“",
        "photo.alt": "„Haus“",
    }


def test_the_list_follows_the_files(valid: ValidEdition) -> None:
    places = [(one.at.file, one.at.line, one.at.column) for one in typographic_changes(valid)]
    assert places == sorted(places)
    assert len({file for file, _, _ in places}) == 2


def test_changes_of_the_same_words_are_one_line() -> None:
    (one,) = [one for one in typographic_changes(real_edition()) if "Kennenlernen" in one.before and one.at.line == 23]
    assert one.after == f"„Kennenlernen.{CHANCE}Mitmachen.{CHANCE}Ankommen.“"
    assert one.rules == ("break after a full stop",)


def test_the_real_edition_keeps_every_letter() -> None:
    found = typographic_changes(real_edition())
    assert found
    for one in found:
        assert one.before != one.after
        letters = ["".join(filter(str.isalnum, text)) for text in (one.before, one.after)]
        assert letters[0] == letters[1]


@given(st.lists(st.sampled_from(['"Ja"', "8", "Kommunen", "§", "5", "z.B.", "–", "Dr.", "1-3", "gut."]), unique=True))
def test_the_list_applied_to_the_record_gives_the_page(words: list[str]) -> None:
    text = " ".join(["Wir", *words, "hier."])
    real = real_edition()
    listed = typographic_changes(ValidEdition(real.edition, real.source, (record(challenge=text, approach="Nichts."),)))
    done, at = "", 0
    for one in listed:
        if one.at.field == "challenge":
            start = text.index(one.before, at)
            done, at = done + text[at:start] + one.after, start + len(one.before)
    assert done + text[at:] == typeset(text, "de")


def test_the_command_shows_a_line_for_each_place_and_what_the_signs_mean(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "--typography", "--project", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "data/2023-2024/districts/dachau.yaml:5:3  8 Kommunen. → 8␣Kommunen.  (number and word)" in lines
    assert lines[-2].startswith("␣ space where no line ends")
    assert lines[-1] == "15 changes on the way to the page; the records stay as they are"
    assert len(lines) == 17


def test_programs_get_the_signs_themselves(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--typography", "--json", "--project", str(folder)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["edition"] == "2023-2024"
    assert {
        "file": "data/2023-2024/districts/dachau.yaml",
        "line": 5,
        "column": 3,
        "field": "challenge",
        "before": "8 Kommunen.",
        "after": f"8{NBSP}Kommunen.",
        "rules": ["number and word"],
    } in told["typography"]


def test_an_edition_that_needs_no_change_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = {"challenge": "Nichts.", "approach": "Nichts.", "figures": None, "links": None, "contacts": None}
    folder = project(
        tmp_path, {"dachau": {**plain, "photo": None}}, keep=("dachau",), advisers=[], about=None, title="Ausgabe"
    )
    record_file = folder / "data" / "2023-2024" / "districts" / "dachau.yaml"
    record_file.write_text(record_file.read_text(encoding="utf-8").replace("adviser:", "#"), encoding="utf-8")
    assert run(["check", "--typography", "--project", str(folder)]) == 0
    assert capsys.readouterr().out == "0 changes on the way to the page; the records stay as they are\n"


def test_one_change_is_not_called_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = {"challenge": "Am § 5.", "approach": "Nichts.", "figures": None, "links": None, "contacts": None}
    folder = project(
        tmp_path,
        {"dachau": {**plain, "photo": None, "adviser": None}},
        keep=("dachau",),
        advisers=None,
        about=None,
        title="Ausgabe",
    )
    assert run(["check", "--typography", "--project", str(folder)]) == 0
    assert capsys.readouterr().out.endswith("\n1 change on the way to the page; the records stay as they are\n")


def test_a_record_with_errors_is_mended_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "data" / "2023-2024" / "districts" / "dachau.yaml"
    file.write_text(RECORD.replace("eva@", "eva"), encoding="utf-8")
    assert run(["check", "--typography", "--project", str(folder)]) == 1
    assert "contacts[0].email" in capsys.readouterr().out
