"""Fit: one district's chapter in, the form of its text and what stands on each of its pages out."""

from __future__ import annotations

import math

from lzz_report.errors import LayoutError
from lzz_report.fit.names import fit_name
from lzz_report.fit.ruler import Ruler
from lzz_report.fit.sheet import DOUBT
from lzz_report.fit.texts import SetTexts, is_possible, set_texts
from lzz_report.model.fitted import FittedChapter, Leaf, Sample
from lzz_report.model.publication import Chapter
from lzz_report.model.theme import Theme


def fit_chapter(chapter: Chapter, theme: Theme, ruler: Ruler, first_page: int) -> FittedChapter:
    """Return the chapter in the first form that fits its text page above the slab, else flowing over pages.

    It begins on a left page and has an even number of pages, so that the next one begins on a left page too.
    """
    slab = ruler.height(Sample("slab", chapter.slug, target="brochure")) - theme.page.bleed_mm
    texts, room = _first_fitting(chapter, theme, ruler, slab)
    if texts.form.arrangement == "flowing":
        leaves = _flowing_leaves(chapter, texts, theme, ruler, slab, first_page + 1)
    else:
        leaves = (_leaf("text", first_page + 1, room, theme, has_slab=True),)
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
        quote_pt=_quote_pt(chapter, leaves, theme, ruler, slab),
    )


def _first_fitting(chapter: Chapter, theme: Theme, ruler: Ruler, slab_mm: float) -> tuple[SetTexts, float]:
    """Return the texts in the first form with room for them above the slab, and the room they leave."""
    layout = theme.chapter
    for form in (form for form in layout.forms if form.last or is_possible(form, chapter)):
        texts = set_texts(chapter, form, "brochure", layout.heads, theme, ruler)
        room = theme.page.height_mm - layout.top_mm - texts.height_mm - layout.air_mm - slab_mm
        is_flowing = form.arrangement == "flowing"
        if not is_flowing and (room >= 0 or abs(room) < DOUBT * theme.page.height_mm):
            ruler.rely_on(texts.samples)
        if room >= 0 or is_flowing:
            return texts, room
    raise LayoutError(f"theme {theme.name}: the last form of the chapter does not let text flow over pages")


def _flowing_leaves(
    chapter: Chapter, texts: SetTexts, theme: Theme, ruler: Ruler, slab_mm: float, number: int
) -> tuple[Leaf, ...]:
    """Return the pages of a long text: the slab under it where it fits, else under a quotation on a page of its own."""
    sample = Sample("flow", chapter.slug, style=texts.form.approach)
    ruler.rely_on([sample])
    flow = ruler.measure(sample)
    pages, end_mm = flow.lines[0], flow.height_mm
    free = theme.page.height_mm - end_mm
    has_slab = free >= slab_mm + theme.chapter.air_mm
    room = free - theme.chapter.air_mm - (slab_mm if has_slab else 0.0)
    leaves = [_leaf("flow", number, room, theme, pages=pages, end_mm=end_mm, has_slab=has_slab)]
    if not has_slab:
        leaves.append(Leaf("quote", number + pages, has_slab=True))
    if sum(leaf.pages for leaf in leaves) % 2 == 0:
        kind = "quote" if has_slab else "plate"
        leaves.append(Leaf(kind, number + pages + (not has_slab)))
    return tuple(leaves)


def _leaf(
    kind: str, number: int, room_mm: float, theme: Theme, *, pages: int = 1, end_mm: float = 0.0, has_slab: bool
) -> Leaf:
    slot_mm = math.floor(max(room_mm, 0.0) * 10) / 10
    slot = next(slot.name for slot in theme.chapter.slots if slot_mm >= slot.least_mm)
    return Leaf(kind, number, pages, end_mm, slot, slot_mm, has_slab)


def _quote_pt(chapter: Chapter, leaves: tuple[Leaf, ...], theme: Theme, ruler: Ruler, slab_mm: float) -> float:
    """Return the size of the pull quote where a page carries it: the largest that leaves the picture its room.

    Where none does, the largest that fits at all; 0, and no quote, where it is too long even for that.
    """
    page = next((leaf for leaf in leaves if leaf.kind == "quote"), None)
    if page is None or not chapter.quote:
        return 0.0
    room = theme.page.height_mm - theme.chapter.top_mm - (slab_mm if page.has_slab else 0.0)
    samples = {size: Sample("quote", chapter.slug, style=str(size)) for size in theme.chapter.quote_steps_pt}
    ruler.rely_on(samples.values())
    heights = {size: ruler.measure(sample).height_mm for size, sample in samples.items()}
    wished = (size for size, height in heights.items() if height + theme.chapter.quote_least_mm <= room)
    possible = (size for size, height in heights.items() if height + theme.chapter.air_mm <= room)
    return next(wished, next(possible, 0.0))
