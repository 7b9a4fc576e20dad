"""Fit: one district's chapter in, the form of its text and what stands on each of its pages out."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from lzz_report.diagnostics.catalogue.themes import VariantFlowingMissing
from lzz_report.documents.fitted import ChapterPage, FittedChapter, Overset
from lzz_report.documents.measurement import ContactPanelRequest, FlowRequest, QuoteRequest
from lzz_report.documents.publication import Chapter
from lzz_report.errors import TemplateError
from lzz_report.fit.measurement_cache import DOUBT, MeasurementCache
from lzz_report.fit.names import fit_name
from lzz_report.fit.overset_cuts import cuts
from lzz_report.fit.photo_slots import on_a_page_of_its_own, photo_slot, shows_photo, slot_for
from lzz_report.fit.text_heights import SetTexts, is_possible, set_texts
from lzz_report.themes.theme import Theme

# A page on which a text ends begins with so many lines of it.
_MIN_LINES = 4
# So many of the longest words of a quotation are measured.
_WIDE_WORDS = 3


def fit_bleed_image_chapter(
    chapter: Chapter, theme: Theme, measurements: MeasurementCache, first_page: int
) -> FittedChapter:
    """Return the chapter in the first form that fits its text page above the slab, else flowing over pages.

    It begins on a left page and has an even number of pages, so that the next one begins on a left page too.
    For a photo the text takes the first form that leaves it a slot; where none does, the photo is left out.
    """
    plain = _fit(chapter, theme, measurements, first_page, None)
    slot = photo_slot(theme)
    if chapter.picture is None or slot is None:
        return plain
    shown = _fit(chapter, theme, measurements, first_page, slot.min_mm)
    has_grown = shown.arrangement == "flowing" and plain.arrangement != "flowing"
    if shown.has_photo and not has_grown:
        return shown
    return replace(plain, photo_needs=_needed(chapter, theme, measurements, shown.contact_panel_mm, slot.min_mm))


def _needed(
    chapter: Chapter, theme: Theme, measurements: MeasurementCache, contact_panel_mm: float, photo_mm: float
) -> tuple[Overset, ...]:
    """Return by how much the text must be shorter, in the form that takes least room, for a photo of `photo_mm`."""
    variants = [
        variant
        for variant in theme.chapter.page_variants
        if variant.arrangement != "flowing" and is_possible(variant, chapter)
    ]
    if not variants:
        return ()
    texts = set_texts(chapter, variants[-1], "brochure", theme.chapter.heading_metrics, theme, measurements)
    measurements.rely_on(texts.requests)
    found = cuts(texts, photo_mm - _room(texts, contact_panel_mm, theme), chapter, theme.chapter.heading_metrics, theme)
    return tuple(one for one in found if one.section)


def _fit(
    chapter: Chapter, theme: Theme, measurements: MeasurementCache, first_page: int, photo_mm: float | None
) -> FittedChapter:
    """Return the chapter with room for a photo of at least `photo_mm`, or (None) without one."""
    has_photo = photo_mm is not None
    contact_panel = measurements.height(ContactPanelRequest(chapter.slug, has_photo)) - theme.page.bleed_mm
    texts, room = _first_fitting(chapter, theme, measurements, contact_panel, photo_mm or 0.0)
    if texts.page_variant.arrangement == "flowing":
        texts, following_pages = _flowing(
            chapter, theme, measurements, contact_panel, first_page + 1, has_photo=has_photo
        )
    else:
        following_pages = (_leaf("text", first_page + 1, room, theme, has_contact_panel=True, has_photo=has_photo),)
    quote_pt, quote_mm = _quote(chapter, following_pages, theme, measurements, contact_panel)
    if has_photo and chapter.picture:
        following_pages = on_a_page_of_its_own(following_pages, theme, contact_panel, quote_mm, chapter.picture)
    return FittedChapter(
        slug=chapter.slug,
        first_page=first_page,
        pages=1 + sum(chapter_page.pages for chapter_page in following_pages),
        name=fit_name(chapter.name_parts, theme.hero_name, lambda words: measurements.width_pt(words, "display")),
        page_variant=texts.page_variant.name,
        arrangement=texts.page_variant.arrangement,
        sections=texts.sections,
        contact_panel_mm=contact_panel,
        following_pages=following_pages,
        name_mm_per_pt=measurements.width_pt(chapter.name, "display"),
        quote_pt=quote_pt,
        has_photo=shows_photo(following_pages, theme),
    )


def _first_fitting(
    chapter: Chapter, theme: Theme, measurements: MeasurementCache, contact_panel_mm: float, min_mm: float
) -> tuple[SetTexts, float]:
    """Return the texts in the first form that leaves at least `min_mm` above the slab, and the room it leaves."""
    layout = theme.chapter
    for variant in (variant for variant in layout.page_variants if variant.last or is_possible(variant, chapter)):
        texts = set_texts(chapter, variant, "brochure", layout.heading_metrics, theme, measurements)
        room = _room(texts, contact_panel_mm, theme)
        is_flowing = variant.arrangement == "flowing"
        if not is_flowing and (room >= min_mm or abs(room - min_mm) < DOUBT * theme.page.height_mm):
            measurements.rely_on(texts.requests)
        if room >= min_mm or is_flowing:
            return texts, room
    raise TemplateError(VariantFlowingMissing(theme=theme.name))


def _room(texts: SetTexts, contact_panel_mm: float, theme: Theme) -> float:
    """Return what the texts leave above the slab."""
    layout = theme.chapter
    return theme.page.height_mm - layout.top_mm - texts.height_mm - layout.air_mm - contact_panel_mm


def _flowing(
    chapter: Chapter,
    theme: Theme,
    measurements: MeasurementCache,
    contact_panel_mm: float,
    number: int,
    *,
    has_photo: bool,
) -> tuple[SetTexts, tuple[ChapterPage, ...]]:
    """Return a long text and its pages in the first flowing form that ends well, or else in the first of the last.

    It ends well where its last page does not begin with a line or two that would stand lost above what follows. A form
    that is none of the last ones sets a text so large that it fills the page it cannot share with the contacts, beside
    the photo, or the next one with them.
    """
    variants = [variant for variant in theme.chapter.page_variants if variant.arrangement == "flowing"]
    found = []
    for variant in (variant for variant in variants if variant.last or is_possible(variant, chapter)):
        texts = set_texts(chapter, variant, "brochure", theme.chapter.heading_metrics, theme, measurements)
        following_pages = _flowing_leaves(
            chapter, texts, theme, measurements, contact_panel_mm, number, has_photo=has_photo
        )
        written = following_pages[0].end_mm - theme.chapter.foot_mm - theme.chapter.top_mm
        is_begun = (
            following_pages[0].pages == 1 or written >= _MIN_LINES * theme.paragraph_styles[variant.approach].leading_mm
        )
        fills_page = following_pages[0].pages == 1 and (not has_photo or shows_photo(following_pages, theme))
        if is_begun and (variant.last or fills_page or following_pages[0].has_contact_panel):
            return texts, following_pages
        if variant.last:
            found.append((texts, following_pages))
    return found[0]


def _flowing_leaves(
    chapter: Chapter,
    texts: SetTexts,
    theme: Theme,
    measurements: MeasurementCache,
    contact_panel_mm: float,
    number: int,
    *,
    has_photo: bool,
) -> tuple[ChapterPage, ...]:
    """Return the pages of a long text: the slab under it where it fits, else under a quotation on a page of its own."""
    request = FlowRequest(chapter.slug, texts.page_variant.approach)
    measurements.rely_on([request])
    flow = measurements.measure(request)
    pages, end_mm = flow.lines[0], flow.height_mm
    free = theme.page.height_mm - end_mm
    has_contact_panel = free >= contact_panel_mm + theme.chapter.air_mm
    room = free - theme.chapter.air_mm - (contact_panel_mm if has_contact_panel else 0.0)
    chapter_page = _leaf("flow", number, room, theme, has_contact_panel=has_contact_panel, has_photo=has_photo)
    following_pages = [replace(chapter_page, pages=pages, end_mm=end_mm)]
    if not has_contact_panel:
        following_pages.append(ChapterPage("quote", number + pages, has_contact_panel=True))
    if sum(chapter_page.pages for chapter_page in following_pages) % 2 == 0:
        kind = "quote" if has_contact_panel else "image"
        following_pages.append(ChapterPage(kind, number + pages + (not has_contact_panel)))
    return tuple(following_pages)


def _leaf(
    kind: str, number: int, room_mm: float, theme: Theme, *, has_contact_panel: bool, has_photo: bool
) -> ChapterPage:
    image_slot_mm = math.floor(max(room_mm, 0.0) * 10) / 10
    slot = slot_for(image_slot_mm, theme, has_photo=has_photo)
    return ChapterPage(
        kind, number, image_slot=slot.name, image_slot_mm=image_slot_mm, has_contact_panel=has_contact_panel
    )


def _quote(
    chapter: Chapter,
    following_pages: tuple[ChapterPage, ...],
    theme: Theme,
    measurements: MeasurementCache,
    contact_panel_mm: float,
) -> tuple[float, float]:
    """Return size and height of the pull quote where a page carries it: the largest that leaves the picture its room.

    Where none does, the largest that fits at all; 0, and no quote, where it is too long even for that.
    """
    page = next((chapter_page for chapter_page in following_pages if chapter_page.kind == "quote"), None)
    if page is None or not chapter.quote:
        return 0.0, 0.0
    room = theme.page.height_mm - theme.chapter.top_mm - (contact_panel_mm if page.has_contact_panel else 0.0)
    words = sorted(dict.fromkeys(re.split(r"[ -]", chapter.quoted)), key=len)
    # With fewer letters another word may be wider.
    widest = max(measurements.width_pt(word, "display") for word in words[-_WIDE_WORDS:])
    steps = [size for size in theme.chapter.quote_sizes_pt if widest * size <= theme.hero_name.width_mm]
    requests = {size: QuoteRequest(chapter.slug, size) for size in steps}
    measurements.rely_on(requests.values())
    heights = {size: measurements.measure(request).height_mm for size, request in requests.items()}
    wished = (one for one, height in heights.items() if height + theme.chapter.quote_min_mm <= room)
    possible = (one for one, height in heights.items() if height + theme.chapter.air_mm <= room)
    size = next(wished, next(possible, 0.0))
    return size, heights.get(size, 0.0)
