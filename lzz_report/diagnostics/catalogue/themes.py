"""Faults of themes: colours, fonts, the logo, and parts that do not fit together."""

from __future__ import annotations

from typing import Literal

from lzz_report.diagnostics.example import THEME, Example
from lzz_report.diagnostics.fault import Fault


class Contrast(Fault):
    text: str
    ground: str
    ratio: float
    min_ratio: float
    colour: str
    new_ratio: float


class FontMissing(Fault):
    name: str


class FontNotTruetype(Fault): ...


class LogoMissing(Fault):
    folder: str
    name: str


class LogoTooHeavy(Fault):
    max_mb: int


class LogoUnplaceable(Fault): ...


class ThemeExtendsItself(Fault):
    known: tuple[str, ...]


class ThemeUnknown(Fault):
    known: tuple[str, ...]


class TrimUnknown(Fault):
    known: tuple[str, ...]


class ParagraphStyleUnknown(Fault):
    variant: str
    style: str


class ContrastColourUnknown(Fault):
    colour: str


class FamilyUnknown(Fault):
    role: str
    family: str


class MarginMissing(Fault):
    part: str


class MarginWithoutColumn(Fault):
    part: str


class ChapterEndNotFlowing(Fault): ...


class SheetEndNotLast(Fault): ...


class SheetEndForFewContacts(Fault): ...


class ImageSlotEndNotOpen(Fault): ...


class LetteringMissing(Fault):
    kind: Literal["label", "number"]


class VariantLastMissing(Fault):
    theme: str
    page: Literal["chapter", "sheet"]


class VariantFlowingMissing(Fault):
    theme: str


_ROOT = (THEME, "", "name: Eigenes Thema", "name")


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(
            Contrast(
                text="gap (#8A8A8A)",
                ground="paper (#FFFFFF)",
                ratio=3.5,
                min_ratio=4.5,
                colour="#757575",
                new_ratio=4.6,
            ),
            THEME,
            "colours.gap.rgb",
            'rgb: "#8A8A8A"',
            '"#8A8A8A"',
        ),
        Example(FontMissing(name="muster/Muster.ttf"), THEME, "fonts[0].file", "file: muster/Muster.ttf"),
        Example(FontNotTruetype(), THEME, "fonts[0].file", "file: muster/Muster.otf", "muster/Muster.otf"),
        Example(LogoMissing(folder="eigen", name="logo.svg"), THEME, "logo.file", "file: logo.svg", "logo.svg"),
        Example(LogoTooHeavy(max_mb=2), THEME, "logo.file", "file: logo.png", "logo.png"),
        Example(LogoUnplaceable(), THEME, "logo.file", "file: logo.svg", "logo.svg"),
        Example(ThemeExtendsItself(known=("eigenes", "umriss")), THEME, "extends", "extends: eigen", "eigen"),
        Example(ThemeUnknown(known=("eigenes", "umriss")), THEME, "extends", "extends: umris", "umris"),
        Example(TrimUnknown(known=("210x210", "A5")), THEME, "trim", "trim: A6", "A6"),
        Example(ParagraphStyleUnknown(variant="regel", style="gross"), *_ROOT),
        Example(ContrastColourUnknown(colour="rot"), *_ROOT),
        Example(FamilyUnknown(role="text", family="Muster Sans"), *_ROOT),
        Example(MarginMissing(part="chapter"), *_ROOT),
        Example(MarginWithoutColumn(part="sheet"), *_ROOT),
        Example(ChapterEndNotFlowing(), *_ROOT),
        Example(SheetEndNotLast(), *_ROOT),
        Example(SheetEndForFewContacts(), *_ROOT),
        Example(ImageSlotEndNotOpen(), *_ROOT),
        Example(LetteringMissing(kind="label"), *_ROOT),
        Example(VariantLastMissing(theme="Eigenes Thema", page="sheet")),
        Example(VariantFlowingMissing(theme="Eigenes Thema")),
    )
