"""What the YAML parser stumbled over, as a fault that a record's author understands."""

from __future__ import annotations

import re
from collections.abc import Callable

from lzz_report.diagnostics.catalogue.yaml import (
    BracketUnclosed,
    ColonMissing,
    ColonUnquoted,
    EscapeUnknown,
    FieldMisplaced,
    FileKind,
    IndentUneven,
    ItemMisplaced,
    QuoteUnclosed,
    TextAfterBlockSign,
    TextAfterQuote,
    TextStartUnquoted,
    YamlUnreadable,
)
from lzz_report.diagnostics.fault import Fault

# What the parser says, whether the place where the construct opened helps more, what is wrong.
_FAULTS: tuple[tuple[str, bool, Callable[[], Fault]], ...] = (
    ("found unexpected", True, QuoteUnclosed),
    ("cannot start any token", False, TextStartUnquoted),
    ("escape", False, EscapeUnknown),
    ("hexadecimal", False, EscapeUnknown),
    ("expected ',' or", True, BracketUnclosed),
    ("chomping or indentation", False, TextAfterBlockSign),
)


def syntax_fault(text: str, place: int, opened: int, said: str, kind: FileKind) -> tuple[int, Fault]:
    """Return where to point and what is wrong.

    `place` is where the parser stopped, `opened` where the construct began, `said` its own words (ruamel.yaml).
    """
    line_start = text.rfind("\n", 0, place) + 1
    line = text[line_start : (text + "\n").index("\n", line_start)]
    if "mapping values are not allowed" in said:
        return place, _stray_colon(line)
    if "expected <block end>" in said:
        return place, _out_of_step(line, said)
    if "could not find expected ':'" in said:
        return opened + len(text[opened:]) - len(text[opened:].lstrip()), ColonMissing()
    for words, at_opening, fault in _FAULTS:
        if words in said:
            return (opened if at_opening else place), fault()
    return place, YamlUnreadable(reason=said or "unknown reason", file_kind=kind)


def _stray_colon(line: str) -> Fault:
    value = re.match(r"\s*(?:- )?(\w+): *(.*: .*|.*:)$", line)
    if value and not value[2].startswith(("'", '"')):
        shown = value[2] if len(value[2]) <= 50 else value[2][:50].rsplit(" ", 1)[0] + " …"
        return ColonUnquoted(name=value[1], text=shown)
    return FieldMisplaced()


def _out_of_step(line: str, said: str) -> Fault:
    if re.match(r"""\s*(- )?\w+: *(["']).*\2\s*\S""", line):
        return TextAfterQuote()
    if "'-'" in said or line.lstrip().startswith("- "):
        return ItemMisplaced()
    return IndentUneven()
