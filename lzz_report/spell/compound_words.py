"""German words no dictionary has, but which are made of two words it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

LINKS = ("", "s", "es", "n", "en", "e")
MIN_WORD, MIN_STEM, MIN_LAST = 8, 3, 4
# What is left of a misspelt ending, and happens to be a word.
NO_LAST = frozenset({"innen", "rinnen", "tinnen"})

Unknown = Callable[[Iterable[str]], frozenset[str] | None]
Knows = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Division:
    """A word parted in two: the forms of which one must be known, before and behind the seam."""

    word: str
    first: tuple[str, str]
    last: str


def compounds(words: Iterable[str], unknown: Unknown, knows: Knows) -> frozenset[str]:
    """Return those of `words` that two known words make up, with the letters German puts between them.

    `unknown` asks the dictionary for many words at once, `knows` tells what is right whatever it says.
    """
    divisions = [division for word in words for division in _divisions(word)]
    forms = {form for one in divisions for form in (*one.first, one.last)}
    asked = unknown(forms) if forms else frozenset()
    missing = {form for form in asked or forms if not knows(form)} if asked is not None else forms
    return frozenset(
        one.word for one in divisions if one.last not in missing and any(form not in missing for form in one.first)
    )


def _divisions(word: str) -> Iterator[_Division]:
    """Yield the ways to part a word; the last part is a noun in a noun."""
    if len(word) < MIN_WORD or not word.isalpha():
        return
    letters = word.lower()
    for at in range(MIN_STEM, len(letters) - MIN_LAST + 1):
        first, last = letters[:at], letters[at:]
        if last in NO_LAST:
            continue
        for link in LINKS:
            stem = first.removesuffix(link)
            if (not link or stem != first) and len(stem) >= MIN_STEM:
                yield _Division(word, (stem.capitalize(), stem), last.capitalize() if word[0].isupper() else last)
