"""Read: one YAML file in, its values, their places and all its faults out."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from lzz_report.diagnostics.diagnostic import Diagnostic, Location, plain_diagnostic, with_visible_controls
from lzz_report.sourcefile.characters import char_name, is_refused_char
from lzz_report.sourcefile.schema_versions import bring_up_to_date
from lzz_report.sourcefile.source import LoadedFile, SourceFile, Span
from lzz_report.sourcefile.tree import FileKind, Problem, read_tree

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


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Why a file is not even opened as text."""

    problem: str
    fix: str
    code: str


def read_yaml_file(project: Path, path: Path, kind: FileKind = "district") -> tuple[LoadedFile, list[Diagnostic]]:
    """Read a file of the project; whatever is wrong with it becomes a diagnostic.

    Old names are read as what they are called now, each with a warning.
    """
    shown = with_visible_controls(path.relative_to(project).as_posix())
    raw = _bytes_of(project, path)
    if isinstance(raw, _Refusal):
        refused = plain_diagnostic(Location(shown), raw.problem, fix=raw.fix, code=raw.code)
        return LoadedFile(SourceFile(shown, "", "")), [refused]
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
    old_names = bring_up_to_date(tree, kind)
    source = SourceFile(shown, decoded.text, digest, tree.values, tree.keys)
    problems = list(decoded.problems)
    # A tab in the indent makes the parser stumble in the next line: the tab is the fault, not what it caused.
    problems += [one for one in tree.problems if not (one.code == "yaml-syntax" and decoded.problems)]
    return LoadedFile(source, tree.data, old_names), [_diagnostic(source, one) for one in problems]


def _bytes_of(project: Path, path: Path) -> bytes | _Refusal:
    try:
        if not path.exists():
            return _Refusal("the file is missing", f"write {path.name}; `lzz-report init` shows one", "file-missing")
        if not path.resolve().is_relative_to(project.resolve()) or not path.is_file():
            return _Refusal("this is no file of the project", "put the file itself here, not a link", "file-outside")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        return _Refusal(f"the file cannot be read: {error.strerror}", "check its permissions", "file-unreadable")
    if len(raw) > MAX_BYTES:
        return _Refusal(f"the file is larger than {MAX_BYTES // 1000} kB", "shorten it", "file-too-large")
    return raw


def _diagnostic(source: SourceFile, problem: Problem) -> Diagnostic:
    return source.plain_diagnostic(
        problem.field,
        problem.problem,
        span=problem.span,
        got=problem.got,
        fix=problem.fix,
        severity=problem.severity,
        code=problem.code,
    )


def _decode(raw: bytes) -> _Text | Problem:
    if raw.startswith(UTF_16_MARKS):
        return Problem(Span(0, 0), "the file is saved as UTF-16", "save it as UTF-8", "encoding")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _wrong_bytes(raw, error)
    problems = []
    if text.startswith(BOM):
        text = text.removeprefix(BOM)
        mend = "save it as “UTF-8” instead of “UTF-8 with BOM”"
        problems.append(Problem(Span(0, 1), "the file begins with an invisible byte order mark", mend, "bom"))
    text = text.replace("\r\n", "\n")
    clean = "".join(_harmless(sign) if sign != "\n" and is_refused_char(sign) else sign for sign in text)
    return _Text(text, clean, (*problems, *_invisible(text, clean)))


def _harmless(sign: str) -> str:
    """Return what may stand in for a refused character, so that reading goes on and finds the other faults too."""
    return " " if sign == "\t" else JOINER


def _wrong_bytes(raw: bytes, error: UnicodeDecodeError) -> Problem:
    """Guess that the file was saved by an old Windows programme, and show its first foreign byte as a letter."""
    before = raw[: error.start].decode("utf-8").replace("\r\n", "\n")
    guess = raw[error.start : error.start + 1].decode("cp1252", "replace")
    # The file is shown as cp1252, where each byte is one column: count bytes, not letters.
    start = len(before.encode("utf-8"))
    return Problem(
        Span(start, start + 1),
        f"the file is not UTF-8: this byte (0x{raw[error.start]:02X}) looks like “{guess}” in Latin-1 (Windows-1252)",
        "open it with the encoding Windows-1252 and save it as UTF-8",
        "encoding",
    )


def _invisible(text: str, clean: str) -> list[Problem]:
    places = [place for place, sign in enumerate(text) if sign != clean[place]]
    shown = [_invisible_sign(text, place) for place in places[:MAX_SHOWN]]
    if len(places) > MAX_SHOWN:
        rest = len(places) - MAX_SHOWN
        problem = f"{rest} more invisible characters follow in this file"
        shown.append(Problem(Span(places[MAX_SHOWN], places[MAX_SHOWN] + 1), problem, "", "control-character"))
    return shown


def _invisible_sign(text: str, place: int) -> Problem:
    sign = text[place]
    if sign == "\t":
        return Problem(Span(place, place + 1), "a tab", "use spaces instead", "tab")
    words = re.findall(r"\S*$", text[:place])[0] + re.findall(r"^\S*", text[place + 1 :])[0]
    mend = f"delete it, or write the word again: {words}" if words else "delete it"
    return Problem(Span(place, place + 1), f"an invisible character ({char_name(sign)})", mend, "control-character")
