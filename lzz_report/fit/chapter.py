"""Fit: one district's chapter in, the form of its text and what stands on each of its pages out."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from lzz_report.documents.fitted import ChapterPage, FittedChapter, MeasureRequest, Overset
from lzz_report.documents.publication import Chapter
from lzz_report.errors import TemplateError
from lzz_report.fit.measurement_cache import MeasurementCache
from lzz_report.fit.names import fit_name
from lzz_report.fit.overset_cuts import cuts
from lzz_report.fit.photo_slots import on_a_page_of_its_own, photo_slot, shows_photo, slot_for
from lzz_report.fit.sheet import DOUBT
from lzz_report.fit.text_heights import SetTexts, is_possible, set_texts
from lzz_report.themes.theme import Theme

# A page on which a text ends begins with so many lines of it.
_LEAST_LINES = 4
# So many of the longest words of a quotation are measured.
_WIDE_WORDS = 3


def fit_chapter(chapter: Chapter, theme: Theme, ruler: MeasurementCache, first_page: int) -> FittedChapter:
    """Return the chapter in the first form that fits its text page above the slab, else flowing over pages.

    It begins on a left page and has an even number of pages, so that the next one begins on a left page too.
    For a photo the text takes the first form that leaves it a slot; where none does, the photo is left out.
    """
    plain = _fit(chapter, theme, ruler, first_page, None)
    slot = photo_slot(theme)
    if chapter.picture is None or slot is None:
        return plain
    shown = _fit(chapter, theme, ruler, first_page, slot.least_mm)
    has_grown = shown.arrangement == "flowing" and plain.arrangement != "flowing"
    if shown.has_photo and not has_grown:
        return shown
    return replace(plain, photo_needs=_needed(chapter, theme, ruler, shown.slab_mm, slot.least_mm))


def _needed(
    chapter: Chapter, theme: Theme, ruler: MeasurementCache, slab_mm: float, photo_mm: float
) -> tuple[Overset, ...]:
    """Return by how much the text must be shorter, in the form that takes least room, for a photo of `photo_mm`."""
    forms = [form for form in theme.chapter.forms if form.arrangement != "flowing" and is_possible(form, chapter)]
    if not forms:
        return ()
    texts = set_texts(chapter, forms[-1], "brochure", theme.chapter.heads, theme, ruler)
    ruler.rely_on(texts.samples)
    found = cuts(texts, photo_mm - _room(texts, slab_mm, theme), chapter, theme.chapter.heads, theme)
    return tuple(one for one in found if one.section)


def _fit(
    chapter: Chapter, theme: Theme, ruler: MeasurementCache, first_page: int, photo_mm: float | None
) -> FittedChapter:
    """Return the chapter with room for a photo of at least `photo_mm`, or (None) without one."""
    has_photo = photo_mm is not None
    slab_sample = MeasureRequest("slab", chapter.slug, part="photo" if has_photo else "", target="brochure")
    slab = ruler.height(slab_sample) - theme.page.bleed_mm
    texts, room = _first_fitting(chapter, theme, ruler, slab, photo_mm or 0.0)
    if texts.form.arrangement == "flowing":
        texts, leaves = _flowing(chapter, theme, ruler, slab, first_page + 1, has_photo=has_photo)
    else:
        leaves = (_leaf("text", first_page + 1, room, theme, has_slab=True, has_photo=has_photo),)
    quote_pt, quote_mm = _quote(chapter, leaves, theme, ruler, slab)
    if has_photo and chapter.picture:
        leaves = on_a_page_of_its_own(leaves, theme, slab, quote_mm, chapter.picture)
    return FittedChapter(
        slug=chapter.slug,
        first_page=first_page,
        pages=1 + sum(leaf.pages for leaf in leaves),
        name=fit_name(chapter.name_parts, theme.hero_name, lambda words: ruler.width_pt(words, "display")),
        form=texts.form.name,
        arrangement=texts.form.arrangement,
        sections=texts.sections,
        slab_mm=slab,
        leaves=leaves,
        name_mm_per_pt=ruler.width_pt(chapter.name, "display"),
        quote_pt=quote_pt,
        has_photo=shows_photo(leaves, theme),
    )


def _first_fitting(
    chapter: Chapter, theme: Theme, ruler: MeasurementCache, slab_mm: float, least_mm: float
) -> tuple[SetTexts, float]:
    """Return the texts in the first form that leaves at least `least_mm` above the slab, and the room it leaves."""
    layout = theme.chapter
    for form in (form for form in layout.forms if form.last or is_possible(form, chapter)):
        texts = set_texts(chapter, form, "brochure", layout.heads, theme, ruler)
        room = _room(texts, slab_mm, theme)
        is_flowing = form.arrangement == "flowing"
        if not is_flowing and (room >= least_mm or abs(room - least_mm) < DOUBT * theme.page.height_mm):
            ruler.rely_on(texts.samples)
        if room >= least_mm or is_flowing:
            return texts, room
    raise TemplateError(f"theme {theme.name}: the last form of the chapter does not let text flow over pages")


def _room(texts: SetTexts, slab_mm: float, theme: Theme) -> float:
    """Return what the texts leave above the slab."""
    layout = theme.chapter
    return theme.page.height_mm - layout.top_mm - texts.height_mm - layout.air_mm - slab_mm


def _flowing(
    chapter: Chapter, theme: Theme, ruler: MeasurementCache, slab_mm: float, number: int, *, has_photo: bool
) -> tuple[SetTexts, tuple[ChapterPage, ...]]:
    """Return a long text and its pages in the first flowing form that ends well, or else in the first of the last.

    It ends well where its last page does not begin with a line or two that would stand lost above what follows. A form
    that is none of the last ones sets a text so large that it fills the page it cannot share with the contacts, beside
    the photo, or the next one with them.
    """
    forms = [form for form in theme.chapter.forms if form.arrangement == "flowing"]
    found = []
    for form in (form for form in forms if form.last or is_possible(form, chapter)):
        texts = set_texts(chapter, form, "brochure", theme.chapter.heads, theme, ruler)
        leaves = _flowing_leaves(chapter, texts, theme, ruler, slab_mm, number, has_photo=has_photo)
        written = leaves[0].end_mm - theme.chapter.foot_mm - theme.chapter.top_mm
        is_begun = leaves[0].pages == 1 or written >= _LEAST_LINES * theme.settings[form.approach].leading_mm
        fills_page = leaves[0].pages == 1 and (not has_photo or shows_photo(leaves, theme))
        if is_begun and (form.last or fills_page or leaves[0].has_slab):
            return texts, leaves
        if form.last:
            found.append((texts, leaves))
    return found[0]


def _flowing_leaves(
    chapter: Chapter,
    texts: SetTexts,
    theme: Theme,
    ruler: MeasurementCache,
    slab_mm: float,
    number: int,
    *,
    has_photo: bool,
) -> tuple[ChapterPage, ...]:
    """Return the pages of a long text: the slab under it where it fits, else under a quotation on a page of its own."""
    sample = MeasureRequest("flow", chapter.slug, style=texts.form.approach)
    ruler.rely_on([sample])
    flow = ruler.measure(sample)
    pages, end_mm = flow.lines[0], flow.height_mm
    free = theme.page.height_mm - end_mm
    has_slab = free >= slab_mm + theme.chapter.air_mm
    room = free - theme.chapter.air_mm - (slab_mm if has_slab else 0.0)
    leaf = _leaf("flow", number, room, theme, has_slab=has_slab, has_photo=has_photo)
    leaves = [replace(leaf, pages=pages, end_mm=end_mm)]
    if not has_slab:
        leaves.append(ChapterPage("quote", number + pages, has_slab=True))
    if sum(leaf.pages for leaf in leaves) % 2 == 0:
        kind = "quote" if has_slab else "plate"
        leaves.append(ChapterPage(kind, number + pages + (not has_slab)))
    return tuple(leaves)


def _leaf(kind: str, number: int, room_mm: float, theme: Theme, *, has_slab: bool, has_photo: bool) -> ChapterPage:
    slot_mm = math.floor(max(room_mm, 0.0) * 10) / 10
    slot = slot_for(slot_mm, theme, has_photo=has_photo)
    return ChapterPage(kind, number, slot=slot.name, slot_mm=slot_mm, has_slab=has_slab)


def _quote(
    chapter: Chapter, leaves: tuple[ChapterPage, ...], theme: Theme, ruler: MeasurementCache, slab_mm: float
) -> tuple[float, float]:
    """Return size and height of the pull quote where a page carries it: the largest that leaves the picture its room.

    Where none does, the largest that fits at all; 0, and no quote, where it is too long even for that.
    """
    page = next((leaf for leaf in leaves if leaf.kind == "quote"), None)
    if page is None or not chapter.quote:
        return 0.0, 0.0
    room = theme.page.height_mm - theme.chapter.top_mm - (slab_mm if page.has_slab else 0.0)
    words = sorted(dict.fromkeys(re.split(r"[ -]", chapter.quoted)), key=len)
    # With fewer letters another word may be wider.
    widest = max(ruler.width_pt(word, "display") for word in words[-_WIDE_WORDS:])
    steps = [size for size in theme.chapter.quote_steps_pt if widest * size <= theme.hero_name.width_mm]
    samples = {size: MeasureRequest("quote", chapter.slug, style=str(size)) for size in steps}
    ruler.rely_on(samples.values())
    heights = {size: ruler.measure(sample).height_mm for size, sample in samples.items()}
    wished = (one for one, height in heights.items() if height + theme.chapter.quote_least_mm <= room)
    possible = (one for one, height in heights.items() if height + theme.chapter.air_mm <= room)
    size = next(wished, next(possible, 0.0))
    return size, heights.get(size, 0.0)
