"""Look up: a template's name in, its text out; a theme's own file wins over that of a theme it extends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound
from jinja2.loaders import split_template_path

SHARED = "shared"


def template_path(roots: Sequence[Path], folders: Sequence[str], name: str) -> Path | None:
    """Return the file of a theme by the name it would have in the theme's own folder, `folders[0]`.

    It is looked for in the folders of the theme and of those it extends, then among what all themes share, in each
    first in the project's own layouts.
    """
    own, _, rest = name.partition("/")
    names = [f"{folder}/{rest}" for folder in (*folders, SHARED)] if own == folders[0] else [name]
    return next((root / one for one in names for root in roots if (root / one).is_file()), None)


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
