"""The contents name every chapter and part, in rows as high as a page allows."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import example, given
from hypothesis import strategies as st

from lzz_report import reference
from lzz_report.documents.publication import Publication
from lzz_report.fit.contents import contents_pages
from lzz_report.fit.measurement_cache import MeasurementCache
from lzz_report.themes.theme import Theme
from lzz_report.theming import load_theme
from tests.edition_making import PROJECT, composed, records_of, theme

LAYOUT = theme().contents
KEYS = sorted(reference.register())


@cache
def whole() -> Publication:
    return composed(records_of(*KEYS[:120]))


@cache
def small() -> Theme:
    return load_theme(PROJECT / "examples" / "musterheft", "musterheft")


def edition_of(count: int, *parts: str) -> Publication:
    return replace(whole(), chapters=whole().chapters[:count], parts=("cover", *parts, "chapters", "back"))


def ruler_of(publication: Publication) -> MeasurementCache:
    return MeasurementCache(publication, theme(), {})


PARTS = st.lists(st.sampled_from(["imprint", "programme", "topics", "links"]), unique=True)


@given(st.integers(1, 120), PARTS, st.integers(2, 9))
@example(38, [], 3)  # two full pages, but no room left for the lines below the rows
def test_every_chapter_has_its_row_and_every_page_its_room(count: int, parts: list[str], number: int) -> None:
    publication = edition_of(count, *parts)
    pages = contents_pages(publication, theme(), ruler_of(publication), number)
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
    first, *further = contents_pages(publication, theme(), ruler_of(publication), 3)
    room = LAYOUT.room_mm - LAYOUT.head_mm - LAYOUT.gap_mm - LAYOUT.other_mm * len(publication.listed_parts)
    higher = [step for step in LAYOUT.row_heights_mm if step > first.row_mm]
    assert not any(count * step <= room for step in higher)
    assert bool(further) == (count * LAYOUT.row_heights_mm[-1] > room)


@given(st.integers(30, 120))
def test_several_pages_are_about_equally_full(count: int) -> None:
    sizes = [
        page.last - page.first for page in contents_pages(edition_of(count), theme(), ruler_of(edition_of(count)), 3)
    ]
    assert len(set(sizes[:-1])) <= 1
    assert sizes[0] >= sizes[-1]


@given(st.integers(17, 120), PARTS)
def test_rows_over_several_pages_fill_one_of_them(count: int, parts: list[str]) -> None:
    publication = edition_of(count, *parts)
    pages = contents_pages(publication, theme(), ruler_of(publication), 3)
    if len(pages) > 1:
        room = LAYOUT.room_mm - LAYOUT.head_mm
        others = LAYOUT.other_mm * len(publication.listed_parts) + LAYOUT.gap_mm
        used = [(page.last - page.first) * page.row_mm + (others if page.is_last else 0) for page in pages]
        # A row is rounded down to a hundredth.
        assert max(used) > room - 0.01 * count


@given(st.integers(1, 120), st.booleans())
def test_no_name_reaches_its_page_number_and_all_of_a_list_are_of_one_size(count: int, is_small: bool) -> None:
    publication, layout = edition_of(count), small() if is_small else theme()
    measurements = MeasurementCache(publication, layout, {})
    pages = contents_pages(publication, layout, measurements, 3)
    names = [name for page in pages for name in page.names]
    entry = next(entry for entry in layout.contents.names if pages[0].row_mm >= entry.min_mm)
    assert len(names) == count
    assert len({name.size_pt for name in names}) == 1
    assert all(name.width_mm <= entry.name.width_mm + 1e-6 for name in names)
    assert all(name.height_mm <= pages[0].row_mm - entry.beside_mm + 1e-6 for name in names)


def test_the_longest_name_takes_two_lines_where_its_row_is_high() -> None:
    long = replace(whole().chapters[1], name_parts=("Neustadt ", "an der ", "Aisch-Bad ", "Windsheim"))
    chapters = (whole().chapters[0], long)
    publication = replace(whole(), chapters=chapters, parts=("cover", "chapters"))
    (page,) = contents_pages(publication, theme(), ruler_of(publication), 3)
    assert [len(name.lines) for name in page.names] == [1, 2]
