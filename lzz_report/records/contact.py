"""Whom to ask in a district."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from lzz_report.diagnostics.catalogue.addresses import PhoneAreaCodeMissing, PhoneInvalid
from lzz_report.diagnostics.catalogue.fields import ContactNameless
from lzz_report.records.base import Model
from lzz_report.records.fields import MAIL_LENGTH, Label, Line, Sentence, Url
from lzz_report.records.nature import Text
from lzz_report.sourcefile.field_lookup import WrittenAs
from lzz_report.sourcefile.mail_wording import mail_fault
from lzz_report.sourcefile.refusal import refused

Visibility = Literal["public", "funder", "internal"]
# Who reads a page: each audience sees what those before it see, and more.
Audience = Visibility
AUDIENCES: tuple[Audience, ...] = ("public", "funder", "internal")
HOME_REGION = "DE"


# Numbers dialled as they are: the authorities' 115 and the 116… of social services.
SHORT_NUMBER = re.compile(r"115|116 ?[0-9]{3}")


def _checked_phone(text: str) -> str:
    import phonenumbers

    if SHORT_NUMBER.fullmatch(text):
        return text
    if not text.lstrip("( ").startswith(("0", "+")):
        raise refused(PhoneAreaCodeMissing())
    try:
        number = phonenumbers.parse(text, HOME_REGION)
    except phonenumbers.NumberParseException as error:
        raise refused(PhoneInvalid()) from error
    if not phonenumbers.is_valid_number(number):
        raise refused(PhoneInvalid())
    return text


def _checked_mail(text: str) -> str:
    import email_validator

    try:
        email_validator.validate_email(text, check_deliverability=False)
    except email_validator.EmailNotValidError as error:
        raise refused(mail_fault(text)) from error
    return text


# The characters of every way to write a number; brackets and slashes go on the way to the page (DIN 5008).
Phone = Annotated[Line, Field(max_length=40, pattern=r"^\+?[0-9 ()/.–-]+$"), AfterValidator(_checked_phone)]
Email = Annotated[Line, Field(max_length=MAIL_LENGTH), AfterValidator(_checked_mail)]

PostalCode = Annotated[str, Field(pattern=r"^[0-9]{5}$")]

STREET = WrittenAs("strasse")
POSTAL_CODE = WrittenAs("plz", "postleitzahl", "zip", "postcode")
TOWN = WrittenAs("ort", "stadt", "town")
TELEPHONE = WrittenAs("telefon", "tel", "telephone")
MAIL = WrittenAs("mail", "e-mail")


class Contact(Model):
    """A person, or an office where no person is named."""

    name: Annotated[Label | None, Text("name")] = Field(
        None, description="Name of the person, as the person writes it.", examples=["Eva Militz"]
    )
    office: Annotated[Label | None, Text("office"), WrittenAs("amt", "stelle")] = Field(
        None,
        description="Name of the office, where no person is named.",
        examples=["Integrationsbeauftragte des Landkreises Potsdam-Mittelmark"],
    )
    role: Annotated[Sentence | None, Text("words"), WrittenAs("funktion", "rolle")] = Field(
        None,
        description="What the person does: function or field of work.",
        examples=["Integrationsbeauftragte des Landkreises Ravensburg"],
    )
    unit: Annotated[Sentence | None, Text("words"), WrittenAs("abteilung")] = Field(
        None,
        description="Department or unit inside the organisation.",
        examples=["Amt für Migration und Integration"],
    )
    organisation: Annotated[Label | None, Text("naming"), WrittenAs("organization")] = Field(
        None, description="Organisation, where it is not the district itself.", examples=["Kreishandwerkerschaft"]
    )
    street: Annotated[Label | None, Text("address"), STREET] = Field(
        None, description="Street and house number.", examples=["Niemöller Str. 1"]
    )
    po_box: Annotated[Annotated[Label, Field(pattern=r"^[0-9 ]+$")] | None, Text("address"), WrittenAs("postfach")] = (
        Field(None, description="Number of the post office box, without the word Postfach.", examples=["19 40"])
    )
    postal_code: Annotated[PostalCode | None, Text("address"), POSTAL_CODE] = Field(
        None, description="German postcode, five digits, in quotes.", examples=["88189"]
    )
    city: Annotated[Label | None, Text("address"), TOWN] = Field(
        None, description="Town of the address.", examples=["Ravensburg"]
    )
    phone: Annotated[Phone | None, Text("phone"), TELEPHONE] = Field(
        None,
        description="Telephone, written as the source has it; set in the form of DIN 5008 on the way to the page.",
        examples=["08131 741875"],
    )
    mobile: Annotated[Phone | None, Text("phone"), WrittenAs("mobil", "mobiltelefon", "handy")] = Field(
        None, description="Mobile telephone, written as the source has it.", examples=["0151 11043245"]
    )
    email: Annotated[Email | None, Text("email"), MAIL] = Field(
        None, description="E-mail address.", examples=["integration@lra-dah.bayern.de"]
    )
    web: Annotated[Url | None, Text("web"), WrittenAs("website", "homepage", "internet")] = Field(
        None, description="Web address of the person or office.", examples=["https://www.kreis-lippe.de"]
    )
    visibility: Annotated[Visibility, WrittenAs("sichtbarkeit")] = Field(
        "public",
        description="Who may see the contact: everybody, the funder's reports only, or nobody outside the project.",
        examples=["public"],
    )

    @model_validator(mode="after")
    def _somebody_is_named(self) -> Self:
        if self.name is None and self.office is None:
            raise refused(ContactNameless())
        return self

    def is_for(self, audience: Audience) -> bool:
        """Tell whether an audience may see the contact: the public sees public ones, nobody outside internal ones."""
        return AUDIENCES.index(self.visibility) <= AUDIENCES.index(audience)

    @property
    def heading(self) -> str:
        """The person's name, or the office's where no person is named."""
        return self.name or self.office or ""
