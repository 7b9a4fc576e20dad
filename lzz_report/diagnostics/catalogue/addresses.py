"""Faults of telephone numbers, mail and web addresses."""

from __future__ import annotations

from typing import Literal

from lzz_report.diagnostics.example import RECORD, Example
from lzz_report.diagnostics.fault import Fault


class PhoneInvalid(Fault): ...


class PhoneAreaCodeMissing(Fault): ...


class PhoneCharacters(Fault): ...


class MailFault(Fault, abstract=True):
    """An address nobody can write to; `meant` is it with its usual slips mended, where that makes it right."""

    meant: str = ""


class MailWithoutAt(MailFault): ...


class MailManyAts(MailFault): ...


class MailHalf(MailFault): ...


class MailCharacter(MailFault):
    part: Literal["before", "after"]
    character: Literal["space", "comma", "semicolon", "full-stops"]


class MailWithoutEnding(MailFault): ...


class MailImpossible(MailFault): ...


class WebSchemeMissing(Fault):
    address: str


class WebScheme(Fault): ...


class WebLogin(Fault): ...


class WebInvalid(Fault): ...


_PHONE = "contacts[0].phone"
_MAIL = "contacts[0].email"
_WEB = "contacts[0].web"
_MEANT = "muster@example.org"


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(PhoneInvalid(), RECORD, _PHONE, "phone: 0815", "0815"),
        Example(PhoneAreaCodeMissing(), RECORD, _PHONE, "phone: 23125-001", "23125-001"),
        Example(PhoneCharacters(), RECORD, _PHONE, "phone: 030 23125-001 (vormittags)", "030 23125-001 (vormittags)"),
        Example(MailWithoutAt(meant=_MEANT), RECORD, _MAIL, "email: muster(at)example.org", "muster(at)example.org"),
        Example(MailManyAts(), RECORD, _MAIL, "email: muster@@example.org", "muster@@example.org"),
        Example(MailHalf(), RECORD, _MAIL, 'email: "@example.org"', '"@example.org"'),
        Example(
            MailCharacter(part="after", character="comma", meant=_MEANT),
            RECORD,
            _MAIL,
            "email: muster@example,org",
            "muster@example,org",
        ),
        Example(MailWithoutEnding(), RECORD, _MAIL, "email: muster@example", "muster@example"),
        Example(MailImpossible(), RECORD, _MAIL, "email: muster.@example.org", "muster.@example.org"),
        Example(WebSchemeMissing(address="www.example.org"), RECORD, _WEB, "web: www.example.org", "www.example.org"),
        Example(WebScheme(), RECORD, _WEB, "web: ftp://example.org", "ftp://example.org"),
        Example(WebLogin(), RECORD, _WEB, "web: https://muster@example.org", "https://muster@example.org"),
        Example(WebInvalid(), RECORD, _WEB, "web: https://example org", "https://example org"),
    )
