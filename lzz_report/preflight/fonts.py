"""Check: the fonts of a PDF in, those not embedded or not shipped out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pikepdf import Dictionary, Object

from lzz_report.diagnostics.catalogue.preflight import PreflightFontMissing, PreflightForeignFont
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.preflight.fault import of_file
from lzz_report.preflight.opened_file import OpenedFile

if TYPE_CHECKING:
    from pikepdf import Pdf


def check_fonts(file: OpenedFile) -> Iterator[Diagnostic]:
    """Yield a fault for each font that is not embedded as TrueType or whose family is not expected.

    The engine names a font by the family of the style sheet and its cut: `ABCDEF+Source-Sans-3-Semi-Bold`.
    """
    document, expectation = file.document, file.expectation
    families = tuple(family.replace(" ", "-") for family in sorted(expectation.fonts))
    for font in _fonts(document):
        name = str(font.get("/BaseFont", "/unnamed"))[1:]
        family = name.rpartition("+")[2]
        if not any(family == known or family.startswith(f"{known}-") for known in families):
            yield of_file(expectation, PreflightForeignFont(), name)
        if not _is_embedded(font):
            yield of_file(expectation, PreflightFontMissing(), name)


def _fonts(document: Pdf) -> list[Object]:
    """Return the fonts of the file, parts of compound ones left out, by name."""
    dictionaries = (one for one in document.objects if isinstance(one, Dictionary))
    fonts = [one for one in dictionaries if one.get("/Type") == "/Font" and not str(one.Subtype).startswith("/CIDFont")]
    return sorted(fonts, key=lambda font: str(font.get("/BaseFont", "")))


def _is_embedded(font: Object) -> bool:
    parts = font.get("/DescendantFonts", [font])
    has_subset_name = "+" in str(font.get("/BaseFont", ""))
    return has_subset_name and all("/FontFile2" in part.get("/FontDescriptor", Dictionary()) for part in parts)
