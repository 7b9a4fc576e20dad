"""What is true of a whole programme year."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from lzz_report.diagnostics.catalogue.gaps import (
    Gap,
    GapDesigners,
    GapEditors,
    GapPrinter,
    GapPublisher,
    GapPublisherAddress,
    GapPublisherWeb,
    GapResponsible,
)
from lzz_report.records.base import Model, version_field
from lzz_report.records.fields import Label, LanguageTag, LongText, PartialDate, Sentence, Slug, Url
from lzz_report.records.nature import CODE, Text
from lzz_report.sourcefile.field_lookup import WrittenAs

Part = Literal[
    "cover", "imprint", "contents", "programme", "chapters", "topics", "advisers", "contacts", "links", "back"
]
DEFAULT_PARTS: tuple[Part, ...] = (
    "cover",
    "imprint",
    "contents",
    "programme",
    "chapters",
    "topics",
    "advisers",
    "contacts",
    "links",
    "back",
)
# A gap is named by its file and field: "dachau/photo.file", "edition/imprint.print".
GapName = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z_]+(\[[0-9]+\])?(\.[a-z_]+)?$", max_length=120)]


def _named(label: str, gap: type[Gap] | None = None) -> Text:
    return Text("naming", printed="brochure", label=label, gap=gap)


class Imprint(Model):
    """Impressum: what is not known stays absent and is named by `check`."""

    publisher: Annotated[Sentence | None, _named("publisher", GapPublisher)] = Field(
        None, description="Publisher (Herausgeberin).", examples=["Beispielstiftung"]
    )
    address: Annotated[Sentence | None, _named("address", GapPublisherAddress)] = Field(
        None, description="Postal address of the publisher.", examples=["Musterweg 1, 12345 Musterstadt"]
    )
    responsible: Annotated[Sentence | None, _named("responsible", GapResponsible)] = Field(
        None,
        description="Person responsible in the sense of the press law (V. i. S. d. P.).",
        examples=["Erika Muster"],
    )
    editorial: Annotated[Sentence | None, _named("editorial", GapEditors)] = Field(
        None, description="Editors and copy deadline (Redaktion).", examples=["Erika Muster"]
    )
    design: Annotated[Sentence | None, _named("design", GapDesigners)] = Field(
        None, description="Designers (Gestaltung).", examples=["Büro Muster"]
    )
    print: Annotated[Sentence | None, _named("print", GapPrinter)] = Field(
        None, description="Printer (Druck).", examples=["Druckerei Muster, Musterstadt"]
    )
    paper: Annotated[Sentence | None, _named("paper")] = Field(
        None, description="Paper, where it is worth saying.", examples=["Recyclingpapier, 115 g/m²"]
    )
    web: Annotated[
        Url | None,
        Text("web", printed="brochure", label="web", gap=GapPublisherWeb),
        WrittenAs("website", "homepage", "internet"),
    ] = Field(None, description="Web address of the publisher.", examples=["https://www.example.org"])
    isbn: Annotated[Label | None, _named("isbn")] = Field(
        None, description="ISBN, where there is one.", examples=["978-3-16-148410-0"]
    )
    rights: Annotated[Sentence | None, _named("rights")] = Field(
        None, description="Licence or rights of the texts.", examples=["CC BY 4.0"]
    )


class Edition(Model):
    """One programme year: what stands in edition.yaml."""

    id: Annotated[Slug, CODE] = Field(description="Name of the edition's folder.", examples=["2023-2024"])
    title: Annotated[Label, Text("words", printed="sometimes"), WrittenAs("titel")] = Field(
        description="Title of the brochure.", examples=["Programmlandkreise 2023 – 2024"]
    )
    programme: Annotated[Label, Text("name", printed="sometimes", typeset=False), WrittenAs("programm", "program")] = (
        Field(description="Name of the programme.", examples=["Land.Zuhause.Zukunft"])
    )
    subtitle: Annotated[Sentence | None, Text("words", printed="sometimes"), WrittenAs("untertitel")] = Field(
        None,
        description="What the programme is about, in one line.",
        examples=["Gestaltung von migrationsbedingter Vielfalt in ländlichen Räumen"],
    )
    language: Annotated[LanguageTag, CODE, WrittenAs("sprache")] = Field(
        "de", description="Language of the publication: its headings, labels, dates.", examples=["de"]
    )
    text_language: Annotated[LanguageTag | None, CODE] = Field(
        None,
        description="Language the texts of edition and records are written in, where it is not the publication's.",
        examples=["de"],
    )
    funder: Annotated[
        Label | None, Text("name", printed="brochure", typeset=False, label="funder"), WrittenAs("förderer")
    ] = Field(None, description="Who pays for the programme.", examples=["Robert Bosch Stiftung"])
    partners: Annotated[
        tuple[Label, ...], Text("name", printed="brochure", typeset=False, label="partners"), WrittenAs("partner")
    ] = Field((), max_length=20, description="Partners of the programme.", examples=[("Universität Hildesheim",)])
    advisers: Annotated[tuple[Label, ...], Text("name", printed="sometimes", typeset=False)] = Field(
        (),
        max_length=40,
        description="All who advised districts of this edition.",
        examples=[("Ramboll Management Consulting",)],
    )
    about: Annotated[LongText | None, Text("prose", printed="brochure")] = Field(
        None,
        description="What the programme is and for whom. Small Markdown.",
        examples=["Das Programm begleitet Landkreise."],
    )
    imprint: Annotated[Imprint, WrittenAs("impressum")] = Field(Imprint(), description="Impressum.")
    parts: tuple[Part, ...] = Field(
        DEFAULT_PARTS, min_length=1, description="Parts of the brochure in their order.", examples=[DEFAULT_PARTS]
    )
    order: Annotated[tuple[Slug, ...] | None, CODE, WrittenAs("reihenfolge")] = Field(
        None,
        max_length=400,
        description="Districts (file names without .yaml) in their order; by name after DIN 5007 when absent.",
        examples=[("dachau", "lippe")],
    )
    theme: Annotated[Slug, CODE] = Field(
        "umriss", description="Name of the theme's folder under layouts/.", examples=["umriss"]
    )
    as_of: Annotated[PartialDate, Text("code", printed="sometimes"), WrittenAs("stand")] = Field(
        description="Date of the data (Stand): year, month or day, in quotes.", examples=["2024"]
    )
    binding: Literal["stapled", "glued", "none"] = Field(
        "stapled",
        description="How the brochure is bound; a stapled one has pages divisible by four.",
        examples=["stapled"],
    )
    accepted_gaps: Annotated[tuple[GapName, ...], CODE] = Field(
        (),
        max_length=2000,
        description="Gaps that shall stay, named by file and field; `check` no longer reports them.",
        examples=[("dachau/links[0].url", "edition/imprint.print")],
    )
    schema_version: int = version_field("edition")

    @property
    def written_in(self) -> str:
        """The language of the texts."""
        return self.text_language or self.language
