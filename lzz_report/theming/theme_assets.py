"""Read: the fonts and the logo a theme names in, their bytes out, or what is wrong with them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from lzz_report.diagnostics.catalogue.themes import (
    FontMissing,
    FontNotTruetype,
    LogoMissing,
    LogoTooHeavy,
    LogoUnplaceable,
)
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.themes.look import LogoFile
from lzz_report.themes.theme import Theme
from lzz_report.theming.theme_folders import find, font_roots, layout_roots

if TYPE_CHECKING:
    from lzz_report.theming.theme_files import Field, Sources

# PDF/UA needs TrueType outlines: the engine's subsets of other kinds have no .notdef.
TRUETYPE = (b"\x00\x01\x00\x00", b"true")
MAX_LOGO_BYTES = 2_000_000


def face_files(theme: Theme, project: Path) -> dict[tuple[str, int, bool], bytes]:
    """Return the font files of a theme by family, weight and whether they are italic."""
    roots = font_roots(project)
    return {
        (face.family, face.weight, face.style == "italic"): path.read_bytes()
        for face in theme.fonts
        if (path := find(roots, face.file))
    }


def lettering_files(theme: Theme, project: Path) -> dict[str, bytes]:
    """Return the font files that letter drawings, by kind of lettering."""
    roots = font_roots(project)
    return {kind: path.read_bytes() for kind, name in theme.lettering.items() if (path := find(roots, name))}


def logo_file(theme: Theme, project: Path) -> LogoFile | None:
    """Return the logo of a theme, None where it has none."""
    if theme.logo is None:
        return None
    path = _logo_path(theme, project)
    content = path.read_bytes() if path else b""
    return LogoFile(content, Path(theme.logo.file).suffix.lower(), _shape(content, theme.logo.file) or 1.0)


def file_faults(theme: Theme, sources: Sources, project: Path) -> Iterator[Diagnostic]:
    """Yield a fault for each font or logo that is missing or of a kind the pages cannot take."""
    named: list[tuple[Field, str]] = [(("fonts", number, "file"), face.file) for number, face in enumerate(theme.fonts)]
    named += [(("lettering", kind), name) for kind, name in theme.lettering.items()]
    for field, name in named:
        path = find(font_roots(project), name)
        if path is None:
            yield sources.diagnostic(field, FontMissing(name=name), got=name)
        elif not path.read_bytes()[:4].startswith(TRUETYPE):
            yield sources.diagnostic(field, FontNotTruetype(), got=name)
    if theme.logo:
        yield from _logo_faults(theme, theme.logo.file, sources, project)


def _logo_faults(theme: Theme, name: str, sources: Sources, project: Path) -> Iterator[Diagnostic]:
    path = _logo_path(theme, project)
    if path is None:
        yield sources.diagnostic(("logo", "file"), LogoMissing(folder=theme.folders[0], name=name), got=name)
    elif path.stat().st_size > MAX_LOGO_BYTES:
        yield sources.diagnostic(("logo", "file"), LogoTooHeavy(max_mb=MAX_LOGO_BYTES // 1_000_000), got=name)
    elif _shape(path.read_bytes(), name) is None:
        yield sources.diagnostic(("logo", "file"), LogoUnplaceable(), got=name)


def _logo_path(theme: Theme, project: Path) -> Path | None:
    """Return the logo's file: in the theme's own folder, or in one of those it extends."""
    name = theme.logo.file if theme.logo else ""
    roots = layout_roots(project)
    return next((path for folder in theme.folders if (path := find(roots, f"{folder}/{name}"))), None)


def _shape(content: bytes, name: str) -> float | None:
    """Return width to height of a picture, None when it is none."""
    return _svg_shape(content) if name.lower().endswith(".svg") else _png_shape(content)


def _svg_shape(content: bytes) -> float | None:
    # Entities could grow without end, and there is no need for them in a logo.
    if b"<!ENTITY" in content or b"<!DOCTYPE" in content:
        return None
    try:
        root = ET.fromstring(content)  # noqa: S314  without entities there is nothing to expand
    except ET.ParseError:
        return None
    box = [float(one) for one in re.findall(r"-?[0-9.]+", root.get("viewBox", ""))]
    if root.tag.rpartition("}")[2] != "svg" or len(box) != 4 or box[2] <= 0 or box[3] <= 0:
        return None
    return box[2] / box[3]


def _png_shape(content: bytes) -> float | None:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=("PNG",)) as picture:
            picture.verify()
            return picture.width / picture.height
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        return None
