"""Make: the real edition with a few things changed in, records, publications and project folders for tests out."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from lzz_report.compose import compose
from lzz_report.documents.publication import Chapter, Publication
from lzz_report.pipeline import check
from lzz_report.profiles import SCREEN, Palette
from lzz_report.records.district import District
from lzz_report.records.edition import Edition
from lzz_report.records.record import Record, ValidEdition
from lzz_report.rules.fixed_words import FixedWords
from lzz_report.sourcefile.source import SourceFile
from lzz_report.themes.theme import Theme
from lzz_report.theming import load_strings, load_theme

PROJECT = Path(__file__).parent.parent
EDITION = "2023-2024"
DATA = PROJECT / "data" / EDITION


@cache
def real_edition() -> ValidEdition:
    return check(PROJECT, EDITION)


@cache
def words() -> FixedWords:
    return load_strings(PROJECT, "de")


@cache
def theme(name: str = "umriss") -> Theme:
    return load_theme(PROJECT, name)


def on_screen(look: Theme) -> Palette:
    return Palette.of(look.colour_roles, SCREEN.colour_space)


def edition(**fields: Any) -> Edition:
    return Edition.model_validate(_frozen({"id": "e", "title": "T", "programme": "P", "as_of": "2024", **fields}))


def record(**fields: Any) -> Record:
    """Return a record in memory; without a key it is Dachau's."""
    whole = {"slug": "dachau", "key": "09174", "challenge": "Es fehlen Wohnungen.", "approach": "Wir bauen.", **fields}
    return Record(District.model_validate(_frozen(whole)), SourceFile(f"data/e/districts/{whole['slug']}.yaml", "", ""))


def _frozen(value: Any) -> Any:
    """Return lists as tuples, as loading gives them to the strict models."""
    if isinstance(value, dict):
        return {name: _frozen(inner) for name, inner in value.items()}
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def records_of(*keys: str, **fields: Any) -> list[Record]:
    """Return a record for each official key, named after it."""
    return [record(key=key, slug=f"d{key}", **fields) for key in keys]


def composed(records: Sequence[Record], *, palettes: int = 8, **fields: Any) -> Publication:
    return compose(edition(**fields), records, words(), palettes=palettes, fonts=("Source Sans 3",))


def chapter(**fields: Any) -> Chapter:
    """Return the chapter of one record."""
    return composed([record(**fields)]).chapters[0]


def write_yaml(path: Path, data: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    writer = YAML()
    writer.width = 1_000_000
    with path.open("w", encoding="utf-8") as file:
        writer.dump(dict(data), file)


def project(
    folder: Path, districts: Mapping[str, Mapping[str, Any]] | None = None, keep: Sequence[str] = (), **fields: Any
) -> Path:
    """Copy the real edition into a project folder, with other values for fields of districts (by slug) and the edition.

    A value of None takes a field away. With `keep` only these districts stay; a district without a file is made new.
    """
    data = folder / "data" / EDITION
    shutil.copytree(DATA, data)
    for path in (data / "districts").glob("*.yaml"):
        if keep and path.stem not in keep:
            path.unlink()
    changes = {data / "districts" / f"{slug}.yaml": values for slug, values in (districts or {}).items()}
    for path, values in {**changes, data / "edition.yaml": fields}.items():
        if values:
            old = YAML(typ="safe").load(path.read_text(encoding="utf-8")) if path.exists() else {}
            merged = {**old, **values}
            write_yaml(path, {name: value for name, value in merged.items() if value is not None})
    return folder
