"""Align: a text and the letters of a document in, the words that are not there out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from lzz_report.preflight.letters import letters_of

# So many letters in a row do not stand in a text twice by chance.
KEY = 16
# What may be read inside a text: the number of a link, a gap named in brackets.
GAP = 48
# A short end of a text could be found by chance in any sentence: only a number may stand before it.
SHORT_GAP = 4
# With the first line lost, or begun alike elsewhere, the text is looked for from its following words.
BEGINNINGS = 24

Gap = tuple[int, int]
"""A stretch of a text's letters that a document lacks."""


def lost_words(text: str, letters: str) -> list[str]:
    """Return the passages of `text` that `letters` (a whole document's, see `letters_of`) lacks, in order."""
    wanted = letters_of(text)
    if wanted in letters:
        return []
    words = text.split()
    ends = list(accumulate(len(letters_of(word)) for word in words))
    starts = [0, *ends[:-1]]
    attempts = islice(_beginnings(wanted, starts, letters), BEGINNINGS)
    gaps = [
        [*_align_backwards(wanted, begin, letters, place, ends), *_align(wanted, begin, letters, place, starts)]
        for begin, place in attempts
    ]
    best = min(gaps, key=_length, default=[(0, len(wanted))])
    return [_passage(words, starts, ends, gap) for gap in best]


def _beginnings(wanted: str, starts: Sequence[int], letters: str) -> Iterator[tuple[int, int]]:
    """Yield where a document may take up the text: the word's place in the text and its place in the document."""
    for start in starts:
        key = wanted[start : start + KEY]
        place = letters.find(key) if len(key) == KEY else -1
        while place >= 0:
            yield start, place
            place = letters.find(key, place + 1)


def _align(wanted: str, at: int, letters: str, place: int, starts: Sequence[int]) -> list[Gap]:
    """Follow the text through the document from a common beginning; return what is missing."""
    gaps: list[Gap] = []
    while at < len(wanted):
        if place < len(letters) and wanted[at] == letters[place]:
            at, place = at + 1, place + 1
            continue
        resumed = _resume(wanted, at, letters, place, starts)
        if resumed is None:
            return [*gaps, (at, len(wanted))]
        if resumed[0] > at:
            gaps.append((at, resumed[0]))
        at, place = resumed
    return gaps


def _align_backwards(wanted: str, begin: int, letters: str, place: int, ends: Sequence[int]) -> list[Gap]:
    """Do the same for what stands before a common beginning, in the mirror."""
    mirrored = [begin - end for end in reversed(ends) if end <= begin]
    near = letters[max(0, place - 2 * begin - GAP) : place]
    gaps = _align(wanted[:begin][::-1], 0, near[::-1], 0, mirrored)
    return [(begin - end, begin - start) for start, end in reversed(gaps)]


def _resume(wanted: str, at: int, letters: str, place: int, starts: Sequence[int]) -> tuple[int, int] | None:
    """Return where text and document agree again: nearby in the document, at the next possible word of the text."""
    found = _nearby(wanted[at : at + KEY], letters, place, place)
    if found >= 0:
        return at, found
    for start in starts:
        # A lost line may begin with the same letters as the next one: those have been followed too far.
        found = _nearby(wanted[start : start + KEY], letters, place - KEY, place) if start > at else -1
        if found >= 0:
            return start, found
    return None


def _nearby(key: str, letters: str, first: int, place: int) -> int:
    reach = GAP if len(key) == KEY else SHORT_GAP
    return letters.find(key, max(first, 0), place + reach + len(key))


def _length(gaps: Sequence[Gap]) -> int:
    return sum(end - start for start, end in gaps)


def _passage(words: Sequence[str], starts: Sequence[int], ends: Sequence[int], gap: Gap) -> str:
    touched = [word for word, start, end in zip(words, starts, ends, strict=True) if start < gap[1] and end > gap[0]]
    return " ".join(touched)
