"""Describe: a theme as data; colours, fonts, measures, and the forms a page can take in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from lzz_report.diagnostics.catalogue.themes import (
    ChapterEndNotFlowing,
    ContrastColourUnknown,
    FamilyUnknown,
    ImageSlotEndNotOpen,
    LetteringMissing,
    MarginMissing,
    MarginWithoutColumn,
    ParagraphStyleUnknown,
    SheetEndForFewContacts,
    SheetEndNotLast,
)
from lzz_report.diagnostics.fault import Fault
from lzz_report.sourcefile.refusal import refused
from lzz_report.sourcefile.schema_versions import CURRENT_VERSIONS
from lzz_report.themes.book_layout import ContentsLayout, CoverLayout, ProgrammeLayout, RegisterLayout, StampLayout
from lzz_report.themes.look import Colour, ColourPair, ColourRole, FontFace, Logo, ParagraphStyle, ThemePart
from lzz_report.themes.page_layout import ChapterLayout, ContactPanelLayout, NameLayout, SheetLayout

LETTERING_KINDS: tuple[Literal["label", "number"], ...] = ("label", "number")
Architecture = Literal["bleed-image", "margin-column"]


class PageFormat(ThemePart):
    """Trim and bleed."""

    width_mm: float
    height_mm: float
    bleed_mm: float = 3.0


class Theme(ThemePart):
    """A complete theme; `folders` are its own and those of the themes it extends, where its templates lie."""

    schema_version: int = Field(
        default=CURRENT_VERSIONS["theme"], ge=1, le=CURRENT_VERSIONS["theme"], description="version of the names in it"
    )
    name: str
    folders: tuple[str, ...] = Field(min_length=1)
    architecture: Architecture = Field(
        default="bleed-image",
        description="what the pages of a district are built of: a picture that fills what text and contacts leave, or "
        "one column of text with a margin column for all else",
    )
    trim: str = Field(default="", description="a page of another size: the theme's own file of measures for it")
    page: PageFormat
    colours: dict[str, Colour]
    pairs: tuple[ColourPair, ...] = Field(min_length=1)
    contrast: tuple[tuple[str, str], ...] = Field(
        default=(("ink", "paper"),),
        description="colours of text, each with one it stands on; land and ground stand for those of all pairs",
    )
    logo: Logo | None = Field(default=None, description="mark of whoever publishes")
    measures: dict[str, float] = Field(
        default={}, description="lengths of the pages in mm, for templates and style sheets"
    )
    sizes: dict[str, float | tuple[float, float]] = Field(
        default={}, description="sizes of type in pt, alone or with their leading, for templates and style sheets"
    )
    families: dict[str, tuple[str, ...]] = Field(
        default={}, description="font families of each role (display, head, text), the first that has a letter is taken"
    )
    fonts: tuple[FontFace, ...] = Field(min_length=1)
    lettering: dict[str, str] = Field(description="font file of each kind of lettering in drawings")
    paragraph_styles: dict[str, ParagraphStyle]
    floor_pt: float = Field(
        default=8.4, description="smallest type on a page; numbers of links may be a quarter smaller"
    )
    character_em: float = Field(description="average width of a character of running text, in em")
    cover: CoverLayout
    hero_name: NameLayout
    sheet_name: NameLayout
    chapter: ChapterLayout
    contact_panel: ContactPanelLayout = ContactPanelLayout()
    sheet: SheetLayout
    registers: RegisterLayout
    contents: ContentsLayout
    programme: ProgrammeLayout
    annex_stamp: StampLayout = Field(default=StampLayout(), description="where pages of annexes are stamped")
    outlines_min_mm: float = Field(description="least room over the imprint for the outlines and the credits under it")

    @property
    def lengths(self) -> dict[str, float]:
        """All measures in mm, with what follows from them: trim, bleed, the type area and its columns, places of edges.

        Edges are seen from the type area: `edge_inner` is where the bleed ends beyond the inner margin.
        """
        page, own = self.page, self.measures
        inner, outer, gutter = (own.get(name, 0.0) for name in ("inner", "outer", "gutter"))
        width = page.width_mm - inner - outer
        return own | {
            "page_width": page.width_mm,
            "page_height": page.height_mm,
            "bleed": page.bleed_mm,
            "bleed_image_width": page.width_mm + 2 * page.bleed_mm,
            "bleed_image_height": page.height_mm + 2 * page.bleed_mm,
            "type_width": width,
            "half": (width - gutter) / 2,
            "third": (width - 2 * gutter) / 3,
            "sixth": (width - 5 * gutter) / 6,
            "two_thirds": 2 * (width - 2 * gutter) / 3 + gutter,
            "section_gap": self.chapter.heading_metrics.gap_mm,
            "flow_foot": self.chapter.foot_mm,
            "edge_inner": -inner - page.bleed_mm,
            "edge_outer": -outer - page.bleed_mm,
            "edge_sheet": -own.get("sheet_margin", 0.0) - page.bleed_mm,
            "edge_top": -own.get("top", 0.0) - page.bleed_mm,
        }

    @property
    def colour_roles(self) -> dict[ColourRole, Colour]:
        """Every colour that can be asked for, by its role."""
        roles = {ColourRole(name): colour for name, colour in self.colours.items()}
        for number, pair in enumerate(self.pairs, 1):
            roles |= {ColourRole("land", number): pair.land, ColourRole("ground", number): pair.ground}
        return roles

    @property
    def fonts_in_use(self) -> tuple[FontFace, ...]:
        """The faces that a role asks for; all where the roles are not told."""
        wanted = {family for families in self.families.values() for family in families}
        return tuple(face for face in self.fonts if not wanted or face.family in wanted)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        for fault in (*self._unknown_styles(), *self._open_ends(), *self._unknown_names()):
            raise refused(fault)
        return self

    def _unknown_styles(self) -> Iterator[Fault]:
        for variant in (*self.chapter.page_variants, *self.sheet.page_variants):
            for name in (variant.challenge, variant.approach):
                if name not in self.paragraph_styles:
                    yield ParagraphStyleUnknown(variant=variant.name, style=name)

    def _unknown_names(self) -> Iterator[Fault]:
        """Yield colours that are compared and families that are asked for, but not there."""
        for name in dict.fromkeys(name for pair in self.contrast for name in pair):
            if name not in {*self.colours, "land", "ground"}:
                yield ContrastColourUnknown(colour=name)
        known = {face.family for face in self.fonts}
        for role, families in self.families.items():
            for family in families:
                if family not in known:
                    yield FamilyUnknown(role=role, family=family)

    def _open_ends(self) -> Iterator[Fault]:
        """Yield what could leave a text without a page, a page without a picture, or a drawing without letters."""
        for name, margin in (("chapter", self.chapter.margin), ("sheet", self.sheet.margin)):
            if margin is None and self.architecture == "margin-column":
                yield MarginMissing(part=name)
            if margin is not None and self.architecture != "margin-column":
                yield MarginWithoutColumn(part=name)
        if self.chapter.page_variants[-1].arrangement != "flowing":
            yield ChapterEndNotFlowing()
        if not self.sheet.page_variants[-1].last:
            yield SheetEndNotLast()
        elif not any(variant.last and not variant.min_contacts for variant in self.sheet.page_variants):
            yield SheetEndForFewContacts()
        if self.chapter.image_slots[-1].min_mm > 0:
            yield ImageSlotEndNotOpen()
        for kind in LETTERING_KINDS:
            if kind not in self.lettering:
                yield LetteringMissing(kind=kind)
