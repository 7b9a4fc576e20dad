"""Fit: one district's chapter in, the form of its text page and what fills the room left out."""

from __future__ import annotations

import math

from lzz_report.fit.names import fit_name
from lzz_report.fit.ruler import Ruler
from lzz_report.fit.sheet import DOUBT
from lzz_report.fit.texts import is_possible, set_texts
from lzz_report.model.fitted import FittedChapter, Sample
from lzz_report.model.publication import Chapter
from lzz_report.model.theme import Theme


def fit_chapter(chapter: Chapter, theme: Theme, ruler: Ruler, first_page: int) -> FittedChapter:
    """Return the chapter in the first form that fits its text page above the slab."""
    slab = ruler.height(Sample("slab", chapter.slug, target="brochure")) - theme.page.bleed_mm
    layout = theme.chapter
    for form in layout.forms:
        if not is_possible(form, chapter):
            continue
        texts = set_texts(chapter, form, "brochure", layout.heads, theme, ruler)
        room = theme.page.height_mm - layout.top_mm - texts.height_mm - layout.air_mm - slab
        if abs(room) < DOUBT * theme.page.height_mm:
            ruler.rely_on(texts.samples)
        if room >= 0 or form.last:
            break
    ruler.rely_on(texts.samples)
    slot_mm = math.floor(max(room, 0.0) * 10) / 10
    return FittedChapter(
        slug=chapter.slug,
        first_page=first_page,
        pages=2,
        name=fit_name(chapter.name_parts, theme.hero_name, lambda words: ruler.width_pt(words, "display")),
        form=form.name,
        arrangement=form.arrangement,
        sections=texts.sections,
        text_mm=texts.height_mm,
        slab_mm=slab,
        slot=next(slot.name for slot in layout.slots if slot_mm >= slot.least_mm),
        slot_mm=slot_mm,
        slab_page=2,
    )
