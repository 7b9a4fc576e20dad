"""One YAML file read from the disk: its values, their places and all its faults."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from lzz_report.diagnostics.catalogue.files import (
    ByteOrderMark,
    EncodingUnknown,
    EncodingUtf16,
    FileMissing,
    FileOutside,
    FileTooLarge,
    FileUnreadable,
    InvisibleCharacter,
    InvisibleCharacters,
    Tab,
)
from lzz_report.diagnostics.catalogue.yaml import FileKind, Stumble
from lzz_report.diagnostics.diagnostic import Diagnostic, Location, with_visible_controls
from lzz_report.diagnostics.fault import Fault
from lzz_report.sourcefile.characters import char_name, is_refused_char
from lzz_report.sourcefile.schema_versions import bring_up_to_date, written_version
from lzz_report.sourcefile.source import LoadedFile, SourceFile, Span
from lzz_report.sourcefile.tree import Problem, read_tree

MAX_BYTES = 512_000
# So many invisible characters of one file are shown; the rest is counted.
MAX_SHOWN = 5
# A character without width that records may hold.
JOINER = "\u200c"
BOM = "\ufeff"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class _Text:
    """A file's text as it is, and the same with every refused character replaced by a harmless one."""

    text: str
    clean: str
    problems: tuple[Problem, ...]


def read_yaml_file(project: Path, path: Path, kind: FileKind = "district") -> tuple[LoadedFile, list[Diagnostic]]:
    """Read a file of the project; whatever is wrong with it becomes a diagnostic.

    Old names are read as what they are called now, each with a warning.
    """
    shown = with_visible_controls(path.relative_to(project).as_posix())
    raw = _bytes_of(project, path)
    if isinstance(raw, Fault):
        return LoadedFile(SourceFile(shown, "", "")), [Diagnostic(Location(shown), raw)]
    return parse_yaml(raw, shown, kind)


def parse_yaml(raw: bytes, shown: str, kind: FileKind = "district") -> tuple[LoadedFile, list[Diagnostic]]:
    """Read the bytes of a file that people know as `shown`; else as `read_yaml_file`."""
    digest = hashlib.sha256(raw).hexdigest()
    decoded = _decode(raw)
    if isinstance(decoded, Problem):
        encoding = "utf-16" if raw.startswith(UTF_16_MARKS) else "cp1252"
        source = SourceFile(shown, raw.decode(encoding, "replace").replace("\r\n", "\n"), digest)
        return LoadedFile(source), [_diagnostic(source, decoded)]
    return _parsed(shown, decoded, digest, kind)


def _parsed(shown: str, decoded: _Text, digest: str, kind: FileKind) -> tuple[LoadedFile, list[Diagnostic]]:
    tree = read_tree(decoded.clean, kind)
    version = written_version(tree.data, kind)
    old_names = bring_up_to_date(tree, kind)
    source = SourceFile(shown, decoded.text, digest, tree.values, tree.keys)
    problems = list(decoded.problems)
    # A tab in the indent makes the parser stumble in the next line: the tab is the fault, not what it caused.
    problems += [one for one in tree.problems if not (isinstance(one.fault, Stumble) and decoded.problems)]
    return LoadedFile(source, tree.data, old_names, version), [_diagnostic(source, problem) for problem in problems]


def _bytes_of(project: Path, path: Path) -> bytes | Fault:
    try:
        if not path.exists():
            return FileMissing(name=path.name)
        if not path.resolve().is_relative_to(project.resolve()) or not path.is_file():
            return FileOutside()
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        return FileUnreadable(reason=error.strerror or "")
    if len(raw) > MAX_BYTES:
        return FileTooLarge(max_kb=MAX_BYTES // 1000)
    return raw


def _diagnostic(source: SourceFile, problem: Problem) -> Diagnostic:
    return source.diagnostic(problem.field, problem.fault, span=problem.span, got=problem.got, fix=problem.fix)


def _decode(raw: bytes) -> _Text | Problem:
    if raw.startswith(UTF_16_MARKS):
        return Problem(Span(0, 0), EncodingUtf16())
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _wrong_bytes(raw, error)
    problems = []
    if text.startswith(BOM):
        text = text.removeprefix(BOM)
        problems.append(Problem(Span(0, 1), ByteOrderMark()))
    text = text.replace("\r\n", "\n")
    clean = "".join(_harmless(char) if char != "\n" and is_refused_char(char) else char for char in text)
    return _Text(text, clean, (*problems, *_invisible(text, clean)))


def _harmless(char: str) -> str:
    """Return what may stand in for a refused character, so that reading goes on and finds the other faults too."""
    return " " if char == "\t" else JOINER


def _wrong_bytes(raw: bytes, error: UnicodeDecodeError) -> Problem:
    """Guess that the file was saved by an old Windows programme, and show its first foreign byte as a letter."""
    before = raw[: error.start].decode("utf-8").replace("\r\n", "\n")
    guess = raw[error.start : error.start + 1].decode("cp1252", "replace")
    # The file is shown as cp1252, where each byte is one column: count bytes, not letters.
    start = len(before.encode("utf-8"))
    return Problem(Span(start, start + 1), EncodingUnknown(byte=f"0x{raw[error.start]:02X}", guess=guess))


def _invisible(text: str, clean: str) -> list[Problem]:
    places = [place for place, char in enumerate(text) if char != clean[place]]
    shown = [_invisible_char(text, place) for place in places[:MAX_SHOWN]]
    if len(places) > MAX_SHOWN:
        first = places[MAX_SHOWN]
        shown.append(Problem(Span(first, first + 1), InvisibleCharacters(count=len(places) - MAX_SHOWN)))
    return shown


def _invisible_char(text: str, place: int) -> Problem:
    span = Span(place, place + 1)
    if text[place] == "\t":
        return Problem(span, Tab())
    words = re.findall(r"\S*$", text[:place])[0] + re.findall(r"^\S*", text[place + 1 :])[0]
    return Problem(span, InvisibleCharacter(name=char_name(text[place]), words=words))
