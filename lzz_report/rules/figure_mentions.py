"""Whether a text names a figure's value."""

from __future__ import annotations

import re

WORDS = {
    0: "null",
    1: "eins?|eine[mnrs]?",
    2: "zwei",
    3: "drei",
    4: "vier",
    5: "fünf",
    6: "sechs",
    7: "sieben",
    8: "acht",
    9: "neun",
    10: "zehn",
    11: "elf",
    12: "zwölf",
    20: "zwanzig",
    100: "(ein)?hundert",
    1000: "(ein)?tausend",
}
# A number with points, no-break or narrow spaces between its thousands and a decimal comma.
NUMBER = re.compile("[0-9]+(?:[.\u00a0\u202f ][0-9]{3}(?![0-9]))*(?:,[0-9]+)?")


def text_names(value: str, text: str) -> bool:
    """Tell whether every number of `value` stands in `text`, in figures or as a word; else the value itself."""
    numbers = _numbers(value)
    if not numbers:
        return value.casefold() in text.casefold()
    named = _numbers(text)
    return all(number in named or _is_word_of(number, text) for number in numbers)


def _numbers(text: str) -> set[str]:
    return {re.sub("[^0-9,]", "", number) for number in NUMBER.findall(text)}


def _is_word_of(number: str, text: str) -> bool:
    word = WORDS.get(int(number)) if number.isdecimal() and len(number) <= 4 else None
    return word is not None and re.search(rf"\b({word})\b", text, re.IGNORECASE) is not None
