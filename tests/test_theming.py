"""A theme and its words are found in the project first, and their faults named."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from lzz_report.errors import ThemeError, UsageError
from lzz_report.resources import resource_dir
from lzz_report.theming import face_files, font_roots, layout_roots, lettering_files, load_strings, load_theme

SHIPPED = resource_dir("layouts")


def own_theme(project: Path, **changes: Any) -> None:
    """Give a project its own theme.yaml: the shipped one with other values."""
    data = YAML(typ="safe").load((SHIPPED / "umriss" / "theme.yaml").read_text(encoding="utf-8"))
    folder = project / "layouts" / "umriss"
    folder.mkdir(parents=True)
    with (folder / "theme.yaml").open("w", encoding="utf-8") as file:
        YAML().dump({**data, **changes}, file)


def write(path: Path, text: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_a_project_without_layouts_uses_the_shipped_ones(tmp_path: Path) -> None:
    assert layout_roots(tmp_path) == (SHIPPED,)
    assert font_roots(tmp_path) == (resource_dir("fonts"),)


def test_a_projects_own_folders_come_first(tmp_path: Path) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "fonts").mkdir()
    assert layout_roots(tmp_path) == (tmp_path / "layouts", SHIPPED)
    assert font_roots(tmp_path) == (tmp_path / "fonts", resource_dir("fonts"))


def test_in_the_checkout_both_are_the_same_folder() -> None:
    assert layout_roots(SHIPPED.parent) == (SHIPPED,)


def test_the_shipped_theme_is_whole() -> None:
    theme = load_theme(Path("absent"), "umriss")
    assert theme.name == "Umriss"
    assert len(theme.pairs) == 8


def test_a_projects_own_theme_wins(tmp_path: Path) -> None:
    own_theme(tmp_path, name="Unser Umriss")
    assert load_theme(tmp_path, "umriss").name == "Unser Umriss"


def test_an_unknown_theme_is_a_misuse_that_names_the_known_ones(tmp_path: Path) -> None:
    write(tmp_path / "layouts" / "eigen" / "theme.yaml", "name: Eigen\n")
    with pytest.raises(UsageError, match=r"no theme rund. There are: eigen, .*umriss"):
        load_theme(tmp_path, "rund")


MARGIN = {"stacks": ["locator"], "fields": [{"name": "foot", "place": "foot"}], "gap_mm": 5}
FORM = {"name": "Regel", "arrangement": "stacked", "challenge": "lead", "approach": "text"}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"pairs": []}, "pairs: the list is empty"),
        ({"colours": {"ink": {"rgb": "black", "cmyk": [0, 0, 0, 100]}}}, "colours.ink.rgb: "),
        ({"schriften": []}, "schriften: there is no field schriften"),
        ({"lettering": {"label": "a.ttf"}}, "lettering names no font for “number”"),
        ({"paragraph_styles": {"lead": {"size_pt": 13, "leading_pt": 18, "width_mm": 150}}}, "the setting “statement”"),
    ],
)
def test_a_fault_of_a_theme_is_told_with_file_and_field(tmp_path: Path, changes: dict[str, Any], says: str) -> None:
    own_theme(tmp_path, **changes)
    with pytest.raises(ThemeError) as raised:
        load_theme(tmp_path, "umriss")
    assert "layouts/umriss/theme.yaml:" in str(raised.value)
    assert says in str(raised.value)


@pytest.mark.parametrize(
    ("part", "changes", "says"),
    [
        ("chapter", {"page_variants": [FORM]}, "the last form of a chapter must be flowing"),
        (
            "chapter",
            {"image_slots": [{"name": "band", "min_mm": 26}]},
            "the last slot of a chapter must have min_mm: 0",
        ),
        ("sheet", {"page_variants": [FORM]}, "the last form of a sheet must say last: true"),
        ("sheet", {"page_variants": []}, "sheet.page_variants: "),
        ("sheet", {"margin": MARGIN}, "sheet.margin is for themes that say architecture: margin-column"),
    ],
)
def test_a_theme_has_a_form_and_a_slot_for_whatever_comes(
    tmp_path: Path, part: str, changes: dict[str, Any], says: str
) -> None:
    data = YAML(typ="safe").load((SHIPPED / "umriss" / "theme.yaml").read_text(encoding="utf-8"))
    own_theme(tmp_path, **{part: {**data[part], **changes}})
    with pytest.raises(ThemeError) as raised:
        load_theme(tmp_path, "umriss")
    assert says in str(raised.value)


def test_a_theme_of_margin_columns_has_them(tmp_path: Path) -> None:
    own_theme(tmp_path, architecture="margin-column")
    with pytest.raises(ThemeError, match="the architecture margin-column wants"):
        load_theme(tmp_path, "umriss")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name: [", "1:7: this is no valid YAML"),
        ("- eins\n- zwei\n", "1:1: the file does not consist of fields"),
        ("", "1:1: the file is empty"),
        (b"name: K\xfcche\n", "1:8: the file is not UTF-8"),
        ("a: b: c", "1:5: a text with a colon and a space needs quotes"),
        ("name: eins\nname: zwei\n", "2:1  name: the field is there twice"),
        ("name: *eins\n", "an alias (*eins) of nothing"),
    ],
)
@pytest.mark.parametrize("name", ["umriss/theme.yaml", "shared/strings/de.yaml"])
def test_a_file_that_cannot_be_read_is_told_with_its_place(
    tmp_path: Path, name: str, text: str | bytes, says: str
) -> None:
    write(tmp_path / "layouts" / name, text)
    with pytest.raises(ThemeError) as raised:
        load_theme(tmp_path, "umriss") if "theme" in name else load_strings(tmp_path, "de")
    assert f"layouts/{name}:" in str(raised.value)
    assert says in str(raised.value)


def test_a_projects_own_words_win(tmp_path: Path) -> None:
    write(tmp_path / "layouts" / "shared" / "strings" / "de.yaml", "contents: Übersicht\n")
    strings = load_strings(tmp_path, "de")
    assert strings("contents") == "Übersicht"
    assert strings.source == "layouts/shared/strings/de.yaml"


def test_words_of_a_language_nobody_wrote_are_a_misuse(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no language tlh\. There are: de, en\. .* layouts/shared/strings/fr\.yaml"):
        load_strings(tmp_path, "tlh")


def test_drawings_are_lettered_with_the_projects_own_font(tmp_path: Path) -> None:
    theme = load_theme(tmp_path, "umriss")
    shipped = lettering_files(theme, tmp_path)
    assert set(shipped) == {"label", "number"}
    source = resource_dir("fonts") / "source-sans-3" / "SourceSans3-Regular.ttf"
    own = tmp_path / "fonts" / theme.lettering["label"]
    own.parent.mkdir(parents=True)
    shutil.copy(source, own)
    assert lettering_files(theme, tmp_path) == {**shipped, "label": source.read_bytes()}


def test_the_faces_of_a_theme_are_read_by_family_and_cut(tmp_path: Path) -> None:
    theme = load_theme(tmp_path, "umriss")
    faces = face_files(theme, tmp_path)
    assert len(faces) == len(theme.fonts)
    for face in theme.fonts:
        shipped = resource_dir("fonts") / face.file
        assert faces[face.family, face.weight, face.style == "italic"] == shipped.read_bytes()


def test_a_missing_font_for_drawings_is_told_at_its_line(tmp_path: Path) -> None:
    own_theme(tmp_path, lettering={"label": "absent/Absent.ttf", "number": "absent/Absent.ttf"})
    with pytest.raises(ThemeError) as raised:
        load_theme(tmp_path, "umriss")
    assert [(one.at.field, one.got) for one in raised.value.diagnostics] == [
        ("lettering.label", "absent/Absent.ttf"),
        ("lettering.number", "absent/Absent.ttf"),
    ]
