"""The architectures of a district's pages: what its chapter and its sheet are built of, by the name a theme gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lzz_report.documents.fitted import FittedChapter, FittedSheet, PageRange
from lzz_report.documents.publication import Chapter
from lzz_report.fit.layouts.bleed_image_chapter import fit_bleed_image_chapter
from lzz_report.fit.layouts.bleed_image_sheet import fit_bleed_image_sheet
from lzz_report.fit.layouts.margin_column_chapter import fit_margin_column_chapter
from lzz_report.fit.layouts.margin_column_sheet import fit_margin_column_sheet
from lzz_report.fit.measurement_cache import MeasurementCache
from lzz_report.themes.theme import Architecture, Theme

__all__ = ["LAYOUTS", "PageLayout"]


@dataclass(frozen=True, slots=True)
class PageLayout:
    """How an architecture fits a chapter from its first page on, and a sheet that names the pages of the chapter."""

    fit_chapter: Callable[[Chapter, Theme, MeasurementCache, int], FittedChapter]
    fit_sheet: Callable[[Chapter, Theme, MeasurementCache, PageRange | None], FittedSheet]


LAYOUTS: Mapping[Architecture, PageLayout] = {
    "bleed-image": PageLayout(fit_bleed_image_chapter, fit_bleed_image_sheet),
    "margin-column": PageLayout(fit_margin_column_chapter, fit_margin_column_sheet),
}
