"""Finds math functions of a style sheet that have no finite value: the engine meets them unprepared."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

import tinycss2
from tinycss2.ast import DimensionToken, FunctionBlock, ParenthesesBlock

from lzz_report.diagnostics.catalogue.templates import LengthInfinite
from lzz_report.engine.isolated import weasyprint
from lzz_report.engine.messages import impossible_function
from lzz_report.errors import TemplateError

_MATHS = frozenset({
    "abs", "acos", "asin", "atan", "atan2", "calc", "clamp", "cos", "exp", "hypot", "log", "max", "min", "mod", "pow",
    "rem", "round", "sign", "sin", "sqrt", "tan",
})  # fmt: skip
_CUSTOM_PROPERTY = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]+)")


def impossible_functions(css: str) -> Iterator[str]:
    """Yield a line of the log for each function that divides by zero, or has no finite value for another reason.

    Lengths of all units count as pixels: whether a value is finite does not hang on how long an em is.
    """
    # WeasyPrint 70: calc(1mm / 0) is an infinite length, at which the layout fails (https://drafts.csswg.org/css-values).
    solve = getattr(weasyprint.css, "resolve_math", None)
    if solve is None:
        return
    variables = _variables(css)
    for function in _functions(tinycss2.parse_component_value_list(css)):
        if not _is_finite(_in_pixels(function, variables), solve):
            yield impossible_function(function.serialize(), function.source_line, function.source_column)


def refuse_impossible_functions(document: Element) -> None:
    """Raise TemplateError where a style of the document's own has no finite value: it could end the whole process."""
    for element in document.iter():
        style = element.text if str(element.tag).endswith("style") else element.get("style")
        if style and "(" in style and (line := next(impossible_functions(style), None)):
            function = line.partition(": ")[2]
            raise TemplateError(LengthInfinite(function=function))


def _functions(tokens: Sequence[Any]) -> Iterator[Any]:
    """Yield the outermost math functions, whatever blocks and other functions they stand in."""
    for token in tokens:
        if isinstance(token, FunctionBlock) and token.lower_name in _MATHS:
            yield token
        else:
            yield from _functions(getattr(token, "content", None) or getattr(token, "arguments", None) or ())


def _variables(css: str) -> Mapping[str, Any]:
    """Return the custom properties that hold one number or length, as the last rule gives them."""
    written = dict(_CUSTOM_PROPERTY.findall(css))
    parsed = ((name, tinycss2.parse_component_value_list(value.strip())) for name, value in written.items())
    return {name: tokens[0] for name, tokens in parsed if len(tokens) == 1}


def _in_pixels(token: Any, variables: Mapping[str, Any]) -> Any:
    """Return a function with lengths and percentages in pixels, and with the values of its variables."""
    if isinstance(token, FunctionBlock) and token.lower_name == "var":
        name = next((inner.value for inner in token.arguments if inner.type == "ident"), "")
        return _in_pixels(variables[name], {}) if name in variables else token
    if token.type in {"dimension", "percentage"}:
        unit = getattr(token, "unit", "%").lower()
        factor = "px" if unit not in {"deg", "rad", "grad", "turn"} else unit
        return DimensionToken(token.source_line, token.source_column, token.value, None, token.representation, factor)
    if isinstance(token, FunctionBlock):
        inner = [_in_pixels(argument, variables) for argument in token.arguments]
        return FunctionBlock(token.source_line, token.source_column, token.name, inner)
    if isinstance(token, ParenthesesBlock):
        inner = [_in_pixels(argument, variables) for argument in token.content]
        return ParenthesesBlock(token.source_line, token.source_column, inner)
    return token


def _is_finite(function: Any, solve: Callable[[Any], Any]) -> bool:
    try:
        solved = solve(function)
    except (ArithmeticError, TypeError, ValueError):
        return False
    except Exception:  # noqa: BLE001  what the engine cannot solve without a page it solves on one
        return True
    value = getattr(solved, "value", None)
    return not isinstance(value, float | complex) or (isinstance(value, float) and math.isfinite(value))
