"""A funder's preset is checked as strictly as a record, and the shipped one invents nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lzz_report.diagnostics.diagnostic import as_text
from lzz_report.errors import InputError
from lzz_report.load import load_funders
from lzz_report.records.base import Model
from lzz_report.records.funder import Funder, FunderContact, Funders, FunderStamp
from lzz_report.schema import schema_texts
from lzz_report.validate import validate_funders

PROJECT = Path(__file__).parent.parent
EXAMPLE = PROJECT / "examples" / "musterheft"


def funders_of(text: str, folder: Path) -> Funders:
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / "funders.yaml").write_text(text, encoding="utf-8")
    return validate_funders(*load_funders(folder))


def faults_of(text: str, folder: Path) -> str:
    with pytest.raises(InputError) as caught:
        funders_of(text, folder)
    return as_text(caught.value.diagnostics)


def preset(*lines: str) -> str:
    return "\n".join(["funders:", "  - key: stiftung", "    name: Stiftung", *(f"    {line}" for line in lines)]) + "\n"


def test_the_shipped_funder_names_no_grant_nobody_knows() -> None:
    (funder,) = validate_funders(*load_funders(PROJECT)).funders
    assert (funder.name, funder.grant, funder.period, funder.contact) == ("Robert Bosch Stiftung", None, None, None)


def test_the_examples_funder_has_everything() -> None:
    (funder,) = validate_funders(*load_funders(EXAMPLE)).funders
    assert (funder.grant, funder.max_mb, funder.attach_as, funder.letter) == ("BS-2025-0042", 5, "both", True)


def test_a_preset_needs_a_key_and_a_name_alone(tmp_path: Path) -> None:
    (funder,) = funders_of(preset(), tmp_path).funders
    assert (funder.audience, funder.attach_as, funder.min_dpi, funder.report_folder) == (
        "funder",
        "pages",
        150,
        "reports/{edition}",
    )


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("grnat: 1", 5, "there is no field grnat\n  fix: did you mean grant?"),
        ("audience: everybody", 15, "only these are allowed: public, funder or internal"),
        ("records: ja", 14, "yes or no is wanted here\n  fix: write records: true or records: false"),
        ("max_mb: 0", 13, "the number must be greater than 0"),
        ("min_dpi: 30", 14, "the number must be at least 72"),
        ("grant: 42", 12, 'text is wanted here; without quotes this is a number\n  fix: put it in quotes: "42"'),
        ("topics: Wohnen", 13, "a list is wanted here\n  fix: write topics: [Wohnen]"),
        (
            'file_name: "{funder}_{editon}.pdf"',
            26,
            "nothing is known to be put in for {editon}\n  fix: did you mean {edition}?",
        ),
        ('file_name: "{funder.pdf"', 17, "a brace stands alone"),
        ("file_name: a/b.pdf", 16, "a file name has none of these"),
        ("report_folder: ../reports", 20, "the folder lies outside of the project"),
        ("report_folder: /reports", 20, "the folder lies outside of the project"),
        ("contact: {email: x@@example.org}", 22, "fix:"),
        ("contact: {phone: '0815'}", 22, "no telephone number"),
        ("stamp: {place: middle}", 20, "only these are allowed"),
        ("stamp: {text: 'Anlage {nummer}'}", 27, "did you mean {number}?"),
    ],
)
def test_a_fault_is_told_at_its_place_with_its_mend(line: str, column: int, words: str, tmp_path: Path) -> None:
    box = faults_of(preset(line), tmp_path)
    assert box.startswith(f"error: data/funders.yaml:4:{column} ")
    assert f"  │ {line}" in box
    assert words in box


def test_two_funders_of_one_key_are_told(tmp_path: Path) -> None:
    box = faults_of(preset() + "  - key: stiftung\n    name: Eine andere\n", tmp_path)
    assert "error: data/funders.yaml:4:10  funders[1].key" in box
    assert "there is another funder stiftung in line 2" in box


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    box = faults_of(preset("audience: alle", "min_dpi: 9", "raport_name: x"), tmp_path)
    assert box.endswith("3 errors\n")
    assert "did you mean report_name?" in box


def test_a_project_without_funders_is_told_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        validate_funders(*load_funders(tmp_path))
    (fault,) = caught.value.diagnostics
    assert (fault.at.file, fault.problem) == ("data/funders.yaml", "the file is missing")


def test_broken_yaml_is_told_with_its_line(tmp_path: Path) -> None:
    assert faults_of("funders:\n  - key: [\n", tmp_path).startswith("error: data/funders.yaml:")


def test_the_schema_knows_every_field() -> None:
    schema = json.loads(schema_texts()["funders.schema.json"])
    assert set(schema["$defs"]["Funder"]["properties"]) == set(Funder.model_fields)
    assert schema["$defs"]["Funder"]["required"] == ["key", "name"]


@pytest.mark.parametrize("model", [Funder, FunderContact, FunderStamp])
def test_every_example_of_a_field_is_one_the_model_takes(model: type[Model]) -> None:
    examples = {name: field.examples[0] for name, field in model.model_fields.items() if field.examples}
    assert isinstance(model.model_validate(examples), model)


def test_a_new_project_has_the_file(tmp_path: Path) -> None:
    from lzz_report.initialise import initialise

    initialise(tmp_path)
    assert (tmp_path / "data" / "funders.yaml").read_bytes() == (PROJECT / "data" / "funders.yaml").read_bytes()
