"""JSON Schemas for editors and the table of fields for the handbook, made from the models."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from lzz_report.records.base import Model
from lzz_report.records.contact import Contact
from lzz_report.records.district import District, Figure, Link, Photo, PictureCrop
from lzz_report.records.edition import Edition, Imprint
from lzz_report.records.funder import Funder, FunderContact, Funders, FunderStamp
from lzz_report.sourcefile.field_lookup import field_names

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
NUMERIC = re.compile("[0-9.]+")
SCHEMAS: Mapping[str, type[Model]] = {
    "district.schema.json": District,
    "edition.schema.json": Edition,
    "funders.schema.json": Funders,
}
TABLES: Mapping[str, tuple[type[Model], str]] = {
    "District (`districts/<slug>.yaml`)": (District, ""),
    "Figure": (Figure, "figures[]."),
    "Link": (Link, "links[]."),
    "Contact": (Contact, "contacts[]."),
    "Photo": (Photo, "photo."),
    "Crop": (PictureCrop, "crop."),
    "Edition (`edition.yaml`)": (Edition, ""),
    "Imprint": (Imprint, "imprint."),
    "Funders (`data/funders.yaml`)": (Funders, ""),
    "Funder": (Funder, "funders[]."),
    "Recipient and contact of a funder": (FunderContact, "funders[].contact."),
    "Stamp": (FunderStamp, "funders[].stamp."),
}


def schema_texts() -> dict[str, str]:
    """Return the JSON Schema of each kind of file by its file name, as it is written to data/schema/."""
    return {name: _schema(model) for name, model in SCHEMAS.items()}


def _schema(model: type[Model]) -> str:
    schema = {"$schema": SCHEMA_DIALECT, **model.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def field_tables() -> str:
    """Return a Markdown table of the fields of every model."""
    return "\n".join(f"### {title}\n\n{_table(model, prefix)}" for title, (model, prefix) in TABLES.items())


def _table(model: type[Model], prefix: str) -> str:
    rows = "\n".join(_rows(model, prefix))
    return f"{model.__doc__}\n\n| field | needed | what it holds | example |\n|---|---|---|---|\n{rows}\n"


def _rows(model: type[Model], prefix: str) -> Iterator[str]:
    for name in field_names(model, ()):
        info = model.model_fields[name]
        example = f"`{_shown(info.examples[0])}`" if info.examples else ""
        needed = "yes" if info.is_required() else ""
        yield f"| `{prefix}{name}` | {needed} | {info.description} | {example} |"


def _shown(example: object) -> str:
    if isinstance(example, tuple):
        return "[" + ", ".join(str(part) for part in example) + "]"
    # Text that YAML would take for a number is shown in the quotes it needs.
    return f'"{example}"' if isinstance(example, str) and NUMERIC.fullmatch(example) else str(example)
