"""Fit: one district's sheet in, the first form that leaves its picture enough room out."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from lzz_report.documents.fitted import FittedSheet, MeasureRequest
from lzz_report.documents.publication import Chapter
from lzz_report.errors import TemplateError
from lzz_report.fit.long_sheet import PAGES as LONG_PAGES
from lzz_report.fit.long_sheet import fit_long_sheet
from lzz_report.fit.measurement_cache import MeasurementCache
from lzz_report.fit.names import fit_name, sheet_name
from lzz_report.fit.overset_cuts import cuts
from lzz_report.fit.text_heights import SetTexts, is_possible, set_texts, step_of
from lzz_report.themes.page_layout import PageVariant
from lzz_report.themes.theme import Theme

# A form rejected by less than this share of the page may have been rejected by a wrong prediction: it is measured.
DOUBT = 0.06


@dataclass(frozen=True, slots=True)
class _Taken:
    """A form a sheet may take, with its contacts in the way `field`, and what this leaves to picture and photo."""

    texts: SetTexts
    picture_mm: float
    slab_mm: float
    field: str = ""
    photo_mm: float = 0.0


def fit_sheet(chapter: Chapter, theme: Theme, ruler: MeasurementCache, brochure_page: int | None) -> FittedSheet:
    """Return the sheet in the first form whose picture has its least height, else in the last form with its overset.

    Of contacts that take too much room the second page, where a record may have one, keeps all; else their codes go.
    """
    may_have_two = max(chapter.sheet_pages, theme.sheet.pages) == LONG_PAGES
    taken = _with_photo(chapter, theme, ruler)
    taken = taken or _first_fitting(chapter, theme, ruler, with_fields=not may_have_two)
    floor = theme.sheet.floor_picture_mm
    is_over = taken.picture_mm < floor
    long = _long(chapter, theme, ruler, brochure_page) if is_over else None
    if long and may_have_two:
        return long
    texts, picture = taken.texts, taken.picture_mm
    return FittedSheet(
        slug=chapter.slug,
        name=sheet_name(chapter, picture, theme, ruler),
        form=texts.form.name,
        arrangement=texts.form.arrangement,
        sections=texts.sections,
        text_mm=texts.height_mm,
        slab_mm=taken.slab_mm,
        picture_mm=picture,
        is_tall=picture >= theme.sheet.tall_picture_mm,
        brochure_page=brochure_page,
        fill=round((theme.page.height_mm - picture - taken.photo_mm) / (theme.page.height_mm - floor), 3),
        step=step_of(texts.sections, theme),
        overset=cuts(texts, floor - picture, chapter, theme.sheet.heads, theme) if is_over else (),
        fits_two_pages=long is not None and not long.overset,
        field=taken.field,
        photo_mm=taken.photo_mm,
        has_photo=taken.photo_mm > 0,
    )


def _long(chapter: Chapter, theme: Theme, ruler: MeasurementCache, brochure_page: int | None) -> FittedSheet:
    """Return the sheet over two pages, with the codes of its contacts where there is room for them."""
    fields = [name for form in theme.sheet.forms if _has_contacts(form, chapter) for name in form.fields]
    tried = []
    for field in dict.fromkeys(("", *fields)):
        tried.append(replace(_long_with(field, chapter, theme, ruler, brochure_page), field=field))
        if not tried[-1].overset:
            break
    return tried[-1]


def _long_with(
    field: str, chapter: Chapter, theme: Theme, ruler: MeasurementCache, brochure_page: int | None
) -> FittedSheet:
    """Return the sheet over two pages with its contacts in one way, and with the photo if it has room for it."""
    if chapter.picture is not None:
        slab = _slab(chapter, theme, ruler, field, has_photo=True)
        sheet = fit_long_sheet(chapter, theme, ruler, slab, brochure_page, may_have_photo=True)
        if sheet.has_photo:
            return sheet
    slab = _slab(chapter, theme, ruler, field)
    return fit_long_sheet(chapter, theme, ruler, slab, brochure_page, may_have_photo=False)


def _slab(
    chapter: Chapter, theme: Theme, ruler: MeasurementCache, field: str = "", *, has_photo: bool = False
) -> float:
    """Return the height of the contacts in the way `field`, with the photo's credit or without, inside the trim."""
    sample = MeasureRequest("slab", chapter.slug, part="photo" if has_photo else "", style=field, target="sheet")
    return ruler.height(sample) - theme.page.bleed_mm


def _has_contacts(form: PageVariant, chapter: Chapter) -> bool:
    """Tell whether a district has as many contacts as a form is meant for."""
    return len(chapter.contacts) >= form.least_contacts


def _with_photo(chapter: Chapter, theme: Theme, ruler: MeasurementCache) -> _Taken | None:
    """Return the first form whose picture can share its room with the photo, None where none can."""
    band = theme.sheet.photo
    if chapter.picture is None or band is None:
        return None
    slab = _slab(chapter, theme, ruler, has_photo=True)
    for form in theme.sheet.forms:
        smallest = min(theme.settings[name].size_pt for name in (form.challenge, form.approach))
        if smallest < band.least_pt or form.fields or not is_possible(form, chapter):
            continue
        texts = set_texts(chapter, form, "sheet", theme.sheet.heads, theme, ruler)
        whole = _picture(texts, slab, theme)
        least = max(_least_picture(chapter, form, theme, ruler), theme.sheet.floor_picture_mm)
        photo = math.floor(min(whole - least, whole * band.most_share))
        if abs(photo - band.least_mm) < DOUBT * theme.page.height_mm or photo >= band.least_mm:
            ruler.rely_on(texts.samples)
        if photo >= band.least_mm:
            return _Taken(texts, round(whole - photo, 1), slab, photo_mm=float(photo))
    return None


def _first_fitting(chapter: Chapter, theme: Theme, ruler: MeasurementCache, *, with_fields: bool) -> _Taken:
    """Return the first form that leaves its picture the least height, or the last.

    Without `with_fields` only those that set the contacts with their codes.
    """
    possible = [
        form
        for form in theme.sheet.forms
        if (form.last or is_possible(form, chapter)) and _has_contacts(form, chapter)
        if with_fields or not form.fields
    ]
    for form in possible:
        texts = set_texts(chapter, form, "sheet", theme.sheet.heads, theme, ruler)
        field = form.fields[0] if form.fields else ""
        slab = _slab(chapter, theme, ruler, field)
        picture = _picture(texts, slab, theme)
        least = _least_picture(chapter, form, theme, ruler)
        is_taken = picture >= least or form is possible[-1]
        if is_taken or abs(picture - least) < DOUBT * theme.page.height_mm:
            ruler.rely_on(texts.samples)
        if is_taken:
            return _Taken(texts, picture, slab, field)
    raise TemplateError(f"theme {theme.name}: no form of the sheet is marked as the last")


def _picture(texts: SetTexts, slab_mm: float, theme: Theme) -> float:
    """Return the height the text leaves to the picture, cut to a tenth of a millimetre."""
    layout = theme.sheet
    room = theme.page.height_mm - layout.text_gap_mm - texts.height_mm - layout.air_mm - slab_mm
    return math.floor(room * 10) / 10


def _least_picture(chapter: Chapter, form: PageVariant, theme: Theme, ruler: MeasurementCache) -> float:
    """Return the least height of the picture in a form: a fixed one, or the name at a size with its figure."""
    least = max(form.least_picture_mm, theme.sheet.floor_picture_mm)
    if not form.name_pt:
        return least
    layout = theme.sheet_name
    steps = tuple(step for step in layout.steps_pt if step <= form.name_pt)
    name = fit_name(
        chapter.name_parts,
        layout.model_copy(update={"steps_pt": steps}),
        lambda words: ruler.width_pt(words, "display"),
    )
    figure = theme.sheet.figure_mm if chapter.figures else 0.0
    return max(least, theme.sheet.name_top_mm + name.height_mm + figure + theme.sheet.picture_foot_mm)
