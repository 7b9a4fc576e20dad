"""Take over: SVG paths of lines and curves in, the operators of a PDF out; the engine reads odd ones itself.

The engine reads a path point by point: half of the time it takes to write a page with a map. Where the numbers of a
path are spelled as the engine would spell them in the PDF, they need not be read at all. The bytes are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lzz_report.engine.isolated import weasyprint

_NUMBER = r"(?:0|-?(?:0\.\d?[1-9]|[1-9]\d*(?:\.\d?[1-9])?))"
_POINT = f"{_NUMBER} {_NUMBER}"
_LINES = f"L{_POINT}(?: {_POINT})*"
_CURVE = f"C{_POINT} {_POINT} {_POINT}"
_PLAIN = re.compile(f"(?:M{_POINT}(?:{_LINES}|{_CURVE})+z?)+")
_STEPS = re.compile("([MLC])([^MLCz]+)(z?)")
_MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")

_tags = weasyprint.svg.TAGS
_read_by_engine = _tags["path"]


@contextmanager
def fast_svg_paths() -> Iterator[None]:
    """Have plain paths taken over while the engine writes a document."""
    _tags["path"] = _draw
    try:
        yield
    finally:
        _tags["path"] = _read_by_engine


def _draw(svg: Any, node: Any, font_size: float) -> None:
    data = node.get("d", "")
    if _PLAIN.fullmatch(data) and not any(name in node.attrib for name in _MARKERS):
        svg.stream.stream.append("\n".join(_operators(data)).encode())
    else:
        _read_by_engine(svg, node, font_size)


def _operators(data: str) -> Iterator[str]:
    """Yield the lines the engine writes for a path: it begins each at the origin."""
    yield "0 0 m"
    for command, points, end in _STEPS.findall(data):
        if command == "L":
            numbers = iter(points.split(" "))
            yield from [f"{x} {y} l" for x, y in zip(numbers, numbers, strict=True)]
        else:
            yield f"{points} {command.lower()}"
        if end:
            yield "h"
