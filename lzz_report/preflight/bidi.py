"""Turn: glyphs in, from left to right as they stand on paper, their letters in the order of reading out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# Hebrew, Arabic, Syriac, Thaana, N'Ko and their forms for presentation.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_KINDS = {"L": "L", "R": "R", "AL": "R", "EN": "N", "AN": "N"}
# From the first of a kind to the last, with the marks between: words from right to left, and what stays as it is there.
_TURNED = re.compile(r"R(?:[RN.]*R)?")
_NUMBER = re.compile(r"N(?:[N.]*N)?")
_KEPT = re.compile(r"[LN](?:[LN.]*[LN])?")


def has_right_to_left(text: str) -> bool:
    """Tell whether a text holds letters written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def as_read(glyphs: Sequence[str]) -> str:
    """Return the letters of a line in the order of reading; a ligature is one glyph with its letters in their order.

    The line's own direction is that of most of its letters. Inside it the Unicode algorithm is undone.
    """
    kinds = _kinds(glyphs)
    if "R" not in kinds:
        return "".join(glyphs)
    if kinds.count("R") >= kinds.count("L"):
        return "".join(_reversed_within(glyphs[::-1], _KEPT))
    return "".join(_reversed_within(_reversed_within(glyphs, _TURNED), _NUMBER, _TURNED))


def _kinds(glyphs: Sequence[str]) -> str:
    """Return a letter for each glyph: L and R for letters of either direction, N for digits, a full stop else."""
    return "".join(_KINDS.get(unicodedata.bidirectional(glyph[:1]), ".") if glyph else "." for glyph in glyphs)


def _reversed_within(
    glyphs: Sequence[str], stretch: re.Pattern[str], inside: re.Pattern[str] | None = None
) -> list[str]:
    """Return the glyphs with each stretch of their kinds turned round, only such as lie `inside` others if given."""
    kinds = _kinds(glyphs)
    turned = list(glyphs)
    rooms = [match.span() for match in inside.finditer(kinds)] if inside else [(0, len(kinds))]
    for begin, end in rooms:
        for match in stretch.finditer(kinds, begin, end):
            turned[slice(*match.span())] = turned[slice(*match.span())][::-1]
    return turned
