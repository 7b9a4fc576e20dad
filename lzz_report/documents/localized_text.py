"""Mark: a text and its language in, a text that tells its language wherever a template places it out."""

from __future__ import annotations

import html
from typing import Self

# Private letters, which no record may hold: they part a text from its language until the whole page is known.
BEGIN, SEPARATOR, END = "\ue000", "\ue001", "\ue002"


class LocalizedText(str):
    """A text in a language of its own; to everything but a template it is the bare text."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> Self:
        """Return `text`, told to be in `language`."""
        worded = super().__new__(cls, text)
        worded.language = language
        return worded

    def __html__(self) -> str:
        """Return the text as a template places it, escaped and between marks."""
        return f"{BEGIN}{self.language}{SEPARATOR}{html.escape(self)}{END}"

    def __reduce__(self) -> tuple[type[Self], tuple[str, str]]:
        """Keep the language on the way to another process."""
        return type(self), (str(self), self.language)
