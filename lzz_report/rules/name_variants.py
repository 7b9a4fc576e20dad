"""The sequences of letters or digits a search looks for: spellings of a name, mail address or telephone number.

Compared are letters and digits alone, in one case and without accents: so line ends, hyphens, soft hyphens, ligatures,
spaced letters, brackets and groups of digits make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from lzz_report.records.withheld import ContactFact
from lzz_report.rules.phone import HOME_CODE, SHORT
from lzz_report.rules.vcard import person_name

# Letters with strokes are no accents to Unicode.
STROKES = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"})
WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
NO_LETTER = re.compile(r"[^\w\0]|_")
BETWEEN_DIGITS = re.compile(r"[\s\-‐‑–—−/().·+\u00ad\u200b\u2060\ufffe\x02]+")
NO_DIGIT = re.compile(r"[^0-9\0]")
# The same for plain ASCII, in one quick step: what is attached to a report may be large.
ASCII_LETTERS = bytes(ord(chr(code).lower()) for code in range(128))
ASCII_SIGNS = bytes(code for code in range(1, 128) if not chr(code).isalnum())
ASCII_DIGITS = bytes(code if chr(code).isdigit() or not code else ord("x") for code in range(128))
ASCII_BETWEEN = bytes(code for code in range(1, 128) if BETWEEN_DIGITS.match(chr(code)))
TITLES = ("frau", "herr", "herrn", "dr", "prof")
# Shorter sequences are found in words that have nothing to do with them.
WHOLE_NAME = 8
WHOLE_LOCAL = 6
MIN_NAME = 4
MIN_DIGITS = 6
MIN_BARE = 7


@dataclass(frozen=True, slots=True)
class NameVariant:
    """A sequence to look for: `bounded` ones begin and end with a word, `whole` ones tell all of the fact."""

    letters: str
    bounded: bool
    whole: bool = True


def letters_of(text: str) -> str:
    """Return letters and digits in one case without accents; the zero character, which parts texts, stays."""
    if text.isascii():
        return _translated(text, ASCII_LETTERS, ASCII_SIGNS)
    return NO_LETTER.sub("", _plain(text))


def digits_of(text: str) -> str:
    """Return the digits, those of one number together; an x stands for each character that parts two numbers."""
    if text.isascii():
        return _translated(text, ASCII_DIGITS, ASCII_BETWEEN)
    plain = BETWEEN_DIGITS.sub("", unicodedata.normalize("NFKC", text).translate(DIGITS))
    return NO_DIGIT.sub("x", plain)


@cache
def name_variants(fact: ContactFact) -> tuple[NameVariant, ...]:
    """Return all sequences that give a fact away; none for what is no secret (115) or too short to be told apart."""
    found = {"name": _names, "email": _mails, "phone": _phones}[fact.kind](fact.value)
    return tuple(dict.fromkeys(found))


def _translated(text: str, table: bytes, without: bytes) -> str:
    return text.encode().translate(table + bytes(range(128, 256)), without).decode()


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(STROKES)


def _names(value: str) -> list[NameVariant]:
    name = person_name(value)
    first = name.given.split(" ")[0]
    whole = dict.fromkeys(
        [f"{name.given} {name.family}", f"{name.family} {name.given}", f"{first} {name.family}", name.family + first]
    )
    found = [_name_spelling(one) for written in whole for one in _written(written)]
    if name.given:
        initials = "".join(word[0] for word in re.split(r"[\s-]+", name.given) if word)
        short = [
            *(f"{title} {name.family}" for title in TITLES),
            f"{initials} {name.family}",
            initials[0] + name.family,
        ]
        found += [NameVariant(one, bounded=True, whole=False) for written in short for one in _written(written)]
    return [one for one in found if len(one.letters) >= MIN_NAME]


def _name_spelling(letters: str) -> NameVariant:
    return NameVariant(letters, bounded=len(letters) < WHOLE_NAME)


def _written(text: str) -> list[str]:
    """Return a name without accents, with umlauts written out and the other way round, and backwards where it runs so.

    Some readers hand out words that run from right to left in the order they are drawn.
    """
    written_out = unicodedata.normalize("NFC", text).casefold().translate(WRITTEN_OUT)
    plain = letters_of(text)
    short = plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    found = [plain, letters_of(written_out), short]
    if any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text):
        found.append(plain[::-1])
    return found


def _mails(value: str) -> list[NameVariant]:
    local, _, domain = value.partition("@")
    bounded = len(letters_of(local)) < WHOLE_LOCAL
    hosts = {letters_of(domain), letters_of(domain.replace(".", "dot")), letters_of(domain.replace(".", "punkt"))}
    return [NameVariant(f"{letters_of(local)}{at}{host}", bounded) for host in sorted(hosts) for at in ("", "at")]


def _phones(value: str) -> list[NameVariant]:
    import phonenumbers

    if SHORT.fullmatch(re.sub("[^0-9+]", "", value)):
        return []
    number = phonenumbers.parse(value, "DE")
    national = phonenumbers.national_significant_number(number)
    if len(national) < MIN_DIGITS:
        return []
    code = str(number.country_code or HOME_CODE)
    heads = ["0", code, f"00{code}", f"{code}0", f"00{code}0", *([""] if len(national) >= MIN_BARE else [])]
    return [NameVariant(head + national, bounded=True) for head in heads]


def is_bounded(text: str, start: int, end: int, *, numeric: bool) -> bool:
    """Tell whether text[start:end] neither begins nor ends inside a word, or inside a number."""

    def joins(char: str) -> bool:
        return char.isdigit() if numeric else char.isalnum()

    return not (start and joins(text[start - 1])) and not (end < len(text) and joins(text[end]))


def positions(text: str, *, numeric: bool) -> tuple[str, list[int]]:
    """Return letters (or digits) of a text and the place each comes from."""
    reduce = digits_of if numeric else letters_of
    pairs = [(letter, place) for place, char in enumerate(text) for letter in reduce(char)]
    return "".join(letter for letter, _ in pairs), [place for _, place in pairs]
