"""What is wrong with a style sheet is told in its own file and line, whatever the engine made of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lzz_report.diagnostics.diagnostic import Diagnostic, text_lines
from lzz_report.engine import Engine, read_message
from lzz_report.engine.isolated import weasyprint
from lzz_report.engine.style_maths import impossible_functions
from lzz_report.errors import BuildError, InputError, TemplateError
from lzz_report.pipeline import BuildOptions, build, check, trial_fit
from lzz_report.pipeline.style_diagnostics import document_diagnostics, stylesheet_diagnostics
from lzz_report.resources import resource_dir
from lzz_report.templating import StyleSheet, stylesheet, theme_sources
from lzz_report.templating.tree_text import parse_html
from lzz_report.theming import layout_roots, load_theme
from tests.edition_making import on_screen, project, write_yaml

SLIPS = """\
/* Our own rules. */
.caption { color: var(--ink) }
{slip}
.credit { color: var(--ink) }
"""


def with_rules(root: Path, rules: str, file: str = "further.css") -> Path:
    """Give a project a theme over Umriss with rules of its own."""
    write_yaml(root / "layouts" / "eigen" / "theme.yaml", {"name": "Eigen", "extends": "umriss"})
    (root / "layouts" / "eigen" / file).write_text(rules, encoding="utf-8")
    return root


def sheet_of(root: Path) -> StyleSheet:
    theme = load_theme(root, "eigen")
    return stylesheet(layout_roots(root), theme, on_screen(theme))


def told(root: Path) -> tuple[Diagnostic, ...]:
    sheet = sheet_of(root)
    roots = layout_roots(root)
    engine = Engine(sheet.text, {"layout": roots, "font": [resource_dir("fonts")]})
    return stylesheet_diagnostics(engine.log, sheet)


@pytest.mark.parametrize(
    ("slip", "code", "marked", "fix"),
    [
        (".caption { widht: 40mm }", "style-property-unknown", "widht: 40mm", "did you mean width?"),
        (".caption { width: 40mmm }", "style-value-invalid", "width: 40mmm", "write a value that CSS gives for width"),
        (".caption { width: }", "style-value-missing", "width:", "write one after the colon"),
        (".caption > > p { color: red }", "style-selector-invalid", ".caption > > p", "correct it"),
        (".caption { width: calc(1mm / 0) }", "style-function-impossible", "calc(1mm / 0)", "calc(1mm / 2)"),
        ("@page { margin: calc(3mm/(2 - 2)) }", "style-function-impossible", "calc(3mm/(2 - 2))", "calc(1mm / 2)"),
        ("@foo { color: red }", "style-rule-invalid", "@", "correct the rule"),
    ],
)
def test_a_slip_is_told_in_its_own_file_and_line(slip: str, code: str, marked: str, fix: str, tmp_path: Path) -> None:
    (fault,) = told(with_rules(tmp_path, SLIPS.replace("{slip}", slip)))
    assert (fault.code, fault.at.file, fault.at.line) == (code, "layouts/eigen/further.css", 3)
    assert fault.source_line == slip
    column = (fault.at.column or 0) - 1
    assert slip[column : column + fault.width] == marked
    assert fix in fault.fix
    assert not any("at 3" in line or "Ignored" in line for line in text_lines(fault)[3:])


@pytest.mark.parametrize("file", ["style.css", "pages.css"])
def test_a_slip_in_a_sheet_that_replaces_a_shipped_one_is_told_there(file: str, tmp_path: Path) -> None:
    (fault,) = told(with_rules(tmp_path, "\n\n.x { colr: red }", file))
    assert (fault.at.file, fault.at.line, fault.at.column) == (f"layouts/eigen/{file}", 3, 6)


def test_shipped_style_sheets_have_no_slip(tmp_path: Path) -> None:
    assert told(with_rules(tmp_path, "")) == ()


def test_every_line_of_the_whole_is_found_in_its_file(tmp_path: Path) -> None:
    sheet = sheet_of(with_rules(tmp_path, SLIPS))
    lines = sheet.text.split("\n")
    generated = sheet.generated.count("\n") + 1
    for number, line in enumerate(lines, 1):
        place = sheet.place(number)
        assert (place is None) == (number <= generated)
        if place:
            source, own = place
            assert source.line(own) == line
    assert sheet.place(len(lines) + 1) is None


def test_what_is_not_about_a_place_is_told_at_the_themes_own_sheet(tmp_path: Path) -> None:
    (fault,) = stylesheet_diagnostics(["Failed to load font"], sheet_of(with_rules(tmp_path, "")))
    assert (fault.at.file, fault.at.line, fault.got) == ("layouts/eigen/style.css", None, "Failed to load font")


# --- documents


def test_a_slip_in_a_style_attribute_is_told_in_the_template(tmp_path: Path) -> None:
    root = with_rules(tmp_path, "", "back.html")
    (root / "layouts" / "eigen" / "back.html").write_text('<p>\n<b style="widht: {{ x }}mm">', encoding="utf-8")
    files = theme_sources(layout_roots(root), ("eigen", "umriss"))
    log = ["Ignored `widht: 40mm` at 1:1, unknown property.", "No anchor #x for internal URI reference"]
    slip, other = document_diagnostics(log, "brochure.pdf", files)
    assert (slip.at.file, slip.at.line, slip.at.column) == ("layouts/eigen/back.html", 2, 11)
    assert slip.code == "style-property-unknown"
    assert (other.at.file, other.code) == ("brochure.pdf", "engine-log")


def test_a_slip_that_no_template_holds_is_told_at_the_document(tmp_path: Path) -> None:
    (fault,) = document_diagnostics(["Ignored `widht: 4mm` at 1:1, unknown property."], "sheets/dachau.pdf", ())
    assert (fault.at.file, fault.code) == ("sheets/dachau.pdf", "engine-log")


def test_templates_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    root = with_rules(tmp_path, "")
    (root / "layouts" / "eigen" / "back.html").write_bytes(b"\xff")
    names = [source.path for source in theme_sources(layout_roots(root), ("eigen", "umriss"))]
    assert "layouts/eigen/further.css" in names
    assert "layouts/eigen/back.html" not in names
    assert "layouts/umriss/style.css" in names


# --- what the engine says


def test_a_message_tells_what_it_is_about() -> None:
    message = read_message("Ignored `colr: red ` at 12:3, unknown property.")
    assert (message.kind, message.quoted, message.near) == ("property-unknown", "colr: red", "color")
    assert (message.line, message.column) == (12, 3)
    assert message.words == "Ignored `colr: red `, unknown property."
    assert read_message("Parse error at 3:4: Unmatched }").kind == "rule-invalid"
    assert read_message("Failed to load image").kind == "other"


@pytest.mark.parametrize(
    "function",
    [
        "calc(1mm / 0)",
        "calc(1em / (2 - 2))",
        "calc(100% / var(--nothing))",
        "calc(sqrt(-1) * 1mm)",
        "calc(pow(0, -1) * 1mm)",
        "calc(log(0) * 1mm)",
        "calc(1em * 1e308 * 1e308)",
        "calc(infinity * 1px)",
        "mod(5mm, 0mm)",
    ],
)
def test_a_function_without_a_finite_value_is_found(function: str) -> None:
    css = f":root {{ --nothing: 0 }}\n@media print {{ p {{ margin: 1mm {function} }} }}"
    assert list(impossible_functions(css)) == [f"Invalid math function at 2:32: {function}"]


@pytest.mark.parametrize(
    "function",
    [
        "calc(1mm / 3)",
        "calc(100% / 3 - 2em)",
        "calc(var(--unknown) / 2)",
        "min(1em, 50%, calc(2mm + 1vw))",
        "rotate(calc(3deg * 2))",
        "clamp(1em, 2.5lh, 50%)",
        "var(--length)",
        "url(calc.svg)",
    ],
)
def test_a_function_with_a_value_is_left_alone(function: str) -> None:
    assert list(impossible_functions(f":root {{ --length: 2mm }} p {{ width: {function} }}")) == []


def test_nothing_is_looked_for_in_an_engine_that_calculates_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(weasyprint.css, "resolve_math")
    assert list(impossible_functions("p { width: calc(1mm / 0) }")) == []
    monkeypatch.delattr(weasyprint.css.properties, "INITIAL_VALUES")
    assert read_message("Ignored `colr: red ` at 12:3, unknown property.").near == ""


# --- whole runs


def test_a_check_of_the_fit_and_a_build_refuse_a_length_that_cannot_be(tmp_path: Path) -> None:
    root = with_rules(project(tmp_path, {}, keep=("dachau",)), ".district { width: calc(1mm / 0) }\n")
    with pytest.raises(InputError, match=r"error: layouts/eigen/further\.css:1:20: this has no value"):
        trial_fit(root, check(root), theme="eigen")
    with pytest.raises(BuildError, match=r"error: layouts/eigen/further\.css:1:20: this has no value"):
        build(root, options=BuildOptions(brochure=False, theme="eigen"))


@pytest.mark.parametrize("function", ["calc(sqrt(-1) * 1mm)", "calc(pow(0, -1) * 1mm)", "calc(log(0) * 1mm)"])
def test_a_function_at_which_reading_stumbles_is_told_like_any_other(function: str, tmp_path: Path) -> None:
    (fault,) = told(with_rules(tmp_path, f".caption {{ width: {function} }}"))
    assert (fault.code, fault.at.column) == ("style-function-impossible", 19)


def laid_out(body: str, layouts: list[Path]) -> None:
    engine = Engine("", {"layout": layouts, "font": [resource_dir("fonts")]})
    engine.render(parse_html(f"<!doctype html><html lang=de><body>{body}</body></html>"), {})


@pytest.mark.parametrize(
    "body",
    ["<p style='width: calc(1mm / 0)'>Wort</p>", "<style>p { width: calc(1mm / 0) }</style><p>Wort</p>"],
)
def test_a_template_that_asks_for_a_length_that_cannot_be_is_told(body: str) -> None:
    with pytest.raises(TemplateError, match=r"^a template asks for .* no finite value: calc\(1mm / 0\)$"):
        laid_out(body, [resource_dir("layouts")])


def stumbling(*_: object, **__: object) -> None:
    raise ZeroDivisionError("planted")


def test_an_engine_that_stumbles_over_a_projects_layouts_is_told_with_its_cause(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = compile("def render(*_, **__): 1 / 0", Path(weasyprint.__file__).parent / "document.py", "exec")
    namespace: dict[str, Any] = {}
    exec(broken, namespace)
    monkeypatch.setattr(weasyprint.HTML, "render", namespace["render"])
    with pytest.raises(TemplateError, match=r"^the page engine gives up \(ZeroDivisionError: .*--debug") as raised:
        laid_out("", [tmp_path, resource_dir("layouts")])
    assert isinstance(raised.value.__cause__, ZeroDivisionError)
    with pytest.raises(ZeroDivisionError):
        laid_out("", [resource_dir("layouts")])


def test_a_bug_of_ours_is_never_told_as_a_fault_of_a_projects_layouts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(weasyprint.HTML, "render", stumbling)
    with pytest.raises(ZeroDivisionError, match="planted"):
        laid_out("", [tmp_path, resource_dir("layouts")])
