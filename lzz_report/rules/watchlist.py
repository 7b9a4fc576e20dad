"""The withheld facts that a text tells.

What tells a fact is none the less allowed where it stands inside a fact that is shown: the number 03931 60 is no leak
in 03931 60-8059 when that one is printed. A fact that is itself shown, or told by a text that is shown, is no secret.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lzz_report.records.withheld import ContactFact, Withheld
from lzz_report.rules.name_variants import NameVariant, digits_of, is_bounded, letters_of, name_variants, positions

Text = tuple[str, str]
"""Where a text stands, and the text."""

# So many characters are folded at once; the zero character parts the texts.
BATCH = 400_000


@dataclass(frozen=True, slots=True)
class _Needle:
    """One spelling of a withheld fact, and the longer ones that are shown in which it may stand."""

    withheld: Withheld
    spelling: NameVariant
    numeric: bool
    covers: tuple[str, ...]


class Watchlist:
    """What one audience may not find in a file."""

    def __init__(
        self, withheld: Iterable[Withheld], shown: Iterable[ContactFact] = (), shown_texts: Iterable[str] = ()
    ) -> None:
        """Take what is withheld, the facts of contacts that are shown, and all other texts that are shown."""
        shown_facts = tuple(dict.fromkeys(shown))
        covers = {numeric: _letters(shown_facts, numeric=numeric) for numeric in (False, True)}
        known = {one.letters for fact in shown_facts for one in name_variants(fact)}
        self._needles = tuple(
            _Needle(one, spelling, numeric, tuple(cover for cover in covers[numeric] if spelling.letters in cover))
            for one in dict.fromkeys(withheld)
            for numeric in (one.fact.kind == "phone",)
            for spelling in name_variants(one.fact)
            if spelling.letters not in known
        )
        told = {(one.withheld.fact, one.spelling) for one, _ in self._found(("", text) for text in shown_texts)}
        whole = {fact for fact, spelling in told if spelling.whole}
        self._needles = tuple(
            one
            for one in self._needles
            if one.withheld.fact not in whole and (one.withheld.fact, one.spelling) not in told
        )

    def __bool__(self) -> bool:
        """Tell whether there is anything to look for."""
        return bool(self._needles)

    def hits(self, texts: Iterable[Text]) -> Iterator[tuple[Withheld, str]]:
        """Yield each withheld fact a text tells, with the place of the text, once for each time it is told."""
        for needle, place in self._found(texts):
            yield needle.withheld, place

    def _found(self, texts: Iterable[Text]) -> Iterator[tuple[_Needle, str]]:
        if not self._needles:
            return
        for batch in _batches(texts):
            joined = "\0".join(text for _, text in batch)
            reduced = {False: letters_of(joined), True: digits_of(joined)}
            for needle in self._needles:
                yield from _in_batch(needle, reduced[needle.numeric], batch)


def _letters(facts: Sequence[ContactFact], *, numeric: bool) -> tuple[str, ...]:
    """Return the spellings of facts that are shown; a mail address may hold a name."""
    wanted = (fact for fact in facts if (fact.kind == "phone") == numeric)
    return tuple(dict.fromkeys(one.letters for fact in wanted for one in name_variants(fact) if one.whole))


def _batches(texts: Iterable[Text]) -> Iterator[list[Text]]:
    batch: list[Text] = []
    size = 0
    for place, text in texts:
        batch.append((place, text.replace("\0", " ")))
        size += len(text)
        if size > BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _in_batch(needle: _Needle, reduced: str, batch: Sequence[Text]) -> Iterator[tuple[_Needle, str]]:
    at = reduced.find(needle.spelling.letters)
    done = -1
    while at >= 0:
        number = reduced.count("\0", 0, at)
        if number > done:
            place, text = batch[number]
            yield from ((needle, place) for _ in range(_count(needle, text)))
            done = number
        at = reduced.find(needle.spelling.letters, at + 1)


def _count(needle: _Needle, text: str) -> int:
    """Return how often a text tells a fact, not counting where it stands inside one that is shown."""
    reduced, places = positions(text, numeric=needle.numeric)
    wanted, count = needle.spelling.letters, 0
    at = reduced.find(wanted)
    while at >= 0:
        start, end = places[at], places[at + len(wanted) - 1] + 1
        is_word = not needle.spelling.bounded or is_bounded(text, start, end, numeric=needle.numeric)
        if is_word and not any(_covers(cover, wanted, reduced, at) for cover in needle.covers):
            count += 1
        at = reduced.find(wanted, at + 1)
    return count


def _covers(cover: str, wanted: str, reduced: str, at: int) -> bool:
    """Tell whether what was found at `at` is part of something longer that is shown."""
    inner = cover.find(wanted)
    while inner >= 0:
        if at >= inner and reduced.startswith(cover, at - inner):
            return True
        inner = cover.find(wanted, inner + 1)
    return False
