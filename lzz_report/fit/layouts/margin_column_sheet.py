"""Fit: one district's sheet beside a margin column in, the first form that leaves its band enough height out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lzz_report.diagnostics.catalogue.themes import VariantLastMissing
from lzz_report.documents.fitted import FittedName, FittedSheet, MarginColumn, PageRange
from lzz_report.documents.measurement import SheetFlowRequest
from lzz_report.documents.publication import Chapter
from lzz_report.errors import TemplateError
from lzz_report.fit.layouts.margin_stacks import margin_columns, margin_layout
from lzz_report.fit.long_sheet import PAGES as LONG_PAGES
from lzz_report.fit.long_sheet import fit_long_sheet
from lzz_report.fit.measurement_cache import DOUBT, MeasurementCache
from lzz_report.fit.names import fit_name
from lzz_report.fit.overset_cuts import cuts
from lzz_report.fit.text_heights import SetTexts, is_possible, set_texts, size_step_of
from lzz_report.themes.page_layout import MarginLayout, PageVariant
from lzz_report.themes.theme import Theme

# A sheet that is reported as too full still has a band.
_MIN_MM = 10.0
# A name is set down to this share of its size to make room for the district under it, before that stands beside it.
_SMALLER = 0.7


@dataclass(frozen=True, slots=True)
class _BandAttempt:
    """A sheet in one form with one way beside its text: the height this leaves to the band, and the least it needs."""

    page_variant: PageVariant
    texts: SetTexts
    margin_column: MarginColumn
    band_mm: float
    min_mm: float


def fit_margin_column_sheet(
    chapter: Chapter,
    theme: Theme,
    measurements: MeasurementCache,
    brochure_pages: PageRange | None,
) -> FittedSheet:
    """Return the sheet in the first form whose band has its least height, else in the last form with its overset."""
    taken = _first_fitting(chapter, theme, margin_layout(theme.sheet), measurements)
    floor = theme.sheet.floor_picture_mm
    is_over = taken.band_mm < floor
    field_mm = taken.margin_column.field_mm
    long = (
        fit_long_sheet(chapter, theme, measurements, field_mm, brochure_pages, may_have_photo=False)
        if is_over
        else None
    )
    if long and max(chapter.sheet_pages, theme.sheet.pages) == LONG_PAGES:
        long = _under_a_higher_band(chapter, long, theme, measurements, field_mm)
        picture = _long_band(chapter, long, theme, measurements)
        name, is_tall = _name_on(chapter, theme, measurements, picture)
        return replace(
            long,
            name=name,
            picture_mm=picture,
            is_tall=is_tall,
            margin_column=replace(taken.margin_column, stack=(), stack_mm=0.0),
        )
    band = min(max(taken.band_mm, _MIN_MM), taken.page_variant.max_picture_mm)
    name, is_tall = _name_on(chapter, theme, measurements, band)
    return FittedSheet(
        slug=chapter.slug,
        name=name,
        page_variant=taken.page_variant.name,
        arrangement=taken.page_variant.arrangement,
        sections=taken.texts.sections,
        text_mm=taken.texts.height_mm,
        contact_panel_mm=taken.margin_column.field_mm,
        picture_mm=band,
        is_tall=is_tall,
        brochure_pages=brochure_pages,
        fill=round((theme.page.height_mm - taken.band_mm) / (theme.page.height_mm - floor), 3),
        size_step=size_step_of(taken.texts.sections, theme),
        fits_two_pages=long is not None and not long.overset,
        overset=cuts(taken.texts, floor - taken.band_mm, chapter, theme.sheet.heading_metrics, theme)
        if is_over
        else (),
        margin_column=taken.margin_column,
        has_photo="photo" in taken.margin_column.stack,
    )


def _under_a_higher_band(
    chapter: Chapter, long: FittedSheet, theme: Theme, measurements: MeasurementCache, field_mm: float
) -> FittedSheet:
    """Return a sheet whose text runs on to its second page with the room left there given to the band on the first."""
    layout = theme.sheet
    if long.last is None or long.last.kind == "image" or long.overset:
        return long
    # The text goes over to the second page by as much as the band grows, with a head that does not end the first.
    grown = math.floor(
        long.last.image_slot_mm
        - layout.heading_metrics.head_mm
        - theme.paragraph_styles[long.sections[0].paragraph_style].leading_mm
    )
    picture = min(long.picture_mm + grown, _max_long_mm(theme))
    if picture <= long.picture_mm:
        return long
    higher = layout.model_copy(update={"long": layout.long.model_copy(update={"picture_mm": picture})})
    other = theme.model_copy(update={"sheet": higher})
    sheet = fit_long_sheet(chapter, other, measurements, field_mm, long.brochure_pages, may_have_photo=False)
    return sheet if sheet.size_step == long.size_step and sheet.pages == long.pages and not sheet.overset else long


def _max_long_mm(theme: Theme) -> float:
    return theme.sheet.long.max_picture_mm or min(variant.max_picture_mm for variant in theme.sheet.page_variants)


def _long_band(chapter: Chapter, long: FittedSheet, theme: Theme, measurements: MeasurementCache) -> float:
    """Return the height of the band on the first of two pages; what a text that ends there leaves is its."""
    if long.last is None or long.last.kind != "image":
        return long.picture_mm
    layout = theme.sheet.long
    paragraph_style = long.sections[0].paragraph_style
    end_mm = measurements.measure(SheetFlowRequest(chapter.slug, layout.picture_mm, paragraph_style)).height_mm
    spare = theme.page.height_mm - theme.chapter.foot_mm - end_mm
    return math.floor(max(layout.picture_mm, min(layout.picture_mm + spare, _max_long_mm(theme))) * 10) / 10


def _first_fitting(
    chapter: Chapter, theme: Theme, margin: MarginLayout, measurements: MeasurementCache
) -> _BandAttempt:
    last: _BandAttempt | None = None
    for variant in theme.sheet.page_variants:
        if not variant.last and not is_possible(variant, chapter):
            continue
        for attempt in _attempts(chapter, variant, theme, margin, measurements):
            if attempt.band_mm >= attempt.min_mm:
                measurements.rely_on(attempt.texts.requests)
                return attempt
            if abs(attempt.band_mm - attempt.min_mm) < DOUBT * theme.page.height_mm:
                measurements.rely_on(attempt.texts.requests)
            last = attempt
    if last is None:
        raise TemplateError(VariantLastMissing(theme=theme.name, page="sheet"))
    measurements.rely_on(last.texts.requests)
    return last


def _attempts(
    chapter: Chapter, variant: PageVariant, theme: Theme, margin: MarginLayout, measurements: MeasurementCache
) -> Iterator[_BandAttempt]:
    texts = set_texts(chapter, variant, "sheet", theme.sheet.heading_metrics, theme, measurements)
    least = _min_band(chapter, variant, theme, measurements)
    bleed = theme.page.bleed_mm
    ways = margin_columns(chapter, "sheet", margin, measurements, bleed, stacks=variant.stacks, fields=variant.fields)
    for way in ways:
        yield _BandAttempt(variant, texts, way, _band(texts, way, theme, margin), least)


def _band(texts: SetTexts, way: MarginColumn, theme: Theme, margin: MarginLayout) -> float:
    """Return the height text and column leave to the band, cut to a tenth of a millimetre."""
    layout = theme.sheet
    if way.is_foot:
        below = texts.height_mm + layout.air_mm + way.field_mm
    else:
        column = way.stack_mm + (margin.gap_mm + way.field_mm if way.field_mm else layout.foot_mm)
        below = max(texts.height_mm + layout.foot_mm, column)
    return math.floor((theme.page.height_mm - layout.text_gap_mm - below) * 10) / 10


def _min_band(chapter: Chapter, variant: PageVariant, theme: Theme, measurements: MeasurementCache) -> float:
    """Return the least height of the band in a form: a fixed one, or what the name at a size and its place need."""
    if not variant.name_pt:
        return variant.min_picture_mm
    steps = tuple(step for step in theme.sheet_name.sizes_pt if step <= variant.name_pt)
    is_low = variant.min_picture_mm < theme.sheet.tall_picture_mm
    name = _name(chapter, theme, measurements, steps, is_low=is_low)
    return max(variant.min_picture_mm, theme.sheet.name_top_mm + name.height_mm + theme.sheet.picture_foot_mm)


def _name_on(chapter: Chapter, theme: Theme, measurements: MeasurementCache, band_mm: float) -> tuple[FittedName, bool]:
    """Return the name on a band and whether the picture stands under it: on a tall one that leaves it the room."""
    layout, steps = theme.sheet, theme.sheet_name.sizes_pt
    least = layout.tall_room_mm if layout.low_name else -math.inf
    for largest in (step for step in steps if step >= _SMALLER * steps[0] and band_mm >= layout.tall_picture_mm):
        name = _name(chapter, theme, measurements, tuple(step for step in steps if step <= largest), band_mm)
        if band_mm - layout.name_top_mm - name.height_mm >= least:
            return name, True
    return _name(chapter, theme, measurements, steps, band_mm, is_low=True), False


def _name(
    chapter: Chapter,
    theme: Theme,
    measurements: MeasurementCache,
    steps: tuple[float, ...],
    band_mm: float | None = None,
    *,
    is_low: bool = False,
) -> FittedName:
    """Return the name at one of the sizes, within the height of a band; on a low one beside its picture."""
    layout = theme.sheet.low_name if is_low and theme.sheet.low_name else theme.sheet_name
    room = band_mm - theme.sheet.name_top_mm - theme.sheet.picture_foot_mm if band_mm is not None else None
    narrowed = layout.model_copy(update={"sizes_pt": tuple(step for step in layout.sizes_pt if step in steps)})
    return fit_name(chapter.name_parts, narrowed, lambda words: measurements.width_pt(words, "display"), room)
