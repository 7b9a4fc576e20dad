"""Divide: a number of tiles and a field in, boxes that fill it out; pure."""

from __future__ import annotations

import math

from lzz_report.model.drawing import Box

FAVOURED = 1.6
"""Width to height of a tile that shows most outlines well."""


def tile_grid(count: int, width_mm: float, height_mm: float) -> tuple[Box, ...]:
    """Return `count` boxes that fill the field row by row; the tiles of a last, shorter row are wider."""
    columns = min(
        range(1, count + 1), key=lambda columns: abs(math.log(_shape(count, columns, width_mm, height_mm) / FAVOURED))
    )
    rows = math.ceil(count / columns)
    height = height_mm / rows
    boxes: list[Box] = []
    for row in range(rows):
        here = min(columns, count - row * columns)
        width = width_mm / here
        boxes.extend(Box(column * width, row * height, width, height) for column in range(here))
    return tuple(boxes)


def _shape(count: int, columns: int, width_mm: float, height_mm: float) -> float:
    return (width_mm / columns) / (height_mm / math.ceil(count / columns))
