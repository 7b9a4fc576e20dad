"""Probable typing errors: each names the words that are probably meant, and none stops anything."""

from __future__ import annotations

from lzz_report.diagnostics.example import RECORD, Example
from lzz_report.diagnostics.fault import Doubt


class Suspected(Doubt, abstract=True):
    """A passage that is probably mistyped, and what is probably meant."""

    meant: str


class TypingError(Suspected): ...


class VerbNounLower(Suspected): ...


class WordsSplit(Suspected): ...


class ApostropheStraight(Suspected): ...


class SpacesDoubled(Suspected): ...


class SpaceBeforeMark(Suspected): ...


class SpaceAfterMarkMissing(Suspected): ...


class AbbreviationSpaceMissing(Suspected): ...


class WordDoubled(Suspected): ...


class NounLower(Suspected): ...


class ArticleNoun(Suspected): ...


class AdjectiveHyphen(Suspected): ...


class GenitiveEs(Suspected): ...


class GenitiveEr(Suspected): ...


class CompoundHyphen(Suspected): ...


class FoundationHyphens(Suspected): ...


class WordsJoined(Suspected): ...


class QuotesStraight(Suspected): ...


class QuoteSingle(Suspected): ...


class WiderNotWieder(Suspected): ...


class WordUnknown(Doubt):
    several: tuple[str, ...] = ()
    single: str = ""
    word_list: str


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(
            TypingError(meant="widerspiegelt"),
            RECORD,
            "approach",
            "Hier steht wiederspiegelt im Text.",
            "wiederspiegelt",
        ),
        Example(VerbNounLower(meant="das Fehlen"), RECORD, "approach", "Hier steht das fehlen im Text.", "das fehlen"),
        Example(
            WordsSplit(meant="pandemiebedingt"),
            RECORD,
            "approach",
            "Hier steht Pandemie bedingt im Text.",
            "Pandemie bedingt",
        ),
        Example(ApostropheStraight(meant="geht’s"), RECORD, "approach", "Hier steht geht's im Text.", "geht's"),
        Example(SpacesDoubled(meant="die Stadt"), RECORD, "approach", "Hier steht die  Stadt im Text.", "die  Stadt"),
        Example(SpaceBeforeMark(meant="Stadt,"), RECORD, "approach", "Hier steht Stadt , im Text.", "Stadt ,"),
        Example(
            SpaceAfterMarkMissing(meant="Stadt, Land"),
            RECORD,
            "approach",
            "Hier steht Stadt,Land im Text.",
            "Stadt,Land",
        ),
        Example(AbbreviationSpaceMissing(meant="z. B."), RECORD, "approach", "Hier steht z.B. im Text.", "z.B."),
        Example(WordDoubled(meant="für"), RECORD, "approach", "Hier steht für für im Text.", "für für"),
        Example(NounLower(meant="in Präsenz"), RECORD, "approach", "Hier steht in präsenz im Text.", "in präsenz"),
        Example(
            ArticleNoun(meant="Angebote"), RECORD, "approach", "Hier steht eine Angebote im Text.", "eine Angebote"
        ),
        Example(
            AdjectiveHyphen(meant="kleinen und"), RECORD, "approach", "Hier steht kleinen- und im Text.", "kleinen- und"
        ),
        Example(
            GenitiveEs(meant="des Landkreises"),
            RECORD,
            "approach",
            "Hier steht des Landkreis im Text.",
            "des Landkreis",
        ),
        Example(
            GenitiveEr(meant="Beratung Zugewanderter"),
            RECORD,
            "approach",
            "Hier steht Beratung Zugewanderte im Text.",
            "Beratung Zugewanderte",
        ),
        Example(
            CompoundHyphen(meant="LZZ-Programm"), RECORD, "approach", "Hier steht LZZ Programm im Text.", "LZZ Programm"
        ),
        Example(
            FoundationHyphens(meant="Robert Bosch Stiftung"),
            RECORD,
            "approach",
            "Hier steht Robert-Bosch-Stiftung im Text.",
            "Robert-Bosch-Stiftung",
        ),
        Example(WordsJoined(meant="vor allem"), RECORD, "approach", "Hier steht vorallem im Text.", "vorallem"),
        Example(QuotesStraight(meant="„Bericht“"), RECORD, "approach", 'Hier steht "Bericht" im Text.', '"Bericht"'),
        Example(QuoteSingle(meant="„ or “"), RECORD, "approach", 'Hier steht " im Text.', '"'),
        Example(WiderNotWieder(meant="wider"), RECORD, "approach", "Hier steht wieder im Text.", "wieder"),
        Example(
            WordUnknown(single="Wohnungen", word_list="data/woerter.txt"),
            RECORD,
            "approach",
            "Wohnugnen fehlen.",
            "Wohnugnen",
        ),
    )
