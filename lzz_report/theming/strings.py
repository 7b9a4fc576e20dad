"""Word: a project and a language in, the fixed words of its pages out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from lzz_report.errors import LayoutError, UsageProblem
from lzz_report.theming.folders import find, layout_roots

if TYPE_CHECKING:
    from lzz_report.rules.strings import Strings


def load_strings(project: Path, language: str) -> Strings:
    """Return the fixed words of `language`."""
    # They bring the calendars of all languages with them, and who only looks at a theme needs none.
    from lzz_report.rules.strings import Strings

    name = f"shared/strings/{language}.yaml"
    path = find(layout_roots(project), name)
    if path is None:
        raise UsageProblem(f"there are no fixed words for the language “{language}” (layouts/{name})")
    try:
        words = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except (YAMLError, ValueError) as error:
        raise LayoutError(f"{path}: not readable as YAML: {error}") from error
    if not isinstance(words, dict):
        raise LayoutError(f"{path}: not readable: it must hold fields and their values")
    return Strings(language, words, source=f"layouts/{name}")
