"""Find: a project in, the folders of layouts and fonts and the files in them out; its own win, file by file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lzz_report.resources import resource_dir


def layout_roots(project: Path) -> tuple[Path, ...]:
    """Return the folders layouts are looked for in, the project's own first."""
    return _roots(project, "layouts")


def font_roots(project: Path) -> tuple[Path, ...]:
    """Return the folders font files are looked for in, the project's own first."""
    return _roots(project, "fonts")


def find(roots: Sequence[Path], name: str) -> Path | None:
    """Return the file `name` of the first root that has it."""
    return next((root / name for root in roots if (root / name).is_file()), None)


def shown(path: Path, roots: Sequence[Path]) -> str:
    """Return a file's name as its owner knows it: "layouts/umriss/theme.yaml"."""
    root = next((root for root in roots if path.is_relative_to(root)), path.parent)
    return f"{root.name}/{path.relative_to(root).as_posix()}"


def _roots(project: Path, name: str) -> tuple[Path, ...]:
    own, shipped = project / name, resource_dir(name)
    return (own, shipped) if own.is_dir() and own.resolve() != shipped.resolve() else (shipped,)
