"""Word: a project and a language in, the fixed words of its pages out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lzz_report.diagnostics.diagnostic import in_reading_order
from lzz_report.errors import ThemeError
from lzz_report.sourcefile.yaml_file import parse_yaml
from lzz_report.theming.known_names import STRINGS, language_named
from lzz_report.theming.theme_folders import find, layout_roots

if TYPE_CHECKING:
    from lzz_report.rules.fixed_words import FixedWords


def load_strings(project: Path, language: str) -> FixedWords:
    """Return the fixed words of `language`; ThemeError with every reason why their file cannot be read."""
    # They bring the calendars of all languages with them, and who only looks at a theme needs none.
    from lzz_report.rules.fixed_words import FixedWords

    language = language_named(project, language)
    name = f"{STRINGS}/{language}.yaml"
    path = find(layout_roots(project), name)
    assert path is not None  # noqa: S101  a language that is known is there
    file, problems = parse_yaml(path.read_bytes(), f"layouts/{name}", "strings")
    if not isinstance(file.data, dict) or problems:
        raise ThemeError(in_reading_order(problems))
    return FixedWords(language, file.data, source=f"layouts/{name}")
