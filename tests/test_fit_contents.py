"""The contents name every chapter and part, in rows as high as a page allows."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import example, given
from hypothesis import strategies as st

from lzz_report import reference
from lzz_report.fit.contents import contents_pages
from lzz_report.model.publication import Publication
from tests.edition_making import composed, records_of, theme

LAYOUT = theme().contents
KEYS = sorted(reference.register())


@cache
def whole() -> Publication:
    return composed(records_of(*KEYS[:120]))


def edition_of(count: int, *parts: str) -> Publication:
    return replace(whole(), chapters=whole().chapters[:count], parts=("cover", *parts, "chapters", "back"))


PARTS = st.lists(st.sampled_from(["imprint", "programme", "topics", "links"]), unique=True)


@given(st.integers(1, 120), PARTS, st.integers(2, 9))
@example(38, [], 3)  # two full pages, but no room left for the lines below the rows
def test_every_chapter_has_its_row_and_every_page_its_room(count: int, parts: list[str], number: int) -> None:
    publication = edition_of(count, *parts)
    pages = contents_pages(publication, theme(), number)
    assert [row for page in pages for row in range(page.first, page.last)] == list(range(count))
    assert [page.number for page in pages] == list(range(number, number + len(pages)))
    room = LAYOUT.room_mm - LAYOUT.head_mm
    others = LAYOUT.other_mm * len(publication.listed_parts) + LAYOUT.gap_mm
    for page in pages:
        used = (page.last - page.first) * page.row_mm + (others if page is pages[-1] else 0)
        assert page.last > page.first
        assert used <= room + 1e-6


@given(st.integers(1, 120), PARTS)
def test_rows_are_as_high_as_one_page_allows(count: int, parts: list[str]) -> None:
    publication = edition_of(count, *parts)
    first, *further = contents_pages(publication, theme(), 3)
    room = LAYOUT.room_mm - LAYOUT.head_mm - LAYOUT.gap_mm - LAYOUT.other_mm * len(publication.listed_parts)
    higher = [step for step in LAYOUT.steps_mm if step > first.row_mm]
    assert not any(count * step <= room for step in higher)
    assert bool(further) == (count * LAYOUT.steps_mm[-1] > room)


@given(st.integers(30, 120))
def test_several_pages_are_about_equally_full(count: int) -> None:
    sizes = [page.last - page.first for page in contents_pages(edition_of(count), theme(), 3)]
    assert len(set(sizes[:-1])) <= 1
    assert sizes[0] >= sizes[-1]
