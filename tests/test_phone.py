"""Telephone numbers take the form of DIN 5008 and keep their digits."""

from __future__ import annotations

import re

import phonenumbers
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from lzz_report.records.contact import Contact
from lzz_report.rules.phone import format_phone, tel_uri

# The programme's own numbers and their normal form.
PROGRAMME = {
    "08131/741875": "08131 741875",
    "033841/9 13 56": "033841 91356",
    "0751 85-9863": "0751 85-9863",
    "0751 85-9865": "0751 85-9865",
    "03931 60 8059": "03931 608059",
    "05631-954-200": "05631 954-200",
    "05631-954-267": "05631 954-267",
    "(05231) 62-1483": "05231 62-1483",
    "0151 110 432 45": "0151 11043245",
}
OTHERS = {
    "08131741875": "08131 741875",
    "0 81 31 / 74 18 75": "08131 741875",
    "+49 (0)751 85-9863": "0751 85-9863",
    "0049 751 85 – 9863": "0751 85-9863",
    "089 / 12 34 - 0": "089 1234-0",
    "030-12345678": "030 12345678",
    "0511-123-45-67": "0511 1234567",
    "01520/1234567": "01520 1234567",
    "0170.1234567": "0170 1234567",
    "0800 123 45 67": "0800 1234567",
    "032 221 123456": "032 221123456",
    "033841 0": "033841 0",
    "0338410": "0338410",
    "115": "115",
    "116 117": "116117",
    "+43 1 58858-0": "+43 1 58858-0",
    "+41 44 668 18 00": "+41 44 6681800",
    "+1 202-456-1414": "+1 202 4561414",
    "+39 06 698 12345": "+39 06 69812345",
    "0033 1 42 68 53 00": "+33 1 42685300",
}


@pytest.mark.parametrize(("raw", "form"), [*PROGRAMME.items(), *OTHERS.items()])
def test_a_number_takes_the_form_of_din_5008(raw: str, form: str) -> None:
    assert format_phone(raw) == form


@pytest.mark.parametrize("raw", [*PROGRAMME, *OTHERS])
def test_a_record_takes_every_way_to_write_a_number(raw: str) -> None:
    assert Contact(name="Eva", phone=raw).phone == raw


@pytest.mark.parametrize(
    ("raw", "uri"),
    [
        ("08131/741875", "tel:+498131741875"),
        ("0151 110 432 45", "tel:+4915111043245"),
        ("+43 1 58858-0", "tel:+431588580"),
        ("+39 06 698 12345", "tel:+390669812345"),
        ("115", "tel:115;phone-context=+49"),
    ],
)
def test_a_telephone_link_holds_the_global_number(raw: str, uri: str) -> None:
    assert tel_uri(raw) == uri


@pytest.mark.parametrize("raw", ["", "hier", "+"])
def test_what_is_no_number_is_not_formatted(raw: str) -> None:
    with pytest.raises(ValueError, match="not a telephone number"):
        format_phone(raw)
    with pytest.raises(ValueError, match="not a telephone number"):
        tel_uri(raw)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("0815", "phone_invalid"),
        ("0", "phone_invalid"),
        ("741875", "phone_area_code_missing"),
        ("112", "phone_area_code_missing"),
        ("08131/741875 x3", "string_pattern_mismatch"),
        ("08131/741875, 08131/741876", "string_pattern_mismatch"),
        ("0" * 41, "too_long"),
    ],
)
def test_a_record_refuses_what_nobody_can_dial(raw: str, kind: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Contact(name="Eva", phone=raw)
    assert kind in {error["type"] for error in caught.value.errors()}


def digits(text: str) -> str:
    return re.sub("[^0-9]", "", text)


@settings(max_examples=300, deadline=None)
@given(
    area=st.sampled_from(["089", "08131", "033841", "0751", "030", "0151", "0171", "05631"]),
    groups=st.lists(st.text("0123456789", min_size=1, max_size=4), min_size=1, max_size=4),
    signs=st.lists(st.sampled_from([" ", "/", "-", " - ", "", ".", "–"]), min_size=4, max_size=4),
)
def test_formatting_keeps_the_digits_and_is_the_same_the_second_time(
    area: str, groups: list[str], signs: list[str]
) -> None:
    raw = area + "".join(sign + group for sign, group in zip(signs, groups, strict=False))
    assume(4 <= len("".join(groups)) <= 9)
    assume(phonenumbers.is_valid_number(phonenumbers.parse(raw, "DE")))
    form = format_phone(raw)
    assert digits(form) == digits(raw)
    assert form.startswith(f"{area} ")
    assert format_phone(form) == form
    assert re.fullmatch(r"0[0-9]+ [0-9]+(-[0-9]+)?", form)
    assert tel_uri(form) == tel_uri(raw)
