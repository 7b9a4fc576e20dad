"""Divide: a number of tiles and a field in, boxes that fill it out; pure."""

from __future__ import annotations

import math

from lzz_report.model.drawing import Box

FAVOURED = 1.6
"""Width to height of a tile that shows most outlines well."""

LAST_ROW = 0.35
"""How much wide tiles in the last row count beside the shape of all."""


def tile_grid(count: int, width_mm: float, height_mm: float) -> tuple[Box, ...]:
    """Return `count` boxes that fill the field row by row; the tiles of a last, shorter row are wider, if need be."""
    columns = min(range(1, count + 1), key=lambda columns: _strangeness(count, columns, width_mm, height_mm))
    rows = math.ceil(count / columns)
    height = height_mm / rows
    boxes: list[Box] = []
    for row in range(rows):
        here = min(columns, count - row * columns)
        width = width_mm / here
        boxes.extend(Box(column * width, row * height, width, height) for column in range(here))
    return tuple(boxes)


def _strangeness(count: int, columns: int, width_mm: float, height_mm: float) -> float:
    """Return how far the tiles are from the favoured shape, and those of the last row from the others."""
    last = count - columns * (math.ceil(count / columns) - 1)
    unlike = abs(math.log(_shape(count, columns, width_mm, height_mm) / FAVOURED))
    return unlike + LAST_ROW * math.log(columns / last)


def _shape(count: int, columns: int, width_mm: float, height_mm: float) -> float:
    return (width_mm / columns) / (height_mm / math.ceil(count / columns))
