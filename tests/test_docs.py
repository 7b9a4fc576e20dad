"""What the documents say is true: links lead somewhere, commands exist, and no name a designer needs is missing."""

from __future__ import annotations

import ast
import json
import re
import shlex
from pathlib import Path

import click
import pytest
from ruamel.yaml import YAML

import lzz_report
from lzz_report.cli.program import program
from lzz_report.diagnostics.fault import fault_classes
from lzz_report.initialise import project_files
from lzz_report.templating import asset_registry, templates
from lzz_report.themes.page_layout import PageVariant
from lzz_report.themes.theme import Theme
from tools.diagnostic_pages import FOLDER
from tools.reference_pages import reference_pages

PROJECT = Path(__file__).resolve().parent.parent
DOCUMENTS = (
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
    *(path.relative_to(PROJECT).as_posix() for path in sorted((PROJECT / "docs").rglob("*.md"))),
)
DESIGNERS = (PROJECT / "docs" / "designers.md").read_text(encoding="utf-8")


def text_of(document: str) -> str:
    return (PROJECT / document).read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_between_documents_leads_to_a_file(document: str) -> None:
    folder = (PROJECT / document).parent
    generated = {(PROJECT / "docs" / page).resolve() for page in reference_pages()}
    targets = re.findall(r"\]\(([^)#]+)", text_of(document))
    paths = [(folder / target).resolve() for target in targets if "://" not in target]
    assert [path for path in paths if path not in generated and not path.exists()] == []


def commands_in(text: str) -> list[list[str]]:
    """Return the command lines a text shows, without what explains them."""
    lines = re.findall(r"(?:^|`|\()lzz-report ([^`)\n|]*)", text, re.MULTILINE)
    return [shlex.split(re.split(r"\s{2,}|\s#", line)[0]) for line in lines]


@pytest.mark.parametrize("document", [*DOCUMENTS, "the guide of a new project"])
def test_every_command_shown_exists_with_its_options(document: str) -> None:
    is_guide = document.startswith("the guide")
    text = project_files()["README.md"].decode() if is_guide else text_of(document)
    for words in commands_in(text):
        name = words[0].rstrip(":")
        if name.startswith(("-", "…")):
            continue
        command = program.commands.get(name)
        assert command is not None, words
        known = {option for one in command.params if isinstance(one, click.Option) for option in one.opts}
        assert {word for word in words if word.startswith("--")} <= known, words


def test_the_readme_shows_every_command_and_option() -> None:
    readme = text_of("README.md")
    for name, command in program.commands.items():
        assert f"`lzz-report {name}" in readme
        for one in command.params:
            assert not isinstance(one, click.Option) or one.opts[0] in readme, (name, one.name)


def test_the_reference_shows_every_command_with_its_options_and_examples() -> None:
    page = reference_pages()["reference/commands.md"]
    sections = dict(re.findall(r"^## `lzz-report (\w+)`\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
    assert list(sections) == list(program.commands)
    for name, command in program.commands.items():
        options = [one for one in command.params if isinstance(one, click.Option) and not one.hidden]
        for one in options:
            assert re.search(rf"^\| `[^`]*{one.opts[0]}\b[^`]*` \| \w", sections[name], re.MULTILINE), (name, one.name)
        assert re.search(rf":\n\n```\n[^`]*lzz-report {name} ", sections[name]), name


def test_the_reference_shows_every_name_the_package_offers() -> None:
    page = reference_pages()["reference/library.md"]
    sections = dict(re.findall(r"^### `(\w+)`\n(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL))
    assert set(sections) == {name for name in dir(lzz_report) if not name.startswith("_")}
    assert [name for name, section in sections.items() if not re.search(r"^[A-Z]", section, re.MULTILINE)] == []
    assert " at 0x" not in page
    assert "| `phone` | `Phone \\| None` | Telephone" in sections["Contact"]
    assert sections["build"].startswith("\n```python\nbuild(\n    project: Path,\n")


def test_the_reference_explains_every_code_with_an_example() -> None:
    pages = reference_pages()
    codes = fault_classes().keys() - {"unlisted"}
    assert len(codes) > 100
    assert {page for page in pages if page.startswith(FOLDER)} == {f"{FOLDER}/{name}.md" for name in (*codes, "index")}
    for code in codes:
        assert f"[`{code}`]({code}.md)" in pages[f"{FOLDER}/index.md"]
        assert re.match(rf"# `{code}`\n\n[^\n]+\n\n```\n(error|warning|note)", pages[f"{FOLDER}/{code}.md"]), code


def test_the_site_has_a_place_for_every_document() -> None:
    site = YAML(typ="safe").load(PROJECT / "mkdocs.yml")
    shown = set(re.findall(r"[\w./-]+\.md", json.dumps(site["nav"])))
    written = {path.relative_to(PROJECT / "docs").as_posix() for path in (PROJECT / "docs").rglob("*.md")}
    assert sorted(written - shown) == []
    placed_by_the_hook = {page for page in reference_pages() if page.startswith(FOLDER)}
    assert sorted(reference_pages().keys() - shown - placed_by_the_hook) == []


def test_the_readme_names_every_key_of_a_json_answer() -> None:
    from tests.cli_process import run

    answer = json.loads(run("check", "--json", cwd=PROJECT).out)
    keys = {*answer, *answer["diagnostics"][0]}
    assert [key for key in sorted(keys) if f"`{key}`" not in text_of("README.md")] == []


def test_every_make_target_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    for document in DOCUMENTS:
        assert set(re.findall(r"`make ([a-z-]+)`", text_of(document))) <= targets, document


def test_the_architecture_names_every_part_of_the_package() -> None:
    architecture = text_of("ARCHITECTURE.md")
    parts = {
        path.stem for path in (PROJECT / "lzz_report").iterdir() if path.name[0] not in "_." and path.name != "py.typed"
    }
    assert [part for part in sorted(parts) if part not in architecture] == []


def test_paths_the_architecture_names_exist() -> None:
    named = re.findall(
        r"`((?:lzz_report|data|layouts|fonts|tests|tools|docs|pipeline|model|cli|rules)/[\w./-]+)`",
        text_of("ARCHITECTURE.md"),
    )
    assert named
    roots = (PROJECT, PROJECT / "lzz_report")
    assert [name for name in named if not any((root / name).exists() for root in roots)] == []


def names_of_templates() -> set[str]:
    """Return what `lay_out` hands to every template, read from its source."""
    source = ast.parse(Path(templates.__file__).read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(source) if isinstance(node, ast.Call))
    render = next(call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "render")
    return {keyword.arg for keyword in render.keywords if keyword.arg}


def test_designers_find_every_name_a_template_can_use() -> None:
    names = names_of_templates()
    assert {"publication", "draw", "t"} <= names
    assert [name for name in sorted(names) if not re.search(rf"`{name}[`(]", DESIGNERS)] == []


def test_designers_find_every_drawing_and_part_of_a_theme() -> None:
    parts = [*asset_registry._REQUESTS, *Theme.model_fields]
    conditions = [name for name in PageVariant.model_fields if name.startswith(("max_", "min_", "name_"))]
    assert [name for name in (*parts, *conditions) if f"`{name}`" not in DESIGNERS] == []


def test_designers_are_told_of_nothing_that_is_not_there() -> None:
    paths = [path for folder in ("lzz_report", "layouts") for path in (PROJECT / folder).rglob("*.*")]
    kinds = {".py", ".yaml", ".html", ".css"}
    known = set(re.findall(r"\w+", " ".join(path.read_text("utf-8") for path in paths if path.suffix in kinds)))
    named = set(re.findall(r"`([a-z]+(?:_[a-z]+)+)[`(]", DESIGNERS))
    assert "paragraph_styles" in named
    assert sorted(named - known) == []


def test_designers_are_told_of_every_template_the_program_fills() -> None:
    source = Path(templates.__file__).read_text(encoding="utf-8")
    filled = set(re.findall(r'"(\w+\.html)"', source))
    assert filled
    assert [name for name in sorted(filled) if f"`{name}`" not in DESIGNERS] == []


def test_the_german_guide_shows_a_fault_as_check_shows_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from lzz_report.cli.program import run
    from lzz_report.initialise import initialise

    initialise(tmp_path)
    record = tmp_path / "data" / "2023-2024" / "districts" / "dachau.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("lra-dah.bayern", "lra-dah,bayern"), encoding="utf-8")
    assert run(["check", "--project", str(tmp_path)]) == 1
    box = capsys.readouterr().out.split("\n\n")[0]
    assert box in text_of("docs/handbuch/pruefen.md")


@pytest.mark.parametrize("document", [*DOCUMENTS, "the guide of a new project"])
def test_lines_of_documents_fit_a_screen(document: str) -> None:
    is_guide = document.startswith("the guide")
    text = project_files()["README.md"].decode() if is_guide else text_of(document)
    prose = (line for line in text.splitlines() if not line.startswith("|"))
    assert [line for line in prose if len(line) > 140] == []
