"""Characters that text may hold, and the names of those it may not."""

from __future__ import annotations

import unicodedata
from functools import cache

# Joiners are part of names in Arabic, Persian and Indic scripts; every other invisible character is refused.
ALLOWED_INVISIBLE = frozenset("\u200c\u200d")
REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


@cache
def is_refused_char(char: str) -> bool:
    """Tell characters that steer, hide or have no meaning (controls, bidi controls, soft hyphens, private use)."""
    if char in ALLOWED_INVISIBLE:
        return False
    is_noncharacter = ord(char) & 0xFFFE == 0xFFFE or "\ufdd0" <= char <= "\ufdef"
    return is_noncharacter or unicodedata.category(char) in REFUSED_CATEGORIES


def char_name(char: str) -> str:
    """Return "U+202E RIGHT-TO-LEFT OVERRIDE", or the bare code point where Unicode gives no name."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()
