"""Constrain: the kinds of text a record may hold in, Pydantic types out."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from lzz_report.sourcefile.characters import char_name, is_refused_char

MAIL_LENGTH = 254  # RFC 5321, 4.5.3.1.3
URL_LENGTH = 500


def _checked_prose(text: str) -> str:
    for char in dict.fromkeys(text):
        if char != "\n" and is_refused_char(char):
            raise PydanticCustomError(
                "control_character",
                "invisible character {name}",
                {"name": char_name(char), "piece": char},
            )
    for word in () if unicodedata.is_normalized("NFC", text) else text.split():
        mended = unicodedata.normalize("NFC", word)
        if word != mended:
            raise PydanticCustomError(
                "not_nfc",
                "letters in decomposed form in {piece}",
                {"piece": word, "mended": mended},
            )
    return text


def _checked_line(text: str) -> str:
    if "\n" in text:
        raise PydanticCustomError("line_break", "more than one line of text", {})
    return _checked_prose(text)


def _checked_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:
        raise PydanticCustomError("url_invalid", "{reason}", {"reason": str(error)}) from error
    if parts.scheme not in {"http", "https"}:
        raise PydanticCustomError("url_scheme", "scheme {scheme}", {"scheme": parts.scheme})
    if parts.username is not None or parts.password is not None:
        raise PydanticCustomError("url_login", "a user name before @", {})
    if not re.fullmatch(r"[\w-]+(\.[\w-]+)+", host) or re.search(r'[\s<>"\\^`{|}]', text):
        raise PydanticCustomError("url_invalid", "{reason}", {"reason": "the host or a character is not allowed"})
    return text


def _checked_day(text: str) -> str:
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError as error:
        raise PydanticCustomError("date_invalid", "no such day", {}) from error
    return text


_Trimmed = StringConstraints(strip_whitespace=True, min_length=1)
Line = Annotated[str, _Trimmed, AfterValidator(_checked_line)]
Prose = Annotated[str, _Trimmed, AfterValidator(_checked_prose)]

Label = Annotated[Line, Field(max_length=120)]
Sentence = Annotated[Line, Field(max_length=400)]
LongText = Annotated[Prose, Field(max_length=20_000)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Url = Annotated[Line, Field(max_length=URL_LENGTH), AfterValidator(_checked_url)]
# A year, a month or a day: the source may know no more than the year.
PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(_checked_day)]
