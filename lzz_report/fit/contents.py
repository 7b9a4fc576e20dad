"""Fit: the chapters of an edition in, the pages of its contents out; pure."""

from __future__ import annotations

import math

from lzz_report.model.fitted import FittedPage
from lzz_report.model.publication import Publication
from lzz_report.model.theme import Theme


def contents_pages(publication: Publication, theme: Theme, number: int) -> tuple[FittedPage, ...]:
    """Return the pages of the contents from folio `number` on: rows as high as fit one page, else evenly full pages."""
    layout = theme.contents
    count = len(publication.chapters) if "chapters" in publication.parts else 0
    others = layout.other_mm * len(publication.listed_parts) + layout.gap_mm
    room = layout.room_mm - layout.head_mm
    for row in layout.steps_mm:
        if count * row <= room - others:
            return (FittedPage("contents", number, first=0, last=count, row_mm=row),)
    pages = math.ceil((count * layout.steps_mm[-1] + others) / room)
    while not (rows := [row for row in layout.steps_mm if _is_enough(pages, count, row, room, others)]):
        pages += 1
    row = rows[0]
    share = math.ceil(count / pages)
    return tuple(
        FittedPage(
            "contents",
            number + page,
            first=page * share,
            last=min((page + 1) * share, count),
            row_mm=row,
            is_last=page == pages - 1,
        )
        for page in range(pages)
    )


def _is_enough(pages: int, count: int, row_mm: float, room_mm: float, others_mm: float) -> bool:
    """Tell whether so many pages, all but the last equally full, hold all rows; the last has less room for them."""
    share = math.ceil(count / pages)
    last = count - (pages - 1) * share
    return share * row_mm <= room_mm and last > 0 and last * row_mm <= room_mm - others_mm
