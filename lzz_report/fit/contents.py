"""Fit: the chapters of an edition in, the pages of its contents out; pure over the ruler."""

from __future__ import annotations

import math
from collections.abc import Sequence

from lzz_report.documents.fitted import FittedName, FittedPage
from lzz_report.documents.publication import Chapter, Publication
from lzz_report.fit.measurement_cache import MeasurementCache
from lzz_report.fit.names import fit_names
from lzz_report.themes.book_layout import ContentsLayout
from lzz_report.themes.theme import Theme


def contents_pages(
    publication: Publication, theme: Theme, measurements: MeasurementCache, number: int
) -> tuple[FittedPage, ...]:
    """Return the pages of the contents from folio `number` on: rows as high as fit one page, else evenly full pages."""
    layout = theme.contents
    chapters = publication.chapters if "chapters" in publication.parts else ()
    others = layout.other_mm * len(publication.listed_parts) + layout.gap_mm
    pages, share, row = _rows(len(chapters), layout, others)
    names = _names(chapters, row, layout, measurements)
    return tuple(
        FittedPage(
            "contents",
            number + page,
            first=page * share,
            last=min((page + 1) * share, len(chapters)),
            row_mm=row,
            names=names[page * share : (page + 1) * share],
            is_last=page == pages - 1,
        )
        for page in range(pages)
    )


def _rows(count: int, layout: ContentsLayout, others_mm: float) -> tuple[int, int, float]:
    """Return how many pages the rows take, how many stand on each but the last, and their height."""
    room = layout.room_mm - layout.head_mm
    for row in layout.row_heights_mm:
        if count * row <= room - others_mm:
            return 1, count, row
    pages = max(2, math.ceil((count * layout.row_heights_mm[-1] + others_mm) / room))
    while not (found := list(_divisions(pages, count, room, others_mm, layout))):
        pages += 1
    # Of equal heights the most even pages.
    row, share = max(found, key=lambda one: (one[0], -one[1]))
    return pages, share, row


def _divisions(
    pages: int, count: int, room_mm: float, others_mm: float, layout: ContentsLayout
) -> Sequence[tuple[float, int]]:
    """Return the heights rows may have on so many pages, with their number on all but the last, which has less room."""
    found = []
    for share in range(math.ceil(count / pages), math.ceil(count / (pages - 1))):
        most = min(room_mm / share, (room_mm - others_mm) / (count - (pages - 1) * share))
        steps = (step for step in layout.row_heights_mm if step <= most)
        row = math.floor(most * 100) / 100 if layout.fills else next(steps, 0.0)
        if row >= layout.row_heights_mm[-1]:
            found.append((row, share))
    return found


def _names(
    chapters: Sequence[Chapter], row_mm: float, layout: ContentsLayout, measurements: MeasurementCache
) -> tuple[FittedName, ...]:
    """Return the names as they stand in rows of this height, all in one size."""
    entry = next((entry for entry in layout.names if row_mm >= entry.min_mm), None)
    if entry is None:
        return ()
    style = entry.style
    return fit_names(
        [chapter.name_parts for chapter in chapters],
        entry.name,
        lambda words: measurements.width_pt(words, style),
        row_mm - entry.beside_mm,
    )
