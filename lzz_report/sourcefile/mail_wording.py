"""What is wrong with an e-mail address, and the address that is probably meant."""

from __future__ import annotations

import re
from typing import Literal

from lzz_report.diagnostics.catalogue.addresses import (
    MailCharacter,
    MailFault,
    MailHalf,
    MailImpossible,
    MailManyAts,
    MailWithoutAt,
    MailWithoutEnding,
)

Character = Literal["space", "comma", "semicolon", "full-stops"]
_CHARACTERS: tuple[tuple[str, Character], ...] = (
    (" ", "space"),
    (",", "comma"),
    (";", "semicolon"),
    ("..", "full-stops"),
)


def mail_fault(written: str) -> MailFault:
    """Return what is wrong with an address that was refused."""
    local, _, domain = written.rpartition("@")
    meant = _meant(written)
    if "@" not in written:
        return MailWithoutAt(meant=meant)
    if written.count("@") > 1:
        return MailManyAts(meant=meant)
    if not local or not domain:
        return MailHalf(meant=meant)
    for text, character in _CHARACTERS:
        if text in written:
            return MailCharacter(part="after" if text in domain else "before", character=character, meant=meant)
    return MailImpossible(meant=meant) if "." in domain else MailWithoutEnding(meant=meant)


def _meant(written: str) -> str:
    """Return the address with its usual slips put right, if that makes it right."""
    corrected = re.sub(r"\s*\(?\bat\b\)?\s*", "@", written) if "@" not in written else written
    corrected = re.sub(r"\.{2,}", ".", re.sub(r"\s+", "", corrected.removeprefix("mailto:")).replace(",", ".")).strip(
        ".;<>"
    )
    return corrected if corrected != written and _is_address(corrected) else ""


def _is_address(text: str) -> bool:
    import email_validator

    try:
        email_validator.validate_email(text, check_deliverability=False)
    except email_validator.EmailNotValidError:
        return False
    return True
