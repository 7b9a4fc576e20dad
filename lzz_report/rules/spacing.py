"""The dashes, no-break spaces and word joiners a text should have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lzz_report.rules.edits import Edit
from lzz_report.rules.protected import Span, touches

NO_BREAK = "\N{NO-BREAK SPACE}"
JOINER = "\N{WORD JOINER}"
CHANCE = "\N{ZERO WIDTH SPACE}"
BLANK = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"

# Longer ones first: u. a. m. is not u. a.
ABBREVIATIONS = (
    *("v. l. n. r.", "i. d. R.", "i. S. d.", "i. S. v.", "i. H. v.", "i. e. S.", "u. v. m.", "u. a. m.", "a. a. O."),
    *("z. B.", "u. a.", "u. ä.", "u. Ä.", "u. U.", "o. ä.", "o. Ä.", "o. g.", "d. h.", "z. T.", "z. Zt.", "z. Hd."),
    *("s. o.", "s. u.", "v. a.", "m. E.", "i. A.", "i. V.", "e. V.", "a. D.", "n. Chr.", "v. Chr.", "b. w.", "p. a."),
)
TITLES = "Dr|Prof|Dipl|Ing|Mag|St|Hr|Fr|Mr|Mrs|Ms"
LABELS = (
    r"(?:S|Nr|Abs|Art|Kap|Abb|Tab|Bd|Rn|Anm|Ziff|Str|Tel|ca|mind|max|p|pp|No|Vol|Fig)\."
    "|Seiten?|Anlagen?|Artikel|Absatz|Kapitel|Links?|Phase|Teil|Nummer|Punkt|Schritt|Stufe|Abschnitt|Postfach"
    "|Pages?|Part|Step|Chapter|Section|Annex"
)
NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
LABELLED = re.compile(rf"(?:(?<![\w.])(?:{LABELS}){BLANK}|§{BLANK}?)$")
YEAR = re.compile(r"1[5-9]\d\d|20\d\d|2100")
RANGE = re.compile(
    rf"(?<![\w.,/–-])(?P<low>{NUMBER})(?P<ordinal>\.?)(?P<dash> ?[-–]{JOINER}? ?)(?P<high>{NUMBER})(?P=ordinal)"
    r"(?![\d/–-]|[.,:]\d)"
)


@dataclass(frozen=True)
class Rule:
    """What to look for and what to write for it; German only, or in every language."""

    name: str
    pattern: re.Pattern[str]
    replace: Callable[[re.Match[str]], str | None]
    languages: tuple[str, ...] = ("de", "en")


def _put(text: str) -> Callable[[re.Match[str]], str | None]:
    return lambda _: text


def _spaced(match: re.Match[str]) -> str:
    return NO_BREAK.join(part + "." for part in re.split(rf"\.{BLANK}?", match.group()) if part)


def _number_range(match: re.Match[str]) -> str | None:
    """Join the numbers of a range; leave sizes, codes and scores, where the second number is not the higher."""
    low, high = (int(re.sub(r"\D.*", "", match[name].replace(".", ""))) for name in ("low", "high"))
    short_year = YEAR.fullmatch(match["low"]) and len(match["high"]) == 2 and high == (low + 1) % 100
    longest = max(len(match["low"]), len(match["high"]))
    years = YEAR.fullmatch(match["low"]) and YEAR.fullmatch(match["high"])
    plain = longest <= 3 or "." in match["low"] + match["high"]
    if not (short_year or (low < high and (years or plain))):
        return None
    return f"{match['low']}{match['ordinal']}–{JOINER}{match['high']}{match['ordinal']}"


def _counted(match: re.Match[str]) -> str | None:
    """Bind a number to what it counts; a year or a numbered thing (Artikel 5 Absatz 2) counts nothing."""
    numbered = LABELLED.search(match.string, 0, match.start())
    return None if numbered or YEAR.fullmatch(match["number"]) else f"{match['number']}{NO_BREAK}"


def _abbreviation(form: str) -> str:
    parts = [re.escape(part) for part in form.removesuffix(".").split(". ")]
    first = parts[0]
    return rf"\.{BLANK}?".join([f"[{first}{first.upper()}]" if len(first) == 1 else first, *parts[1:]]) + r"\."


RULES = (
    Rule("abbreviation", re.compile(rf"(?<![\w.])(?:{'|'.join(map(_abbreviation, ABBREVIATIONS))})"), _spaced, ("de",)),
    Rule("en dash in a range", RANGE, _number_range),
    Rule("en dash", re.compile(r"(?<=\S) +(?:--?|–|—) +(?=\S)"), _put(f"{NO_BREAK}– ")),
    Rule("ellipsis", re.compile(r"(?<=\S) (?:\.{3}(?!\.)|…)"), _put(f"{NO_BREAK}…")),
    Rule("ellipsis", re.compile(r"(?<!\.)\.{3}(?!\.)"), _put("…")),
    Rule("paragraph sign", re.compile(r"(?<=§) ?(?=\d)"), _put(NO_BREAK)),
    Rule("percent and currency", re.compile(r"(?<=\d) ?(?=[%‰€](?!\w))"), _put(NO_BREAK), ("de",)),
    Rule("title and name", re.compile(rf"(?<![\w.])(?P<title>(?:{TITLES})\.) (?=[^\W\d_])"), lambda m: m[1] + NO_BREAK),
    Rule("title and name", re.compile(r"\b(?P<title>Herrn?|Frau) (?=[A-ZÄÖÜ])"), lambda m: m[1] + NO_BREAK, ("de",)),
    Rule("initial", re.compile(r"(?<![\w.])(?P<letter>[A-ZÄÖÜ]\.) (?=[A-ZÄÖÜ])"), lambda m: m[1] + NO_BREAK),
    Rule("label and number", re.compile(rf"(?<![\w.])(?P<label>{LABELS}) (?=\d)"), lambda m: m[1] + NO_BREAK),
    Rule("grouped digits", re.compile(r"(?<![\w.,/-])(?P<head>\d{1,3}) (?=\d{3}(?:\D|$))"), lambda m: m[1] + NO_BREAK),
    Rule("grouped digits", re.compile(r"(?<=Postfach[ \N{NO-BREAK SPACE}]\d\d) (?=\d)"), _put(NO_BREAK), ("de",)),
    Rule("ordinal", re.compile(r"(?<![\w.,/])(?P<number>\d{1,3}\.) (?=[^\W_])"), lambda m: m[1] + NO_BREAK, ("de",)),
    Rule(
        "number and word",
        re.compile(rf"(?<![\w.,:/])(?P<number>{NUMBER}) (?=[^\W\d_]|[%‰€$£°×])"),
        _counted,
    ),
    Rule("word kept whole", re.compile(r"(?<=\w)(?P<mark>/-?)(?=(?:innen|in)\b)"), lambda m: m[1] + JOINER, ("de",)),
    Rule("word kept whole", re.compile(r"(?<![\w-])(?P<head>[^\W\d_]-|\d+-)(?=[^\W\d_])"), lambda m: m[1] + JOINER),
    Rule("break after a full stop", re.compile(r"(?<=[a-zäöüß]{3})\.(?=[A-ZÄÖÜ][a-zäöüß]{2})"), _put(f".{CHANCE}")),
)


def spacing_edits(text: str, language: str, spans: tuple[Span, ...]) -> Iterator[Edit]:
    """Yield the edits of all rules of the language, none of which reaches into a protected span."""
    for rule in RULES:
        if language not in rule.languages:
            continue
        for match in rule.pattern.finditer(text):
            after = None if touches(spans, *match.span()) else rule.replace(match)
            if after is not None and after != match.group():
                yield _narrow(Edit(match.start(), match.end(), after, rule.name), match.group())


def _narrow(edit: Edit, before: str) -> Edit:
    """Take off what both sides begin and end with, so that neighbouring rules do not get in each other's way."""
    head = _shared(before, edit.after)
    tail = _shared(before[head:][::-1], edit.after[head:][::-1])
    return Edit(edit.start + head, edit.end - tail, edit.after[head : len(edit.after) - tail], edit.rule)


def _shared(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
