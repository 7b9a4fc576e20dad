"""The seams between the parts of a German compound."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from lzz_report.rules.syllables import syllable_breaks

# Between two parts, and after the last one.
LINKS = ("", "s", "es", "n", "en", "ens", "er", "e", "ien")
ENDINGS = (
    *("", "e", "em", "en", "er", "ern", "es", "n", "s", "ens", "ns", "se", "sen", "ses", "um", "ums", "en"),
    *("er", "ers", "ers", "in", "innen", "ung", "ungen", "lich", "liche", "lichen", "licher", "liches", "lichem"),
    *("ig", "ige", "igen", "iger", "iges", "igem", "isch", "ische", "ischen", "ischer", "isches", "ischem"),
    *("te", "ten", "ter", "tes", "tem", "t", "schaft", "schaften"),
)
# Nouns on these endings always take an s before the next part: Wohnungs|not, Migrations|anteil.
LINKED_NOUN = re.compile(r"(?:ungs|heits|keits|schafts|tions|sions|täts|lings)(?=\w{3})")
MIN_PART = 3
MIN_STEM = 4


@lru_cache(maxsize=1)
def _stems() -> frozenset[str]:
    lines = Path(__file__).with_name("compounds_de.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=8192)
def seams(word: str) -> tuple[int, ...]:
    """Return the indices at which the parts of the lower-case `word` meet; () for a simple or unknown word."""
    legal = set(syllable_breaks(word, "de"))
    whole = _divided(word, frozenset(legal))
    if whole is not None:
        return whole
    found = {match.end() for match in LINKED_NOUN.finditer(word)} & legal
    found |= _first_part(word, legal) | _last_part(word, legal)
    return tuple(sorted(found))


def _divided(word: str, legal: frozenset[int]) -> tuple[int, ...] | None:
    """Return the seams when the whole word is made of known parts, the fewest that do; None when it is not."""
    best: list[tuple[int, ...] | None] = [None] * (len(word) + 1)
    best[0] = ()
    for start in range(len(word)):
        so_far = best[start]
        if so_far is None:
            continue
        if _is_part(word[start:], ENDINGS):
            best[-1] = _shorter(best[-1], so_far)
        for end in sorted(legal):
            if end - start >= MIN_PART and _is_part(word[start:end], LINKS):
                best[end] = _shorter(best[end], (*so_far, end))
    return best[-1]


def _shorter(one: tuple[int, ...] | None, other: tuple[int, ...]) -> tuple[int, ...]:
    return other if one is None or len(other) < len(one) else one


def _is_part(letters: str, endings: tuple[str, ...]) -> bool:
    known = _stems()
    return any(letters.endswith(ending) and letters[: len(letters) - len(ending)] in known for ending in endings)


def _first_part(word: str, legal: set[int]) -> set[int]:
    """Return the end of the longest known part the word begins with, when enough follows."""
    ends = [end for end in legal if MIN_STEM + 1 <= end <= len(word) - MIN_STEM and _is_part(word[:end], LINKS)]
    return {max(ends)} if ends else set()


def _last_part(word: str, legal: set[int]) -> set[int]:
    """Return the begin of the longest known part the word ends with, when enough stands before."""
    starts = [
        start for start in legal if MIN_STEM <= start <= len(word) - MIN_STEM - 1 and _is_part(word[start:], ENDINGS)
    ]
    return {min(starts)} if starts else set()
