"""Faults of what a theme's designer writes: templates, style sheets, fixed words."""

from __future__ import annotations

from lzz_report.diagnostics.example import Example
from lzz_report.diagnostics.fault import Fault


class TemplateWrong(Fault):
    place: str
    message: str


class TemplateMissing(Fault):
    place: str
    name: str


class TemplateEncoding(Fault):
    place: str


class TemplateRefused(Fault):
    place: str
    cause: Fault


class StyleSheetMissing(Fault):
    name: str


class StyleSheetEncoding(Fault):
    name: str


class LogoAbsent(Fault): ...


class PhotoAbsent(Fault):
    district: str


class DrawingUnknown(Fault):
    kind: str
    known: tuple[str, ...]


class DrawingValuesWrong(Fault):
    kind: str
    message: str


class ColourWithoutRole(Fault):
    example: str
    value: str


class ColourPairUnknown(Fault):
    number: int
    count: int


class FixedWordsMissing(Fault):
    file: str
    key: str


class FixedWordsUnquoted(Fault):
    file: str
    key: str


class FixedNameUnquoted(Fault):
    file: str
    name: str
    table: str


class FixedWordsPlaceholder(Fault):
    file: str
    key: str
    message: str


class ContentTransparent(Fault):
    page: int
    missing: int
    pieces: int


class LengthInfinite(Fault):
    function: str


class EngineGivesUp(Fault):
    kind: str
    message: str


class EngineLog(Fault):
    line: str


_PLACE = "layouts/eigen/parts/cover.html:3"
_WORDS = "layouts/shared/strings/de.yaml"


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(TemplateWrong(place=_PLACE, message="'titel' is undefined")),
        Example(TemplateMissing(place=_PLACE, name="eigen/parts/rand.html")),
        Example(TemplateEncoding(place=_PLACE)),
        Example(TemplateRefused(place=_PLACE, cause=FixedWordsMissing(file=_WORDS, key="titel"))),
        Example(StyleSheetMissing(name="eigen/pages.css")),
        Example(StyleSheetEncoding(name="eigen/pages.css")),
        Example(LogoAbsent()),
        Example(PhotoAbsent(district="Musterstadt")),
        Example(DrawingUnknown(kind="karte", known=("country", "crop"))),
        Example(DrawingValuesWrong(kind="crop", message="missing 1 required argument: 'key'")),
        Example(ColourWithoutRole(example="colours.ink", value="#FF0000")),
        Example(ColourPairUnknown(number=9, count=8)),
        Example(FixedWordsMissing(file=_WORDS, key="contents")),
        Example(FixedWordsUnquoted(file=_WORDS, key="yes")),
        Example(FixedNameUnquoted(file=_WORDS, name="Bayern", table="states")),
        Example(FixedWordsPlaceholder(file=_WORDS, key="page_link", message="'seite'")),
        Example(ContentTransparent(page=4, missing=2, pieces=60)),
        Example(LengthInfinite(function="calc(1mm / 0)")),
        Example(EngineGivesUp(kind="ZeroDivisionError", message="float division by zero")),
        Example(EngineLog(line="Ignored `colr: red` at 1:5, unknown property."), "layouts/eigen/style.css"),
    )
