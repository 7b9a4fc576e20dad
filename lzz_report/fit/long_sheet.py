"""Fit: one district's sheet that may take two pages in, its setting and what stands on the second page out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lzz_report.documents.fitted import ChapterPage, FittedSection, FittedSheet, Overset, PageRange
from lzz_report.documents.measurement import SheetFlowRequest, TextRequest
from lzz_report.documents.publication import Chapter
from lzz_report.fit.columns import ColumnBlock, column_lines
from lzz_report.fit.measurement_cache import MeasurementCache
from lzz_report.fit.names import sheet_name
from lzz_report.fit.overset_cuts import shared_cuts, without_last
from lzz_report.fit.photo_slots import slot_for
from lzz_report.fit.text_heights import size_step_of
from lzz_report.themes.theme import Theme
from lzz_report.units import MM_PER_POINT

PAGES = 2


@dataclass(frozen=True, slots=True)
class _Flow:
    """All texts in a setting: the pages they take, where they end (mm from the top) and what is left over the slab."""

    paragraph_style: str
    pages: int
    end_mm: float
    room_mm: float
    picture_mm: float


def fit_long_sheet(
    chapter: Chapter,
    theme: Theme,
    measurements: MeasurementCache,
    contact_panel_mm: float,
    brochure_pages: PageRange | None,
    *,
    may_have_photo: bool,
) -> FittedSheet:
    """Return the sheet over two pages: picture and text on the first, the rest over the slab on the second.

    Where all of the text stands on the first page, the picture takes what it leaves there.
    """
    layout = theme.sheet.long
    flow = _first_fitting(chapter, theme, measurements, contact_panel_mm)
    is_short = flow.pages < PAGES
    picture = flow.picture_mm
    if is_short:
        # The end of a flow lies below its foot.
        left = math.floor((theme.page.height_mm - flow.end_mm) * 10) / 10
        picture = max(picture, min(picture + left, layout.max_picture_mm))
    image_slot_mm = math.floor(max(flow.room_mm, 0.0) * 10) / 10
    slot = slot_for(image_slot_mm, theme, has_photo=may_have_photo)
    sections = tuple(FittedSection(section.name, flow.paragraph_style, 0, 0.0) for section in chapter.sections)
    # The second page begins with what stands over the slab where it holds no text.
    kind, end_mm = ("image", theme.chapter.top_mm) if is_short else ("flow", flow.end_mm)
    return FittedSheet(
        slug=chapter.slug,
        name=sheet_name(chapter, picture, theme, measurements),
        page_variant=layout.name,
        arrangement="flowing",
        sections=sections,
        text_mm=0.0,
        contact_panel_mm=contact_panel_mm,
        picture_mm=picture,
        is_tall=picture >= theme.sheet.tall_picture_mm,
        brochure_pages=brochure_pages,
        fill=round(1 - max(flow.room_mm + picture - layout.picture_mm, 0.0) / (PAGES * theme.page.height_mm), 3),
        size_step=size_step_of(sections, theme),
        pages=PAGES,
        last=ChapterPage(kind, PAGES, 1, end_mm, slot.name, image_slot_mm, has_contact_panel=True),
        has_photo=slot.is_photo,
        overset=_overset(chapter, -flow.room_mm, flow.paragraph_style, theme, measurements) if flow.room_mm < 0 else (),
    )


def _first_fitting(chapter: Chapter, theme: Theme, measurements: MeasurementCache, contact_panel_mm: float) -> _Flow:
    """Return the largest setting in which the text ends on the first page, else the first that fits, or the last."""
    layout = theme.sheet.long
    for paragraph_style in layout.short_paragraph_styles:
        if _may_be_short(chapter, paragraph_style, theme):
            flow = _flow(chapter, paragraph_style, theme, measurements, contact_panel_mm)
            if flow.pages < PAGES and flow.room_mm >= 0:
                return flow
    tried = []
    for paragraph_style in layout.paragraph_styles:
        tried.append(_flow(chapter, paragraph_style, theme, measurements, contact_panel_mm))
        if tried[-1].room_mm >= 0:
            break
    return _on_first_page(tried[-1], chapter, theme, measurements, contact_panel_mm) or tried[-1]


def _on_first_page(
    flow: _Flow, chapter: Chapter, theme: Theme, measurements: MeasurementCache, contact_panel_mm: float
) -> _Flow | None:
    """Return the text with its last few lines back on the first page, if a lower picture leaves them the room."""
    over = flow.end_mm - theme.chapter.top_mm
    picture = math.floor(flow.picture_mm - over - theme.paragraph_styles[flow.paragraph_style].leading_mm)
    if flow.pages != PAGES or not 0 < theme.sheet.long.min_picture_mm <= picture:
        return None
    lower = _flow(chapter, flow.paragraph_style, theme, measurements, contact_panel_mm, picture)
    return lower if lower.pages < PAGES and lower.room_mm >= 0 else None


def _may_be_short(chapter: Chapter, name: str, theme: Theme) -> bool:
    """Tell, by a rough guess, whether a setting is worth to be measured for a text that shall end on the first page."""
    paragraph_style = theme.paragraph_styles[name]
    per_line = paragraph_style.width_mm / (paragraph_style.size_pt * MM_PER_POINT * theme.character_em)
    lines = chapter.characters / per_line / paragraph_style.columns
    return lines * paragraph_style.leading_mm < theme.page.height_mm - theme.sheet.long.picture_mm


def _flow(
    chapter: Chapter,
    paragraph_style: str,
    theme: Theme,
    measurements: MeasurementCache,
    contact_panel_mm: float,
    picture_mm: float = 0.0,
) -> _Flow:
    """Return how the texts run in a setting, under a picture of the theme's height or another."""
    picture_mm = picture_mm or theme.sheet.long.picture_mm
    request = SheetFlowRequest(chapter.slug, picture_mm, paragraph_style)
    measurements.rely_on([request])
    flow = measurements.measure(request)
    pages, page = flow.lines[0], theme.page.height_mm
    begun_mm = theme.chapter.top_mm if pages < PAGES else flow.height_mm
    over = max(pages - PAGES, 0) * (page - theme.chapter.top_mm - theme.chapter.foot_mm)
    return _Flow(
        paragraph_style,
        pages,
        flow.height_mm,
        page - contact_panel_mm - theme.sheet.air_mm - begun_mm - over,
        picture_mm,
    )


def _overset(
    chapter: Chapter, missing_mm: float, setting_name: str, theme: Theme, measurements: MeasurementCache
) -> tuple[Overset, ...]:
    """Return what to shorten so that the text takes `missing_mm` less, over both columns."""
    paragraph_style = theme.paragraph_styles[setting_name]
    requests = [TextRequest(chapter.slug, section.name, setting_name, "sheet") for section in chapter.sections]
    measurements.rely_on(requests)
    blocks = [measurements.measure(request).lines for request in requests]

    def height(cut: Sequence[int]) -> float:
        kept = [column_lines(pieces, paragraph_style.columns) for pieces in map(_kept, blocks, cut)]
        return sum(kept) * paragraph_style.leading_mm

    whole = height([0] * len(blocks))
    # A page may end before its last lines, where a paragraph or a head goes over to the next one.
    missing = missing_mm + theme.sheet.heading_metrics.head_mm + paragraph_style.leading_mm
    return shared_cuts(chapter.sections, blocks, lambda cut: missing - whole + height(cut))


def _kept(block: Sequence[int], cut: int) -> list[ColumnBlock]:
    """Return the paragraphs of a text without its last lines."""
    return [ColumnBlock(lines) for lines in without_last(block, cut)]
