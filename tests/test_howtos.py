"""What the how-tos tell somebody to write works as they say."""

from __future__ import annotations

import ast
import builtins
import json
import re
import shutil
import textwrap
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from lzz_report.cli.invocation import Invocation
from lzz_report.cli.program import run
from lzz_report.diagnostics.catalogue import passages as passages_catalogue
from lzz_report.initialise import initialise
from lzz_report.records import district
from lzz_report.validate import passages as passages_check

if TYPE_CHECKING:
    import pytest

HOWTOS = Path(__file__).resolve().parent.parent / "docs" / "howto"
PROJECT = HOWTOS.parent.parent


def blocks(name: str, language: str) -> list[str]:
    """Return the blocks of code in a language that a how-to shows."""
    page = (HOWTOS / name).read_text(encoding="utf-8")
    return [
        textwrap.dedent(one) for one in re.findall(rf"^ *```{language}\n(.*?)^ *```$", page, re.DOTALL | re.MULTILINE)
    ]


def test_the_command_shown_counts_what_the_edition_holds() -> None:
    (module,) = blocks("add-a-command.md", "python")
    names: dict[str, object] = {}
    exec(compile(module, "count.py", "exec"), names)
    told = [CliRunner().invoke(names["count"], words, obj=Invocation(PROJECT)) for words in ([], ["--json"])]  # type: ignore[arg-type]  # read from a page
    assert told[0].stdout == "6 districts, 8 contacts\n"
    assert json.loads(told[1].stdout)["contacts"] == 8


def test_the_theme_shown_is_found_and_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (theme,) = blocks("add-a-theme.md", "yaml")
    initialise(tmp_path)
    (tmp_path / "layouts" / "mine").mkdir(parents=True)
    (tmp_path / "layouts" / "mine" / "theme.yaml").write_text(theme, encoding="utf-8")
    assert run(["list", "themes", "--project", str(tmp_path)]) == 0
    assert "mine" in capsys.readouterr().out
    assert run(["check", "--theme", "mine", "--project", str(tmp_path)]) == 0


def test_a_language_is_there_as_soon_as_its_file_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    initialise(tmp_path)
    words = tmp_path / "layouts" / "shared" / "strings"
    words.mkdir(parents=True)
    shutil.copy(PROJECT / "layouts" / "shared" / "strings" / "en.yaml", words / "fr.yaml")
    assert run(["list", "languages", "--project", str(tmp_path)]) == 0
    assert "fr " in capsys.readouterr().out
    assert run(["check", "--lang", "fr", "--project", str(tmp_path)]) == 0


def test_the_rule_shown_has_a_code_words_and_what_its_check_calls() -> None:
    fault, example, check = blocks("add-a-rule.md", "python")
    (words,) = blocks("add-a-rule.md", "toml")
    (told,) = tomllib.loads(words).values()
    assert told["problem"].format(other="challenge") == "this paragraph stands in challenge as well"
    assert told["explanation"]
    for code, module in ((fault + example, passages_catalogue), (check, passages_check)):
        names = {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name) and node.id[0].isupper()}
        assert sorted(names - vars(module).keys()) == ["ParagraphRepeated"]


def test_the_field_shown_is_written_with_what_the_records_have() -> None:
    (field,) = blocks("add-a-field.md", "python")
    names = {node.id for node in ast.walk(ast.parse(field)) if isinstance(node, ast.Name)} - {"partner"}
    assert {"Label", "Text", "WrittenAs", "Field"} <= names
    assert sorted(names - vars(district).keys() - vars(builtins).keys()) == []
