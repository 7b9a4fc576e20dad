"""Fit: one district's sheet in, the first form that leaves its picture enough room out."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from lzz_report.diagnostics.catalogue.themes import VariantLastMissing
from lzz_report.documents.fitted import FittedSheet, PageRange
from lzz_report.documents.measurement import ContactPanelRequest
from lzz_report.documents.publication import Chapter
from lzz_report.errors import TemplateError
from lzz_report.fit.long_sheet import PAGES as LONG_PAGES
from lzz_report.fit.long_sheet import fit_long_sheet
from lzz_report.fit.measurement_cache import DOUBT, MeasurementCache
from lzz_report.fit.names import fit_name, sheet_name
from lzz_report.fit.overset_cuts import cuts
from lzz_report.fit.text_heights import SetTexts, is_possible, set_texts, size_step_of
from lzz_report.themes.page_layout import PageVariant
from lzz_report.themes.theme import Theme


@dataclass(frozen=True, slots=True)
class _SheetAttempt:
    """A form a sheet may take, with its contacts in the way `field`, and what this leaves to picture and photo."""

    texts: SetTexts
    picture_mm: float
    contact_panel_mm: float
    field: str = ""
    photo_mm: float = 0.0


def fit_bleed_image_sheet(
    chapter: Chapter, theme: Theme, measurements: MeasurementCache, brochure_pages: PageRange | None
) -> FittedSheet:
    """Return the sheet in the first form whose picture has its least height, else in the last form with its overset.

    Of contacts that take too much room the second page, where a record may have one, keeps all; else their codes go.
    """
    may_have_two = max(chapter.sheet_pages, theme.sheet.pages) == LONG_PAGES
    taken = _with_photo(chapter, theme, measurements)
    taken = taken or _first_fitting(chapter, theme, measurements, with_fields=not may_have_two)
    floor = theme.sheet.floor_picture_mm
    is_over = taken.picture_mm < floor
    long = _long(chapter, theme, measurements, brochure_pages) if is_over else None
    if long and may_have_two:
        return long
    texts, picture = taken.texts, taken.picture_mm
    return FittedSheet(
        slug=chapter.slug,
        name=sheet_name(chapter, picture, theme, measurements),
        page_variant=texts.page_variant.name,
        arrangement=texts.page_variant.arrangement,
        sections=texts.sections,
        text_mm=texts.height_mm,
        contact_panel_mm=taken.contact_panel_mm,
        picture_mm=picture,
        is_tall=picture >= theme.sheet.tall_picture_mm,
        brochure_pages=brochure_pages,
        fill=round((theme.page.height_mm - picture - taken.photo_mm) / (theme.page.height_mm - floor), 3),
        size_step=size_step_of(texts.sections, theme),
        overset=cuts(texts, floor - picture, chapter, theme.sheet.heading_metrics, theme) if is_over else (),
        fits_two_pages=long is not None and not long.overset,
        field=taken.field,
        photo_mm=taken.photo_mm,
        has_photo=taken.photo_mm > 0,
    )


def _long(
    chapter: Chapter, theme: Theme, measurements: MeasurementCache, brochure_pages: PageRange | None
) -> FittedSheet:
    """Return the sheet over two pages, with the codes of its contacts where there is room for them."""
    fields = [
        name for variant in theme.sheet.page_variants if _has_contacts(variant, chapter) for name in variant.fields
    ]
    tried = []
    for field in dict.fromkeys(("", *fields)):
        tried.append(replace(_long_with(field, chapter, theme, measurements, brochure_pages), field=field))
        if not tried[-1].overset:
            break
    return tried[-1]


def _long_with(
    field: str, chapter: Chapter, theme: Theme, measurements: MeasurementCache, brochure_pages: PageRange | None
) -> FittedSheet:
    """Return the sheet over two pages with its contacts in one way, and with the photo if it has room for it."""
    if chapter.picture is not None:
        contact_panel = _contact_panel(chapter, theme, measurements, field, has_photo=True)
        sheet = fit_long_sheet(chapter, theme, measurements, contact_panel, brochure_pages, may_have_photo=True)
        if sheet.has_photo:
            return sheet
    contact_panel = _contact_panel(chapter, theme, measurements, field)
    return fit_long_sheet(chapter, theme, measurements, contact_panel, brochure_pages, may_have_photo=False)


def _contact_panel(
    chapter: Chapter, theme: Theme, measurements: MeasurementCache, field: str = "", *, has_photo: bool = False
) -> float:
    """Return the height of the contacts in the way `field`, with the photo's credit or without, inside the trim."""
    request = ContactPanelRequest(chapter.slug, has_photo, field, "sheet")
    return measurements.height(request) - theme.page.bleed_mm


def _has_contacts(variant: PageVariant, chapter: Chapter) -> bool:
    """Tell whether a district has as many contacts as a form is meant for."""
    return len(chapter.contacts) >= variant.min_contacts


def _with_photo(chapter: Chapter, theme: Theme, measurements: MeasurementCache) -> _SheetAttempt | None:
    """Return the first form whose picture can share its room with the photo, None where none can."""
    band = theme.sheet.photo
    if chapter.picture is None or band is None:
        return None
    contact_panel = _contact_panel(chapter, theme, measurements, has_photo=True)
    for variant in theme.sheet.page_variants:
        smallest = min(theme.paragraph_styles[name].size_pt for name in (variant.challenge, variant.approach))
        if smallest < band.min_pt or variant.fields or not is_possible(variant, chapter):
            continue
        texts = set_texts(chapter, variant, "sheet", theme.sheet.heading_metrics, theme, measurements)
        whole = _picture(texts, contact_panel, theme)
        least = max(_min_picture(chapter, variant, theme, measurements), theme.sheet.floor_picture_mm)
        photo = math.floor(min(whole - least, whole * band.max_share))
        if abs(photo - band.min_mm) < DOUBT * theme.page.height_mm or photo >= band.min_mm:
            measurements.rely_on(texts.requests)
        if photo >= band.min_mm:
            return _SheetAttempt(texts, round(whole - photo, 1), contact_panel, photo_mm=float(photo))
    return None


def _first_fitting(
    chapter: Chapter, theme: Theme, measurements: MeasurementCache, *, with_fields: bool
) -> _SheetAttempt:
    """Return the first form that leaves its picture the least height, or the last.

    Without `with_fields` only those that set the contacts with their codes.
    """
    possible = [
        variant
        for variant in theme.sheet.page_variants
        if (variant.last or is_possible(variant, chapter)) and _has_contacts(variant, chapter)
        if with_fields or not variant.fields
    ]
    for variant in possible:
        texts = set_texts(chapter, variant, "sheet", theme.sheet.heading_metrics, theme, measurements)
        field = variant.fields[0] if variant.fields else ""
        contact_panel = _contact_panel(chapter, theme, measurements, field)
        picture = _picture(texts, contact_panel, theme)
        least = _min_picture(chapter, variant, theme, measurements)
        is_taken = picture >= least or variant is possible[-1]
        if is_taken or abs(picture - least) < DOUBT * theme.page.height_mm:
            measurements.rely_on(texts.requests)
        if is_taken:
            return _SheetAttempt(texts, picture, contact_panel, field)
    raise TemplateError(VariantLastMissing(theme=theme.name, page="sheet"))


def _picture(texts: SetTexts, contact_panel_mm: float, theme: Theme) -> float:
    """Return the height the text leaves to the picture, cut to a tenth of a millimetre."""
    layout = theme.sheet
    room = theme.page.height_mm - layout.text_gap_mm - texts.height_mm - layout.air_mm - contact_panel_mm
    return math.floor(room * 10) / 10


def _min_picture(chapter: Chapter, variant: PageVariant, theme: Theme, measurements: MeasurementCache) -> float:
    """Return the least height of the picture in a form: a fixed one, or the name at a size with its figure."""
    least = max(variant.min_picture_mm, theme.sheet.floor_picture_mm)
    if not variant.name_pt:
        return least
    layout = theme.sheet_name
    steps = tuple(step for step in layout.sizes_pt if step <= variant.name_pt)
    name = fit_name(
        chapter.name_parts,
        layout.model_copy(update={"sizes_pt": steps}),
        lambda words: measurements.width_pt(words, "display"),
    )
    figure = theme.sheet.figure_mm if chapter.figures else 0.0
    return max(least, theme.sheet.name_top_mm + name.height_mm + figure + theme.sheet.picture_foot_mm)
