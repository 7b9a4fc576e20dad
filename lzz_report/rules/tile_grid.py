"""Boxes of a number of tiles that fill a field."""

from __future__ import annotations

import math
from collections.abc import Sequence

from lzz_report.documents.drawing import Box

FAVOURED = 1.6
"""Width to height of a tile that shows most outlines well."""

LAST_ROW = 0.35
"""How much wide tiles in the last row count beside the shape of all."""

CLASH = 2.0
"""How much it counts beside the shape of the tiles when all of them touch one of their own colour."""

_TRIED = 6
_TOUCH_MM = 1e-6


def tile_grid(count: int, width_mm: float, height_mm: float) -> tuple[Box, ...]:
    """Return `count` boxes that fill the field row by row; the tiles of a last, shorter row are wider, if need be."""
    return _boxes(count, _favoured(count, width_mm, height_mm)[0], width_mm, height_mm)


def coloured_tiles(colours: Sequence[int], width_mm: float, height_mm: float) -> tuple[tuple[int, Box], ...]:
    """Return boxes that fill the field, each with the place of the colour it takes: equal ones do not touch.

    The colours keep their order but for those that would stand beside or under their like; where there are too few of
    them some still do.
    """
    tried = []
    for columns in _favoured(len(colours), width_mm, height_mm)[:_TRIED]:
        boxes = _boxes(len(colours), columns, width_mm, height_mm)
        touching = _touching(boxes)
        clashes = sum(_clashes(place, colours, touching) for place in range(len(colours))) / len(colours)
        tried.append((_strangeness(len(colours), columns, width_mm, height_mm) + CLASH * clashes, boxes, touching))
    _, boxes, touching = min(tried, key=lambda one: one[0])
    return tuple(zip(_parted(colours, touching), boxes, strict=True))


def _boxes(count: int, columns: int, width_mm: float, height_mm: float) -> tuple[Box, ...]:
    rows = math.ceil(count / columns)
    height = height_mm / rows
    boxes: list[Box] = []
    for row in range(rows):
        here = min(columns, count - row * columns)
        width = width_mm / here
        boxes.extend(Box(column * width, row * height, width, height) for column in range(here))
    return tuple(boxes)


def _favoured(count: int, width_mm: float, height_mm: float) -> list[int]:
    """Return the numbers of columns, the one with the best tiles first."""
    return sorted(range(1, count + 1), key=lambda columns: _strangeness(count, columns, width_mm, height_mm))


def _strangeness(count: int, columns: int, width_mm: float, height_mm: float) -> float:
    """Return how far the tiles are from the favoured shape, and those of the last row from the others."""
    last = count - columns * (math.ceil(count / columns) - 1)
    unlike = abs(math.log(_shape(count, columns, width_mm, height_mm) / FAVOURED))
    return unlike + LAST_ROW * math.log(columns / last)


def _shape(count: int, columns: int, width_mm: float, height_mm: float) -> float:
    return (width_mm / columns) / (height_mm / math.ceil(count / columns))


def _touching(boxes: Sequence[Box]) -> list[set[int]]:
    """Return for each box those it shares an edge with."""
    found: list[set[int]] = [set() for _ in boxes]
    for later, box in enumerate(boxes):
        for earlier in range(later):
            if _touch(boxes[earlier], box):
                found[earlier].add(later)
                found[later].add(earlier)
    return found


def _touch(one: Box, other: Box) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return max(across, down) > _TOUCH_MM and min(across, down) > -_TOUCH_MM


def _clashes(place: int, colours: Sequence[int], touching: Sequence[set[int]]) -> bool:
    return any(colours[other] == colours[place] for other in touching[place])


def _parted(colours: Sequence[int], touching: Sequence[set[int]]) -> tuple[int, ...]:
    """Return the order in which as few colours as possible touch their like: each takes the first place it can have."""
    left, order = list(range(len(colours))), list[int]()
    for place in range(len(colours)):
        beside = {colours[order[other]] for other in touching[place] if other < place}
        chosen = next((item for item in left if colours[item] not in beside), left[0])
        left.remove(chosen)
        order.append(chosen)
    for place in range(len(order)):
        _mend(place, order, colours, touching)
    return tuple(order)


def _mend(place: int, order: list[int], colours: Sequence[int], touching: Sequence[set[int]]) -> None:
    """Let a tile that touches its like change places with the nearest one where both are well."""
    for other in sorted(range(len(order)), key=lambda one: abs(one - place)):
        if not _clashes(place, [colours[item] for item in order], touching):
            return
        order[place], order[other] = order[other], order[place]
        set_out = [colours[item] for item in order]
        if _clashes(place, set_out, touching) or _clashes(other, set_out, touching):
            order[place], order[other] = order[other], order[place]
