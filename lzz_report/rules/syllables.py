"""Where a word's syllables part (Liang's patterns, as in TeX)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

# The longest patterns of both files; longer stretches of a word are not looked up.
LONGEST = 12
DIGITS = str.maketrans("", "", "0123456789")
LANGUAGES = ("de", "en")


@lru_cache(maxsize=2)
def patterns(language: str) -> Mapping[str, str]:
    """Map the letters of each pattern ("aba", "." marks the word's ends) to the pattern itself ("ab1a")."""
    lines = Path(__file__).with_name(f"hyphens_{language}.txt").read_text(encoding="utf-8").splitlines()
    text = " ".join(line for line in lines if not line.startswith("#"))
    return dict(zip(text.translate(DIGITS).split(), text.split(), strict=True))


@lru_cache(maxsize=4096)
def weights(pattern: str) -> tuple[tuple[int, int], ...]:
    """Return (offset, weight) for each digit of a pattern: "ab1a" → ((2, 1),)."""
    found = []
    for digits, match in enumerate(re.finditer(r"\d", pattern)):
        found.append((match.start() - digits, int(match.group())))
    return tuple(found)


@lru_cache(maxsize=8192)
def syllable_breaks(word: str, language: str) -> tuple[int, ...]:
    """Return every index at which the lower-case `word` may be divided, at least two letters from either end."""
    known = patterns(language)
    dotted = f".{word}."
    levels = [0] * (len(dotted) + 1)
    for start in range(len(dotted)):
        for end in range(start + 1, min(start + LONGEST, len(dotted)) + 1):
            if pattern := known.get(dotted[start:end]):
                for offset, weight in weights(pattern):
                    levels[start + offset] = max(levels[start + offset], weight)
    return tuple(index for index in range(2, len(word) - 1) if levels[index + 1] % 2)
