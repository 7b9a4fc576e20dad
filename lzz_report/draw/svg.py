"""Write: rings and lines in mm in, SVG source out (plain attributes, hundredths of a mm, absolute commands).

Paths and numbers are spelled as they stand in a PDF in the end: `render` can take such paths over as they are.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from lzz_report.reference.projection import Points
from lzz_report.themes.look import ColourRole
from lzz_report.units import hundredths, mm


def path_data(lines: Iterable[Points], *, closed: bool) -> str:
    """Write each line as one subpath; points that fall together on the grid are written once."""
    return "".join(_subpath(line, closed=closed) for line in lines)


def _subpath(line: Points, *, closed: bool) -> str:
    grid = np.rint(line * 100).astype(np.int64)
    if closed:
        grid = grid[: -1 if (grid[0] == grid[-1]).all() else None]
    corners = grid[1:][(np.diff(grid, axis=0) != 0).any(axis=1)]
    if len(corners) < (2 if closed else 1):
        return ""
    start = f"{hundredths(int(grid[0, 0]))} {hundredths(int(grid[0, 1]))}"
    return f"M{start}L{' '.join([hundredths(step) for step in corners.ravel().tolist()])}{'z' if closed else ''}"


def area(rings: Iterable[Points], fill: ColourRole) -> str:
    """Fill rings; a ring inside a ring is a hole."""
    data = path_data(rings, closed=True)
    return f'<path fill="{fill}" fill-rule="evenodd" d="{data}"/>' if data else ""


def stroke(lines: Iterable[Points], colour: ColourRole, width_mm: float) -> str:
    """Draw lines with round ends and joins."""
    data = path_data(lines, closed=False)
    look = f'stroke="{colour}" stroke-width="{mm(width_mm)}" stroke-linejoin="round" stroke-linecap="round"'
    return f'<path fill="none" {look} d="{data}"/>' if data else ""


def outline_of_letters(data: str, fill: ColourRole) -> str:
    """Fill lettering that is already path data."""
    return f'<path fill="{fill}" d="{data}"/>' if data else ""


def rectangle(x: float, y: float, width: float, height: float, fill: ColourRole) -> str:
    """Fill a box."""
    return f'<rect x="{mm(x)}" y="{mm(y)}" width="{mm(width)}" height="{mm(height)}" fill="{fill}"/>'


def disc(x: float, y: float, radius: float, fill: ColourRole) -> str:
    """Fill a circle."""
    return f'<circle cx="{mm(x)}" cy="{mm(y)}" r="{mm(radius)}" fill="{fill}"/>'


def ring(x: float, y: float, radius: float, colour: ColourRole, width_mm: float) -> str:
    """Draw a circle as a line."""
    look = f'fill="none" stroke="{colour}" stroke-width="{mm(width_mm)}"'
    return f'<circle cx="{mm(x)}" cy="{mm(y)}" r="{mm(radius)}" {look}/>'


def document(width_mm: float, height_mm: float, parts: Iterable[str], *, is_cut: bool = False) -> str:
    """Wrap the parts; one unit is one mm. `is_cut` keeps wide lines from reaching over the edges."""
    width, height = mm(width_mm), mm(height_mm)
    frame = f'width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}"'
    body = "".join(parts)
    if is_cut:
        plate = f'<clipPath id="plate"><rect width="{width}" height="{height}"/></clipPath>'
        body = f'{plate}<g clip-path="url(#plate)">{body}</g>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>{body}</svg>'
