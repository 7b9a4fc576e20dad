"""A checked record as the YAML text that reads back as the same record."""

from __future__ import annotations

from io import StringIO

from lzz_report.records.base import Model

# Running texts keep their own line breaks; wide enough that no other text is folded.
WIDTH = 1_000_000


def to_yaml(record: Model) -> str:
    """Return the fields of a record in the order of its model; defaults and the slug are left out."""
    from ruamel.yaml import YAML

    writer = YAML()
    writer.width = WIDTH
    writer.indent(mapping=2, sequence=4, offset=2)
    text = StringIO()
    writer.dump(_plain(record.model_dump(exclude_defaults=True, exclude={"slug"})), text)
    return text.getvalue()


def _plain(value: object) -> object:
    from ruamel.yaml.scalarstring import LiteralScalarString

    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return LiteralScalarString(value) if isinstance(value, str) and "\n" in value else value
