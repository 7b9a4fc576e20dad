"""Letter: the visible cells of a region and a name in, the widest place for the name out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lzz_report.draw.lettering import OutlineFont
from lzz_report.draw.map_names import Lines, settings
from lzz_report.draw.raster import Mask, Sums

CELL_MM = 0.5

SIZE_PT = 8.4
_LEADING_MM = 3.5 / SIZE_PT
# From the lettering to the next line or edge: the least that is taken, and what is enough to stay in one line.
_MIN_AIR_MM, _EASY_AIR_MM = 1.0, 2.0
_AIRS_MM = (1.0, 1.5, 2.0, 3.0, 4.0, 5.5, 7.5, 10.0, 14.0, 20.0)
_DESCENDER = 0.28


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of a name with the middle of their box, in mm, the box's size, and that of the letters."""

    lines: Lines
    x: float
    y: float
    width: float
    height: float
    size_pt: float = SIZE_PT


def place_label(name: str, region: Mask, face: OutlineFont, size_pt: float = SIZE_PT) -> Label | None:
    """Return where the name stands best within the region, or None if it does not fit; the mask begins at 0, 0."""
    rows, columns = np.nonzero(region)
    if not len(rows):
        return None
    top, left = int(rows.min()), int(columns.min())
    sums = Sums(region[top : rows.max() + 1, left : columns.max() + 1])
    best: Label | None = None
    most = 0.0
    for lines in settings(name):
        width = max(face.width(line, size_pt) for line in lines)
        height = face.cap_height(size_pt) * (1 + _DESCENDER) + _LEADING_MM * size_pt * (len(lines) - 1)
        air, row, column = _widest(sums, width, height)
        if air > most and most < _EASY_AIR_MM:
            most = air
            x, y = (left + column) * CELL_MM + width / 2 + air, (top + row) * CELL_MM + height / 2 + air
            best = Label(lines, x, y, width, height, size_pt)
    return best


def _widest(sums: Sums, width: float, height: float) -> tuple[float, int, int]:
    """The most air with which a box stands inside, and the row and column of the corner of box and air."""
    found = (0.0, 0, 0)
    for air in _AIRS_MM:
        across, down = _cells(width + 2 * air), _cells(height + 2 * air)
        if down > sums.mask.shape[0] or across > sums.mask.shape[1]:
            break
        fits = np.argwhere(sums.everywhere(down, across) == across * down)
        if not len(fits):
            break
        # Of all places with this much air, the one in their middle.
        away = np.abs(fits - fits.mean(axis=0)).sum(axis=1)
        row, column = fits[int(np.argmin(away))].tolist()
        found = (air, row, column)
    return found


def _cells(length: float) -> int:
    return int(np.ceil(length / CELL_MM))


def letters(label: Label, face: OutlineFont) -> str:
    """Path data of a placed label, its lines centred."""
    first = label.y - label.height / 2 + face.cap_height(label.size_pt)
    leading = _LEADING_MM * label.size_pt
    return "".join(
        face.outline(line, label.size_pt, label.x - face.width(line, label.size_pt) / 2, first + place * leading)
        for place, line in enumerate(label.lines)
    )
