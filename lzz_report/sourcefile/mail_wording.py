"""Explain: a wrong e-mail address in, what is wrong with it and the address probably meant out."""

from __future__ import annotations

import re

EXAMPLE = "write it like integration@lra-dah.bayern.de"


def mail_wording(written: str) -> tuple[str, str]:
    """Return problem and mend of an address that was refused."""
    local, _, domain = written.rpartition("@")
    problem = _problem(written, local, domain)
    meant = _meant(written)
    return f"not an e-mail address: {problem}", f"write {meant}" if meant else EXAMPLE


def _problem(written: str, local: str, domain: str) -> str:
    if "@" not in written:
        return "there is no @"
    if written.count("@") > 1:
        return "there is more than one @"
    if not local or not domain:
        return "nothing stands before or after the @"
    for sign, name in ((" ", "a space"), (",", "a comma"), (";", "a semicolon"), ("..", "two full stops in a row")):
        if sign in written:
            return f"the part {'after' if sign in domain else 'before'} @ contains {name}"
    if "." not in domain:
        return "the part after @ has no ending such as .de"
    return "no mail server could take it"


def _meant(written: str) -> str:
    """Return the address with its usual slips mended, if that makes it right."""
    mended = re.sub(r"\s*\(?\bat\b\)?\s*", "@", written) if "@" not in written else written
    mended = re.sub(r"\.{2,}", ".", re.sub(r"\s+", "", mended.removeprefix("mailto:")).replace(",", ".")).strip(".;<>")
    return mended if mended != written and _is_address(mended) else ""


def _is_address(text: str) -> bool:
    import email_validator

    try:
        email_validator.validate_email(text, check_deliverability=False)
    except email_validator.EmailNotValidError:
        return False
    return True
