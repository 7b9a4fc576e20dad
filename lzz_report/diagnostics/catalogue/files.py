"""Faults of files as such: whether they are there, how they are saved, which characters stand in them."""

from __future__ import annotations

from lzz_report.diagnostics.example import EDITION, EDITION_FOLDER, RECORD, Example
from lzz_report.diagnostics.fault import Fault


class FileMissing(Fault):
    name: str


class FileOutside(Fault): ...


class FileUnreadable(Fault):
    reason: str


class FileTooLarge(Fault):
    max_kb: int


class EncodingUtf16(Fault): ...


class EncodingUnknown(Fault):
    byte: str
    guess: str


class ByteOrderMark(Fault): ...


class Tab(Fault): ...


class InvisibleCharacter(Fault):
    name: str
    words: str = ""


class InvisibleCharacters(Fault):
    count: int


class FileEnding(Fault):
    proposal: str


class FileName(Fault):
    max_length: int
    proposal: str


class NoRecords(Fault): ...


class TooManyRecords(Fault):
    count: int
    max_count: int


class WordListEncoding(Fault): ...


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(FileMissing(name="edition.yaml"), EDITION),
        Example(FileOutside(), RECORD),
        Example(FileUnreadable(reason="Permission denied"), RECORD),
        Example(FileTooLarge(max_kb=512), RECORD),
        Example(EncodingUtf16(), RECORD),
        Example(EncodingUnknown(byte="0xFC", guess="ü"), RECORD, "", "seat: Mühlstadt", "ü"),
        Example(ByteOrderMark(), RECORD, "", 'key: "99999"', "k"),
        Example(Tab(), RECORD, "", "\tphone: 030 23125-001", "\t"),
        Example(
            InvisibleCharacter(name="U+00AD SOFT HYPHEN", words="Musterstadt"), RECORD, "", "seat: Muster\u00adstadt"
        ),
        Example(InvisibleCharacters(count=12), RECORD, "", "seat: Muster\u00adstadt"),
        Example(FileEnding(proposal="musterstadt"), "data/2030-2031/districts/musterstadt.yml"),
        Example(FileName(max_length=60, proposal="muehlstadt"), "data/2030-2031/districts/Mühlstadt.yaml"),
        Example(NoRecords(), EDITION_FOLDER),
        Example(TooManyRecords(count=1200, max_count=1000), EDITION_FOLDER),
        Example(WordListEncoding(), "data/woerter.txt"),
    )
