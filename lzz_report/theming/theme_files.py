"""Read: the theme.yaml of a theme and of those it extends in, their merged values with the place of each out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lzz_report.diagnostics.catalogue.themes import ThemeExtendsItself, ThemeUnknown, TrimUnknown
from lzz_report.diagnostics.diagnostic import Diagnostic, in_reading_order, is_error
from lzz_report.diagnostics.fault import Fault
from lzz_report.diagnostics.fix import Fix
from lzz_report.errors import ThemeError
from lzz_report.sourcefile.source import SourceFile, Span
from lzz_report.sourcefile.yaml_file import parse_yaml
from lzz_report.theming.known_names import known_themes, theme_named
from lzz_report.theming.theme_folders import find, layout_roots, shown

Field = tuple[str | int, ...]
"""The way to a field: ("pairs", 2, "land", "rgb")."""

# A colour is one thing: inks of another colour than the one on screen would be printed unseen.
COLOUR = frozenset({"rgb", "cmyk"})


@dataclass(frozen=True)
class ThemeFile:
    """One theme.yaml: the theme's folder, what the file holds and where it lies; `notices` are its warnings."""

    folder: str
    source: SourceFile
    values: Mapping[str, Any]
    place: Path
    notices: tuple[Diagnostic, ...] = ()

    def diagnostic(self, path: Field, fault: Fault, *, got: str = "", fix: Fix | None = None) -> Diagnostic:
        """Return a fault at a field, or at the nearest field around it that is written here."""
        return self.source.diagnostic(dotted(path), fault, span=self._span(path), got=got, fix=fix)

    def _span(self, path: Field) -> Span:
        written = (dotted(path[:length]) for length in range(len(path), 0, -1))
        return next((self.source.values[field] for field in written if field in self.source.values), Span(0, 0))


def dotted(path: Field) -> str:
    """Return the way to a field as it is written elsewhere: "pairs[2].land.rgb"."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


@dataclass(frozen=True)
class Sources:
    """A theme's file and those it extends, its own first, and their values merged into one."""

    files: tuple[ThemeFile, ...]
    values: dict[str, Any] = field(default_factory=dict)
    origins: dict[Field, tuple[ThemeFile, Field]] = field(default_factory=dict)

    @property
    def notices(self) -> tuple[Diagnostic, ...]:
        """What the owners of the files may want to know, but need not mend."""
        return tuple(notice for file in self.files for notice in file.notices)

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders templates are looked for in, the theme's own first."""
        return tuple(dict.fromkeys(file.folder for file in self.files))

    def diagnostic(self, path: Field, fault: Fault, *, got: str = "", fix: Fix | None = None) -> Diagnostic:
        """Return a fault at the field of the merged theme, in the file that says it last."""
        file, own_path = self.origin(path)
        return file.diagnostic(own_path, fault, got=got, fix=fix)

    def place(self, path: Field) -> tuple[SourceFile, Field]:
        """Return the text that says a field of the merged theme last, and the way to the field in it."""
        file, own_path = self.origin(path)
        return file.source, own_path

    def origin(self, path: Field) -> tuple[ThemeFile, Field]:
        """Return the file that says a field of the merged theme last, and the way to the field in it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.origins:
                file, begin = self.origins[path[:length]]
                return file, (*begin, *path[length:])
        return self.files[0], path


def read_sources(project: Path, name: str) -> Sources:
    """Return the values of the theme `name`, those of the themes it extends under them.

    Raises UsageError when there is no such theme, ThemeError when a file cannot be read or extends what is not there.
    """
    files = [_first(project, name)]
    while (wanted := files[-1].values.get("extends")) is not None:
        files.append(_extended(project, str(wanted), files))
    trim = next((file for file in files if "trim" in file.values), None)
    if trim is not None:
        files = _with_trim(str(trim.values["trim"]), trim, files, layout_roots(project))
    sources = Sources(tuple(files))
    for file in reversed(files):
        own = {key: value for key, value in file.values.items() if key != "extends"}
        _merge(sources.values, own, sources.origins, file, ())
    return sources


def _first(project: Path, name: str) -> ThemeFile:
    roots = layout_roots(project)
    folder = theme_named(project, name)
    path = find(roots, f"{folder}/theme.yaml")
    assert path is not None  # noqa: S101  a theme that is known is there
    return _opened(path, folder, roots)


def _extended(project: Path, wanted: str, files: list[ThemeFile]) -> ThemeFile:
    """Return the next theme.yaml of this name: a project's own umriss may extend the shipped one."""
    roots = layout_roots(project)
    for root in roots:
        path = root / wanted / "theme.yaml"
        if path.is_file() and all(path != file.place for file in files):
            return _opened(path, wanted, roots)
    is_circle = any(file.folder == wanted for file in files)
    others = tuple(name for name in known_themes(project) if name != files[-1].folder)
    fault = ThemeExtendsItself(known=others) if is_circle else ThemeUnknown(known=others)
    raise ThemeError([files[-1].diagnostic(("extends",), fault, got=wanted)])


def _with_trim(trim: str, wanted: ThemeFile, files: list[ThemeFile], roots: Sequence[Path]) -> list[ThemeFile]:
    """Return the files with those of a trim, each laid over the theme.yaml beside which it stands."""
    found: list[ThemeFile] = []
    for file in files:
        path = file.place.parent / "trims" / f"{trim}.yaml"
        if path.is_file():
            found.append(_opened(path, file.folder, roots))
        found.append(file)
    if len(found) == len(files):
        known = {path.stem for file in files for path in file.place.parent.glob("trims/*.yaml")}
        raise ThemeError([wanted.diagnostic(("trim",), TrimUnknown(known=tuple(sorted(known))), got=trim)])
    return found


def _opened(path: Path, folder: str, roots: Sequence[Path]) -> ThemeFile:
    """Read one file of a theme; ThemeError with every reason why it cannot be read."""
    file, problems = parse_yaml(path.read_bytes(), shown(path, roots), "theme")
    if not isinstance(file.data, dict) or any(map(is_error, problems)):
        raise ThemeError(in_reading_order(problems))
    return ThemeFile(folder, file.source, file.data, path, tuple(problems))


def _merge(
    values: dict[str, Any],
    own: Mapping[str, Any],
    origins: dict[Field, tuple[ThemeFile, Field]],
    file: ThemeFile,
    path: Field,
) -> None:
    """Lay `own` over `values`, field by field; lists and colours are replaced whole, fonts one by one."""
    for key, value in own.items():
        here = (*path, key)
        old = values.get(key)
        if here == ("fonts",) and isinstance(value, tuple) and isinstance(old, tuple):
            values[key] = _merged_fonts(old, value, origins, file)
        elif isinstance(value, dict) and isinstance(old, dict) and not COLOUR & value.keys():
            _merge(old, value, origins, file, here)
        else:
            for inner in [one for one in origins if one[: len(here)] == here]:
                del origins[inner]
            values[key] = value
            origins[here] = (file, here)


def _merged_fonts(
    fonts: tuple[Any, ...], own: tuple[Any, ...], origins: dict[Field, tuple[ThemeFile, Field]], file: ThemeFile
) -> tuple[Any, ...]:
    """Put each face in the place of the one with its family, weight and style, or at the end."""
    merged = list(fonts)
    for number, face in enumerate(own):
        known = [_cut(one) for one in merged]
        place = known.index(_cut(face)) if _cut(face) in known else len(merged)
        merged[place:] = [face, *merged[place + 1 :]]
        origins["fonts", place] = (file, ("fonts", number))
    return tuple(merged)


def _cut(face: object) -> tuple[object, ...]:
    face = face if isinstance(face, dict) else {}
    return face.get("family"), face.get("weight", 400), face.get("style", "normal")
