"""Faults of single fields: what is missing, unknown, of the wrong kind or too long."""

from __future__ import annotations

from typing import Literal

from lzz_report.diagnostics.example import EDITION, FUNDERS, RECORD, THEME, Example
from lzz_report.diagnostics.fault import Fault


class FieldMissing(Fault):
    name: str
    example: str = ""


class ListValueMissing(Fault):
    example: str = ""


class FieldUnknown(Fault):
    name: str
    near: str = ""
    known: tuple[str, ...]


class FieldFromFileName(Fault):
    name: str


class FieldEmpty(Fault): ...


class TextNotFields(Fault):
    name: str
    example: str = ""


class TextNotList(Fault):
    name: str
    example: str = ""


class TextUnquoted(Fault):
    kind: Literal["number", "truth-value"]
    quoted: str


class ListWithoutEntries(Fault): ...


class ListOfFieldsWanted(Fault):
    first: str


class ListWanted(Fault):
    name: str = ""
    entries: str = ""
    example: str = ""


class FieldsMissing(Fault):
    names: tuple[str, ...]


class FieldsWanted(Fault):
    names: tuple[str, ...]


class TextEmpty(Fault): ...


class TextTooLong(Fault):
    length: int
    max_length: int
    excess: int


class ListEmpty(Fault): ...


class ListTooLong(Fault):
    count: int
    max_count: int


class FormWrong(Fault):
    name: str
    meaning: str = ""
    example: str = ""


class ChoiceUnknown(Fault):
    choices: tuple[str, ...]
    near: str = ""


class NumberWanted(Fault):
    name: str
    example: str = ""


class WholeNumberWanted(Fault):
    name: str
    example: str = ""


class NumberTooSmall(Fault):
    min_value: float
    example: str = ""


class NumberTooLarge(Fault):
    max_value: float
    example: str = ""


class NumberNotPositive(Fault):
    example: str = ""


class NumberNotBelow(Fault):
    limit: float
    example: str = ""


class TruthWanted(Fault):
    name: str


class LettersDecomposed(Fault):
    composed: str


class LineBreak(Fault): ...


class DateInvalid(Fault): ...


class PlaceholderUnknown(Fault):
    name: str
    near: str = ""
    known: tuple[str, ...]


class BraceAlone(Fault): ...


class FileNameCharacter(Fault): ...


class FolderOutside(Fault): ...


class ContactNameless(Fault): ...


class PhotoEmpty(Fault): ...


class PhotoWithoutAlt(Fault): ...


class ValueUnfit(Fault):
    message: str
    example: str = ""


_TOPICS = "topics: Wohnen, Arbeit"


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(FieldMissing(name="key", example='"99999"'), RECORD, "key", "seat: Musterstadt", "s"),
        Example(ListValueMissing(example="[0.5, 0.35]"), RECORD, "photo.focus[1]", "focus: [0.5]", "0.5"),
        Example(
            FieldUnknown(name="sitz", near="seat", known=("key", "seat")), RECORD, "sitz", "sitz: Musterstadt", "sitz"
        ),
        Example(FieldFromFileName(name="slug"), RECORD, "slug", "slug: musterstadt", "slug"),
        Example(FieldEmpty(), RECORD, "seat", "seat:", "seat"),
        Example(TextNotFields(name="seat", example="Musterstadt"), RECORD, "seat", "seat: {ort: Musterstadt}", "{"),
        Example(TextNotList(name="seat", example="Musterstadt"), RECORD, "seat", "seat: [Musterstadt]", "["),
        Example(TextUnquoted(kind="number", quoted="99999"), RECORD, "key", "key: 99999", "99999"),
        Example(ListWithoutEntries(), RECORD, "topics", "topics:", "topics"),
        Example(ListOfFieldsWanted(first="name"), RECORD, "contacts", "contacts: Erika Muster", "Erika Muster"),
        Example(
            ListWanted(name="topics", entries="Wohnen, Arbeit", example="[Wohnen]"), RECORD, "topics", _TOPICS, "W"
        ),
        Example(FieldsMissing(names=("file", "credit", "alt")), RECORD, "photo", "photo:", "photo"),
        Example(FieldsWanted(names=("file", "credit", "alt")), RECORD, "photo", "photo: muster.jpg", "muster.jpg"),
        Example(TextEmpty(), RECORD, "seat", 'seat: ""', '""'),
        Example(TextTooLong(length=64, max_length=60, excess=4), RECORD, "topics[0]", f"- {'Wohnen ' * 9}W", "Wohnen"),
        Example(ListEmpty(), THEME, "pairs", "pairs: []", "[]"),
        Example(ListTooLong(count=13, max_count=12), RECORD, "topics", "topics: [Wohnen, Arbeit …]", "["),
        Example(
            FormWrong(name="key", meaning="Official key of the district, five digits", example='"99999"'),
            RECORD,
            "key",
            'key: "9999"',
            '"9999"',
        ),
        Example(ChoiceUnknown(choices=("de", "en"), near="de"), EDITION, "language", "language: deu", "deu"),
        Example(NumberWanted(name="zoom", example="1.4"), RECORD, "crop.zoom", "zoom: groß", "groß"),
        Example(WholeNumberWanted(name="columns", example="2"), THEME, "contact_panel.columns", "columns: 2.5", "2.5"),
        Example(NumberTooSmall(min_value=0.2, example="1.4"), RECORD, "crop.zoom", "zoom: 0.1", "0.1"),
        Example(NumberTooLarge(max_value=10, example="1.4"), RECORD, "crop.zoom", "zoom: 14", "14"),
        Example(NumberNotPositive(example="10.0"), FUNDERS, "funders[0].max_mb", "max_mb: 0", "0"),
        Example(NumberNotBelow(limit=1, example="0.5"), THEME, "sheet.photo.max_share", "max_share: 50", "50"),
        Example(TruthWanted(name="letter"), FUNDERS, "funders[0].letter", "letter: ja", "ja"),
        Example(LettersDecomposed(composed="Mühlstadt"), RECORD, "seat", "seat: Mu\u0308hlstadt", "Mu\u0308hlstadt"),
        Example(LineBreak(), RECORD, "seat", "seat: |-", "|-"),
        Example(DateInvalid(), EDITION, "as_of", 'as_of: "2031-02-30"', '"2031-02-30"'),
        Example(
            PlaceholderUnknown(name="editon", near="edition", known=("{funder}", "{edition}")),
            FUNDERS,
            "funders[0].file_name",
            'file_name: "{funder}_{editon}.pdf"',
            "{editon}",
        ),
        Example(BraceAlone(), FUNDERS, "funders[0].file_name", 'file_name: "{funder.pdf"', "{"),
        Example(FileNameCharacter(), FUNDERS, "funders[0].file_name", "file_name: a/b.pdf", "a/b.pdf"),
        Example(FolderOutside(), FUNDERS, "funders[0].report_folder", "report_folder: ../berichte", "../berichte"),
        Example(ContactNameless(), RECORD, "contacts[0]", "- phone: 030 23125-001", "phone"),
        Example(PhotoEmpty(), RECORD, "photo", "photo: {focus: [0.5, 0.5]}", "{"),
        Example(PhotoWithoutAlt(), RECORD, "photo", "photo: {file: muster.jpg}", "{"),
        Example(ValueUnfit(message="input should be a valid tuple", example="…"), THEME, "page", "page: A4", "A4"),
    )
