"""Probable typing errors of German texts, each with the words that are meant: a short list, no dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lzz_report.diagnostics.catalogue.spelling import (
    AbbreviationSpaceMissing,
    AdjectiveHyphen,
    ApostropheStraight,
    ArticleNoun,
    CompoundHyphen,
    FoundationHyphens,
    GenitiveEr,
    GenitiveEs,
    NounLower,
    QuoteSingle,
    QuotesStraight,
    SpaceAfterMarkMissing,
    SpaceBeforeMark,
    SpacesDoubled,
    Suspected,
    TypingError,
    VerbNounLower,
    WiderNotWieder,
    WordDoubled,
    WordsJoined,
    WordsSplit,
)


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A passage that is probably mistyped; `start` counts characters from the beginning of the text."""

    start: int
    piece: str
    fault: Suspected


@dataclass(frozen=True, slots=True)
class _Rule:
    """What to look for, what is wrong with it, and the words that are meant (a template for `Match.expand`)."""

    pattern: re.Pattern[str]
    fault: type[Suspected]
    meant: str


def _rule(pattern: str, fault: type[Suspected], meant: str) -> _Rule:
    return _Rule(re.compile(pattern), fault, meant)


def _phrase(pattern: str, fault: type[Suspected], meant: str) -> _Rule:
    """Build a rule for words that may stand in two lines of the file."""
    return _rule(rf"\b{pattern}\b".replace(" ", r"\s+"), fault, meant)


# Signs and spaces. What typography sets right on the page is named all the same: the record keeps it.
_SIGNS = (
    _rule(r"(\w)'(\w)", ApostropheStraight, r"\1’\2"),
    _rule(r"(\S)  +(\S)", SpacesDoubled, r"\1 \2"),
    _rule(r"(\w)[ \u00a0]+([,;:.!?])(?=\s|$)", SpaceBeforeMark, r"\1\2"),
    _rule(r"(\w+[,;])([^\W\d_]+)", SpaceAfterMarkMissing, r"\1 \2"),
    _rule(r"\b(z)\.(B|T)\.", AbbreviationSpaceMissing, r"\1. \2."),
    _rule(r"\b(d)\.(h)\.", AbbreviationSpaceMissing, r"\1. \2."),
    _rule(r"\b([uovs])\.(a|ä|U|o|u)\.", AbbreviationSpaceMissing, r"\1. \2."),
    _rule(r"\b(i)\.(d)\.(R)\.", AbbreviationSpaceMissing, r"\1. \2. \3."),
    _rule(r"\b((?!(?:die|der|das|den|dem|sie|dass)\b)\w+)\s+\1\b", WordDoubled, r"\1"),
)

# Grammar and compounds, as they go wrong in reports of this kind.
_PHRASES = (
    _phrase(r"([Dd]as|[Bb]eim) fehlen", VerbNounLower, r"\1 Fehlen"),
    _phrase(r"(in) präsenz", NounLower, r"\1 Präsenz"),
    _phrase(r"Pandemie bedingt", WordsSplit, "pandemiebedingt"),
    _phrase(r"(damit|daran|hiermit) verbunden(?= [A-ZÄÖÜ]\w+n\b)", TypingError, r"\1 verbundenen"),
    _phrase(r"eine (Ansätze|Angebote|Maßnahmen|Projekte|Kommunen)", ArticleNoun, r"\1"),
    _phrase(r"(kleinen|mittleren|großen)- und", AdjectiveHyphen, r"\1 und"),
    _phrase(r"Zentrale Dienst", TypingError, "Zentrale Dienste"),
    _phrase(r"des (\w*[Kk]reis)", GenitiveEs, r"des \1es"),
    _phrase(r"(Befragung|Beratung|Beteiligung) (Zugewandert|Geflüchtet)e", GenitiveEr, r"\1 \2er"),
    _phrase(r"entgegen zu (wirken|kommen|treten)", WordsSplit, r"entgegenzu\1"),
    _phrase(r"(LZZ) (Programm\w*|Projekt\w*)", CompoundHyphen, r"\1-\2"),
    _phrase(r"Robert-Bosch-Stiftung", FoundationHyphens, "Robert Bosch Stiftung"),
    _phrase(r"[Vv]orallem", WordsJoined, "vor allem"),
    _phrase(r"[Dd]esweiteren", WordsJoined, "des Weiteren"),
    _phrase(r"[Gg]arnicht", WordsJoined, "gar nicht"),
)
_WIDER = re.compile(r"\b[Ss]piegel(?:t|n|te|ten)\b[^.!?]{1,120}?\b(wieder)\b")

# Parts of words: wrong and right.
_MISSPELT = {
    "beaufrag": "beauftrag",
    "standart": "standard",
    "vorraussetz": "voraussetz",
    "seperat": "separat",
    "intergration": "integration",
    "intregration": "integration",
    "integartion": "integration",
    "addresse": "adresse",
    "flüchlin": "flüchtlin",
    "geflüchet": "geflüchtet",
    "massnahme": "maßnahme",
    "masnahme": "maßnahme",
    "vielfallt": "vielfalt",
    "beratungstelle": "beratungsstelle",
    "koordinierungstelle": "koordinierungsstelle",
    "wiederspieg": "widerspieg",
    "wiederspruch": "widerspruch",
    "wiederstand": "widerstand",
    "wiederrum": "wiederum",
    "zumindestens": "zumindest",
    "rhytmus": "rhythmus",
    "landkeis": "landkreis",
    "enwickl": "entwickl",
}
_MISSPELT_WORD = re.compile(rf"\w*({'|'.join(_MISSPELT)})\w*", re.IGNORECASE)


def typing_errors(text: str) -> list[Suspicion]:
    """Return the probable typing errors of a text (Markdown or one line), in reading order."""
    suspicions = [*_straight_quotes(text), *_by_rules(text), *_misspelt(text), *_wieder(text)]
    return sorted(suspicions, key=lambda suspicion: (suspicion.start, suspicion.piece))


def _straight_quotes(text: str) -> Iterator[Suspicion]:
    places = [match.start() for match in re.finditer('"', text)]
    for start, end in zip(places[::2], places[1::2], strict=False):
        quoted = " ".join(text[start + 1 : end].split())
        yield Suspicion(start, text[start : end + 1], QuotesStraight(meant=f"„{quoted}“"))
    if len(places) % 2:
        yield Suspicion(places[-1], '"', QuoteSingle(meant="„ or “"))


def _by_rules(text: str) -> Iterator[Suspicion]:
    for rule in (*_SIGNS, *_PHRASES):
        for match in rule.pattern.finditer(text):
            meant = " ".join(match.expand(rule.meant).split())
            yield Suspicion(match.start(), match.group(), rule.fault(meant=meant))


def _misspelt(text: str) -> Iterator[Suspicion]:
    lowered = text.lower()
    if not any(wrong in lowered for wrong in _MISSPELT):
        return
    for match in _MISSPELT_WORD.finditer(text):
        wrong = match.group(1)
        right = _MISSPELT[wrong.lower()]
        right = right.capitalize() if wrong[0].isupper() else right
        yield Suspicion(match.start(), match.group(), TypingError(meant=match.group().replace(wrong, right)))


def _wieder(text: str) -> Iterator[Suspicion]:
    for match in _WIDER.finditer(text):
        yield Suspicion(match.start(1), match.group(1), WiderNotWieder(meant="wider"))
