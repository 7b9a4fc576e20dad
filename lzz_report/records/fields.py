"""The kinds of text a record may hold, as Pydantic types."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, StringConstraints

from lzz_report.diagnostics.catalogue.addresses import WebInvalid, WebLogin, WebScheme, WebSchemeMissing
from lzz_report.diagnostics.catalogue.fields import DateInvalid, LettersDecomposed, LineBreak
from lzz_report.diagnostics.catalogue.files import InvisibleCharacter
from lzz_report.diagnostics.catalogue.languages import LanguageNotTag
from lzz_report.sourcefile.characters import char_name, is_refused_char
from lzz_report.sourcefile.refusal import refused

MAIL_LENGTH = 254  # RFC 5321, 4.5.3.1.3
URL_LENGTH = 500


def _checked_prose(text: str) -> str:
    for char in dict.fromkeys(text):
        if char != "\n" and is_refused_char(char):
            raise refused(InvisibleCharacter(name=char_name(char)), piece=char)
    for word in () if unicodedata.is_normalized("NFC", text) else text.split():
        composed_word = unicodedata.normalize("NFC", word)
        if word != composed_word:
            raise refused(LettersDecomposed(composed=composed_word), piece=word)
    return text


def _checked_line(text: str) -> str:
    if "\n" in text:
        raise refused(LineBreak())
    return _checked_prose(text)


def _checked_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:
        raise refused(WebInvalid()) from error
    if parts.scheme not in {"http", "https"}:
        raise refused(WebSchemeMissing(address=text) if text.startswith("www.") else WebScheme())
    if parts.username is not None or parts.password is not None:
        raise refused(WebLogin())
    if not re.fullmatch(r"[\w-]+(\.[\w-]+)+", host) or re.search(r'[\s<>"\\^`{|}]', text):
        raise refused(WebInvalid())
    return text


def _checked_day(text: str) -> str:
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError as error:
        raise refused(DateInvalid()) from error
    return text


def _checked_language(text: str) -> str:
    if not is_language_tag(text):
        raise refused(LanguageNotTag(near=_tag_meant(text)))
    return text


def is_language_tag(text: str) -> bool:
    """Tell whether a text has the form of a language's tag (BCP 47)."""
    return re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", text) is not None


def _tag_meant(name: str) -> str:
    """Return the tag of a language by its German or English name, or ""."""
    from babel import Locale

    names = ((tag, called) for language in ("de", "en") for tag, called in Locale(language).languages.items())
    return next((tag for tag, called in names if called.casefold() == name.casefold()), "")


_Trimmed = StringConstraints(strip_whitespace=True, min_length=1)
Line = Annotated[str, _Trimmed, AfterValidator(_checked_line)]
Prose = Annotated[str, _Trimmed, AfterValidator(_checked_prose)]

Label = Annotated[Line, Field(max_length=120)]
Sentence = Annotated[Line, Field(max_length=400)]
LongText = Annotated[Prose, Field(max_length=20_000)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Url = Annotated[Line, Field(max_length=URL_LENGTH), AfterValidator(_checked_url)]
# As in BCP 47: de, en, pt-BR. Which languages there are words in is seen where a project's files are known.
LanguageTag = Annotated[Line, Field(max_length=60), AfterValidator(_checked_language)]
# A year, a month or a day: the source may know no more than the year.
PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(_checked_day)]
