"""Hold: what is true of a whole programme year in, a checked edition out."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from lzz_report.records.base import Model
from lzz_report.records.fields import Label, LongText, PartialDate, Sentence, Slug, Url

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
Language = Literal["de", "en"]
# A gap is named by its file and field: "dachau/photo.file", "edition/imprint.print".
Gap = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z_]+(\[[0-9]+\])?(\.[a-z_]+)?$", max_length=120)]


class Imprint(Model):
    """Impressum: what is not known stays absent and is named by `check`."""

    publisher: Sentence | None = Field(None, description="Publisher (Herausgeberin).", examples=["Beispielstiftung"])
    address: Sentence | None = Field(
        None, description="Postal address of the publisher.", examples=["Musterweg 1, 12345 Musterstadt"]
    )
    responsible: Sentence | None = Field(
        None,
        description="Person responsible in the sense of the press law (V. i. S. d. P.).",
        examples=["Erika Muster"],
    )
    editorial: Sentence | None = Field(
        None, description="Editors and copy deadline (Redaktion).", examples=["Erika Muster"]
    )
    design: Sentence | None = Field(None, description="Designers (Gestaltung).", examples=["Büro Muster"])
    print: Sentence | None = Field(None, description="Printer (Druck).", examples=["Druckerei Muster, Musterstadt"])
    paper: Sentence | None = Field(
        None, description="Paper, where it is worth saying.", examples=["Recyclingpapier, 115 g/m²"]
    )
    web: Url | None = Field(None, description="Web address of the publisher.", examples=["https://www.example.org"])
    isbn: Label | None = Field(None, description="ISBN, where there is one.", examples=["978-3-16-148410-0"])
    rights: Sentence | None = Field(None, description="Licence or rights of the texts.", examples=["CC BY 4.0"])


class Edition(Model):
    """One programme year: what stands in edition.yaml."""

    id: Slug = Field(description="Name of the edition's folder.", examples=["2023-2024"])
    title: Label = Field(description="Title of the brochure.", examples=["Programmlandkreise 2023 – 2024"])
    programme: Label = Field(description="Name of the programme.", examples=["Land.Zuhause.Zukunft"])
    subtitle: Sentence | None = Field(
        None,
        description="What the programme is about, in one line.",
        examples=["Gestaltung von migrationsbedingter Vielfalt in ländlichen Räumen"],
    )
    language: Language = Field(
        "de", description="Language of the publication: its headings, labels, dates.", examples=["de"]
    )
    text_language: Language | None = Field(
        None,
        description="Language the texts of edition and records are written in, where it is not the publication's.",
        examples=["de"],
    )
    funder: Label | None = Field(None, description="Who pays for the programme.", examples=["Robert Bosch Stiftung"])
    partners: tuple[Label, ...] = Field(
        (), max_length=20, description="Partners of the programme.", examples=[("Universität Hildesheim",)]
    )
    advisers: tuple[Label, ...] = Field(
        (),
        max_length=40,
        description="All who advised districts of this edition.",
        examples=[("Ramboll Management Consulting",)],
    )
    about: LongText | None = Field(
        None,
        description="What the programme is and for whom. Small Markdown.",
        examples=["Das Programm begleitet Landkreise."],
    )
    imprint: Imprint = Field(Imprint(), description="Impressum.")
    parts: tuple[Part, ...] = Field(
        DEFAULT_PARTS, min_length=1, description="Parts of the brochure in their order.", examples=[DEFAULT_PARTS]
    )
    order: tuple[Slug, ...] | None = Field(
        None,
        max_length=400,
        description="Districts (file names without .yaml) in their order; by name after DIN 5007 when absent.",
        examples=[("dachau", "lippe")],
    )
    theme: Slug = Field("umriss", description="Name of the theme's folder under layouts/.", examples=["umriss"])
    as_of: PartialDate = Field(
        description="Date of the data (Stand): year, month or day, in quotes.", examples=["2024"]
    )
    binding: Literal["stapled", "glued", "none"] = Field(
        "stapled",
        description="How the brochure is bound; a stapled one has pages divisible by four.",
        examples=["stapled"],
    )
    accepted_gaps: tuple[Gap, ...] = Field(
        (),
        max_length=2000,
        description="Gaps that shall stay, named by file and field; `check` no longer reports them.",
        examples=[("dachau/links[0].url", "edition/imprint.print")],
    )

    @property
    def written_in(self) -> Language:
        """The language of the texts."""
        return self.text_language or self.language
