"""The quotation marks and apostrophes a text should have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lzz_report.rules.edits import Edit

STRAIGHT = '"'
DOUBLE = frozenset('"“”„‟')
SINGLE = frozenset("'‘’‚‛")
ACCENTS = frozenset("´`")
APOSTROPHE = "’"
DASHES = frozenset("-–—")
BEFORE_OPENING = frozenset("([{/¡¿«»‹›…\N{NO-BREAK SPACE}") | DASHES
AFTER_CLOSING = frozenset(")]}/.,;:!?«»‹›…\N{NO-BREAK SPACE}") | DASHES


@dataclass(frozen=True)
class Marks:
    """The quotation marks of a language, outer ones first."""

    outer: tuple[str, str]
    inner: tuple[str, str]


MARKS = {"de": Marks(("„", "“"), ("‚", "‘")), "en": Marks(("“", "”"), ("‘", "’"))}
# Around words in another script.
GUILLEMETS = ("«", "»")
FOREIGN_MARKS = {"he": ("”", "”"), "yi": ("„", "”"), "bg": ("„", "“"), "sr": ("„", "“"), "mk": ("„", "“")}
# Marks that can only open in their language, wherever they stand.
ALWAYS_OPEN = {"de": frozenset("„‚"), "en": frozenset("“")}


def outer_marks(language: str) -> tuple[str, str]:
    """Return the marks that open and close a quotation in a language."""
    return MARKS[language].outer if language in MARKS else FOREIGN_MARKS.get(language, GUILLEMETS)


def quote_edits(text: str, language: str) -> Iterator[Edit]:
    """Yield an edit for every quotation mark and apostrophe that is not the one the language asks for.

    What cannot be told (5" pipes, a mark between blanks) stays.
    """
    marks = MARKS[language]
    open_marks: list[tuple[str, str]] = []
    for at, char in enumerate(text):
        if char in DOUBLE:
            wanted, rule = _double(text, at, open_marks, marks, language), "quotation marks"
        elif char in SINGLE:
            wanted, rule = _single(text, at, open_marks, marks, language)
        elif char in ACCENTS and _between_letters(text, at):
            wanted, rule = APOSTROPHE, "apostrophe"
        else:
            continue
        if wanted != char:
            yield Edit(at, at + 1, wanted, rule)


def _double(text: str, at: int, open_marks: list[tuple[str, str]], marks: Marks, language: str) -> str:
    """Return the mark wanted for the double mark at `at`, keeping the stack of pairs still open."""
    char = text[at]
    closes, opens = _can_close(text, at), _can_open(text, at)
    nested = bool(open_marks)
    if char in ALWAYS_OPEN[language] or (opens and not (nested and closes)):
        inside = char == STRAIGHT and nested and open_marks[-1] == marks.outer
        open_marks.append(marks.inner if inside else marks.outer)
        return open_marks[-1][0]
    if nested and closes:
        pair = open_marks.pop()
        # An inner single mark left open is an apostrophe after all: the outer pair closes.
        if pair == marks.inner and char != STRAIGHT:
            pair = open_marks.pop() if open_marks else marks.outer
        return pair[1]
    return char


def _single(text: str, at: int, open_marks: list[tuple[str, str]], marks: Marks, language: str) -> tuple[str, str]:
    """Return the mark wanted for the single mark at `at`, and the rule's name."""
    char = text[at]
    is_open = bool(open_marks) and open_marks[-1] == marks.inner
    if _between_letters(text, at) and char not in ALWAYS_OPEN[language]:
        return APOSTROPHE, "apostrophe"
    if is_open and _can_close(text, at) and char not in ALWAYS_OPEN[language]:
        open_marks.pop()
        return marks.inner[1], "quotation marks"
    if not is_open and _can_open(text, at) and (char == marks.inner[0] or _closed_later(text, at)):
        open_marks.append(marks.inner)
        return marks.inner[0], "quotation marks"
    if _beside_letter(text, at) and char not in ALWAYS_OPEN[language]:
        return APOSTROPHE, "apostrophe"
    return char, "quotation marks"


def _can_open(text: str, at: int) -> bool:
    before, after = _around(text, at)
    return (before.isspace() or before in BEFORE_OPENING or before in DOUBLE or before in SINGLE) and not (
        after.isspace() or after in ",.;:!?)]}"
    )


def _can_close(text: str, at: int) -> bool:
    before, after = _around(text, at)
    return (after.isspace() or after in AFTER_CLOSING or after in DOUBLE or after in SINGLE) and not (
        before.isspace() or before in "([{"
    )


def _closed_later(text: str, at: int) -> bool:
    return any(
        text[later] in SINGLE and _can_close(text, later) and not _between_letters(text, later)
        for later in range(at + 2, len(text))
    )


def _between_letters(text: str, at: int) -> bool:
    before, after = _around(text, at)
    return before.isalnum() and after.isalpha()


def _beside_letter(text: str, at: int) -> bool:
    """Tell an apostrophe at a word's edge (Klaus', 's, '68) from feet and minutes (5')."""
    before, after = _around(text, at)
    return before.isalpha() or (after.isalnum() and not before.isalnum())


def _around(text: str, at: int) -> tuple[str, str]:
    return text[at - 1] if at else " ", text[at + 1] if at + 1 < len(text) else " "
