"""What the engine says of a style sheet or a document, taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lzz_report.diagnostics.near_miss import nearest
from lzz_report.engine.isolated import weasyprint

MessageKind = Literal[
    "property-unknown",
    "value-missing",
    "value-invalid",
    "selector-invalid",
    "function-impossible",
    "rule-invalid",
    "other",
]
# WeasyPrint 70: where a complaint stands; the rest of its words is read by what they begin with.
_PLACE = re.compile(r" at (\d+):(\d+)")
_DECLARATION = re.compile(r"^Ignored `(?P<quoted>(?P<name>[^:`]*)[^`]*)` at [\d:]+, (?P<reason>.*?)\.?$", re.DOTALL)
_SELECTOR = re.compile(r"^Invalid or unsupported selector, '(?P<quoted>.*)'$", re.DOTALL)
_FUNCTION = re.compile(r"^Invalid math function at [\d:]+: (?P<quoted>.*)$", re.DOTALL)
_RULE = re.compile(r"\brule\b|^Parse error", re.IGNORECASE)
_REASONS: dict[str, MessageKind] = {"unknown property": "property-unknown", "no value": "value-missing"}


@dataclass(frozen=True, slots=True)
class EngineMessage:
    """One complaint of the engine: the line of its log, its words without the place, and what they tell.

    `quoted` is the piece of a style sheet it speaks of, `near` the property probably meant. `line` and `column` count
    from 1 in the style sheet or style attribute that holds it.
    """

    text: str
    words: str
    kind: MessageKind = "other"
    quoted: str = ""
    near: str = ""
    line: int | None = None
    column: int | None = None


def read_message(text: str) -> EngineMessage:
    """Return what a line of the engine's log tells."""
    place = _PLACE.search(text)
    line, column = (int(place[1]), int(place[2])) if place else (None, None)
    words = _PLACE.sub("", text)
    if declaration := _DECLARATION.match(text):
        kind = _REASONS.get(declaration["reason"], "value-invalid")
        near = nearest(declaration["name"].strip(), _properties()) if kind == "property-unknown" else ""
        return EngineMessage(text, words, kind, declaration["quoted"].strip(), near, line, column)
    if selector := _SELECTOR.match(text):
        return EngineMessage(text, words, "selector-invalid", selector["quoted"].strip())
    if function := _FUNCTION.match(text):
        return EngineMessage(text, words, "function-impossible", function["quoted"].strip(), "", line, column)
    return EngineMessage(text, words, "rule-invalid" if place and _RULE.search(text) else "other", "", "", line, column)


def impossible_function(text: str, line: int, column: int) -> str:
    """Return a line as the engine writes it of a function it cannot solve."""
    return f"Invalid math function at {line}:{column}: {text}"


def _properties() -> Iterable[str]:
    """Return the names of all properties the engine knows, none where it keeps them elsewhere."""
    known = getattr(getattr(weasyprint.css, "properties", None), "INITIAL_VALUES", ())
    return (name.replace("_", "-") for name in known)
