"""Fit: one district's sheet that may take two pages in, its setting and what stands on the second page out."""

from __future__ import annotations

import math

from lzz_report.fit.names import sheet_name
from lzz_report.fit.photos import slot_for
from lzz_report.fit.ruler import Ruler
from lzz_report.model.fitted import FittedSection, FittedSheet, Leaf, Overset, Sample
from lzz_report.model.publication import Chapter
from lzz_report.model.theme import LongSheetLayout, Theme

PAGES = 2


def fit_long_sheet(
    chapter: Chapter, theme: Theme, ruler: Ruler, slab_mm: float, brochure_page: int | None
) -> FittedSheet:
    """Return the sheet over two pages: picture and text on the first, the rest over the slab on the second."""
    layout = theme.sheet.long
    picture = layout.picture_mm
    tried = [_flow(chapter, name, theme, ruler, slab_mm) for name in layout.settings]
    name, end_mm, room = next((one for one in tried if one[2] >= 0), tried[-1])
    # Where all of the text stands on the first page, the second begins with what stands over the slab.
    kind = "plate" if end_mm == theme.chapter.top_mm else "flow"
    slot_mm = math.floor(max(room, 0.0) * 10) / 10
    slot = slot_for(slot_mm, theme, has_photo=chapter.picture is not None)
    return FittedSheet(
        slug=chapter.slug,
        name=sheet_name(chapter, picture, theme, ruler),
        form=layout.name,
        arrangement="flowing",
        sections=tuple(FittedSection(section.name, name, 0, 0.0) for section in chapter.sections),
        text_mm=0.0,
        slab_mm=slab_mm,
        picture_mm=picture,
        is_tall=picture >= theme.sheet.tall_picture_mm,
        brochure_page=brochure_page,
        fill=round(1 - max(room, 0.0) / (PAGES * theme.page.height_mm), 3),
        pages=PAGES,
        last=Leaf(kind, PAGES, 1, end_mm, slot.name, slot_mm, has_slab=True),
        has_photo=slot.is_photo,
        overset=_overset(chapter, -room, name, theme, layout) if room < 0 else (),
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


def _overset(
    chapter: Chapter, missing_mm: float, setting_name: str, theme: Theme, layout: LongSheetLayout
) -> tuple[Overset, ...]:
    """Return what to shorten in the longest section: the missing height in both columns."""
    setting = theme.settings[setting_name]
    longest = max(chapter.sections, key=lambda section: section.characters)
    lines = math.ceil(missing_mm / setting.leading_mm) * setting.columns
    return (Overset(longest.name, lines, int(math.ceil(lines * layout.characters_per_line / 10) * 10)),)
