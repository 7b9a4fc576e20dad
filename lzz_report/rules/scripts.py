"""The runs of a text in other scripts than Latin, each with the language it is probably in.

A listener hears a run in the right voice only if its language is told. Scripts of one language tell it (Greek, Hebrew);
for Cyrillic and Arabic, letters that only one language has decide, else what the record says, else the language most
often written so in these reports: Ukrainian, Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

# Letters and marks of a script, its own digits and punctuation included.
_LETTERS = {
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrl": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "Hebr": "\u0591-\u05f4\ufb1d-\ufb4f",
    "Arab": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
}
_OPENING, _CLOSING = "([{„‚«‹", ")]}”’»›"
# Closes in German, opens in English.
_EITHER = '"“‘'
# Between two letters they part no words: п’ять.
_APOSTROPHES = frozenset("'’ʼ")
_SENTENCE_END = re.compile(r"[.!?…]+(?=[“”’»›\"])")


@dataclass(frozen=True, eq=False)
class Script:
    """A script: its ISO 15924 code, the language taken where nothing tells another, and letters that tell one."""

    code: str
    language: str
    telling: Mapping[str, str] = field(default_factory=dict)
    is_rtl: bool = False

    @property
    def direction(self) -> str:
        """The direction of its lines, as HTML calls it."""
        return "rtl" if self.is_rtl else "ltr"


# Rarer letters first: Persian letters are Kurdish, Pashto and Urdu ones too.
SCRIPTS = {
    "Grek": Script("Grek", "el"),
    "Cyrl": Script(
        "Cyrl", "uk", {"be": "ўЎ", "sr": "ђјљњћџЂЈЉЊЋЏ", "mk": "ѓќѕЃЌЅ", "uk": "іїєґІЇЄҐ", "ru": "ыэёъЫЭЁЪ"}
    ),
    "Hebr": Script("Hebr", "he", is_rtl=True),
    "Arab": Script("Arab", "ar", {"ckb": "ڕڵۆێ", "ps": "ټډړږښڼۍې", "ur": "ٹڈڑںے", "fa": "پچژگ"}, is_rtl=True),
}
# Languages a record may name for its words, and the script each is written in.
WRITTEN_IN = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb", "ug"), "Arab"),
    **dict.fromkeys(("uk", "ru", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn"), "Cyrl"),
    **dict.fromkeys(("he", "yi"), "Hebr"),
    "el": "Grek",
}
LETTER = re.compile("|".join(f"(?P<{code}>[{letters}]+)" for code, letters in _LETTERS.items()))
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]")


@dataclass(frozen=True)
class ScriptRun:
    """A stretch of text in one script."""

    start: int
    end: int
    script: Script


def runs(text: str) -> tuple[ScriptRun, ...]:
    """Return the stretches of `text` in other scripts, each from its first letter to its last.

    Spaces, marks and digits between letters of one script belong to the stretch, brackets and quotation marks if they
    are paired inside it. What ends a quoted sentence in a script from right to left belongs to it too. A lone letter
    is a symbol: 5 Ω.
    """
    found: list[ScriptRun] = []
    at = 0
    while begin := LETTER.search(text, at):
        script = SCRIPTS[str(begin.lastgroup)]
        at = _end(text, begin)
        if at - begin.start() > 1:
            closing = _SENTENCE_END.match(text, at) if script.is_rtl else None
            found.append(ScriptRun(begin.start(), closing.end() if closing else at, script))
    return tuple(found)


def _end(text: str, begin: re.Match[str]) -> int:
    """Return where the run that begins with a match ends."""
    end = at = begin.end()
    open_pairs = 0
    for match in LETTER.finditer(text, at):
        between = text[at : match.start()]
        if match.lastgroup != begin.lastgroup or _LATIN.search(between):
            break
        for char in "" if between in _APOSTROPHES else between:
            opens = char in _OPENING or (char in _EITHER and not open_pairs)
            open_pairs += 1 if opens else -1 if char in _CLOSING + _EITHER else 0
            if open_pairs < 0:
                return end
        at = match.end()
        if not open_pairs:
            end = at
    return end


def whole_script(text: str) -> Script | None:
    """Return the script most letters of a text are in, None where that is Latin or the text has no letters."""
    counts = dict.fromkeys(SCRIPTS, 0)
    for match in LETTER.finditer(text):
        counts[str(match.lastgroup)] += len(match.group())
    code = max(counts, key=lambda one: counts[one])
    return SCRIPTS[code] if counts[code] > len(_LATIN.findall(text)) else None


def words(text: str) -> Iterator[str]:
    """Yield the words of a text in other scripts, without the marks around them."""
    return (match.group() for match in LETTER.finditer(text))


def language_of(text: str, script: Script, named: Sequence[str] = ()) -> str:
    """Return the language a text in `script` is probably in; `named` are the languages its record names."""
    possible = _possible(script, named)
    return told_language(text, script, named) or (possible[0] if possible else script.language)


def told_language(text: str, script: Script, named: Sequence[str] = ()) -> str | None:
    """Return the language that the letters of a text tell, None where they are those of several."""
    possible = _possible(script, named)
    told = (language for language, letters in script.telling.items() if any(letter in text for letter in letters))
    return next((language for language in told if not possible or language in possible), None)


def _possible(script: Script, named: Sequence[str]) -> list[str]:
    return [language for language in named if WRITTEN_IN.get(language) == script.code]
