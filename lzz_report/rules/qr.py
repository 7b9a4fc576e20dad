"""QR codes as SVG."""

from __future__ import annotations

from functools import lru_cache

import segno

# Modules of paper around the code; ISO/IEC 18004 asks for four.
QUIET_ZONE = 4


def qr_svg(data: str, *, ink: str, paper: str, quiet: int = QUIET_ZONE) -> str:
    """Return the QR code of `data` (error level M) as an SVG of one rectangle and one path, a unit per module.

    Raises ValueError when `data` is longer than a code can hold (2,331 octets).
    """
    rows = _modules(data)
    size = len(rows) + 2 * quiet
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="{paper}" d="M0 0L{size} 0 {size} {size} 0 {size}z"/>'
        f'<path fill="{ink}" d="{_path(rows, quiet)}"/></svg>'
    )


def module_count(data: str, *, quiet: int = QUIET_ZONE) -> int:
    """Return how many modules wide the printed code is, quiet zone included (a module wants 0.33 mm or more)."""
    return len(_modules(data)) + 2 * quiet


@lru_cache(maxsize=256)
def _modules(data: str) -> tuple[tuple[bool, ...], ...]:
    try:
        # UTF-8 without an ECI header: every telephone reads it, some stumble over the header.
        code = segno.make(data, error="m", micro=False, boost_error=False, encoding="utf-8", mode=None, eci=False)
    except segno.DataOverflowError as error:
        raise ValueError(f"too long for a QR code: {len(data.encode())} octets") from error
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def _path(rows: tuple[tuple[bool, ...], ...], quiet: int) -> str:
    """Draw each run of dark modules in a row as one rectangle."""
    pieces = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                left, right, top = start + quiet, x + quiet, y + quiet
                # Written out: such paths are taken over into the PDF as they are.
                pieces.append(f"M{left} {top}L{right} {top} {right} {top + 1} {left} {top + 1}z")
            x += 1
    return "".join(pieces)
