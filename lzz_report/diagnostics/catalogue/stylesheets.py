"""Faults of style sheets: what the engine cannot use, at its place in the file."""

from __future__ import annotations

from lzz_report.diagnostics.example import Example
from lzz_report.diagnostics.fault import Fault


class StylePropertyUnknown(Fault):
    name: str
    near: str = ""


class StyleValueMissing(Fault):
    name: str


class StyleValueInvalid(Fault):
    name: str


class StyleSelectorInvalid(Fault): ...


class StyleFunctionImpossible(Fault): ...


class StyleRuleInvalid(Fault):
    message: str


_CSS = "layouts/eigen/further.css"


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(StylePropertyUnknown(name="widht", near="width"), _CSS, "", ".caption { widht: 40mm }", "widht: 40mm"),
        Example(StyleValueMissing(name="width"), _CSS, "", ".caption { width: }", "width:"),
        Example(StyleValueInvalid(name="color"), _CSS, "", ".caption { color: grün }", "color: grün"),
        Example(StyleSelectorInvalid(), _CSS, "", ".caption > > p { color: red }", ".caption > > p"),
        Example(StyleFunctionImpossible(), _CSS, "", ".caption { width: calc(1mm / 0) }", "calc(1mm / 0)"),
        Example(StyleRuleInvalid(message="Unknown rule <AtRule @foo … { … }>"), _CSS, "", "@foo { color: red }", "@"),
    )
