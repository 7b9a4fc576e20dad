"""Keys of German alphabetical order (DIN 5007-1, as in dictionaries and registers)."""

from __future__ import annotations

import re
import unicodedata

# Letters with a stroke or a shape of their own: Unicode does not take them apart.
BASE_LETTERS: dict[int, str] = {
    **{ord(letter): base for letter, base in zip("łøđðħıŋŧƒɨſəĸŉ", "loddhintfisekn", strict=True)},
    ord("ß"): "ss",
    ord("æ"): "ae",
    ord("œ"): "oe",
    ord("þ"): "th",
    ord("ĳ"): "ij",
}
# Digits come after letters.
DIGITS = str.maketrans({str(digit): chr(ord("{") + digit) for digit in range(10)})
COMBINING = re.compile("[\u0300-\u036f]")
BETWEEN_WORDS = re.compile(r"[\s_\-‐‑–—/]+")
NOT_SORTED = re.compile(r"[^\w\s]|_")


def din5007_key(text: str) -> tuple[str, ...]:
    """Return a sort key: umlauts and accents as their bare letters, ß as ss, case and marks aside, digits last.

    A hyphen, dash or slash parts words like a space, and a word stands before its continuations. Texts that differ
    in accents or case alone follow each other: bare letters first, then small ones; equal keys mean equal texts.
    """
    composed = unicodedata.normalize("NFC", text)
    lower = unicodedata.normalize("NFKD", composed.casefold().translate(BASE_LETTERS))
    bare = COMBINING.sub("", lower).translate(BASE_LETTERS)
    words = NOT_SORTED.sub("", BETWEEN_WORDS.sub(" ", bare)).split()
    return (" ".join(words).translate(DIGITS), unicodedata.normalize("NFD", composed.lower()), text.swapcase(), text)
