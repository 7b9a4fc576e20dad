"""The choice a mistyped word most probably means."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

# Below this likeness (difflib's ratio) a proposal is more often wrong than right.
MIN_LIKENESS = 0.65


def nearest(word: str, choices: Iterable[str]) -> str:
    """Return the choice a mistyped word most probably means, whatever its capitals, or ""."""
    return next(iter(near_misses(word, choices)), "")


def near_misses(
    word: str, choices: Iterable[str], count: int = 1, min_likeness: float = MIN_LIKENESS
) -> tuple[str, ...]:
    """Return at most `count` choices that resemble a word, the likest first."""
    folded = {choice.casefold(): choice for choice in choices}
    return tuple(folded[match] for match in difflib.get_close_matches(word.casefold(), folded, count, min_likeness))
