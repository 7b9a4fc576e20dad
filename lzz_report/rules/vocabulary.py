"""The words of the field, and names: right whatever a dictionary says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

# What German adds to a word, and to a name.
WORD_ENDINGS = ("", "e", "en", "er", "es", "em", "ern", "ens", "n", "s", "in", "innen")
NAME_ENDINGS = ("", "s", "er", "ers", "ern", "erin", "erinnen")
_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=2)
def field_words(language: str) -> frozenset[str]:
    """Return the words of the field that dictionaries lack."""
    path = Path(__file__).with_name(f"words_{language}.txt")
    return frozenset(words_of_list(path.read_text(encoding="utf-8"))) if path.is_file() else frozenset()


def words_of_list(text: str) -> list[str]:
    """Return the words of a list: one or more a line, what follows # is a comment."""
    return [word for line in text.splitlines() for word in line.partition("#")[0].split()]


class Vocabulary:
    """Words that are right whatever a dictionary says."""

    def __init__(self, words: Iterable[str], names: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._names = frozenset(part for name in names for part in _LETTERS.findall(name))

    def knows(self, word: str) -> bool:
        """Tell whether a word is listed, with any of the usual endings; a small one may begin a sentence."""
        return (
            _is_form(word, self._words, WORD_ENDINGS)
            or _is_form(word, self._names, NAME_ENDINGS)
            or _is_form(word[:1].lower() + word[1:], self._words, WORD_ENDINGS)
        )


def _is_form(word: str, known: frozenset[str], endings: tuple[str, ...]) -> bool:
    return any(word.endswith(ending) and word[: len(word) - len(ending)] in known for ending in endings)
