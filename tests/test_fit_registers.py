"""Registers fill whole pages: every row once and in order, none over the room, no page empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from lzz_report.documents.fitted import RegisterSlice
from lzz_report.fit.registers import RegisterPage, fill_pages
from tests.edition_making import theme
from tests.fitting_making import altered

HEAD = 13.86
# A page two fifths full does not look empty here, whatever the theme thinks.
LAYOUT = altered(theme().registers, min_full=0.4)
ROW = st.floats(6, 120)
ROWS = st.dictionaries(
    st.sampled_from(["topics", "advisers", "contacts", "links"]), st.lists(ROW, max_size=60), min_size=1
)
SPARE = st.integers(0, 3)


def filled(rows: Mapping[str, Sequence[float]], spare: int = 0) -> tuple[RegisterPage, ...]:
    return fill_pages(list(rows), rows, HEAD, LAYOUT, spare)


def used(page: RegisterPage, rows: Mapping[str, Sequence[float]]) -> float:
    heights = [HEAD + sum(rows[piece.part][piece.first : piece.last]) for piece in page.slices]
    return sum(heights) + LAYOUT.gap_mm * (len(heights) - 1)


@given(ROWS, SPARE)
def test_every_row_stands_once_and_in_order(rows: dict[str, list[float]], spare: int) -> None:
    slices = [piece for page in filled(rows, spare) for piece in page.slices]
    assert list(dict.fromkeys(piece.part for piece in slices)) == [part for part in rows if rows[part]]
    for part, heights in rows.items():
        own = [piece for piece in slices if piece.part == part]
        assert [row for piece in own for row in range(piece.first, piece.last)] == list(range(len(heights)))
        assert [piece.continued for piece in own] == [False] * bool(own) + [True] * (len(own) - 1)


@given(ROWS, SPARE)
def test_no_page_is_over_its_room_even_when_its_rows_have_grown(rows: dict[str, list[float]], spare: int) -> None:
    for page in filled(rows, spare):
        count = sum(piece.last - piece.first for piece in page.slices)
        assert count > 0
        assert 0 <= page.growth_mm <= LAYOUT.max_growth_mm
        assert used(page, rows) + count * page.growth_mm <= LAYOUT.room_mm + 1e-6


@given(ROWS, SPARE)
def test_no_page_holds_two_pieces_of_one_register(rows: dict[str, list[float]], spare: int) -> None:
    for page in filled(rows, spare):
        parts = [piece.part for piece in page.slices]
        assert len(parts) == len(set(parts))


@given(st.lists(ROW, min_size=1, max_size=40))
def test_a_register_that_fits_a_page_stays_whole(rows: list[float]) -> None:
    pages = filled({"topics": rows})
    if HEAD + sum(rows) <= LAYOUT.room_mm:
        assert [page.slices for page in pages] == [(RegisterSlice("topics", 0, len(rows)),)]
    else:
        assert len(pages) > 1


@given(st.integers(1, 6), st.integers(5, 40))
def test_a_long_register_has_the_fewest_pages_and_they_are_evenly_full(pages: int, row: int) -> None:
    room = LAYOUT.room_mm - HEAD
    per_page = int(room // row)
    count = per_page * pages
    counts = [page.slices[0].last - page.slices[0].first for page in filled({"links": [float(row)] * count})]
    assert len(counts) == pages
    assert sum(counts) == count
    assert max(counts) - min(counts) <= 1


def test_a_register_at_the_very_edge_of_the_page_stays_whole() -> None:
    assert len(filled({"topics": [(LAYOUT.room_mm - HEAD) / 10] * 10})) == 1


def test_registers_share_a_page_where_both_fit() -> None:
    (page,) = filled({"topics": [20.0] * 4, "advisers": [30.0] * 2})
    assert [piece.part for piece in page.slices] == ["topics", "advisers"]


def test_spare_pages_are_given_to_registers_that_fill_them() -> None:
    rows = {"topics": [12.0] * 9, "links": [25.0] * 4}
    assert len(filled(rows)) == 1
    assert [[piece.part for piece in page.slices] for page in filled(rows, spare=1)] == [["topics"], ["links"]]


def test_a_page_that_would_look_empty_is_handed_a_register_of_the_page_before() -> None:
    rows = {"topics": [12.0] * 9, "advisers": [12.0] * 6, "links": [16.0] * 4}
    assert [[piece.part for piece in page.slices] for page in filled(rows)] == [["topics"], ["advisers", "links"]]


def test_no_spare_page_is_taken_by_a_register_that_would_look_lost_on_it() -> None:
    rows = {"topics": [12.0] * 9, "advisers": [12.0]}
    assert len(filled(rows, spare=2)) == 1


def test_a_row_higher_than_a_page_stands_alone() -> None:
    pages = filled({"contacts": [20.0, 400.0, 20.0]})
    assert [page.slices[0].last - page.slices[0].first for page in pages] == [1, 1, 1]
    assert pages[1].growth_mm == 0


def test_nothing_needs_no_page() -> None:
    assert filled({"topics": []}) == ()


def test_rows_grow_until_the_page_is_full_but_not_without_measure() -> None:
    (full,) = filled({"topics": [20.0] * 12})
    assert 0 < full.growth_mm < LAYOUT.max_growth_mm
    assert used(full, {"topics": [20.0] * 12}) + 12 * full.growth_mm > LAYOUT.room_mm - 1
    (few,) = filled({"topics": [20.0] * 2})
    assert few.growth_mm > LAYOUT.max_growth_mm - 0.02


def test_a_register_is_parted_rather_than_leave_a_page_nearly_empty() -> None:
    rows = {"contacts": [24.0] * 10, "links": [22.0]}
    first, last = filled(rows)
    assert [(piece.part, piece.last - piece.first) for piece in first.slices] == [("contacts", 6)]
    assert [(piece.part, piece.last - piece.first) for piece in last.slices] == [("contacts", 4), ("links", 1)]
    assert min(used(page, rows) for page in (first, last)) > 0.5 * LAYOUT.room_mm


def test_no_register_is_parted_before_its_last_row() -> None:
    for count in range(10, 40):
        for page in filled({"contacts": [23.0] * count, "links": [30.0] * 3}):
            rows = [piece.last - piece.first for piece in page.slices if piece.part == "contacts"]
            assert rows != [1]


def test_a_row_that_opens_a_page_has_the_room_it_needs_there() -> None:
    rows, opening = {"contacts": [20.0] * 30}, {"contacts": [32.0] * 30}
    for page in fill_pages(["contacts"], rows, HEAD, LAYOUT, 0, opening):
        (piece,) = page.slices
        count = piece.last - piece.first
        assert HEAD + 32 + 20 * (count - 1) + count * page.growth_mm + page.free_mm <= LAYOUT.room_mm + 1e-6
        assert page.free_mm >= 0
