"""Spell: a valid edition in, a warning for each word that is in no dictionary out; silent where no dictionary is.

Known are the words of hunspell, compounds of them, the words of the field (`rules/words_de.txt`), those of the project
(`data/woerter.txt`), and the names of people and places in records and register.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from lzz_report.diagnostics.catalogue.spelling import Suspected, WordUnknown
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.records.record import ValidEdition
from lzz_report.reference import register
from lzz_report.rules.vocabulary import Vocabulary, field_words
from lzz_report.sourcefile.source import Span
from lzz_report.spell.candidates import Word, words_of
from lzz_report.spell.compound_words import compounds
from lzz_report.spell.hunspell import Hunspell

__all__ = ["spell"]

# A suggestion takes a twentieth of a second: whoever has more faults than these corrects them in several rounds.
MAX_SUGGESTED = 10
SHOWN_SUGGESTIONS = 3
OWN_WORDS = "data/woerter.txt"


def spell(valid: ValidEdition, own_words: Collection[str]) -> tuple[Diagnostic, ...]:
    """Return a warning for every place with a word nobody knows; what `valid` was already warned of is left out."""
    language = valid.edition.written_in
    vocabulary = Vocabulary((*field_words(language), *own_words), _names(valid))
    places: dict[str, list[Word]] = defaultdict(list)
    for word in words_of(valid):
        if not vocabulary.knows(word.form):
            places[word.form].append(word)
    hunspell = Hunspell(language)
    unknown = hunspell.unknown(places)
    if not unknown:
        return ()
    if language == "de":
        unknown -= compounds(sorted(unknown), hunspell.unknown, vocabulary.knows)
    faults = {form: words for form in sorted(unknown) if (words := _untold(places[form], valid.diagnostics))}
    meant = hunspell.suggestions([*faults][:MAX_SUGGESTED]) if faults else {}
    return tuple(_warning(word, meant.get(form, [])) for form, words in faults.items() for word in words)


def _names(valid: ValidEdition) -> Iterator[str]:
    """Yield the names of people, places and organisations."""
    edition = valid.edition
    yield from (edition.programme, edition.funder or "", *edition.partners, *edition.advisers)
    for place in register().values():
        yield from (place.name, place.seat, place.state)
    for record in valid.records:
        for contact in record.district.contacts:
            yield from (contact.name or "", contact.organisation or "", contact.city or "")


def _untold(words: list[Word], told: Collection[Diagnostic]) -> list[Word]:
    """Return the words at whose place no typing error has been named yet."""
    return [word for word in words if not any(_covers(diagnostic, word) for diagnostic in told)]


def _covers(told: Diagnostic, word: Word) -> bool:
    at = word.source.location(_span(word), word.path)
    if not isinstance(told.fault, Suspected) or (told.at.file, told.at.line) != (at.file, at.line):
        return False
    first, here = told.at.column or 0, at.column or 0
    return first < here + word.end - word.start and here < first + told.width


def _warning(word: Word, meant: list[str]) -> Diagnostic:
    shown = tuple(meant[:SHOWN_SUGGESTIONS])
    several, single = (shown, "") if len(shown) > 1 else ((), "".join(shown))
    fault = WordUnknown(several=several, single=single, word_list=OWN_WORDS)
    return word.source.diagnostic(word.path, fault, span=_span(word), got=word.text[word.start : word.end])


def _span(word: Word) -> Span:
    return word.source.span_within(word.path, word.text, word.start, word.end)
