"""Word: a project and a language in, the fixed words of its pages out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from lzz_report.errors import TemplateError, UsageError
from lzz_report.theming.theme_folders import find, layout_roots

if TYPE_CHECKING:
    from lzz_report.rules.fixed_words import FixedWords


def load_strings(project: Path, language: str) -> FixedWords:
    """Return the fixed words of `language`."""
    # They bring the calendars of all languages with them, and who only looks at a theme needs none.
    from lzz_report.rules.fixed_words import FixedWords

    name = f"shared/strings/{language}.yaml"
    path = find(layout_roots(project), name)
    if path is None:
        raise UsageError(f"there are no fixed words for the language “{language}” (layouts/{name})")
    try:
        words = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except (YAMLError, ValueError) as error:
        raise TemplateError(f"{path}: not readable as YAML: {error}") from error
    if not isinstance(words, dict):
        raise TemplateError(f"{path}: not readable: it must hold fields and their values")
    return FixedWords(language, words, source=f"layouts/{name}")
