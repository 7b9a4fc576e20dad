"""Telephone numbers in the form of DIN 5008, and their tel: addresses.

DIN 5008: a space after the area code, no other grouping, a hyphen only before an extension.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

HOME_REGION = "DE"
HOME_CODE = 49
# Of the mobile prefixes only 0151, 016x and 017x are whole with four digits; 0152, 0157 … take a fifth.
SHORT_MOBILE = re.compile(r"151|1[67][0-9]")
MOBILE = re.compile(r"1[567]")
# Numbers dialled as they are: the authorities' 115 and the 116… of social services.
SHORT = re.compile(r"115|116[0-9]{3}")
# Where a hyphen parts an extension; elsewhere it only groups digits.
EXTENSION_CODES = frozenset({43, HOME_CODE})


def format_phone(raw: str) -> str:
    """Return the number in the form of DIN 5008, German ones with 0, foreign ones with + and country code.

    Raises ValueError when `raw` is no telephone number; a validated record holds none such.
    """
    if short := _short(raw):
        return short
    number, national = _parsed(raw)
    at_home = number.country_code == HOME_CODE
    area = _area_length(number, national) or _written_area(raw)
    head = ["0" + national[:area] if area else ""] if at_home else [f"+{number.country_code}", national[:area]]
    subscriber = _subscriber(raw, len(national) - area, parted=number.country_code in EXTENSION_CODES)
    if at_home and not area:
        subscriber = "0" + subscriber
    return " ".join(part for part in (*head, subscriber) if part)


def tel_uri(raw: str) -> str:
    """Return the address of a telephone link (RFC 3966, a global number where there is one): "tel:+498131741875".

    Raises ValueError when `raw` is no telephone number.
    """
    if short := _short(raw):
        return f"tel:{short};phone-context=+{HOME_CODE}"
    number, national = _parsed(raw)
    return f"tel:+{number.country_code}{national}"


def _short(raw: str) -> str:
    digits = re.sub("[^0-9+]", "", raw)
    return digits if SHORT.fullmatch(digits) else ""


def _parsed(raw: str) -> tuple[PhoneNumber, str]:
    """Return the number and its digits without country code and trunk zero."""
    import phonenumbers

    try:
        number = phonenumbers.parse(raw, HOME_REGION)
    except phonenumbers.NumberParseException as error:
        raise ValueError(f"not a telephone number: {raw}") from error
    return number, phonenumbers.national_significant_number(number)


def _area_length(number: PhoneNumber, national: str) -> int:
    """Return how many digits the area code has, without the 0; 0 where the number has none."""
    import phonenumbers

    if number.country_code == HOME_CODE and MOBILE.match(national):
        return 3 if SHORT_MOBILE.match(national) else 4
    return int(
        phonenumbers.length_of_geographical_area_code(number)
        or phonenumbers.length_of_national_destination_code(number)
    )


def _written_area(raw: str) -> int:
    """Return the length of the first group, without the 0, where the number's plan is not known."""
    first = re.match(r"\(?0([1-9][0-9]{1,4})[ )/.–-]", raw)
    return len(first[1]) if first else 0


def _subscriber(raw: str, length: int, *, parted: bool) -> str:
    """Return the last `length` digits; a single hyphen between them parts the extension, further ones only group."""
    digits = [match.start() for match in re.finditer("[0-9]", raw)]
    tail = raw[digits[-length] :]
    groups = [re.sub("[^0-9]", "", group) for group in re.split("[-–]", tail)]
    groups = [group for group in groups if group]
    return "-".join(groups) if parted and len(groups) == 2 else "".join(groups)
