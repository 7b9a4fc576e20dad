"""Takes SVG paths of lines and curves over into the PDF; the engine reads odd ones itself.

The engine reads a path point by point: half of the time it takes to write a page with a map. Where the numbers of a
path are spelled as the engine would spell them in the PDF, they need not be read at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from xml.etree import ElementTree as ET

from lzz_report.engine.own_errors import called_by_engine

# WeasyPrint 70: svg.TAGS holds the function that draws each element, and a stream its operators as a list.
RELIES_ON = ("svg.TAGS", "svg.SVG", "pdf.stream.Stream")

_NUMBER = r"(?:0|-?(?:0\.\d?[1-9]|[1-9]\d*(?:\.\d?[1-9])?))"
_POINT = f"{_NUMBER} {_NUMBER}"
_LINES = f"L{_POINT}(?: {_POINT})*"
_CURVE = f"C{_POINT} {_POINT} {_POINT}"
PLAIN = re.compile(f"(?:M{_POINT}(?:{_LINES}|{_CURVE})+z?)+")
_STEPS = re.compile("([MLC])([^MLCz]+)(z?)")
_MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")
_TRIAL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#123456" d="{}"/></svg>'
_TRIAL_PATH = "M0 1L2.5 3 4 -0.25zM5 6C1 2 3 4 5 6L7 8"


def patch_for(engine: Mapping[str, Any]) -> Any:
    """Return the context in which plain paths are taken over; ValueError where that gives other bytes."""
    tags = engine["svg.TAGS"]
    read_by_engine = tags["path"]

    def draw(svg: Any, node: Any, font_size: float) -> None:
        if not _take_over(svg, node):
            read_by_engine(svg, node, font_size)

    @contextmanager
    def fast_svg_paths() -> Iterator[None]:
        tags["path"] = draw
        try:
            yield
        finally:
            tags["path"] = read_by_engine

    _try(engine, fast_svg_paths)
    return fast_svg_paths


@called_by_engine
def _take_over(svg: Any, node: Any) -> bool:
    """Write the operators of a plain path; an odd one is left to the engine."""
    data = node.get("d", "")
    if not PLAIN.fullmatch(data) or any(name in node.attrib for name in _MARKERS):
        return False
    svg.stream.stream.append("\n".join(_operators(data)).encode())
    return True


def _try(engine: Mapping[str, Any], patch: Any) -> None:
    with patch():
        ours = _drawn(engine)
    if ours != _drawn(engine):
        raise ValueError("it writes paths in another way")


def _drawn(engine: Mapping[str, Any]) -> bytes:
    """Return the operators of a small drawing."""
    stream = engine["pdf.stream.Stream"]({}, (0, 0, 9, 9), defaultdict(dict), {}, None, {}, None)
    svg = engine["svg.SVG"](ET.fromstring(_TRIAL.format(_TRIAL_PATH)), "", None)  # noqa: S314  our own drawing
    svg.draw(stream, 9, 9, "", None)
    content: bytes = stream.data
    return content


def _operators(data: str) -> Iterator[str]:
    """Yield the lines the engine writes for a path.

    WeasyPrint 70: it begins each path at the origin.
    """
    yield "0 0 m"
    for command, points, end in _STEPS.findall(data):
        if command == "L":
            numbers = iter(points.split(" "))
            yield from [f"{x} {y} l" for x, y in zip(numbers, numbers, strict=True)]
        else:
            yield f"{points} {command.lower()}"
        if end:
            yield "h"
