"""A text as it is printed: letters and digits stay, marks and spaces change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lzz_report.rules.edits import Edit, apply_edits, apply_to_runs, without_overlaps
from lzz_report.rules.protected import protected_spans, touches
from lzz_report.rules.quotes import MARKS, quote_edits
from lzz_report.rules.spacing import NO_BREAK, spacing_edits

# Letters: fewer than five would be a fault, a lone "geweitet." is allowed but not lovely.
MIN_LAST_LINE = 10
# In a narrow column, and without hyphens, a long word tied to the last one would leave a hole in the line before.
MIN_IN_NARROW = 5
LONGEST_TIED = 14
# Whose marks, spaces and syllables are known; texts in other languages stay as they are.
LANGUAGES = tuple(MARKS)


@dataclass(frozen=True)
class Change:
    """What typesetting does at one place: `before` stands at `offset` in the text as written."""

    offset: int
    before: str
    after: str
    rule: str


def typeset(text: str, language: str) -> str:
    """Return `text` with the quotation marks, dashes and no-break spaces of German ("de") or English ("en").

    Addresses, telephone numbers and words in other scripts stay as they are, and so does text in other languages.
    Typesetting twice is typesetting once.
    """
    return apply_edits(text, _edits(text, language))


def typeset_runs(runs: Sequence[str], language: str) -> list[str]:
    """Typeset text that comes in runs (plain, emphasised, link …), so that marks pair across them.

    A space at the end of a run moves to the begin of the next: the engine breaks some lines far too early when an
    inline element follows a space, and never when the space is inside.
    """
    return _spaces_forward(apply_to_runs(runs, _edits("".join(runs), language)))


def changes(text: str, language: str) -> tuple[Change, ...]:
    """List what `typeset` changes, in order of place."""
    return tuple(
        Change(edit.start, text[edit.start : edit.end], edit.after, edit.rule) for edit in _edits(text, language)
    )


def _edits(text: str, language: str) -> tuple[Edit, ...]:
    base = language.partition("-")[0].lower()
    if base not in MARKS:
        return ()
    spans = protected_spans(text)
    quotes = (edit for edit in quote_edits(text, base) if not touches(spans, edit.start, edit.end))
    return without_overlaps([*quotes, *spacing_edits(text, base, spans)])


def _spaces_forward(runs: Sequence[str]) -> list[str]:
    done, carried = [], ""
    for index, run in enumerate(runs):
        body = carried + run
        kept = body if index == len(runs) - 1 else body.rstrip(f" {NO_BREAK}")
        carried = body[len(kept) :]
        done.append(kept)
    return done


def bind_last_words(text: str, least: int = MIN_LAST_LINE, longest: int | None = None) -> str:
    """Return the paragraph with its last words bound, so that no last line has fewer than `least` letters.

    A word of more than `longest` letters is left free where five letters follow it.
    """
    return bind_last_words_in_runs([text], least, longest)[0]


def bind_last_words_in_runs(runs: Sequence[str], least: int = MIN_LAST_LINE, longest: int | None = None) -> list[str]:
    """Bind the last words of a paragraph that comes in runs; spaces at their ends move on as in `typeset_runs`."""
    joined = "".join(runs)
    found = []
    for match in reversed(list(re.finditer(r"(?<=\S) (?=\S)", joined))):
        letters = sum(char.isalpha() for char in joined[match.start() :])
        before = joined[: match.start()].rsplit(" ", 1)[-1]
        if letters >= least or (longest and letters >= MIN_IN_NARROW and len(before) > longest):
            break
        found.append(Edit(match.start(), match.end(), NO_BREAK, "last line"))
    return _spaces_forward(apply_to_runs(runs, found[::-1]))
