"""What the engine complains of, told at its place in the theme's style sheets and templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from lzz_report.diagnostics.catalogue.stylesheets import (
    StyleFunctionImpossible,
    StylePropertyUnknown,
    StyleRuleInvalid,
    StyleSelectorInvalid,
    StyleValueInvalid,
    StyleValueMissing,
)
from lzz_report.diagnostics.catalogue.templates import EngineLog
from lzz_report.diagnostics.diagnostic import Diagnostic, Location
from lzz_report.diagnostics.fault import Fault
from lzz_report.engine import EngineMessage, read_message
from lzz_report.sourcefile.source import SourceFile, Span
from lzz_report.templating import StyleSheet


def stylesheet_diagnostics(log: Iterable[str], sheet: StyleSheet) -> tuple[Diagnostic, ...]:
    """Return what the engine says of a theme's style sheet, each in the file and line it was written in."""
    return tuple(_of_sheet(read_message(line), sheet) for line in log)


def document_diagnostics(log: Iterable[str], document: str, files: Sequence[SourceFile]) -> tuple[Diagnostic, ...]:
    """Return what the engine says of a document: in a good build nothing.

    What stands in a style attribute or in a style sheet of the document's own is told in the first of the theme's
    `files` that holds it, anything else at the document.
    """
    return tuple(_of_document(read_message(line), document, files) for line in log)


def _of_sheet(message: EngineMessage, sheet: StyleSheet) -> Diagnostic:
    fault = _fault(message)
    place = sheet.place(message.line) if message.line else None
    if fault and place:
        source, line = place
        start = _offset(source, line, message.column or 1)
        return source.diagnostic("", fault, span=_quoted_at(source, start, message.quoted))
    if fault and (found := next(_holding(message.quoted, reversed(sheet.files)), None)):
        source, span = found
        return source.diagnostic("", fault, span=span)
    return _unplaced(message, sheet.name)


def _of_document(message: EngineMessage, document: str, files: Sequence[SourceFile]) -> Diagnostic:
    fault = _fault(message)
    # Values of a style attribute may have been filled in: then its property alone is found.
    for words in (message.quoted, f"{_name(message)}:"):
        if fault and len(words) > 1 and (found := next(_holding(words, files), None)):
            source, span = found
            return source.diagnostic("", fault, span=span)
    return _unplaced(message, document)


def _fault(message: EngineMessage) -> Fault | None:
    """Return what a message tells of a style sheet; None where it is about something else."""
    name = _name(message)
    faults: dict[str, Callable[[], Fault]] = {
        "property-unknown": lambda: StylePropertyUnknown(name=name, near=message.near),
        "value-missing": lambda: StyleValueMissing(name=name),
        "value-invalid": lambda: StyleValueInvalid(name=name),
        "selector-invalid": StyleSelectorInvalid,
        "function-impossible": StyleFunctionImpossible,
        "rule-invalid": lambda: StyleRuleInvalid(message=message.words),
    }
    return faults[message.kind]() if message.kind in faults else None


def _unplaced(message: EngineMessage, file: str) -> Diagnostic:
    return Diagnostic(Location(file), EngineLog(line=message.text))


def _name(message: EngineMessage) -> str:
    return message.quoted.partition(":")[0].strip()


def _holding(words: str, files: Iterable[SourceFile]) -> Iterator[tuple[SourceFile, Span]]:
    """Yield each place where the words stand in one of the files."""
    for source in files:
        start = source.text.find(words) if words else -1
        if start >= 0:
            yield source, Span(start, start + len(words))


def _offset(source: SourceFile, line: int, column: int) -> int:
    return sum(len(text) + 1 for text in source.text.split("\n")[: line - 1]) + column - 1


def _quoted_at(source: SourceFile, start: int, quoted: str) -> Span:
    """Return the stretch that is quoted, as far as it stands there in one line."""
    width = len(quoted) if source.text.startswith(quoted, start) else 0
    return Span(start, start + (width or 1))
