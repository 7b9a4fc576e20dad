"""Examine: an opened report in, what our pages must know of it out."""

from __future__ import annotations

from collections import Counter

from pikepdf import Name, Page, Pdf

from lzz_report.attach.claims import read_claims
from lzz_report.attach.objects import array, dictionary, entry, number, text
from lzz_report.attach.opening import Report
from lzz_report.attach.promises import profile_for
from lzz_report.attach.tag_trees import is_tagged
from lzz_report.diagnostics.catalogue.reports import LanguageUnsaid, Portfolio, RightToLeft
from lzz_report.diagnostics.fault import Remark
from lzz_report.documents.annex import ReportFacts
from lzz_report.profiles import SCREEN
from lzz_report.units import MM_PER_POINT

LETTER = [0.0, 0.0, 612.0, 792.0]
LONGEST_POINTS = 14_400  # PDF/A allows no longer side


def facts_of(report: Report, *, drop_signature: bool) -> ReportFacts:
    """Return what a report is; a signed one stays alone, and our pages go into a file of their own."""
    pdf = report.pdf
    claims = read_claims(pdf)
    width, height = (round(side * MM_PER_POINT, 2) for side in page_format(pdf))
    alone = report.is_signed and not drop_signature
    return ReportFacts(
        path=report.path,
        pages=len(pdf.pages),
        size_mm=(width, height),
        profile=SCREEN if alone else profile_for(claims),
        claims=claims.words,
        language=text(pdf.Root, "/Lang"),
        is_tagged=is_tagged(pdf),
        is_signed=report.is_signed,
        is_encrypted=pdf.is_encrypted,
        remarks=(*report.notes, *habits(pdf)),
    )


def habits(pdf: Pdf) -> list[Remark]:
    """Return what there is to know of a report before anything is put behind it."""
    notes: list[Remark] = []
    if not text(pdf.Root, "/Lang"):
        notes.append(LanguageUnsaid())
    if entry(entry(pdf.Root, "/ViewerPreferences"), "/Direction") == Name.R2L:
        notes.append(RightToLeft())
    if dictionary(pdf.Root, "/Collection") is not None:
        notes.append(Portfolio())
    return notes


def page_format(pdf: Pdf) -> tuple[float, float]:
    """Return the size most pages are shown in, in points; of two as common, the one that comes first."""
    sizes = Counter(shown_size(page) for page in pdf.pages)
    return max(sizes, key=lambda size: sizes[size])


def shown_size(page: Page) -> tuple[float, float]:
    """Return the size of a page as readers show it: cropped, turned, in its own unit."""
    left, bottom, right, top = _box(page)
    unit = number(entry(page.obj, "/UserUnit")) or 1.0
    width, height = (min(abs(side) * unit, LONGEST_POINTS) for side in (right - left, top - bottom))
    turned = round(number(page.rotation) or 0) // 90 % 2
    return (round(height, 3), round(width, 3)) if turned else (round(width, 3), round(height, 3))


def _box(page: Page) -> list[float]:
    """Return the edges of what is shown of a page; where the page does not say, readers take US letter."""
    for name in ("/CropBox", "/MediaBox"):
        edges = [number(value) for value in array(page.obj, name)]
        known = [edge for edge in edges if edge is not None]
        if len(edges) == len(known) == len(LETTER):
            return known
    return LETTER
