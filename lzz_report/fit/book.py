"""Fit: all pages of an edition; predicted, measured, decided again until nothing rests on a guess."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from itertools import takewhile

from lzz_report.documents.fitted import FittedChapter, FittedPage, FittedPublication, FittedSheet, PageRange
from lzz_report.documents.measurement import Measure, Measurement, MeasureRequest, RegisterRequest, in_batch_order
from lzz_report.documents.publication import Chapter, Publication
from lzz_report.fit.contents import contents_pages
from lzz_report.fit.cover import fit_cover
from lzz_report.fit.layouts import LAYOUTS
from lzz_report.fit.measurement_cache import MeasurementCache
from lzz_report.fit.programme import fit_programme
from lzz_report.fit.registers import fill_pages
from lzz_report.themes.theme import Theme

REGISTERS = ("topics", "advisers", "contacts", "links", "credits")
SIGNATURE = 4
MAX_NOTES = 2


def fit(
    publication: Publication,
    theme: Theme,
    measure: Measure,
    slugs: Collection[str] | None = None,
    *,
    has_brochure: bool = True,
) -> FittedPublication:
    """Return the decided pages. `measure` is asked for what a decision rests on, usually once.

    `slugs` narrows the sheets to those of some districts. Without a brochure its page numbers, which sheets print, are
    decided as ever, but as little else of it as they rest on.
    """
    known: dict[MeasureRequest, Measurement] = {}
    while True:
        measurements = MeasurementCache(publication, theme, known)
        fitted = _decide(publication, theme, measurements, slugs, has_brochure=has_brochure)
        if not measurements.wanted:
            return fitted
        known.update(measure(sorted(measurements.wanted, key=in_batch_order)))


def _decide(
    publication: Publication,
    theme: Theme,
    measurements: MeasurementCache,
    slugs: Collection[str] | None = None,
    *,
    has_brochure: bool = True,
) -> FittedPublication:
    """Return all pages that are asked for as far as the ruler knows."""
    chosen = tuple(sheet for sheet in publication.sheets if slugs is None or sheet.slug in slugs)
    if not has_brochure and not _has_early_registers(publication):
        ranges = _Book(publication, theme, measurements).page_ranges([sheet.slug for sheet in chosen])
        return FittedPublication(0.0, (), (), _sheets(chosen, theme, measurements, ranges), 0)
    book = _Book(publication, theme, measurements).whole()
    if book.spare:
        # Pages that would hold notes only are given to the registers, if the book does not grow by it.
        airy = _Book(publication, theme, measurements, book.spare).whole()
        book = airy if airy.total == book.total else book
    sheets = _sheets(chosen, theme, measurements, {chapter.slug: chapter.page_range for chapter in book.chapters})
    lines, cover_pt = fit_cover(publication, theme, measurements)
    return FittedPublication(cover_pt, tuple(book.pages), tuple(book.chapters), sheets, book.total, lines)


def _has_early_registers(publication: Publication) -> bool:
    """Tell whether the chapters come after a register: how long that is, the whole book decides."""
    return not set(REGISTERS).isdisjoint(takewhile(lambda part: part != "chapters", publication.parts))


def _sheets(
    chosen: Sequence[Chapter], theme: Theme, measurements: MeasurementCache, ranges: Mapping[str, PageRange]
) -> tuple[FittedSheet, ...]:
    layout = LAYOUTS[theme.architecture]
    return tuple(layout.fit_sheet(sheet, theme, measurements, ranges.get(sheet.slug)) for sheet in chosen)


class _Book:
    """The pages of the brochure, part after part."""

    def __init__(
        self, publication: Publication, theme: Theme, measurements: MeasurementCache, spare_pages: int = 0
    ) -> None:
        self._publication = publication
        self._theme = theme
        self._layout = LAYOUTS[theme.architecture]
        self._measurements = measurements
        self._spare_pages = spare_pages
        self._next = 1
        self.pages: list[FittedPage] = []
        self.chapters: list[FittedChapter] = []
        self._has_credits = False
        self.total = 0
        self.spare = 0

    def whole(self) -> _Book:
        """Set all parts."""
        groups = self._groups()
        for group in groups:
            is_last_register = group is groups[-1] and group[0] in REGISTERS
            self._add([*group, "credits"] if is_last_register and self._lacks_credits else group)
        if self._lacks_credits:
            self._add_registers(["credits"])
        written = self._next
        self.total = self._close()
        self.spare = self._next - written
        return self

    def page_ranges(self, slugs: Collection[str]) -> dict[str, PageRange]:
        """Return the pages of some chapters, if there are any; nothing is set that comes after them."""
        groups = self._groups()
        if ["chapters"] not in groups:
            return {}
        for group in groups[: groups.index(["chapters"])]:
            self._add(group)
        self._open_left()
        ranges: dict[str, PageRange] = {}
        for chapter in self._publication.chapters:
            if ranges.keys() >= set(slugs):
                break
            ranges[chapter.slug] = self._layout.fit_chapter(
                chapter, self._theme, self._measurements, self._next
            ).page_range
            self._next = ranges[chapter.slug].last + 1
        return ranges

    @property
    def _lacks_credits(self) -> bool:
        """Whether the credits, for which the imprint has no room, still want a place."""
        placed = any(piece.part == "credits" for page in self.pages for piece in page.slices)
        is_wanted = bool(self._publication.credits) and "imprint" in self._publication.parts
        return is_wanted and not self._has_credits and not placed

    def _groups(self) -> list[list[str]]:
        """Return the parts with something to show in their order; registers that follow one another are one group."""
        groups: list[list[str]] = []
        for part in self._publication.parts:
            if part == "back" or not self._has_something(part):
                continue
            if part in REGISTERS and groups and groups[-1][0] in REGISTERS:
                groups[-1].append(part)
            else:
                groups.append([part])
        return groups

    def _has_something(self, part: str) -> bool:
        """Tell whether a part has anything to show; one without is left out by itself."""
        return part not in REGISTERS or bool(self._publication.register(part))

    def _add(self, group: list[str]) -> None:
        part = group[0]
        if part in REGISTERS:
            self._add_registers(group)
        elif part == "chapters":
            self._add_chapters()
        elif part == "contents":
            self._add_contents()
        elif part == "programme":
            self._open_left()
            self._append(fit_programme(self._publication, self._theme, self._measurements, self._next))
            self._next += 1
        elif part == "imprint":
            self._append(self._imprint())
        else:
            self._append(FittedPage(part, self._next))

    def _add_contents(self) -> None:
        """Set the contents; two pages of them face each other, a right page before them is filled on purpose."""
        pages = contents_pages(self._publication, self._theme, self._measurements, self._next)
        if self._next % 2 and len(pages) % 2 == 0:
            self._append(FittedPage("filler", self._next))
            pages = contents_pages(self._publication, self._theme, self._measurements, self._next)
        self._append(*pages)

    def _append(self, *pages: FittedPage) -> None:
        self.pages.extend(pages)
        self._next += len(pages)

    def _open_left(self) -> None:
        """Go on with a left page; a right page before it is filled on purpose."""
        if self._next % 2:
            self._append(FittedPage("filler", self._next))

    def _add_chapters(self) -> None:
        self._open_left()
        for chapter in self._publication.chapters:
            self.chapters.append(self._layout.fit_chapter(chapter, self._theme, self._measurements, self._next))
            self._next += self.chapters[-1].pages

    def _add_registers(self, parts: Sequence[str]) -> None:
        rows = {part: self._measurements.rows(part) for part in parts}
        opening = {part: self._measurements.rows(part, are_opening=True) for part in parts}
        layout = self._theme.registers
        head_mm = self._theme.chapter.heading_metrics.head_mm if layout.head_mm is None else layout.head_mm
        for page in fill_pages(parts, rows, head_mm, layout, self._spare_pages, opening):
            self._append(FittedPage("registers", self._next, page.slices, page.growth_mm, room_mm=page.free_mm))

    def _imprint(self) -> FittedPage:
        """Return the imprint, with the picture credits under it where the outlines keep their room."""
        room = self._theme.registers.room_mm
        whole = room - self._measurements.height(RegisterRequest("imprint"))
        self._has_credits = whole >= self._theme.outlines_min_mm
        if self._has_credits:
            return FittedPage("imprint", self._next, room_mm=whole, page_variant="with-credits")
        return FittedPage("imprint", self._next, room_mm=room - self._measurements.height(RegisterRequest("facts")))

    def _close(self) -> int:
        """Add note pages and the back, so that the back is a left page and a stapled booklet has whole sheets.

        Where there would be many note pages, pictures stand for the first of them.
        """
        has_back = "back" in self._publication.parts
        whole = SIGNATURE if self._publication.stapled else 2
        total = math.ceil((self._next - 1 + has_back) / whole) * whole
        while self._next <= total - has_back:
            is_many = self._next <= total - has_back - MAX_NOTES
            self._append(FittedPage("filler" if is_many else "notes", self._next))
        if has_back:
            self._append(FittedPage("back", total))
        return total
