"""Reduce: a text in, its letters and digits alone out, the same however it was set and extracted."""

from __future__ import annotations

import unicodedata


def letters_of(text: str) -> str:
    """Return letters and digits in one case, ligatures and forms taken apart."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())
