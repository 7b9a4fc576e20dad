"""A fault at its place in a file, and the lines a person or a program reads of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from lzz_report.diagnostics.fault import Fault, Severity
from lzz_report.diagnostics.fix import Fix
from lzz_report.diagnostics.words import ENGLISH, Words, filled, general_words, words_of

# Wider source lines are cut around the caret, so that the box fits a terminal.
SHOWN_COLUMNS = 100
CUT = "…"


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
class PrintedPlace:
    """Where a fault was seen that only a finished page shows; `more` of its kind are on the page and not told."""

    document: str
    page: int
    district: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A fault at its place: what stands there, and the change that mends it where a program can make it.

    `width` counts the columns the caret underlines in `source_line`. `stops` makes an error of a fault that is none by
    itself: what a draft may lack, a final build may not.
    """

    at: Location
    fault: Fault
    quoted: str = ""
    source_line: str = ""
    width: int = 1
    fix_data: Fix | None = None
    seen_on: PrintedPlace | None = None
    stops: bool = False

    @property
    def code(self) -> str:
        """The stable name of the fault, for machines and tests."""
        return self.fault.code

    @property
    def group(self) -> str:
        """The group of codes the fault belongs to, such as gaps, spelling, photos."""
        return self.fault.group

    @property
    def severity(self) -> Severity:
        """What the fault does to the work."""
        return Severity.ERROR if self.stops else self.fault.severity

    @property
    def problem(self) -> str:
        """What is wrong, in a sentence."""
        return self.words().problem

    @property
    def fix(self) -> str:
        """How to mend it, in a sentence; "" where nothing can be said."""
        return self.words().fix

    @property
    def got(self) -> str:
        """What was found: the words of the file, or what is said of them."""
        return self.words().found

    def words(self, language: str = ENGLISH) -> Words:
        """Return all that is said of the diagnostic in a language."""
        words = words_of(self.fault, language)
        problem = _on_page(words.problem, self.seen_on, language) if self.seen_on else words.problem
        return Words(problem, words.found or self.quoted, words.fix)

    def __str__(self) -> str:
        field = f"  {self.at.field}" if self.at.field else ""
        return f"{self.severity}: {self.at}{field}: {self.problem}"


def _on_page(problem: str, place: PrintedPlace, language: str) -> str:
    templates = general_words(language)["page"]
    values = {"document": place.document, "page": place.page, "district": place.district, "more": place.more}
    if place.more:
        problem = filled(templates["more"], values | {"problem": problem})
    return filled(templates["district" if place.district else "alone"], values | {"problem": problem})


def is_error(diagnostic: Diagnostic) -> bool:
    """Tell an error from a warning."""
    return diagnostic.severity is Severity.ERROR


def in_reading_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort: errors before warnings, then by file, line and column; what stands twice is dropped."""

    def rank(diagnostic: Diagnostic) -> tuple[bool, str, int, int, str, str]:
        at = diagnostic.at
        return (not is_error(diagnostic), at.file, at.line or 0, at.column or 0, at.field, diagnostic.problem)

    return tuple(sorted(dict.fromkeys(diagnostics), key=rank))


def with_visible_controls(text: str) -> str:
    """Replace what a terminal would obey or hide (control, bidi and line characters) by others of the same width."""
    return "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    if char < " ":
        return chr(0x2400 + ord(char))
    if char == "\x7f":
        return "␡"
    return "�" if unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"} else char


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
    words = diagnostic.words()
    field = f"  {diagnostic.at.field}" if diagnostic.at.field else ""
    lines = [f"{diagnostic.severity}: {diagnostic.at}{field}"]
    if diagnostic.source_line.strip():
        lines += [f"  │ {part}" for part in snippet(diagnostic)]
    lines.append(f"  {with_visible_controls(words.problem)}")
    if words.found.removesuffix(f" {CUT}") not in diagnostic.source_line:
        lines.append(f"  found: {with_visible_controls(words.found)}")
    if words.fix:
        lines.append(f"  fix: {with_visible_controls(words.fix)}")
    return lines


def as_text(diagnostics: Iterable[Diagnostic]) -> str:
    """Return all boxes and, at the end, the count; an empty text when there is nothing to say."""
    shown = tuple(diagnostics)
    if not shown:
        return ""
    boxes = ["\n".join(text_lines(diagnostic)) for diagnostic in shown]
    return "\n\n".join([*boxes, count_line(shown)]) + "\n"


def count_line(diagnostics: Iterable[Diagnostic]) -> str:
    """Return "2 errors, 1 warning", naming only what there is."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    counts = ((severities.count(severity), severity.value) for severity in Severity)
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts if count)


def as_record(diagnostic: Diagnostic) -> dict[str, object]:
    """Return the diagnostic as plain values for JSON; absent places are null."""
    at, words = diagnostic.at, diagnostic.words()
    return {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "values": plain_values(diagnostic.fault),
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "field": at.field,
        "problem": words.problem,
        "got": words.found,
        "fix": words.fix,
        "source_line": diagnostic.source_line,
        "width": diagnostic.width,
    }


def plain_values(fault: Fault) -> dict[str, object]:
    """Return the values of a fault for JSON; one that is a fault itself as its code and values."""
    return {
        name: {"code": value.code, "values": plain_values(value)} if isinstance(value, Fault) else value
        for name, value in fault.values.items()
    }
