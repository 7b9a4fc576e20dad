"""Names of earlier versions of a schema are read as what they are called now, each with a warning at its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from lzz_report.diagnostics.catalogue.yaml import FileKind
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.diagnostics.fault import Severity
from lzz_report.errors import ThemeError
from lzz_report.load import load_funders
from lzz_report.pipeline import check
from lzz_report.records.funder import Funders
from lzz_report.resources import resource_dir
from lzz_report.sourcefile.field_lookup import submodel
from lzz_report.sourcefile.schema_versions import CURRENT_VERSIONS, renamed_keys, renamed_values
from lzz_report.sourcefile.tree import read_tree
from lzz_report.sourcefile.yaml_file import parse_yaml
from lzz_report.themes.theme import Theme
from lzz_report.theming import load_theme, theme_notices
from lzz_report.validate import validate_funders
from tests.edition_making import project

if TYPE_CHECKING:
    from pydantic import BaseModel

MODELS: dict[FileKind, type[BaseModel]] = {"funders": Funders, "theme": Theme}


def read(text: str, kind: FileKind = "theme") -> tuple[Any, list[Diagnostic]]:
    file, problems = parse_yaml(text.encode(), "theme.yaml", kind)
    return file.data, problems


def as_before(data: Any, kind: FileKind, version: int, place: str = "") -> Any:
    """Return values with the names they had before a version."""
    if isinstance(data, list):
        return [as_before(item, kind, version, f"{place}[]") for item in data]
    if not isinstance(data, dict):
        return {new: old for old, new in renamed_values(kind, version).get(place, {}).items()}.get(data, data)
    old_names = {new: old for old, new in renamed_keys(kind, version).get(place, {}).items()}
    inner = {name: f"{place}.{name}".lstrip(".") for name in data}
    return {old_names.get(name, name): as_before(data[name], kind, version, inner[name]) for name in data}


@pytest.mark.parametrize("name", ["umriss", "ringe"])
def test_a_theme_in_the_names_of_its_first_version_is_the_same_theme(tmp_path: Path, name: str) -> None:
    data = YAML(typ="safe").load((resource_dir("layouts") / name / "theme.yaml").read_text(encoding="utf-8"))
    data.pop("schema_version", None)
    folder = tmp_path / "layouts" / name
    folder.mkdir(parents=True)
    with (folder / "theme.yaml").open("w", encoding="utf-8") as file:
        YAML().dump(as_before(data, "theme", 2), file)
    assert load_theme(tmp_path, name) == load_theme(Path("absent"), name)
    told = {one.got for one in theme_notices(tmp_path, name)}
    assert {"settings", "heads", "forms", "slots", "most_characters", "steps_pt", "most_mm", "most_growth_mm"} <= told


def test_each_old_name_is_told_at_its_place_with_the_new_one() -> None:
    data, problems = read("name: Eigen\nchapter:\n  forms:\n    - {name: Regel, most_characters: 900}\n")
    assert data == {"name": "Eigen", "chapter": {"page_variants": ({"name": "Regel", "max_characters": 900},)}}
    assert [(one.at.line, one.at.column, one.at.field, one.got) for one in problems] == [
        (3, 3, "chapter.page_variants", "forms"),
        (4, 21, "chapter.page_variants[0].max_characters", "most_characters"),
    ]
    assert {one.severity for one in problems} == {Severity.WARNING}
    assert problems[0].problem == "forms is called page_variants now"
    assert problems[0].fix == "write page_variants; lzz-report migrate --write does it everywhere"


def test_an_old_value_is_told_like_an_old_name() -> None:
    data, (notice,) = read('chapter: {image_slots: [{name: "frieze", min_mm: 0}]}\n')
    assert data["chapter"]["image_slots"] == ({"name": "band", "min_mm": 0},)
    assert (notice.at.column, notice.width, notice.got) == (32, 8, "frieze")


def test_a_fault_in_an_old_field_is_told_where_it_stands(tmp_path: Path) -> None:
    root = tmp_path / "layouts" / "eigen"
    root.mkdir(parents=True)
    (root / "theme.yaml").write_text("name: Eigen\nextends: umriss\nslab: {large_most: viele}\n", encoding="utf-8")
    with pytest.raises(ThemeError) as raised:
        load_theme(tmp_path, "eigen")
    first, *notices = raised.value.diagnostics
    assert (first.at.line, first.at.column, first.at.field) == (3, 20, "contact_panel.large_max")
    assert [one.code for one in notices] == ["old-name-used", "old-name-used"]


def test_a_file_that_says_its_version_has_the_names_of_that_version() -> None:
    data, problems = read("schema_version: 2\noutlines_least_mm: 75\n")
    assert (data, problems) == ({"schema_version": 2, "outlines_least_mm": 75}, [])
    data, problems = read("schema_version: 1\noutlines_least_mm: 75\n")
    assert data == {"schema_version": 2, "outlines_min_mm": 75}
    assert len(problems) == 1


def test_the_old_and_the_new_name_of_one_field_cannot_stand_together() -> None:
    data, (problem,) = read("outlines_min_mm: 60\noutlines_least_mm: 75\n")
    assert data == {"outlines_min_mm": 60}
    assert (problem.severity, problem.at.line, problem.code) == (Severity.ERROR, 2, "old-name-twice")
    assert problem.problem == "outlines_least_mm is the old name of outlines_min_mm, which is there too"


@pytest.mark.parametrize("kind", CURRENT_VERSIONS)
def test_a_file_of_a_version_nobody_knows_yet_is_refused(kind: FileKind) -> None:
    newer = CURRENT_VERSIONS[kind] + 1
    data, (problem,) = read(f"schema_version: {newer}\nfield: 1\n", kind)
    assert data is None
    assert (problem.at.line, problem.at.column, problem.at.field) == (1, 17, "schema_version")
    assert f"the file is of version {newer} of its schema" in problem.problem
    assert problem.fix == "install a newer lzz-report"


def test_funders_are_read_by_their_old_names(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    text = "funders:\n  - key: stiftung\n    name: Stiftung\n    most_mb: 5\n    least_dpi: 100\n"
    (tmp_path / "data" / "funders.yaml").write_text(text, encoding="utf-8")
    file, problems = load_funders(tmp_path)
    (funder,) = validate_funders(file, problems).funders
    assert (funder.max_mb, funder.min_dpi) == (5, 100)
    assert [str(one.at) for one in problems] == ["data/funders.yaml:4:5", "data/funders.yaml:5:5"]


def test_a_check_of_the_edition_tells_the_old_names_of_its_theme(tmp_path: Path) -> None:
    root = project(tmp_path)
    folder = root / "layouts" / "umriss"
    folder.mkdir(parents=True)
    (folder / "theme.yaml").write_text("name: Eigen\nextends: umriss\noutlines_least_mm: 80\n", encoding="utf-8")
    notices = [one for one in check(root).diagnostics if one.code == "old-name-used"]
    assert [str(one) for one in notices] == [
        "warning: layouts/umriss/theme.yaml:3:1  outlines_min_mm: outlines_least_mm is called outlines_min_mm now"
    ]


@pytest.mark.parametrize("kind", MODELS)
def test_names_have_become_fields_that_are_there_and_none_is_its_own_old_name(kind: FileKind) -> None:
    for version in range(2, CURRENT_VERSIONS[kind] + 1):
        for place, names in renamed_keys(kind, version).items():
            if place in {"measures", "sizes"}:
                continue
            model: type[BaseModel] | None = MODELS[kind]
            for step in filter(None, place.replace("[]", "").split(".")):
                assert model is not None
                model = submodel(model.model_fields[step].annotation)
            assert model is not None
            assert set(names.values()) <= set(model.model_fields), place
            assert not set(names) & set(model.model_fields), place


def test_a_theme_may_repeat_a_value_by_an_alias() -> None:
    data, problems = read("a: &pair {rgb: 1}\nb: *pair\nc: [*pair, *pair]\n")
    assert (data, problems) == ({"a": {"rgb": 1}, "b": {"rgb": 1}, "c": ({"rgb": 1}, {"rgb": 1})}, [])
    tree = read_tree("a: &pair {rgb: 1}\nb: *pair\n", "theme")
    assert tree.values["b.rgb"] == tree.values["a.rgb"]


def test_an_alias_bomb_in_a_theme_is_defused() -> None:
    lines = ["a0: &a0 [x, x, x, x]"]
    lines += [f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 8)}]" for number in range(1, 9)]
    data, problems = read("\n".join(lines) + "\n")
    assert data is None
    assert [one.code for one in problems] == ["yaml-too-many-values"]
