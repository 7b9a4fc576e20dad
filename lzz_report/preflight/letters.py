"""Reduce: a text in, its letters and digits alone out, the same however it was set and extracted."""

from __future__ import annotations

import re
import unicodedata

# Letters written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their forms for presentation.
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+")


def letters_of(text: str) -> str:
    """Return letters and digits in one case, ligatures and forms taken apart.

    Runs of a right-to-left script are sorted: extraction turns them round, and ligatures inside them the other way.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(sign for sign in plain if sign.isalnum())
    return RIGHT_TO_LEFT.sub(lambda run: "".join(sorted(run[0])), kept)
