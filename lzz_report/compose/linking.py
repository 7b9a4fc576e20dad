"""Where the words of a link stand in a text, as written or as typeset, and in which sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

# What typesetting may put between two characters that are no letters, and inside words.
_LOOSE, _INVISIBLE = "[\\s\u2060\u200b]*", "[\u2060\u200b]*"
_KINDS = ("\"„“”‟'‘’‚‛´`", "-\u2010\u2011–—")
_CANDIDATE = re.compile(r"([.!?…]+)[“”‘’\"«»)\]]*(?:\s+(?=[^\sa-zäöüß])|$)")
# Before a full stop a shorter word may be an abbreviation ("Nr. 5"): rather two sentences than half a one.
_MIN_LAST_WORD = 4


@lru_cache(maxsize=1024)
def word_pattern(words: str) -> re.Pattern[str]:
    """Return a pattern for `words` as whole words, whatever marks and spaces typesetting has given them."""
    chars = list(re.finditer(r"\.{3}|\S", words))
    pieces = [_char(chars[0].group())]
    for before, after in pairwise(chars):
        pieces += [_between(before, after), _char(after.group())]
    return re.compile(rf"(?<!\w){''.join(pieces)}(?!\w)")


def sentence_with(words: str, text: str) -> str:
    """Return the sentence of `text` that holds `words`; the words alone where none does."""
    found = word_pattern(words).search(text)
    if found is None:
        return words
    line_start = text.rfind("\n", 0, found.start()) + 1
    line_end = text.find("\n", found.end())
    line = text[line_start:] if line_end < 0 else text[line_start:line_end]
    ends = [match.end() for match in _CANDIDATE.finditer(line) if _ends_sentence(line, match)]
    start = max((end for end in ends if end <= found.start() - line_start), default=0)
    end = min((end for end in ends if end >= found.end() - line_start), default=len(line))
    return line[start:end].strip()


def _between(before: re.Match[str], after: re.Match[str]) -> str:
    """Return a pattern for what may stand between two characters of a link's words."""
    if not (before.group().isalnum() and after.group().isalnum()):
        return _LOOSE
    return r"\s+" if before.end() < after.start() else _INVISIBLE


def _char(char: str) -> str:
    """Return a pattern for a character in all the forms it may have been typeset in."""
    if char in {"...", "…"}:
        return r"(?:\.{3}|…)"
    return next((f"[{re.escape(kind)}]" for kind in _KINDS if char in kind), re.escape(char))


def _ends_sentence(line: str, match: re.Match[str]) -> bool:
    if match[1] != ".":
        return True
    word = re.split(r"\W", line[: match.start()])[-1]
    return not word or (len(word) >= _MIN_LAST_WORD and not word.isdigit())
