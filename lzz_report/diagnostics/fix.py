"""Fixes as data: changes of a file that a program can make without asking what is meant."""

from __future__ import annotations

from dataclasses import dataclass

FieldValue = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class FieldFix:
    """Write `value` as the value of a field, named by its path in the file: `contacts[1].phone`."""

    field: str
    value: FieldValue


@dataclass(frozen=True, slots=True)
class TextFix:
    """Put `text` in the place of the characters `start` to `end` of a file.

    They are counted in the file's text without byte order mark, each line break as one character.
    """

    start: int
    end: int
    text: str


Fix = FieldFix | TextFix
