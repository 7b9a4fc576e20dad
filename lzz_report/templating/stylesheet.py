"""The style sheet of a theme: its faces, its tokens as custom properties, then its own rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lzz_report.diagnostics.catalogue.templates import StyleSheetEncoding, StyleSheetMissing
from lzz_report.errors import TemplateError
from lzz_report.profiles import Palette
from lzz_report.sourcefile.source import SourceFile
from lzz_report.templating.theme_loader import source_of, template_path
from lzz_report.themes.look import ColourRole
from lzz_report.themes.theme import Theme
from lzz_report.units import mm

# What a theme that extends another may add to its rules.
FURTHER = "further.css"


@dataclass(frozen=True)
class StyleSheet:
    """The style sheet of a theme: what follows from its theme.yaml, then its `files`; `name` is that of its own one."""

    name: str
    generated: str
    files: tuple[SourceFile, ...]

    @property
    def text(self) -> str:
        """The whole, as the engine reads it."""
        return "\n".join((self.generated, *(file.text for file in self.files)))

    def place(self, line: int) -> tuple[SourceFile, int] | None:
        """Return the file and its line that a line of the whole comes from; None for what theme.yaml says."""
        begin = self.generated.count("\n") + 1
        for file in self.files:
            length = file.text.count("\n") + 1
            if begin < line <= begin + length:
                return file, line - begin
            begin += length
        return None


def stylesheet(roots: Sequence[Path], theme: Theme, palette: Palette) -> StyleSheet:
    """Return the style sheet of a theme; TemplateError when one of its files is missing."""
    folder = theme.folders[0]
    own = f"{folder}/style.css"
    rules = [_read(roots, theme, name) for name in ("shared/base.css", f"{folder}/pages.css", own)]
    for one in reversed(theme.folders):
        path = template_path(roots, (one,), f"{one}/{FURTHER}")
        if path is not None:
            rules.append(_source(path, roots, f"{one}/{FURTHER}"))
    generated = "\n".join((_faces(theme), _tokens(theme, palette), _pairs(theme), _settings(theme)))
    return StyleSheet(f"layouts/{own}", generated, tuple(rules))


def css_length(length_mm: float) -> str:
    """Write a length for a style sheet."""
    return f"{mm(length_mm)}mm"


def _faces(theme: Theme) -> str:
    return "\n".join(
        f'@font-face {{ font-family: "{face.family}"; src: url("lzz://font/{face.file}");'
        f" font-weight: {face.weight}; font-style: {face.style} }}"
        for face in theme.fonts
    )


def _tokens(theme: Theme, palette: Palette) -> str:
    tokens = [f"{name}: {colour}" for name, colour in palette.custom_properties.items()]
    tokens += [f"--font-{role}: {_families(names)}" for role, names in theme.families.items()]
    tokens += [f"--{_hyphened(name)}: {css_length(length)}" for name, length in theme.lengths.items()]
    tokens += [f"--size-{_hyphened(name)}: {_size(size)}" for name, size in theme.sizes.items()]
    return f":root {{ {'; '.join(tokens)} }}"


def _hyphened(name: str) -> str:
    return name.replace("_", "-")


def _size(size: float | tuple[float, float]) -> str:
    """Write a size of type, with its leading where it has one, as `font` takes them."""
    return "/".join(f"{one:g}pt" for one in size) if isinstance(size, tuple) else f"{size:g}pt"


def _families(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _pairs(theme: Theme) -> str:
    return "\n".join(
        f".pair-{number} {{ --land: {ColourRole('land', number)}; --ground: {ColourRole('ground', number)} }}"
        for number, _ in enumerate(theme.pairs, 1)
    )


def _settings(theme: Theme) -> str:
    return "\n".join(
        f".set-{name} {{ font-size: {one.size_pt}pt; line-height: {one.leading_pt}pt;"
        f" --paragraph-gap: {one.paragraph_gap_pt:g}pt }}"
        f" .measure-{name} {{ width: {css_length(one.width_mm)} }}"
        for name, one in theme.paragraph_styles.items()
    )


def _read(roots: Sequence[Path], theme: Theme, name: str) -> SourceFile:
    path = template_path(roots, theme.folders, name)
    if path is None:
        raise TemplateError(StyleSheetMissing(name=name))
    return _source(path, roots, name)


def _source(path: Path, roots: Sequence[Path], name: str) -> SourceFile:
    try:
        return source_of(path, roots)
    except UnicodeDecodeError as error:
        raise TemplateError(StyleSheetEncoding(name=name)) from error
