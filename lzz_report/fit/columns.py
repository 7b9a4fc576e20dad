"""Balance: paragraphs as counts of lines in, the height of their columns out; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ORPHANS = 2
WIDOWS = 2


@dataclass(frozen=True, slots=True)
class ColumnBlock:
    """A paragraph of so many lines, or a head, which is never broken and never stands last in a column.

    At the top of a column a head goes without the `space` above it, which its lines include.
    """

    lines: int
    is_head: bool = False
    space: int = 0

    @property
    def least(self) -> int:
        """Its lines at the top of a column."""
        return self.lines - self.space


def column_lines(pieces: Sequence[ColumnBlock], columns: int) -> int:
    """Return the least number of lines at which `pieces` fill `columns` columns without leaving one over.

    No column begins or ends with a single line of a longer paragraph, as the engine sets it with orphans and widows
    of 2; rather a column stays empty.
    """
    height = -(-sum(piece.least for piece in pieces) // columns)
    while True:
        needed, is_forced = _fill(pieces, height)
        if needed <= columns and not is_forced:
            return height
        height += 1


def two_columns(parts: Sequence[Sequence[ColumnBlock]], cost: int = 0) -> tuple[int, int]:
    """Return the lines of the higher of two columns, and which of the parts begins the second, 0 for none.

    One does, and no part is broken, where this makes the columns at most `cost` lines higher.
    """
    least = column_lines([piece for part in parts for piece in part], 2)
    whole = [(max(_stacked(parts[:index]), _stacked(parts[index:])), index) for index in range(1, len(parts))]
    lines, index = min(whole, default=(least, 0))
    return (lines, index) if lines <= least + cost else (least, 0)


def _stacked(parts: Sequence[Sequence[ColumnBlock]]) -> int:
    """Return the lines of one column."""
    return column_lines([piece for part in parts for piece in part], 1)


def columns_needed(pieces: Sequence[ColumnBlock], height: int) -> int:
    """Return how many columns of `height` lines the pieces fill, set one after the other.

    A paragraph longer than its column is broken so that two lines stand on each side; where that is not possible it
    moves on, and in a column too low for two lines it is broken anywhere rather than lost.
    """
    return _fill(pieces, height)[0]


def _fill(pieces: Sequence[ColumnBlock], height: int) -> tuple[int, bool]:
    """Return how many columns the pieces fill, and whether a piece had to be broken where it should not."""
    columns, room, is_forced = 1, height, False
    for index, piece in enumerate(pieces):
        after = _min_after(pieces, index) if piece.is_head else 0
        if piece.is_head and piece.lines + after > room and room < height:
            columns, room = columns + 1, height
        rest = piece.least if room == height else piece.lines
        is_forced = is_forced or (piece.is_head and rest + after > room)
        while rest > room:
            taken = _lines_before_break(piece, rest, room)
            if taken == 0 and room == height:
                taken, is_forced = max(room, 1), True
            rest -= taken
            columns, room = columns + 1, height
        room -= rest
    return columns, is_forced


def _min_after(pieces: Sequence[ColumnBlock], index: int) -> int:
    """Return the lines that must stand below a head: two of the next paragraph, or all of a shorter one."""
    following = pieces[index + 1].lines if index + 1 < len(pieces) else 0
    return following if following < ORPHANS + WIDOWS else ORPHANS


def _lines_before_break(piece: ColumnBlock, rest: int, room: int) -> int:
    """Return how many of a piece's lines may stay when it does not fit into `room`."""
    if piece.is_head:
        return 0
    taken = min(room, rest - WIDOWS)
    return taken if taken >= ORPHANS else 0
