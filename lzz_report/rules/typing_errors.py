"""Suspect: a German text in, probable typing errors out, each with its mend; a short list, no dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A passage that is probably mistyped; `start` counts characters from the beginning of the text."""

    start: int
    piece: str
    problem: str
    mend: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """What to look for, what is wrong with it, and the mended words (a template for `Match.expand`)."""

    pattern: re.Pattern[str]
    problem: str
    mend: str


def _rule(pattern: str, problem: str, mend: str) -> _Rule:
    return _Rule(re.compile(pattern), problem, mend)


def _phrase(pattern: str, problem: str, mend: str) -> _Rule:
    """Build a rule for words that may stand in two lines of the file."""
    return _rule(rf"\b{pattern}\b".replace(" ", r"\s+"), problem, mend)


_TYPING = "probably a typing error"
_CAPITAL = "a noun made of a verb begins with a capital letter"
_TOGETHER = "probably one word"

# Signs and spaces. What typography sets right on the page is named all the same: the record keeps it.
_SIGNS = (
    _rule(r"(\w)'(\w)", "a straight apostrophe; the page gets ’", r"\1’\2"),
    _rule(r"(\S)  +(\S)", "more than one space", r"\1 \2"),
    _rule(r"(\w)[ \u00a0]+([,;:.!?])(?=\s|$)", "a space before a punctuation mark", r"\1\2"),
    _rule(r"(\w+[,;])([^\W\d_]+)", "no space after the punctuation mark", r"\1 \2"),
    _rule(r"\b(z)\.(B|T)\.", "no space inside the abbreviation; the page gets one", r"\1. \2."),
    _rule(r"\b(d)\.(h)\.", "no space inside the abbreviation; the page gets one", r"\1. \2."),
    _rule(r"\b([uovs])\.(a|ä|U|o|u)\.", "no space inside the abbreviation; the page gets one", r"\1. \2."),
    _rule(r"\b(i)\.(d)\.(R)\.", "no space inside the abbreviation; the page gets one", r"\1. \2. \3."),
    _rule(r"\b((?!(?:die|der|das|den|dem|sie|dass)\b)\w+)\s+\1\b", "the same word twice", r"\1"),
)

# Grammar and compounds, as they go wrong in reports of this kind.
_PHRASES = (
    _phrase(r"([Dd]as|[Bb]eim) fehlen", _CAPITAL, r"\1 Fehlen"),
    _phrase(r"(in) präsenz", "nouns begin with a capital letter", r"\1 Präsenz"),
    _phrase(r"Pandemie bedingt", _TOGETHER, "pandemiebedingt"),
    _phrase(r"(damit|daran|hiermit) verbunden(?= [A-ZÄÖÜ]\w+n\b)", _TYPING, r"\1 verbundenen"),
    _phrase(r"eine (Ansätze|Angebote|Maßnahmen|Projekte|Kommunen)", "article and noun do not agree", r"\1"),
    _phrase(r"(kleinen|mittleren|großen)- und", "no hyphen after a whole adjective", r"\1 und"),
    _phrase(r"Zentrale Dienst", _TYPING, "Zentrale Dienste"),
    _phrase(r"des (\w*[Kk]reis)", "the genitive ends in -es", r"des \1es"),
    _phrase(r"(Befragung|Beratung|Beteiligung) (Zugewandert|Geflüchtet)e", "the genitive ends in -er", r"\1 \2er"),
    _phrase(r"entgegen zu (wirken|kommen|treten)", _TOGETHER, r"entgegenzu\1"),
    _phrase(r"(LZZ) (Programm\w*|Projekt\w*)", "a compound with an abbreviation needs a hyphen", r"\1-\2"),
    _phrase(r"Robert-Bosch-Stiftung", "the foundation writes its name without hyphens", "Robert Bosch Stiftung"),
    _phrase(r"[Vv]orallem", "two words", "vor allem"),
    _phrase(r"[Dd]esweiteren", "two words", "des Weiteren"),
    _phrase(r"[Gg]arnicht", "two words", "gar nicht"),
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
    found = [*_straight_quotes(text), *_by_rules(text), *_misspelt(text), *_wieder(text)]
    return sorted(found, key=lambda one: (one.start, one.piece))


def _straight_quotes(text: str) -> Iterator[Suspicion]:
    places = [match.start() for match in re.finditer('"', text)]
    for start, end in zip(places[::2], places[1::2], strict=False):
        quoted = " ".join(text[start + 1 : end].split())
        problem = "straight quotation marks; the page gets „ “"
        yield Suspicion(start, text[start : end + 1], problem, f"„{quoted}“")
    if len(places) % 2:
        yield Suspicion(places[-1], '"', "a straight quotation mark without its partner", "„ or “")


def _by_rules(text: str) -> Iterator[Suspicion]:
    for rule in (*_SIGNS, *_PHRASES):
        for match in rule.pattern.finditer(text):
            yield Suspicion(match.start(), match.group(), rule.problem, " ".join(match.expand(rule.mend).split()))


def _misspelt(text: str) -> Iterator[Suspicion]:
    lowered = text.lower()
    if not any(wrong in lowered for wrong in _MISSPELT):
        return
    for match in _MISSPELT_WORD.finditer(text):
        wrong = match.group(1)
        right = _MISSPELT[wrong.lower()]
        right = right.capitalize() if wrong[0].isupper() else right
        yield Suspicion(match.start(), match.group(), _TYPING, match.group().replace(wrong, right))


def _wieder(text: str) -> Iterator[Suspicion]:
    for match in _WIDER.finditer(text):
        problem = "“widerspiegeln” (to show an image of) is written without e"
        yield Suspicion(match.start(1), match.group(1), problem, "wider")
