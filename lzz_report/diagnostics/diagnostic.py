"""Describe: a fault and its place in, the words and lines a person or a machine reads out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

# Wider source lines are cut around the caret, so that the box fits a terminal.
SHOWN_COLUMNS = 100
CUT = "…"


class Severity(StrEnum):
    """An error stops the build before anything is rendered, a warning never does."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a project file; `file` is relative to the project with `/`, lines and columns count from 1."""

    file: str
    line: int | None = None
    column: int | None = None
    field: str = ""

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number is not None]
        return ":".join([self.file, *numbers])


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: its place, what is wrong, what was found and how to mend it.

    `code` is stable and meant for machines and tests; `width` counts the columns the caret underlines in `source_line`.
    """

    at: Location
    problem: str
    got: str = ""
    fix: str = ""
    severity: Severity = Severity.ERROR
    code: str = ""
    source_line: str = ""
    width: int = 1

    def __str__(self) -> str:
        field = f"  {self.at.field}" if self.at.field else ""
        return f"{self.severity}: {self.at}{field}: {self.problem}"


def is_error(diagnostic: Diagnostic) -> bool:
    """Tell an error from a warning."""
    return diagnostic.severity is Severity.ERROR


def in_reading_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort: errors before warnings, then by file, line and column; doubles are dropped."""

    def rank(one: Diagnostic) -> tuple[bool, str, int, int, str, str]:
        return (not is_error(one), one.at.file, one.at.line or 0, one.at.column or 0, one.at.field, one.problem)

    return tuple(sorted(dict.fromkeys(diagnostics), key=rank))


def with_visible_controls(text: str) -> str:
    """Replace what a terminal would obey or hide (control, bidi and line characters) by signs of the same width."""
    return "".join(_visible_sign(sign) for sign in text)


def _visible_sign(sign: str) -> str:
    if sign < " ":
        return chr(0x2400 + ord(sign))
    if sign == "\x7f":
        return "␡"
    return "�" if unicodedata.category(sign) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"} else sign


def snippet(diagnostic: Diagnostic) -> tuple[str, str]:
    """Return the source line without its indent, cut to SHOWN_COLUMNS, and the line of carets below it."""
    column = (diagnostic.at.column or 1) - 1
    line = diagnostic.source_line.rstrip()
    indent = min(len(line) - len(line.lstrip(" ")), column)
    line, column = line[indent:], column - indent
    if len(line) > SHOWN_COLUMNS:
        start = max(0, min(column - SHOWN_COLUMNS // 3, len(line) - SHOWN_COLUMNS))
        end = start + SHOWN_COLUMNS
        line = (CUT if start else "") + line[start:end] + (CUT if end < len(line) else "")
        column += (1 if start else 0) - start
    width = max(1, min(diagnostic.width, len(line) - column))
    return with_visible_controls(line), " " * column + "^" * width


def text_lines(diagnostic: Diagnostic) -> list[str]:
    """Return the box of one diagnostic, line by line, without colour."""
    field = f"  {diagnostic.at.field}" if diagnostic.at.field else ""
    lines = [f"{diagnostic.severity}: {diagnostic.at}{field}"]
    if diagnostic.source_line.strip():
        lines += [f"  │ {part}" for part in snippet(diagnostic)]
    lines.append(f"  {with_visible_controls(diagnostic.problem)}")
    if diagnostic.got.removesuffix(f" {CUT}") not in diagnostic.source_line:
        lines.append(f"  found: {with_visible_controls(diagnostic.got)}")
    if diagnostic.fix:
        lines.append(f"  fix: {with_visible_controls(diagnostic.fix)}")
    return lines


def as_text(diagnostics: Iterable[Diagnostic]) -> str:
    """Return all boxes and, at the end, the count; an empty text when there is nothing to say."""
    all_of_them = tuple(diagnostics)
    if not all_of_them:
        return ""
    boxes = ["\n".join(text_lines(one)) for one in all_of_them]
    return "\n\n".join([*boxes, count_line(all_of_them)]) + "\n"


def count_line(diagnostics: Iterable[Diagnostic]) -> str:
    """Return "2 errors, 1 warning", naming only what there is."""
    severities = [one.severity for one in diagnostics]
    counts = ((severities.count(severity), severity.value) for severity in Severity)
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts if count)


def as_record(diagnostic: Diagnostic) -> dict[str, object]:
    """Return the diagnostic as plain values for JSON; absent places are null."""
    at = diagnostic.at
    return {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "field": at.field,
        "problem": diagnostic.problem,
        "got": diagnostic.got,
        "fix": diagnostic.fix,
        "source_line": diagnostic.source_line,
        "width": diagnostic.width,
    }
