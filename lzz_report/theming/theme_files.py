"""Read: the theme.yaml of a theme and of those it extends in, their merged values with the place of each out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from lzz_report.diagnostics.diagnostic import Diagnostic, Location
from lzz_report.errors import ThemeError, UsageError
from lzz_report.theming.theme_folders import find, known_themes, layout_roots, shown

Field = tuple[str | int, ...]
"""The way to a field: ("pairs", 2, "land", "rgb")."""

# A colour is one thing: inks of another colour than the one on screen would be printed unseen.
COLOUR = frozenset({"rgb", "cmyk"})


@dataclass(frozen=True)
class ThemeFile:
    """One theme.yaml: the theme's folder, the name its owner knows it by, what it holds, and where it lies."""

    folder: str
    name: str
    text: str
    place: str = ""

    @cached_property
    def values(self) -> dict[str, Any]:
        """Its fields; ThemeError when it cannot be read."""
        try:
            values = YAML(typ="safe", pure=True).load(self.text)
        except YAMLError as error:
            mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
            place = (mark.line, mark.column) if mark else (0, 0)
            problem = getattr(error, "problem", None) or str(error)
            raise ThemeError([self._fault(place, 1, (), f"not readable as YAML: {problem}", "")]) from error
        if not isinstance(values, dict):
            problem = "not readable: a theme holds fields and their values"
            raise ThemeError([self._fault((0, 0), 1, (), problem, "write name: and what it extends")])
        return values

    def fault(self, path: Field, problem: str, *, got: str = "", fix: str = "", code: str = "theme") -> Diagnostic:
        """Return an error at a field, or at the nearest field around it that is written here."""
        node = self._node(path)
        start, end = (node.start_mark, node.end_mark) if node is not None else (None, None)
        place = (start.line, start.column) if start else (0, 0)
        width = end.column - start.column if start and end and end.line == start.line else 1
        return self._fault(place, max(width, 1), path, problem, fix, got, code)

    def _fault(
        self,
        place: tuple[int, int],
        width: int,
        path: Field,
        problem: str,
        fix: str,
        got: str = "",
        code: str = "theme",
    ) -> Diagnostic:
        line, column = place
        lines = self.text.splitlines()
        at = Location(self.name, line + 1, column + 1, dotted(path))
        source_line = lines[line] if line < len(lines) else ""
        return Diagnostic(at, problem, got, fix, code=code, source_line=source_line, width=width)

    def _node(self, path: Field) -> Node | None:
        """Return the node of a field's value; of an absent one, that of what encloses it."""
        node: Node | None = YAML(typ="safe", pure=True).compose(self.text)
        for step in path:
            inner = _child(node, step)
            if inner is None:
                break
            node = inner
        return None if isinstance(node, MappingNode) and not path else node


def _child(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, MappingNode):
        # A value that is not written stands where its name does.
        written = ((key, value if value.start_mark.index < value.end_mark.index else key) for key, value in node.value)
        return next((value for key, value in written if key.value == str(step)), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: Node = node.value[step]
        return child
    return None


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
    def folders(self) -> tuple[str, ...]:
        """The folders templates are looked for in, the theme's own first."""
        return tuple(dict.fromkeys(file.folder for file in self.files))

    def fault(self, path: Field, problem: str, *, got: str = "", fix: str = "", code: str = "theme") -> Diagnostic:
        """Return an error at the field of the merged theme, in the file that says it last."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.origins:
                file, begin = self.origins[path[:length]]
                return file.fault((*begin, *path[length:]), problem, got=got, fix=fix, code=code)
        return self.files[0].fault(path, problem, got=got, fix=fix, code=code)


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
    path = find(roots, f"{name}/theme.yaml")
    if path is None:
        raise UsageError(f"there is no theme “{name}”; there are: {', '.join(known_themes(project))}")
    return _opened(path, name, roots)


def _extended(project: Path, wanted: str, files: list[ThemeFile]) -> ThemeFile:
    """Return the next theme.yaml of this name: a project's own umriss may extend the shipped one."""
    roots = layout_roots(project)
    for root in roots:
        path = root / wanted / "theme.yaml"
        if path.is_file() and all(path != Path(file.place) for file in files):
            return _opened(path, wanted, roots)
    is_circle = any(file.folder == wanted for file in files)
    problem = "a theme cannot extend itself" if is_circle else "there is no theme of this name"
    others = [name for name in known_themes(project) if name != files[-1].folder]
    raise ThemeError([files[-1].fault(("extends",), problem, got=wanted, fix=f"there are: {', '.join(others)}")])


def _with_trim(trim: str, wanted: ThemeFile, files: list[ThemeFile], roots: Sequence[Path]) -> list[ThemeFile]:
    """Return the files with those of a trim, each laid over the theme.yaml beside which it stands."""
    found: list[ThemeFile] = []
    for file in files:
        path = Path(file.place).parent / "trims" / f"{trim}.yaml"
        if path.is_file():
            found.append(_opened(path, file.folder, roots))
        found.append(file)
    if len(found) == len(files):
        known = {path.stem for file in files for path in Path(file.place).parent.glob("trims/*.yaml")}
        fix = f"there are: {', '.join(sorted(known))}" if known else "delete it, and write the page's measures"
        raise ThemeError([wanted.fault(("trim",), "this theme has no such trim", got=trim, fix=fix)])
    return found


def _opened(path: Path, folder: str, roots: Sequence[Path]) -> ThemeFile:
    name = shown(path, roots)
    try:
        return ThemeFile(folder, name, path.read_text(encoding="utf-8"), str(path))
    except ValueError as error:
        at = Location(name)
        raise ThemeError([Diagnostic(at, "not readable: it is not written in UTF-8", code="theme")]) from error


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
        if here == ("fonts",) and isinstance(value, list) and isinstance(old, list):
            _merge_fonts(old, value, origins, file)
        elif isinstance(value, dict) and isinstance(old, dict) and not COLOUR & value.keys():
            _merge(old, value, origins, file, here)
        else:
            for inner in [one for one in origins if one[: len(here)] == here]:
                del origins[inner]
            values[key] = value
            origins[here] = (file, here)


def _merge_fonts(
    fonts: list[Any], own: list[Any], origins: dict[Field, tuple[ThemeFile, Field]], file: ThemeFile
) -> None:
    """Put each face in the place of the one with its family, weight and style, or at the end."""
    for number, face in enumerate(own):
        known = [_cut(one) for one in fonts]
        place = known.index(_cut(face)) if _cut(face) in known else len(fonts)
        fonts[place:] = [face, *fonts[place + 1 :]]
        origins["fonts", place] = (file, ("fonts", number))


def _cut(face: object) -> tuple[object, ...]:
    face = face if isinstance(face, dict) else {}
    return face.get("family"), face.get("weight", 400), face.get("style", "normal")
