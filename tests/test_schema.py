"""What is generated from the models is as fresh as the models."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lzz_report.records.district import District
from lzz_report.schema import field_tables, schema_texts
from tools.records_page import PAGE, refreshed

PROJECT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", schema_texts())
def test_the_committed_schema_is_what_the_models_say(name: str) -> None:
    assert schema_texts()[name] == (PROJECT / "data" / "schema" / name).read_text(encoding="utf-8")


def test_the_handbook_shows_the_fields_of_the_models() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert refreshed(page) == page
    assert field_tables() in page


def test_a_schema_refuses_unknown_fields_and_hides_the_slug() -> None:
    schema = json.loads(schema_texts()["district.schema.json"])
    assert schema["additionalProperties"] is False
    assert "slug" not in schema["properties"]
    assert schema["required"] == ["key", "challenge", "approach"]
    assert all(part["additionalProperties"] is False for part in schema["$defs"].values())


def test_every_field_is_described_to_editors() -> None:
    for text in schema_texts().values():
        schema = json.loads(text)
        for model in [schema, *schema["$defs"].values()]:
            for name, field in model["properties"].items():
                assert field.get("description", "").endswith((".", "©.")), name


def test_every_example_of_the_district_is_one_the_model_takes() -> None:
    examples = {name: field.examples[0] for name, field in District.model_fields.items() if field.examples}
    assert District.model_validate({"slug": "dachau", **examples}).key == "09174"
