"""Faults of the running texts: what a record says of its text, and marks that no page can show."""

from __future__ import annotations

from typing import Literal

from lzz_report.diagnostics.example import RECORD, Example
from lzz_report.diagnostics.fault import Doubt, Fault

MarkupKind = Literal[
    "heading",
    "rule",
    "quotation",
    "code-block",
    "code-indented",
    "code",
    "html",
    "picture",
    "table",
    "link-target",
    "link-definition",
]


class QuoteNotInText(Fault):
    bare: str = ""


class LinkWordShared(Fault):
    other: str


class LinkWordMissing(Fault): ...


class LinkWordRepeated(Fault):
    count: int
    longer: str = ""


class FigureNotInText(Doubt): ...


class MarkupRefused(Fault):
    kind: MarkupKind


class HtmlInLine(Doubt): ...


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(QuoteNotInText(bare="Wir fangen an"), RECORD, "quote", "quote: „Wir fangen an“", "„Wir fangen an“"),
        Example(LinkWordShared(other="links[0].word"), RECORD, "links[1].word", "- word: Umfrage", "Umfrage"),
        Example(LinkWordMissing(), RECORD, "links[0].word", "- word: umfrage", "umfrage"),
        Example(
            LinkWordRepeated(count=2, longer="die neue Umfrage"), RECORD, "links[0].word", "- word: Umfrage", "Umfrage"
        ),
        Example(FigureNotInText(), RECORD, "figures[0].value", 'value: "1.500"', '"1.500"'),
        Example(MarkupRefused(kind="heading"), RECORD, "approach", "# Unser Vorhaben", "# Unser Vorhaben"),
        Example(HtmlInLine(), RECORD, "contacts[0].role", "role: <b>Leitung</b>", "<b>"),
    )
