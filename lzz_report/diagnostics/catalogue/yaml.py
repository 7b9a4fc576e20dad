"""Faults of a file's YAML: what cannot be read as fields and values, and what YAML knows and records do not."""

from __future__ import annotations

from typing import Literal

from lzz_report.diagnostics.example import RECORD, THEME, Example
from lzz_report.diagnostics.fault import Doubt, Fault

FileKind = Literal["district", "edition", "funders", "theme", "strings"]


class Stumble(Fault, abstract=True):
    """Where the parser stopped: another fault before it may be the cause."""


class YamlDirective(Fault): ...


class YamlBackslash(Stumble):
    reason: str


class YamlSecondDocument(Fault): ...


class YamlEmpty(Fault):
    file_kind: FileKind


class YamlNoFields(Fault):
    file_kind: FileKind


class YamlTooManyValues(Fault):
    max_count: int


class YamlTooDeep(Fault):
    max_depth: int


class YamlAlias(Fault):
    name: str


class YamlAliasUnknown(Fault):
    name: str


class YamlAnchor(Fault):
    name: str


class YamlTag(Fault):
    word: str


class YamlKey(Fault): ...


class DuplicateKey(Fault):
    first_line: int


class ColonUnquoted(Stumble):
    name: str
    text: str


class FieldMisplaced(Stumble): ...


class TextAfterQuote(Stumble): ...


class ItemMisplaced(Stumble): ...


class IndentUneven(Stumble): ...


class ColonMissing(Stumble): ...


class QuoteUnclosed(Stumble): ...


class TextStartUnquoted(Stumble): ...


class EscapeUnknown(Stumble): ...


class BracketUnclosed(Stumble): ...


class TextAfterBlockSign(Stumble): ...


class YamlUnreadable(Stumble):
    reason: str
    file_kind: FileKind


class SchemaVersionUnknown(Fault):
    version: int
    current: int


class OldNameUsed(Doubt):
    old: str
    new: str


class OldNameTwice(Fault):
    old: str
    new: str


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(YamlDirective(), RECORD, "", "%YAML 1.2", "%"),
        Example(YamlBackslash(reason="chr() arg not in range(0x110000)"), RECORD, "", r'seat: "\U99999999"', "s"),
        Example(YamlSecondDocument(), RECORD, "", "---", "---"),
        Example(YamlEmpty(file_kind="district"), RECORD),
        Example(YamlNoFields(file_kind="district"), RECORD, "", "Musterstadt", "M"),
        Example(YamlTooManyValues(max_count=20_000), RECORD, "topics[19999]", "- Wohnen", "Wohnen"),
        Example(YamlTooDeep(max_depth=8), RECORD, "topics[0]", "topics: [[[[[[[[[Wohnen]]]]]]]]]", "Wohnen"),
        Example(YamlAlias(name="amt"), RECORD, "contacts[1].office", "office: *amt", "*amt"),
        Example(YamlAliasUnknown(name="rot"), THEME, "colours.mark", "mark: *rot", "*rot"),
        Example(YamlAnchor(name="amt"), RECORD, "contacts[0].office", "office: &amt Sozialamt", "&amt"),
        Example(YamlTag(word="!wichtig"), RECORD, "topics[0]", "- !wichtig Wohnen", "!wichtig"),
        Example(YamlKey(), RECORD, "", "? [topics, themen]", "[topics,"),
        Example(DuplicateKey(first_line=4), RECORD, "seat", "seat: Musterstadt", "seat"),
        Example(ColonUnquoted(name="role", text="Leitung: Amt"), RECORD, "", "role: Leitung: Amt", ": Amt"),
        Example(FieldMisplaced(), RECORD, "", "seat: a b: c", ": c"),
        Example(TextAfterQuote(), RECORD, "", 'role: "Leitung" des Amts', "des"),
        Example(ItemMisplaced(), RECORD, "", "- Wohnen", "-"),
        Example(IndentUneven(), RECORD, "", "   phone: 030 23125-001", "phone"),
        Example(ColonMissing(), RECORD, "", "seat Musterstadt", "s"),
        Example(QuoteUnclosed(), RECORD, "", 'role: "Leitung', '"'),
        Example(TextStartUnquoted(), RECORD, "", "role: @Leitung", "@"),
        Example(EscapeUnknown(), RECORD, "", r'role: "Leitung \Amt"', "\\"),
        Example(BracketUnclosed(), RECORD, "", "topics: [Wohnen, Arbeit", "["),
        Example(TextAfterBlockSign(), RECORD, "", "challenge: | Der Text", "D"),
        Example(YamlUnreadable(reason="unknown reason", file_kind="district"), RECORD, "", "?", "?"),
        Example(SchemaVersionUnknown(version=9, current=2), THEME, "schema_version", "schema_version: 9", "9"),
        Example(
            OldNameUsed(old="settings", new="paragraph_styles"), THEME, "paragraph_styles", "settings:", "settings"
        ),
        Example(OldNameTwice(old="settings", new="paragraph_styles"), THEME, "settings", "settings:", "settings"),
    )
