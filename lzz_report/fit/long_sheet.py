"""Fit: one district's sheet that may take two pages in, its setting and what stands on the second page out."""

from __future__ import annotations

import math
from collections.abc import Sequence

from lzz_report.fit.columns import Piece, column_lines
from lzz_report.fit.cuts import shared_cuts, without_last
from lzz_report.fit.names import sheet_name
from lzz_report.fit.photos import slot_for
from lzz_report.fit.ruler import Ruler
from lzz_report.fit.texts import step_of
from lzz_report.model.fitted import FittedSection, FittedSheet, Leaf, Overset, Sample
from lzz_report.model.publication import Chapter
from lzz_report.model.theme import Theme

PAGES = 2


def fit_long_sheet(
    chapter: Chapter, theme: Theme, ruler: Ruler, slab_mm: float, brochure_page: int | None
) -> FittedSheet:
    """Return the sheet over two pages: picture and text on the first, the rest over the slab on the second."""
    layout = theme.sheet.long
    picture = layout.picture_mm
    tried: list[tuple[str, float, float]] = []
    for setting in layout.settings:
        tried.append(_flow(chapter, setting, theme, ruler, slab_mm))
        if tried[-1][2] >= 0:
            break
    name, end_mm, room = tried[-1]
    # Where all of the text stands on the first page, the second begins with what stands over the slab.
    kind = "plate" if end_mm == theme.chapter.top_mm else "flow"
    slot_mm = math.floor(max(room, 0.0) * 10) / 10
    slot = slot_for(slot_mm, theme, has_photo=chapter.picture is not None)
    sections = tuple(FittedSection(section.name, name, 0, 0.0) for section in chapter.sections)
    return FittedSheet(
        slug=chapter.slug,
        name=sheet_name(chapter, picture, theme, ruler),
        form=layout.name,
        arrangement="flowing",
        sections=sections,
        text_mm=0.0,
        slab_mm=slab_mm,
        picture_mm=picture,
        is_tall=picture >= theme.sheet.tall_picture_mm,
        brochure_page=brochure_page,
        fill=round(1 - max(room, 0.0) / (PAGES * theme.page.height_mm), 3),
        step=step_of(sections, theme),
        pages=PAGES,
        last=Leaf(kind, PAGES, 1, end_mm, slot.name, slot_mm, has_slab=True),
        has_photo=slot.is_photo,
        overset=_overset(chapter, -room, name, theme, ruler) if room < 0 else (),
    )


def _flow(chapter: Chapter, setting: str, theme: Theme, ruler: Ruler, slab_mm: float) -> tuple[str, float, float]:
    """Return a setting, where the text ends in it (mm from the top of its last page), and the room over the slab."""
    sample = Sample("sheet-flow", chapter.slug, part=f"{theme.sheet.long.picture_mm:g}", style=setting, target="sheet")
    ruler.rely_on([sample])
    flow = ruler.measure(sample)
    end_mm = flow.height_mm if flow.lines[0] >= PAGES else theme.chapter.top_mm
    return setting, end_mm, _room(max(flow.lines[0], PAGES), end_mm, slab_mm, theme)


def _room(pages: int, end_mm: float, slab_mm: float, theme: Theme) -> float:
    """Return the free height over the slab on the second page, below 0 when the text needs more than that."""
    page = theme.page.height_mm
    over = (pages - PAGES) * (page - theme.chapter.top_mm - theme.chapter.foot_mm)
    return page - slab_mm - theme.sheet.air_mm - end_mm - over


def _overset(chapter: Chapter, missing_mm: float, setting_name: str, theme: Theme, ruler: Ruler) -> tuple[Overset, ...]:
    """Return what to shorten so that the text takes `missing_mm` less, over both columns."""
    setting = theme.settings[setting_name]
    samples = [Sample("text", chapter.slug, section.name, setting_name, target="sheet") for section in chapter.sections]
    ruler.rely_on(samples)
    blocks = [ruler.measure(sample).lines for sample in samples]

    def height(cut: Sequence[int]) -> float:
        kept = [column_lines(pieces, setting.columns) for pieces in map(_kept, blocks, cut)]
        return sum(kept) * setting.leading_mm

    whole = height([0] * len(blocks))
    # A page may end before its last lines, where a paragraph or a head goes over to the next one.
    missing = missing_mm + theme.sheet.heads.head_mm + setting.leading_mm
    return shared_cuts(chapter.sections, blocks, lambda cut: missing - whole + height(cut))


def _kept(block: Sequence[int], cut: int) -> list[Piece]:
    """Return the paragraphs of a text without its last lines."""
    return [Piece(lines) for lines in without_last(block, cut)]
