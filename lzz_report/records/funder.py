"""What a funder asks of a report and its annexes."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from lzz_report.diagnostics.catalogue.fields import BraceAlone, FileNameCharacter, FolderOutside, PlaceholderUnknown
from lzz_report.diagnostics.near_miss import nearest
from lzz_report.records.base import Model, version_field
from lzz_report.records.contact import (
    MAIL,
    POSTAL_CODE,
    STREET,
    TELEPHONE,
    TOWN,
    Audience,
    Email,
    Phone,
    PostalCode,
)
from lzz_report.records.fields import Label, LanguageTag, Line, Sentence, Slug
from lzz_report.records.nature import CODE, Text
from lzz_report.records.withheld import ContactFact, facts_of
from lzz_report.sourcefile.field_lookup import WrittenAs
from lzz_report.sourcefile.refusal import refused

AttachAs = Literal["pages", "files", "both"]
StampSpot = Literal["top-left", "top", "top-right", "bottom-left", "bottom", "bottom-right"]

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
NAME_PARTS = ("funder", "grant", "edition", "date")
STAMP_PARTS = ("number", "page", "pages")
FOLDER_PARTS = ("funder", "edition")


def _placeholders(allowed: tuple[str, ...]) -> AfterValidator:
    """Return a check that a pattern names nothing else in braces, and has no brace too many."""

    def checked(text: str) -> str:
        for name in PLACEHOLDER.findall(text):
            if name not in allowed:
                known = tuple(f"{{{one}}}" for one in allowed)
                fault = PlaceholderUnknown(name=name, near=nearest(name, allowed), known=known)
                raise refused(fault, piece=f"{{{name}}}")
        rest = PLACEHOLDER.sub("", text)
        for brace in "{}":
            if brace in rest:
                raise refused(BraceAlone(), piece=brace)
        return text

    return AfterValidator(checked)


def _inside(text: str) -> str:
    """Refuse a folder outside of the project."""
    if text.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", text) or ".." in re.split(r"[/\\]", text):
        raise refused(FolderOutside())
    return text


def _file_name(text: str) -> str:
    if re.search(r'[\\/:*?"<>|]', text):
        raise refused(FileNameCharacter())
    return text


FilePattern = Annotated[Label, AfterValidator(_file_name), _placeholders(NAME_PARTS)]
Folder = Annotated[Label, AfterValidator(_inside), _placeholders(FOLDER_PARTS)]
Length = Annotated[float, Field(ge=0, le=80)]


class FunderContact(Model):
    """A person or office, with what the letter shall say of it."""

    name: Annotated[Label | None, Text("name", printed="sometimes")] = Field(
        None, description="Name of the person or office.", examples=["Erika Beispiel"]
    )
    unit: Annotated[Label | None, Text("words", printed="sometimes"), WrittenAs("abteilung")] = Field(
        None, description="Department or team.", examples=["Team Förderung"]
    )
    street: Annotated[Label | None, Text("address", printed="sometimes"), STREET] = Field(
        None, description="Street and house number.", examples=["Beispielweg 1"]
    )
    postal_code: Annotated[PostalCode | None, Text("address", printed="sometimes"), POSTAL_CODE] = Field(
        None, description="German postcode, five digits, in quotes.", examples=["12345"]
    )
    city: Annotated[Label | None, Text("address", printed="sometimes"), TOWN] = Field(
        None, description="Town of the address.", examples=["Musterstadt"]
    )
    phone: Annotated[Phone | None, Text("phone", printed="sometimes"), TELEPHONE] = Field(
        None, description="Telephone.", examples=["030 12345678"]
    )
    email: Annotated[Email | None, Text("email", printed="sometimes"), MAIL] = Field(
        None, description="E-mail address.", examples=["foerderung@example.org"]
    )


class FunderStamp(Model):
    """The stamp on the pages of annexes, where it shall differ from the theme's."""

    text: Annotated[Annotated[Label, _placeholders(STAMP_PARTS)] | None, Text("words", printed="sometimes")] = Field(
        None,
        description="Wording, with {number}, {page} and {pages}.",
        examples=["Anlage {number} · Seite {page} von {pages}"],
    )
    place: StampSpot | None = Field(None, description="Where on the page.", examples=["top-right"])
    side_mm: Length | None = Field(None, description="From the side edge, in millimetres.", examples=[14.0])
    edge_mm: Length | None = Field(
        None, description="From the upper or lower edge, in millimetres; 0 hangs it there.", examples=[8.0]
    )


class Funder(Model):
    """What one funder asks for."""

    key: Annotated[Slug, CODE] = Field(
        description="Short name, as it is given to `pack`.", examples=["robert-bosch-stiftung"]
    )
    name: Annotated[Label, Text("name", printed="sometimes")] = Field(
        description="Name of the funder.", examples=["Robert Bosch Stiftung"]
    )
    language: Annotated[LanguageTag | None, CODE, WrittenAs("sprache")] = Field(
        None, description="Language of letter, list and labels; else the edition's.", examples=["de"]
    )
    theme: Annotated[Slug | None, CODE] = Field(
        None, description="Theme of the annexes; else the edition's.", examples=["umriss"]
    )
    file_name: Annotated[FilePattern, CODE] = Field(
        "{funder}_{grant}_{edition}_{date}.pdf",
        description="Name of the finished file, with {funder}, {grant}, {edition} and {date}.",
        examples=["{funder}_{grant}_{edition}_{date}.pdf"],
    )
    grant: Annotated[Label | None, Text("name", printed="sometimes")] = Field(
        None, description="Grant number (Förderkennzeichen).", examples=["12.3.4567.0001.0"]
    )
    period: Annotated[Label | None, Text("words", printed="sometimes")] = Field(
        None, description="Funding period, as the letter shall say it.", examples=["1. Januar 2023 – 31. Dezember 2024"]
    )
    recipient: FunderContact | None = Field(None, description="To whom at the funder the report goes.")
    contact: FunderContact | None = Field(None, description="Who answers questions about the report.")
    max_mb: Annotated[float, Field(gt=0, le=2000)] | None = Field(
        None, description="Size the portal takes, in megabytes (1 MB = 1,000,000 bytes).", examples=[10.0]
    )
    min_dpi: Annotated[int, Field(ge=72, le=300)] = Field(
        150,
        description="How far photos on the annexes may be reduced to keep to the size; the report's stay as they are.",
        examples=[150],
    )
    audience: Audience = Field("funder", description="Whose contacts appear.", examples=["funder"])
    attach_as: AttachAs = Field(
        "pages", description="Annexes as pages behind the report, as files inside it, or both.", examples=["pages"]
    )
    records: bool = Field(
        False, description="The data of each annex travel as files too (YAML, vCard).", examples=[True]
    )
    fit_pages: bool = Field(False, description="Annexes take the page size of the report.", examples=[True])
    raise_level: bool = Field(
        False, description="A report in PDF/A-2 may become PDF/A-3 for the sake of its files.", examples=[True]
    )
    districts: Annotated[tuple[Slug, ...], CODE] = Field(
        (), max_length=400, description="Only these districts; all, where nothing is named.", examples=[("dachau",)]
    )
    topics: Annotated[tuple[Line, ...], Text("words", printed="never"), WrittenAs("themen", "thema")] = Field(
        (), max_length=40, description="Only districts with one of these topics.", examples=[("Wohnen",)]
    )
    advisers: Annotated[tuple[Label, ...], Text("name", printed="never")] = Field(
        (), max_length=40, description="Only districts advised by one of these.", examples=[("Beispiel Beratung",)]
    )
    states: Annotated[tuple[Label, ...], Text("name", printed="never"), WrittenAs("bundesland", "land")] = Field(
        (), max_length=16, description="Only districts in one of these states.", examples=[("Bayern",)]
    )
    report_folder: Annotated[Folder, CODE] = Field(
        "reports/{edition}",
        description="Where the report lies, in the project, with {funder} and {edition}.",
        examples=["reports/{edition}"],
    )
    report_name: Annotated[Label, CODE] = Field(
        "*.pdf", description="Name of the report in its folder; * stands for anything.", examples=["Sachbericht*.pdf"]
    )
    letter: bool = Field(
        False,
        description="A page before the report: grant number, period, contact, list of annexes.",
        examples=[True],
    )
    heading: Annotated[Sentence | None, Text("words", printed="sometimes")] = Field(
        None, description="Bookmark over the annexes.", examples=["Anlagen"]
    )
    stamp: FunderStamp = Field(FunderStamp(), description="The stamp on the pages of annexes.")

    @property
    def told_facts(self) -> tuple[ContactFact, ...]:
        """What the letter tells of people: whoever wrote it down wants the funder to have it."""
        return tuple(fact for one in (self.recipient, self.contact) if one for _, fact in facts_of(one))


class Funders(Model):
    """All funders a project reports to."""

    funders: tuple[Funder, ...] = Field((), max_length=100, description="One entry for each funder.")
    schema_version: int = version_field("funders")
