"""Measure: laid-out pages in, the sizes of their samples and the lines of their blocks out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lzz_report.documents.measurement import Measurement
from lzz_report.engine.isolated import weasyprint
from lzz_report.units import MM_PER_PIXEL


def measure_pages(pages: Iterable[Any], count: int) -> list[Measurement]:
    """Return the measure of each element whose id is s0 … s(count-1).

    Blocks are the elements marked `data-block` inside: their lines, and their height with margins.
    Raises ValueError when one is missing.
    """
    found: dict[str, Any] = {}
    for page in pages:
        for name, box in _named(page):
            # The lines and texts in a box name its element too: the box, met first, is the sample.
            found.setdefault(name, box)
    missing = [number for number in range(count) if f"s{number}" not in found]
    if missing:
        raise ValueError(f"samples not laid out: {missing}")
    return [_measured(found[f"s{number}"]) for number in range(count)]


def _named(box: Any) -> Iterator[tuple[str, Any]]:
    """Yield the sample boxes of a page by their ids."""
    for child in _descend(box):
        if child.element is not None and not child.element_tag.endswith(("::before", "::after", "::marker")):
            name = child.element.get("id", "")
            if name.startswith("s") and name[1:].isdigit():
                yield name, child


def _measured(box: Any) -> Measurement:
    # An anonymous box inside a block names the same element: the outer one, met first, is the block.
    blocks: dict[Any, Any] = {}
    for child in _descend(box):
        if child.element is not None and child.element.get("data-block") is not None and "::" not in child.element_tag:
            blocks.setdefault(child.element, child)
    lines = tuple(_lines(block) for block in blocks.values())
    heights = tuple(block.margin_height() * MM_PER_PIXEL for block in blocks.values())
    return Measurement(box.width * MM_PER_PIXEL, box.height * MM_PER_PIXEL, lines, heights)


def _lines(box: Any) -> int:
    """Count the lines of a block; lines inside a line (of a number in its box) do not count."""
    line = weasyprint.formatting_structure.boxes.LineBox
    return sum(1 if isinstance(child, line) else _lines(child) for child in getattr(box, "children", ()))


def _descend(box: Any) -> Iterator[Any]:
    """Yield all boxes below a box, in document order."""
    for child in getattr(box, "children", ()):
        real = getattr(child, "_box", child)
        yield real
        yield from _descend(real)
