"""Dress: a project and a theme's name in, the checked theme and the fixed words of a language out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from lzz_report.errors import LayoutError, UsageProblem
from lzz_report.model.theme import Theme
from lzz_report.resources import resource_dir
from lzz_report.rules.strings import Strings


def layout_roots(project: Path) -> tuple[Path, ...]:
    """Return the folders layouts are looked for in: the project's own wins over the shipped one, file by file."""
    return _roots(project, "layouts")


def font_roots(project: Path) -> tuple[Path, ...]:
    """Return the folders font files are looked for in, the project's own first."""
    return _roots(project, "fonts")


def load_theme(project: Path, name: str) -> Theme:
    """Return the theme `name`.

    Raises UsageProblem when there is no such theme, LayoutError when its theme.yaml is wrong.
    """
    roots = layout_roots(project)
    path = find(roots, f"{name}/theme.yaml")
    if path is None:
        known = sorted({file.parent.name for root in roots for file in root.glob("*/theme.yaml")})
        raise UsageProblem(f"there is no theme “{name}”; there are: {', '.join(known)}")
    try:
        return Theme.model_validate(_yaml(path))
    except ValidationError as error:
        faults = (
            ".".join(map(str, fault["loc"])) + ": " * bool(fault["loc"]) + fault["msg"] for fault in error.errors()
        )
        raise LayoutError("\n  ".join((f"{path}: the theme is not complete:", *faults))) from error


def load_strings(project: Path, language: str) -> Strings:
    """Return the fixed words of `language`."""
    name = f"shared/strings/{language}.yaml"
    path = find(layout_roots(project), name)
    if path is None:
        raise UsageProblem(f"there are no fixed words for the language “{language}” (layouts/{name})")
    return Strings(language, _yaml(path), source=f"layouts/{name}")


def lettering_files(theme: Theme, project: Path) -> dict[str, bytes]:
    """Return the font files that letter drawings, by kind of lettering."""
    files = {}
    for kind, name in theme.lettering.items():
        path = find(font_roots(project), name)
        if path is None:
            raise LayoutError(f"theme {theme.name}: the font file fonts/{name} is missing")
        files[kind] = path.read_bytes()
    return files


def face_files(theme: Theme, project: Path) -> dict[tuple[str, int, bool], bytes]:
    """Return the font files of a theme by family, weight and whether they are italic."""
    files = {}
    for face in theme.fonts:
        path = find(font_roots(project), face.file)
        if path is None:
            raise LayoutError(f"theme {theme.name}: the font file fonts/{face.file} is missing")
        files[face.family, face.weight, face.style == "italic"] = path.read_bytes()
    return files


def find(roots: tuple[Path, ...], name: str) -> Path | None:
    """Return the file `name` of the first root that has it."""
    return next((root / name for root in roots if (root / name).is_file()), None)


def _roots(project: Path, name: str) -> tuple[Path, ...]:
    own, shipped = project / name, resource_dir(name)
    return (own, shipped) if own.is_dir() and own.resolve() != shipped.resolve() else (shipped,)


def _yaml(path: Path) -> dict[str, Any]:
    try:
        data = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except (YAMLError, ValueError) as error:
        raise LayoutError(f"{path}: not readable as YAML: {error}") from error
    if not isinstance(data, dict):
        raise LayoutError(f"{path}: not readable: it must hold fields and their values")
    return data
