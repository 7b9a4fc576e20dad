"""A project's own theme is a few lines over a shipped one: colours, fonts, logo, single templates."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from lzz_report import pipeline
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.errors import InputError, TemplateError, ThemeError, UsageError
from lzz_report.pipeline import BuildOptions
from lzz_report.resources import resource_dir
from lzz_report.templating.stylesheet import stylesheet
from lzz_report.templating.theme_loader import template_path
from lzz_report.themes.theme import Theme
from lzz_report.theming import layout_roots, load_theme, logo_file
from tests.edition_making import on_screen, project, write_yaml

SHIPPED = resource_dir("layouts")
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path fill="#0F5C55" d="M0 0h40v10H0z"/></svg>'
TEAL = {"rgb": "#7CC7BE", "cmyk": [52, 0, 28, 0]}


def own(root: Path, name: str = "eigen", **fields: Any) -> Path:
    """Give a project a theme over Umriss."""
    write_yaml(root / "layouts" / name / "theme.yaml", {"name": "Eigen", "extends": "umriss", **fields})
    return root


def faults(root: Path, name: str = "eigen") -> tuple[Diagnostic, ...]:
    with pytest.raises(ThemeError) as raised:
        load_theme(root, name)
    return raised.value.diagnostics


def stylesheet_of(root: Path, theme: Theme) -> str:
    return stylesheet(layout_roots(root), theme, on_screen(theme)).text


def shipped() -> Theme:
    return load_theme(Path("absent"), "umriss")


# --- what is laid over what


def test_what_a_theme_does_not_say_is_that_of_the_one_it_extends(tmp_path: Path) -> None:
    theme = load_theme(own(tmp_path), "eigen")
    assert theme.folders == ("eigen", "umriss")
    assert theme == shipped().model_copy(update={"name": "Eigen", "folders": ("eigen", "umriss")})


def test_fields_are_laid_over_each_other_one_by_one(tmp_path: Path) -> None:
    theme = load_theme(own(tmp_path, sheet={"air_mm": 6.5}, paragraph_styles={"lead": {"size_pt": 13}}), "eigen")
    assert theme.sheet == shipped().sheet.model_copy(update={"air_mm": 6.5})
    assert theme.paragraph_styles["lead"] == shipped().paragraph_styles["lead"].model_copy(update={"size_pt": 13})
    assert theme.paragraph_styles["text"] == shipped().paragraph_styles["text"]


def test_lists_are_replaced_whole(tmp_path: Path) -> None:
    theme = load_theme(own(tmp_path, pairs=[{"land": TEAL, "ground": TEAL}], cover={"sizes_pt": [90, 60]}), "eigen")
    assert [pair.land.rgb for pair in theme.pairs] == ["#7CC7BE"]
    assert theme.cover.sizes_pt == (90, 60)


def test_a_colour_is_replaced_whole_so_that_no_other_inks_are_printed(tmp_path: Path) -> None:
    (one,) = faults(own(tmp_path, colours={"map_ground": {"rgb": "#DCE9D5"}}))
    assert (one.at.field, one.problem) == ("colours.map_ground.cmyk", "the field cmyk is missing")
    assert one.fix == "write cmyk: …"


def test_a_face_takes_the_place_of_the_one_with_its_family_weight_and_style(tmp_path: Path) -> None:
    file = "source-sans-3/SourceSans3-Regular.ttf"
    changed = {"family": "Source Sans", "file": file, "weight": 600, "credit": "Eigene"}
    added = {"family": "Eigene", "file": file, "style": "italic"}
    fonts = load_theme(own(tmp_path, fonts=[changed, added]), "eigen").fonts
    assert len(fonts) == len(shipped().fonts) + 1
    assert [(face.weight, face.style) for face in fonts if face.credit == "Eigene"] == [(600, "normal")]
    assert fonts[-1].family == "Eigene"


def test_a_project_may_change_a_shipped_theme_under_its_own_name(tmp_path: Path) -> None:
    theme = load_theme(own(tmp_path, "umriss", colours={"map_ground": TEAL}), "umriss")
    assert theme.colours["map_ground"].rgb == "#7CC7BE"
    assert theme.folders == ("umriss",)
    assert theme.pairs == shipped().pairs


def test_themes_can_be_laid_over_themes_that_are_laid_over_others(tmp_path: Path) -> None:
    own(tmp_path, "unten", colours={"map_ground": TEAL}, sheet={"air_mm": 6.5})
    own(tmp_path, "oben", extends="unten", sheet={"air_mm": 7})
    theme = load_theme(tmp_path, "oben")
    assert theme.folders == ("oben", "unten", "umriss")
    assert (theme.colours["map_ground"].rgb, theme.sheet.air_mm) == ("#7CC7BE", 7)


def test_a_theme_laid_over_itself_is_refused(tmp_path: Path) -> None:
    own(tmp_path, "eins", extends="zwei")
    own(tmp_path, "zwei", extends="eins")
    (one,) = faults(tmp_path, "eins")
    assert (one.problem, one.got, one.at.field) == ("a theme cannot extend itself", "eins", "extends")
    assert one.at.file == "layouts/zwei/theme.yaml"


def test_a_theme_over_one_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    (one,) = faults(own(tmp_path, extends="umris"))
    assert one.problem == "there is no theme of this name"
    assert one.fix == "there are: ringe, umriss"
    assert str(one.at) == "layouts/eigen/theme.yaml:2:10"


# --- what is wrong is told at its line


@pytest.mark.parametrize(
    ("fields", "field", "problem", "fix"),
    [
        ({"colors": {}}, "colors", "there is no field colors", "did you mean colours?"),
        ({"sheet": {"air": 3}}, "sheet.air", "there is no field air", "did you mean air_mm?"),
        ({"xyzzy": 1}, "xyzzy", "there is no field xyzzy", "delete it, or use one of these: "),
        (
            {"paragraph_styles": {"lead": {"size": 9}}},
            "paragraph_styles.lead.size",
            "there is no field size",
            "did you mean size_pt?",
        ),
        (
            {"page": {"width_mm": "breit"}},
            "page.width_mm",
            "a number is wanted here",
            "write width_mm: and digits, without quotes",
        ),
        (
            {"paragraph_styles": {"text": {"size_pt": 0}}},
            "paragraph_styles.text.size_pt",
            "the number must be greater than 0",
            "write a number within the limit",
        ),
        ({"families": {"head": ["Futura"]}}, "", "the role “head” asks for the family “Futura”", ""),
        ({"pairs": None}, "pairs", "the list has no entries", "write one, or delete the line"),
    ],
)
def test_a_field_that_is_wrong_is_told_with_file_line_and_mend(
    tmp_path: Path, fields: dict[str, Any], field: str, problem: str, fix: str
) -> None:
    (one,) = faults(own(tmp_path, **fields))
    assert one.problem.startswith(problem)
    assert (one.at.file, one.at.field) == ("layouts/eigen/theme.yaml", field)
    assert one.fix.startswith(fix)
    written = (tmp_path / one.at.file).read_text(encoding="utf-8").splitlines()
    assert one.source_line == written[(one.at.line or 0) - 1]
    if field:
        assert field.rpartition(".")[2] in one.source_line


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    told = faults(own(tmp_path, colors={}, page={"width": 3}, paragraph_styles={"text": {"size_pt": -1}}))
    assert {one.at.field for one in told} == {"colors", "page.width", "paragraph_styles.text.size_pt"}


def test_a_fault_of_the_theme_beneath_is_told_in_its_own_file(tmp_path: Path) -> None:
    own(tmp_path, "unten", colours={"gap": {"rgb": "#AAAAAA", "cmyk": [0, 0, 0, 33]}})
    (one,) = faults(own(tmp_path, "oben", extends="unten"), "oben")
    assert one.at.file == "layouts/unten/theme.yaml"


def test_a_fault_of_an_added_font_is_told_at_its_own_entry(tmp_path: Path) -> None:
    (one,) = faults(own(tmp_path, fonts=[{"family": "Neu", "file": "neu/Neu.ttf"}]))
    assert (one.at.field, one.got, one.code) == ("fonts[0].file", "neu/Neu.ttf", "font-missing")
    assert one.fix == "put it there as fonts/neu/Neu.ttf, or correct its name"


def test_a_font_with_other_outlines_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "Neu.otf").write_bytes(b"OTTO" + bytes(50))
    (one,) = faults(own(tmp_path, fonts=[{"family": "Neu", "file": "Neu.otf"}]))
    assert one.problem == "the font has no TrueType outlines"


def test_check_tells_faults_of_records_and_theme_in_one_run(tmp_path: Path) -> None:
    root = own(project(tmp_path, {"dachau": {"adviser": "Niemand"}}, theme="eigen"), colors={})
    with pytest.raises(InputError) as raised:
        pipeline.check(root)
    errors = {one.at.file for one in raised.value.diagnostics if one.severity == "error"}
    assert errors == {"data/2023-2024/districts/dachau.yaml", "layouts/eigen/theme.yaml"}
    own(root)
    with pytest.raises(InputError) as raised:
        pipeline.check(root)
    assert not any("theme" in one.at.file for one in raised.value.diagnostics)


def test_check_tells_a_theme_that_is_not_there_at_the_edition(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        pipeline.check(project(tmp_path, theme="umris"))
    (one,) = (one for one in raised.value.diagnostics if one.code == "theme-unknown")
    assert (one.at.file, one.at.field, one.got) == ("data/2023-2024/edition.yaml", "theme", "umris")
    assert "umriss" in one.fix


def test_a_theme_that_is_asked_for_and_not_there_is_a_misuse(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no theme rund"):
        pipeline.check(project(tmp_path), theme="rund")


def test_faults_of_a_theme_nobody_asked_for_do_not_matter(tmp_path: Path) -> None:
    root = own(project(tmp_path), colors={})
    assert pipeline.check(root).edition.theme == "umriss"
    with pytest.raises(InputError):
        pipeline.check(root, theme="eigen")


# --- templates and style sheets


def test_a_template_is_looked_for_in_the_theme_then_in_the_one_it_extends(tmp_path: Path) -> None:
    own(tmp_path)
    roots = layout_roots(tmp_path)
    folders = ("eigen", "umriss")
    assert template_path(roots, folders, "eigen/parts/back.html") == SHIPPED / "umriss" / "parts" / "back.html"
    for name in ("umriss/parts/back.html", "eigen/parts/back.html"):
        path = tmp_path / "layouts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
        assert template_path(roots, folders, "eigen/parts/back.html") == path
    assert template_path(roots, folders, "shared/base.css") == SHIPPED / "shared" / "base.css"
    assert template_path(roots, folders, "eigen/absent.html") is None


def test_rules_of_the_themes_own_come_after_all_others(tmp_path: Path) -> None:
    own(tmp_path, "unten")
    own(tmp_path, "oben", extends="unten")
    for name in ("oben", "unten"):
        (tmp_path / "layouts" / name / "further.css").write_text(f".{name} {{ color: var(--ink) }}", encoding="utf-8")
    css = stylesheet_of(tmp_path, load_theme(tmp_path, "oben"))
    assert css.index((SHIPPED / "umriss" / "style.css").read_text(encoding="utf-8")) < css.index(".unten")
    assert css.index(".unten") < css.index(".oben")


def test_a_further_style_sheet_in_another_encoding_is_told_by_name(tmp_path: Path) -> None:
    (own(tmp_path) / "layouts" / "eigen" / "further.css").write_bytes(b"/* K\xfcche */")
    with pytest.raises(TemplateError, match=r"layouts/eigen/further\.css is not written in UTF-8"):
        stylesheet_of(tmp_path, load_theme(tmp_path, "eigen"))


def test_families_are_tokens_of_the_style_sheet(tmp_path: Path) -> None:
    theme = load_theme(own(tmp_path, families={"head": ["Source Sans", "Noto Sans Arabic"]}), "eigen")
    css = stylesheet_of(tmp_path, theme)
    assert '--font-head: "Source Sans", "Noto Sans Arabic"' in css
    assert "Bricolage Head" not in {face.family for face in theme.fonts_in_use}
    assert "Bricolage Cond" in {face.family for face in theme.fonts_in_use}


# --- logo


def with_logo(root: Path, content: str | bytes, name: str = "logo.svg") -> Path:
    own(root, logo={"file": name, "alt": "Logo der Beispielstiftung"})
    (root / "layouts" / "eigen" / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def png(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGBA", (width, height), (15, 92, 85, 128)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(("name", "content"), [("logo.svg", LOGO), ("logo.png", png(400, 100))])
def test_a_logo_keeps_its_shape(tmp_path: Path, name: str, content: str | bytes) -> None:
    root = with_logo(tmp_path, content, name)
    logo = logo_file(load_theme(root, "eigen"), root)
    assert logo is not None
    assert (logo.shape, logo.ending) == (4.0, Path(name).suffix)


def test_a_theme_without_a_logo_has_none(tmp_path: Path) -> None:
    assert logo_file(load_theme(own(tmp_path), "eigen"), tmp_path) is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.svg", "<svg"),
        ("logo.svg", "<p>kein Bild</p>"),
        ("logo.svg", LOGO.replace('viewBox="0 0 40 10"', "")),
        ("logo.svg", LOGO.replace("0 0 40 10", "0 0 40 0")),
        ("logo.svg", '<!DOCTYPE svg [<!ENTITY a "b">]>' + LOGO),
        ("logo.png", b"GIF89a"),
        ("logo.png", png(40, 10)[:40]),
    ],
)
def test_what_cannot_be_placed_is_refused(tmp_path: Path, name: str, content: str | bytes) -> None:
    (one,) = faults(with_logo(tmp_path, content, name))
    assert (one.problem, one.at.field) == ("this is no SVG or PNG that can be placed", "logo.file")


def test_a_logo_that_is_missing_or_huge_is_told(tmp_path: Path) -> None:
    (one,) = faults(own(tmp_path, logo={"file": "logo.svg", "alt": "Logo"}))
    assert (one.problem, one.fix) == ("there is no such file", "put it there as layouts/eigen/logo.svg")
    (one,) = faults(with_logo(tmp_path, LOGO + " " * 2_000_001))
    assert one.problem == "the logo is larger than 2 MB"


def test_a_logo_needs_a_description(tmp_path: Path) -> None:
    (one,) = faults(own(tmp_path, logo={"file": "logo.svg"}))
    assert (one.at.field, one.problem) == ("logo.alt", "the field alt is missing")


def test_a_template_may_not_ask_for_a_logo_that_is_not_there(tmp_path: Path) -> None:
    root = own(project(tmp_path, keep=["lippe"]))
    template = root / "layouts" / "eigen" / "factsheet.html"
    template.write_text("{{ logo(10).url }}", encoding="utf-8")
    with pytest.raises(TemplateError, match="a template asks for a logo, and the theme has none"):
        pipeline.build(root, options=BuildOptions(brochure=False, theme="eigen"))


# --- trims

TRIMS = {"A5": (148, 210), "210x210": (210, 210)}


@pytest.mark.parametrize("trim", TRIMS)
def test_a_trim_is_laid_between_the_theme_and_what_extends_it(tmp_path: Path, trim: str) -> None:
    theme = load_theme(own(tmp_path, trim=trim, sheet={"air_mm": 3.3}), "eigen")
    assert (theme.page.width_mm, theme.page.height_mm) == TRIMS[trim]
    assert theme.sheet.air_mm == 3.3
    assert theme.sheet.pages == 2
    assert theme.lengths["type_width"] == theme.page.width_mm - theme.measures["inner"] - theme.measures["outer"]
    assert theme.folders == ("eigen", "umriss")


def test_a_trim_nobody_made_is_told_with_those_there_are(tmp_path: Path) -> None:
    (one,) = faults(own(tmp_path, trim="A6"))
    assert (one.problem, one.got, one.fix) == ("this theme has no such trim", "A6", "there are: 210x210, A5")
    assert (one.at.file, one.at.field) == ("layouts/eigen/theme.yaml", "trim")


def test_a_trim_of_a_theme_that_has_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "layouts" / "eigen").mkdir(parents=True)
    shipped_text = (SHIPPED / "ringe" / "theme.yaml").read_text(encoding="utf-8")
    (tmp_path / "layouts" / "eigen" / "theme.yaml").write_text(f"{shipped_text}trim: A5\n", encoding="utf-8")
    (one,) = faults(tmp_path)
    assert one.fix == "delete it, and write the page's measures"


def test_a_fault_in_a_trim_is_told_in_its_own_file(tmp_path: Path) -> None:
    own(tmp_path, trim="klein")
    write_yaml(tmp_path / "layouts" / "eigen" / "trims" / "klein.yaml", {"page": {"width": 100}})
    (one,) = faults(tmp_path)
    assert (one.at.file, one.at.field) == ("layouts/eigen/trims/klein.yaml", "page.width")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theme", "trim", "language"),
    [
        pytest.param("umriss", "A5", None, marks=pytest.mark.exhaustive),
        ("umriss", "210x210", None),
        ("ringe", "A5", "en"),
        pytest.param("ringe", "210x210", None, marks=pytest.mark.exhaustive),
    ],
)
@pytest.mark.no_cover
def test_the_real_edition_has_no_fault_on_a_small_page(
    tmp_path: Path,
    theme: str,
    trim: str,
    language: str | None,
    verapdf: Callable[[Sequence[Path], str], dict[Path, bool]],
) -> None:
    root = with_logo(project(tmp_path), LOGO)
    own(root, extends=theme, trim=trim, logo={"file": "logo.svg", "alt": "Logo der Beispielstiftung"})
    built = pipeline.build(root, options=BuildOptions(theme="eigen", language=language))
    assert built.folder.parent == root / "output"
    assert [str(one) for one in built.diagnostics if one.code.startswith(("page-", "preflight"))] == []
    assert all(not sheet.overset for sheet in built.fitted.sheets)
    files = [built.folder / name for name in built.files if name.endswith(".pdf")]
    with pypdfium2.PdfDocument(files[0]) as document:
        size = tuple(side * 25.4 / 72 for side in document[0].get_size())
    assert size == pytest.approx(TRIMS[trim], abs=0.1)
    for flavour in ("3a", "ua1"):
        assert all(verapdf(files, flavour).values())
