"""What a district reports."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from lzz_report.diagnostics.catalogue.fields import PhotoEmpty, PhotoWithoutAlt
from lzz_report.records.base import Model, version_field
from lzz_report.records.contact import Audience, Contact
from lzz_report.records.fields import Label, Line, LongText, Sentence, Slug, Url
from lzz_report.records.nature import CODE, Text
from lzz_report.sourcefile.field_lookup import WrittenAs
from lzz_report.sourcefile.refusal import refused

ForeignLanguage = Literal[
    "ar", "fa", "ur", "ps", "ckb", "ug", "uk", "ru", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn", "he", "yi", "el"
]
Share = Annotated[float, Field(ge=0, le=1)]
Topic = Annotated[Line, Field(max_length=60)]


class Figure(Model):
    """A number the text itself names, and what it counts."""

    value: Annotated[Annotated[Line, Field(max_length=12)], Text("figure"), WrittenAs("wert", "zahl")] = Field(
        description="The number as it is printed, in quotes.", examples=["1.500"]
    )
    label: Annotated[Annotated[Line, Field(max_length=80)], Text("words"), WrittenAs("bezeichnung", "text")] = Field(
        description="What is counted, in the words of the text.", examples=["Wohnungen fehlen mindestens"]
    )


class Link(Model):
    """A place the text sends its readers to."""

    word: Annotated[Label, Text("passage"), WrittenAs("wort")] = Field(
        description="The word of the text that is the link; it stands in the text exactly once.", examples=["hier"]
    )
    label: Annotated[Label | None, Text("words", printed="spoken"), WrittenAs("bezeichnung", "text")] = Field(
        None,
        description="What is found there, in the words of the text.",
        examples=["Die Umfrage in ihrem vollen Umfang"],
    )
    url: Annotated[Url | None, Text("web", printed="sometimes"), WrittenAs("adresse", "link")] = Field(
        None,
        description="Address of the page; null where the source has lost it.",
        examples=["https://www.example.org/umfrage"],
    )


class Photo(Model):
    """A picture from the district, or its credit alone."""

    file: Annotated[Annotated[Line, Field(max_length=200)] | None, CODE] = Field(
        None, description="File in the edition's folder images/, JPEG or PNG.", examples=["dachau.jpg"]
    )
    credit: Annotated[
        Label | None,
        Text("naming", printed="brochure", typeset=False),
        WrittenAs("nachweis", "bildnachweis", "copyright"),
    ] = Field(None, description="Who holds the rights, without the sign ©.", examples=["Landkreis Dachau"])
    alt: Annotated[Sentence | None, Text("words", printed="spoken"), WrittenAs("beschreibung")] = Field(
        None,
        description="What the picture shows, for people who do not see it; required with a file.",
        examples=["Zwei Frauen unterhalten sich am Küchentisch einer neuen Wohnung"],
    )
    focus: tuple[Share, Share] = Field(
        (0.5, 0.5),
        description="The point that must stay visible: share of the width from the left, of the height from the top.",
        examples=[(0.5, 0.35)],
    )

    @model_validator(mode="after")
    def _file_is_described(self) -> Self:
        if self.file is None and self.credit is None:
            raise refused(PhotoEmpty())
        if self.file is not None and self.alt is None:
            raise refused(PhotoWithoutAlt())
        return self


class PictureCrop(Model):
    """How the outline is cut, where the rule's own choice does not please."""

    zoom: float = Field(description="Magnification; at 1 the whole district fits.", ge=0.2, le=10, examples=[1.4])
    x: Share = Field(
        description="Point of the outline in the middle, share of its width from the left.", examples=[0.5]
    )
    y: Share = Field(
        description="Point of the outline in the middle, share of its height from the top.", examples=[0.4]
    )


class District(Model):
    """What one district reports in one edition."""

    slug: Annotated[SkipJsonSchema[Slug], CODE] = Field(
        description="Name of the record's file, without .yaml; never written in the file."
    )
    key: Annotated[
        Annotated[str, Field(pattern=r"^[0-9]{5}$")],
        CODE,
        WrittenAs("ags", "schlüssel", "kreisschlüssel"),
    ] = Field(description="Official key of the district (AGS), five digits, in quotes.", examples=["09174"])
    name: Annotated[Label | None, Text("name", printed="never")] = Field(
        None, description="Name, if it shall be checked: it must say what the register says.", examples=["Dachau"]
    )
    kind: Annotated[Label | None, Text("name", printed="never")] = Field(
        None, description="Kind, if it shall be checked against the register.", examples=["Landkreis"]
    )
    state: Annotated[Label | None, Text("name", printed="never"), WrittenAs("bundesland", "land")] = Field(
        None, description="State, if it shall be checked against the register.", examples=["Bayern"]
    )
    seat: Annotated[Label | None, Text("name", printed="never"), WrittenAs("sitz", "kreissitz")] = Field(
        None, description="Seat, if it shall be checked against the register.", examples=["Dachau"]
    )
    challenge: Annotated[LongText, Text("prose"), WrittenAs("ausgangslage")] = Field(
        description="Initial situation (Ausgangslage). Small Markdown: paragraphs, emphasis, lists, links.",
        examples=["Im Landkreis fehlen Wohnungen."],
    )
    approach: Annotated[LongText, Text("prose"), WrittenAs("vorhaben", "projekt")] = Field(
        description="The project and its results (Vorhaben und Ergebnisse). Small Markdown.",
        examples=["Der Landkreis hat ein Netzwerk gegründet."],
    )
    outlook: Annotated[LongText | None, Text("prose"), WrittenAs("ausblick", "ergebnisse")] = Field(
        None, description="What comes next (Ausblick). Small Markdown.", examples=["Das Netzwerk wird fortgeführt."]
    )
    topics: Annotated[
        tuple[Topic, ...], Text("words", typeset=False, label="topic_label"), WrittenAs("themen", "thema")
    ] = Field(
        (),
        max_length=8,
        description="Topics for the register, in the order to be shown.",
        examples=[("Wohnen", "Netzwerk")],
    )
    figures: Annotated[tuple[Figure, ...], WrittenAs("kennzahlen", "zahlen")] = Field(
        (), max_length=6, description="Key figures, only such as the text names."
    )
    links: tuple[Link, ...] = Field((), max_length=20, description="Links, in the order of the text.")
    contacts: Annotated[
        tuple[Contact, ...], WrittenAs("kontakte", "kontakt", "ansprechpartner", "ansprechpersonen")
    ] = Field((), max_length=8, description="Whom to ask, in the order to be shown.")
    adviser: Annotated[
        Label | None,
        Text("name", typeset=False, label="adviser_label"),
        WrittenAs("beratung", "beraten durch", "advisor"),
    ] = Field(
        None,
        description="Who advised the district; one of the edition's advisers.",
        examples=["Ramboll Management Consulting"],
    )
    photo: Annotated[Photo | None, WrittenAs("foto", "fotos", "bild")] = Field(
        None, description="The district's picture or its credit."
    )
    quote: Annotated[Sentence | None, Text("passage", printed="sometimes"), WrittenAs("zitat")] = Field(
        None,
        description="Pull quote: a literal passage of the record's text, without quotation marks around it.",
        examples=["Wie wollen wir unser Zusammenleben zukünftig in Vielfalt gestalten?"],
    )
    languages: tuple[ForeignLanguage, ...] = Field(
        (),
        max_length=8,
        description="Languages of words in Arabic, Cyrillic, Greek or Hebrew script, where their letters do not tell.",
        examples=[("fa", "ru")],
    )
    palette: Annotated[int | None, WrittenAs("farbe")] = Field(
        None, ge=1, le=8, description="Number of the pair of colours; assigned by rule when absent.", examples=[3]
    )
    sheet_pages: int = Field(1, ge=1, le=2, description="Pages the fact sheet may take.", examples=[1])
    crop: PictureCrop | None = Field(None, description="Cut of the outline; found by rule when absent.")
    schema_version: int = version_field("district")

    def for_audience(self, audience: Audience) -> Self:
        """Return the record with the contacts an audience may see, as it may leave the house."""
        return self.model_copy(update={"contacts": tuple(one for one in self.contacts if one.is_for(audience))})

    @property
    def prose(self) -> tuple[tuple[str, str], ...]:
        """The running texts that are there, as pairs of field name and Markdown."""
        fields = (("challenge", self.challenge), ("approach", self.approach), ("outlook", self.outlook))
        return tuple((name, text) for name, text in fields if text)
