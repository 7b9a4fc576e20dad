"""Finds the files of a theme: its own wins over that of a theme it extends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound
from jinja2.loaders import split_template_path

from lzz_report.sourcefile.source import SourceFile

SHARED = "shared"


def template_path(roots: Sequence[Path], folders: Sequence[str], name: str) -> Path | None:
    """Return the file of a theme by the name it would have in the theme's own folder, `folders[0]`.

    It is looked for in the folders of the theme and of those it extends, then among what all themes share, in each
    first in the project's own layouts.
    """
    own, _, rest = name.partition("/")
    names = [f"{folder}/{rest}" for folder in (*folders, SHARED)] if own == folders[0] else [name]
    return next((root / one for one in names for root in roots if (root / one).is_file()), None)


def source_of(path: Path, roots: Sequence[Path]) -> SourceFile:
    """Return a file of the layouts under the name its owner knows it by: "layouts/umriss/style.css"."""
    root = next(root for root in roots if path.is_relative_to(root))
    return SourceFile(f"layouts/{path.relative_to(root).as_posix()}", path.read_text(encoding="utf-8"), "")


def theme_sources(roots: Sequence[Path], folders: Sequence[str]) -> tuple[SourceFile, ...]:
    """Return the templates and style sheets of a theme, its own first; of two of a name the project's own."""
    found: dict[str, SourceFile] = {}
    for folder in (*folders, SHARED):
        for root in roots:
            for path in sorted((root / folder).rglob("*")):
                if path.suffix in {".html", ".css"} and path.is_file():
                    with suppress(UnicodeDecodeError):
                        source = source_of(path, roots)
                        found.setdefault(source.path, source)
    return tuple(found.values())


class ThemeLoader(BaseLoader):
    """Finds the templates of a theme."""

    def __init__(self, roots: Sequence[Path], folders: Sequence[str]) -> None:
        self._roots = tuple(roots)
        self._folders = tuple(folders)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002  Jinja2 calls it so
        """Return the text of a template and its file; they do not change during a run."""
        # A step upwards is a fault of the template.
        name = "/".join(split_template_path(template))
        path = template_path(self._roots, self._folders, name)
        if path is None:
            raise TemplateNotFound(template)
        return path.read_text(encoding="utf-8"), str(path), lambda: True
