"""The spans of a text that typography leaves alone: addresses, telephone numbers, other scripts."""

from __future__ import annotations

import re

Span = tuple[int, int]

TOP_LEVEL = "de|eu|org|com|net|info|at|ch|lu|berlin|bayern|hamburg|koeln|nrw|saarland|io|gov|edu|int|museum|online|app"
URL = re.compile(
    r"(?:https?://|mailto:|tel:|www\.)\S*[\w/=&#%]"
    rf"|(?<![\w@.-])(?:[\w-]+\.)+(?:{TOP_LEVEL})\b(?![\w@.-]*@)(?:/\S*[\w/=&#%])?",
    re.IGNORECASE,
)
MAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
# A number to dial begins with 0, + or a bracket; everything up to the last group belongs to it.
PHONE = re.compile(r"(?<![\w.,/-])(?:\+\d|\(0|0)(?:[\d()]|[ /–-](?=[\d(]))*\d(?![\w.,]*\d)")
MIN_PHONE_DIGITS = 6
# Arabic, Cyrillic, Greek, Hebrew …: from the first letter of the script to the last, with what stands between.
FOREIGN_LETTER = r"[\u0370-\u1aff\u1f00-\u1fff\u2c80-\u2dff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufeff]"
FOREIGN = re.compile(rf"{FOREIGN_LETTER}(?:[^A-Za-zÀ-ÖØ-öø-ɏ]*{FOREIGN_LETTER})?")


def protected_spans(text: str) -> tuple[Span, ...]:
    """Return the (start, end) of every stretch that must stay as it is, in order and possibly touching."""
    found = [match.span() for pattern in (URL, MAIL, FOREIGN) for match in pattern.finditer(text)]
    numbers = [match for match in PHONE.finditer(text) if sum(map(str.isdigit, match.group())) >= MIN_PHONE_DIGITS]
    return tuple(sorted([*found, *(match.span() for match in numbers)]))


def touches(spans: tuple[Span, ...], start: int, end: int) -> bool:
    """Tell whether the stretch from `start` to `end` reaches into a protected one."""
    return any(begin < end and start < stop for begin, stop in spans)
