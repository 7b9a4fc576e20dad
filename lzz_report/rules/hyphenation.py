"""Soft hyphens (U+00AD) wherever a line may divide a word.

The engine takes a soft hyphen anywhere in the rest of a paragraph as a reason not to hyphenate by itself, so either all
words carry theirs or none: pages that print these texts say `hyphens: manual`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import pairwise

from lzz_report.rules.compounds import seams
from lzz_report.rules.protected import protected_spans, touches
from lzz_report.rules.syllables import LANGUAGES, syllable_breaks

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# A word as the reader sees it: letters, held together by hyphens, gender marks and apostrophes.
WORD = re.compile(
    r"(?<!\w)[^\W\d_]++(?:[-:*_’'\N{SOFT HYPHEN}\N{WORD JOINER}]++[^\W\d_]++)*+"
    r"(?:/-?\N{WORD JOINER}?(?:innen|in)\b)?(?!\d)"
)
LETTERS = re.compile(r"[^\W\d_]+")
LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]+")
GENDERED = re.compile(r"[:*_/]\N{WORD JOINER}?-?\N{WORD JOINER}?(?:in|innen|r|n|e|er|en|frau|frauen)\b")
VOWELS = frozenset("aeiouyäöüáàâéèêíìîóòôúùû")
# Letters that stay together: in the word, before and after the break, and in a paragraph's last line.
MIN_WORD, MIN_BEFORE, MIN_AFTER, MIN_LAST_LINE = 8, 4, 5, 7
# Beside a seam: Fachar-beiter would be right, but reads worse than Fach-arbeiter; after a prefix: Erfah-rung.
MIN_BY_SEAM, MIN_BY_PREFIX, MIN_AT_SEAM = 4, 3, 3
PREFIXES = (
    *("be", "ge", "er", "ver", "zer", "ent", "emp", "miss", "un", "ur", "ab", "an", "auf", "aus", "bei", "dar", "ein"),
    *("fort", "her", "hin", "los", "mit", "nach", "nieder", "vor", "weg", "wieder", "zu", "zurück", "zusammen", "über"),
    *("um", "unter", "voll", "durch", "hinter", "wider", "gegen"),
)


def hyphenate(text: str, language: str, keep: Collection[str] = (), *, paragraph_end: bool = True) -> str:
    """Return `text` with a soft hyphen at every place where a line may end within a word.

    Left whole: words of `keep` (names), short words, abbreviations, addresses, other scripts, and words that have soft
    hyphens already. With `paragraph_end` the last word keeps at least seven letters together for the last line.
    Other languages than German and English come back as they are.
    """
    base = language.partition("-")[0].lower()
    if base not in LANGUAGES:
        return text
    kept = frozenset(keep)
    spans = protected_spans(text)
    last = _last_word(text) if paragraph_end else -1
    pieces, end = [], 0
    for match in WORD.finditer(text):
        if match.group() in kept or touches(spans, *match.span()):
            continue
        least = MIN_LAST_LINE if match.start() == last else 0
        pieces += [text[end : match.start()], _divided(match.group(), base, kept, least)]
        end = match.end()
    return "".join([*pieces, text[end:]])


def _last_word(text: str) -> int:
    start = -1
    for match in WORD.finditer(text):
        start = match.start()
    return start


def _divided(token: str, language: str, keep: Collection[str], min_after: int) -> str:
    """Divide one word; of a hyphenated one only the parts whose own seams are known."""
    if SOFT_HYPHEN in token:
        return token
    stem = GENDERED.sub("", token)
    if stem != token and LETTERS.fullmatch(stem):
        # Whoever reads Einwohner:innen reads one word: only the seams of what stands before the mark may part.
        return _with_breaks(token, _seam_breaks(stem, language, len(token) - len(stem)))
    if not LETTERS.fullmatch(token):
        return LETTERS.sub(
            lambda part: part.group() if part.group() in keep else _parted(part.group(), language), token
        )
    return _with_breaks(token, [at for at in _breaks(token, language) if len(token) - at >= min_after])


def _parted(part: str, language: str) -> str:
    return _with_breaks(part, _seam_breaks(part, language, 0))


def _with_breaks(word: str, places: Collection[int]) -> str:
    return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise([0, *places, len(word)]))


def _seam_breaks(word: str, language: str, tail: int) -> list[int]:
    if language != "de" or not _divisible(word):
        return []
    return [at for at in seams(word.lower()) if MIN_AT_SEAM <= at <= len(word) + tail - MIN_AFTER]


def _divisible(word: str) -> bool:
    """Tell whether the patterns know what to do with `word`: a Latin one, no abbreviation, no CamelCase."""
    tail = word[1:]
    return len(word) >= MIN_WORD and LATIN.fullmatch(word) is not None and tail == tail.lower()


@lru_cache(maxsize=8192)
def _breaks(word: str, language: str) -> tuple[int, ...]:
    if not _divisible(word):
        return ()
    lower = word.lower()
    if language == "de":
        return tuple(_german_breaks(lower))
    legal = syllable_breaks(lower, language)
    return tuple(at for at in legal if MIN_BEFORE <= at <= len(word) - MIN_AFTER)


def _german_breaks(word: str) -> Iterator[int]:
    """Yield the seams, and the syllables that keep clear of seams, prefixes and hiatus (not Integrati-on)."""
    at_seams = set(seams(word))
    prefixes = set(_prefix_ends(word))
    for at in syllable_breaks(word, "de"):
        if at in at_seams:
            if MIN_AT_SEAM <= at <= len(word) - MIN_AT_SEAM:
                yield at
        elif (
            MIN_BEFORE <= at <= len(word) - MIN_AFTER
            and all(abs(at - seam) >= MIN_BY_SEAM for seam in at_seams)
            and (at in prefixes or all(not 0 < at - end < MIN_BY_PREFIX for end in prefixes))
            and (at in prefixes or not (word[at - 1] in VOWELS and word[at] in VOWELS))
        ):
            yield at


def _prefix_ends(word: str) -> Iterator[int]:
    """Yield where the prefixes a word begins with end: auf|ge|nommen gives 3 and 5."""
    end, legal = 0, set(syllable_breaks(word, "de"))
    for _ in range(3):
        lengths = [len(prefix) for prefix in PREFIXES if word.startswith(prefix, end) and end + len(prefix) in legal]
        if not lengths:
            return
        end += max(lengths)
        yield end
