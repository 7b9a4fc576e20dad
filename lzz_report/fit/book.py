"""Fit: all pages of an edition; predicted, measured, decided again until nothing rests on a guess."""

from __future__ import annotations

import math

from lzz_report.fit.chapter import fit_chapter
from lzz_report.fit.contents import contents_pages
from lzz_report.fit.registers import fill_pages
from lzz_report.fit.ruler import Ruler
from lzz_report.fit.sheet import fit_sheet
from lzz_report.model.fitted import Fitted, FittedChapter, FittedPage, Measure, Measured, Sample
from lzz_report.model.publication import Publication
from lzz_report.model.theme import Theme

REGISTERS = ("topics", "advisers", "contacts", "links")
SIGNATURE = 4


def fit(publication: Publication, theme: Theme, measure: Measure) -> Fitted:
    """Return the decided pages. `measure` is asked for what a decision rests on, usually once."""
    known: dict[Sample, Measured] = {}
    while True:
        ruler = Ruler(publication, theme, known)
        fitted = _decide(publication, theme, ruler)
        if not ruler.wanted:
            return fitted
        known.update(measure(sorted(ruler.wanted)))


def _decide(publication: Publication, theme: Theme, ruler: Ruler) -> Fitted:
    """Return all pages as far as the ruler knows."""
    pages: list[FittedPage] = []
    chapters: list[FittedChapter] = []
    number = 1
    parts = [part for part in publication.parts if part != "back" and _has_something(part, publication)]
    done: set[str] = set()
    for part in parts:
        if part in done:
            continue
        if part == "chapters":
            number = _opened_left(number, pages)
            for chapter in publication.chapters:
                chapters.append(fit_chapter(chapter, theme, ruler, number))
                number += chapters[-1].pages
        elif part in REGISTERS:
            together = _neighbouring_registers(parts, part)
            done.update(together)
            rows = {name: ruler.rows(name) for name in together}
            for page in fill_pages(together, rows, theme.chapter.heads.head_mm, theme.registers):
                pages.append(FittedPage("registers", number, page.slices, page.growth_mm))
                number += 1
        elif part == "contents":
            for page in contents_pages(publication, theme, number):
                pages.append(page)
                number += 1
        else:
            number = _opened_left(number, pages) if part == "programme" else number
            room = theme.registers.room_mm - ruler.height(Sample("register", part=part)) if part == "imprint" else 0.0
            pages.append(FittedPage(part, number, room_mm=room))
            number += 2 if part == "programme" else 1
    number = _closed(number, publication, pages)
    brochure_pages = {chapter.slug: chapter.first_page for chapter in chapters}
    sheets = tuple(fit_sheet(sheet, theme, ruler, brochure_pages.get(sheet.slug)) for sheet in publication.sheets)
    return Fitted(_cover_pt(publication, theme, ruler), tuple(pages), tuple(chapters), sheets, number - 1)


def _has_something(part: str, publication: Publication) -> bool:
    """Tell whether a part has anything to show; one without is left out by itself."""
    content: dict[str, object] = {
        "topics": publication.topics,
        "advisers": publication.advisers,
        "contacts": any(chapter.contacts for chapter in publication.chapters),
        "links": publication.links,
    }
    return bool(content.get(part, True))


def _neighbouring_registers(parts: list[str], first: str) -> list[str]:
    """Return the registers that follow one another from `first` on: they share pages."""
    together = []
    for part in parts[parts.index(first) :]:
        if part not in REGISTERS:
            break
        together.append(part)
    return together


def _opened_left(number: int, pages: list[FittedPage]) -> int:
    """Return the next left page; a right page before it is filled on purpose."""
    if number % 2:
        pages.append(FittedPage("filler", number))
        return number + 1
    return number


def _closed(number: int, publication: Publication, pages: list[FittedPage]) -> int:
    """Add note pages and the back so that the back is a left page and a stapled booklet has whole sheets."""
    has_back = "back" in publication.parts
    whole = SIGNATURE if publication.stapled else 2
    total = math.ceil((number - 1 + has_back) / whole) * whole
    for page in range(number, total + 1 - has_back):
        pages.append(FittedPage("notes", page))
    if has_back:
        pages.append(FittedPage("back", total))
    return total + 1


def _cover_pt(publication: Publication, theme: Theme, ruler: Ruler) -> float:
    """Return the size of the cover's words: one for all, the largest at which the longest keeps the width."""
    widest = max(ruler.width_pt(word, "display") for word in publication.programme_words)
    fitting = [step for step in theme.cover.steps_pt if widest * step <= theme.cover.width_mm]
    return fitting[0] if fitting else int(theme.cover.width_mm / widest * 10) / 10
