"""Fit: one district's sheet in, the first form that leaves its picture enough room out."""

from __future__ import annotations

import math

from lzz_report.fit.names import fit_name
from lzz_report.fit.ruler import Ruler
from lzz_report.fit.texts import SetTexts, is_possible, set_texts
from lzz_report.model.fitted import FittedName, FittedSheet, Overset, Sample
from lzz_report.model.publication import Chapter
from lzz_report.model.theme import PageForm, Theme

# A form rejected by less than this share of the page may have been rejected by a wrong prediction: it is measured.
DOUBT = 0.06


def fit_sheet(chapter: Chapter, theme: Theme, ruler: Ruler, brochure_page: int | None) -> FittedSheet:
    """Return the sheet in the first form whose picture has its least height, else in the last form with its overset."""
    slab = ruler.height(Sample("slab", chapter.slug, target="sheet")) - theme.page.bleed_mm
    for form in theme.sheet.forms:
        if not is_possible(form, chapter) and not form.last:
            continue
        texts = set_texts(chapter, form, "sheet", theme.sheet.heads, theme, ruler)
        picture = _picture(texts, slab, theme)
        least = _least_picture(chapter, form, theme, ruler)
        if abs(picture - least) < DOUBT * theme.page.height_mm:
            ruler.rely_on(texts.samples)
        if picture >= least or form.last:
            break
    ruler.rely_on(texts.samples)
    floor = theme.sheet.floor_picture_mm
    return FittedSheet(
        slug=chapter.slug,
        name=_name(chapter, picture, theme, ruler),
        form=form.name,
        arrangement=form.arrangement,
        sections=texts.sections,
        text_mm=texts.height_mm,
        slab_mm=slab,
        picture_mm=picture,
        is_tall=picture >= theme.sheet.tall_picture_mm,
        brochure_page=brochure_page,
        fill=round((theme.page.height_mm - picture) / (theme.page.height_mm - floor), 3),
        overset=_overset(texts, floor - picture, chapter, theme) if picture < floor else (),
    )


def _picture(texts: SetTexts, slab_mm: float, theme: Theme) -> float:
    """Return the height the text leaves to the picture, cut to a tenth of a millimetre."""
    layout = theme.sheet
    room = theme.page.height_mm - layout.text_gap_mm - texts.height_mm - layout.air_mm - slab_mm
    return math.floor(room * 10) / 10


def _least_picture(chapter: Chapter, form: PageForm, theme: Theme, ruler: Ruler) -> float:
    """Return the least height of the picture in a form: a fixed one, or the name at a size with its figure."""
    if not form.name_pt:
        return form.least_picture_mm
    layout = theme.sheet_name
    steps = tuple(step for step in layout.steps_pt if step <= form.name_pt)
    name = fit_name(
        chapter.name_parts, layout.model_copy(update={"steps_pt": steps}), lambda words: ruler.width_pt(words, "display")
    )
    figure = theme.sheet.figure_mm if chapter.figures else 0.0
    return max(
        form.least_picture_mm, theme.sheet.name_top_mm + name.height_mm + figure + theme.sheet.picture_foot_mm
    )


def _name(chapter: Chapter, picture_mm: float, theme: Theme, ruler: Ruler) -> FittedName:
    """Return the name as large as the picture allows beside the figure."""
    figure = theme.sheet.figure_mm if chapter.figures else 0.0
    room = picture_mm - theme.sheet.name_top_mm - figure - theme.sheet.picture_foot_mm
    return fit_name(chapter.name_parts, theme.sheet_name, lambda words: ruler.width_pt(words, "display"), room)


def _overset(texts: SetTexts, missing_mm: float, chapter: Chapter, theme: Theme) -> tuple[Overset, ...]:
    """Return what to shorten: the longest section, by the lines that stand over in all its columns."""
    longest = max(texts.sections, key=lambda section: section.lines)
    setting = theme.settings[longest.setting]
    columns = 2 if texts.form.arrangement == "running" else setting.columns
    lines = math.ceil(missing_mm / setting.leading_mm) * columns
    characters = next(section.characters for section in chapter.sections if section.name == longest.name)
    per_line = characters / max(longest.lines, 1)
    return (Overset(longest.name, lines, int(math.ceil(lines * per_line / 10) * 10)),)


