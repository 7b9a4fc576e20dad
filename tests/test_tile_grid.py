"""Tiles fill their field, whatever their number."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lzz_report.compose.palettes import assign_palettes
from lzz_report.documents.drawing import Box
from lzz_report.reference import borders, register
from lzz_report.rules.tile_grid import coloured_tiles, tile_grid

SIZES = st.floats(20, 400)


@given(st.integers(1, 60), SIZES, SIZES)
def test_tiles_cover_the_field_and_none_lies_over_another(count: int, width: float, height: float) -> None:
    tiles = tile_grid(count, width, height)
    assert len(tiles) == count
    assert sum(tile.width * tile.height for tile in tiles) == pytest.approx(width * height)
    rows: dict[float, list[tuple[float, float]]] = {}
    for tile in tiles:
        rows.setdefault(round(tile.y, 6), []).append((tile.x, tile.x + tile.width))
    for spans in rows.values():
        assert spans[0][0] == 0
        assert spans[-1][1] == pytest.approx(width)
        assert all(left[1] == pytest.approx(right[0]) for left, right in pairwise(spans))
    heights = {round(tile.height, 6) for tile in tiles}
    assert len(heights) == 1
    assert max(tile.y for tile in tiles) + tiles[0].height == pytest.approx(height)


@given(st.integers(1, 60), SIZES, SIZES)
def test_tiles_come_in_reading_order(count: int, width: float, height: float) -> None:
    tiles = tile_grid(count, width, height)
    assert [(tile.y, tile.x) for tile in tiles] == sorted((tile.y, tile.x) for tile in tiles)


@given(st.integers(1, 60), SIZES, SIZES)
def test_only_the_tiles_of_the_last_row_may_be_wider(count: int, width: float, height: float) -> None:
    tiles = tile_grid(count, width, height)
    last = max(tile.y for tile in tiles)
    upper = {round(tile.width, 6) for tile in tiles if tile.y < last}
    assert len(upper) <= 1
    assert all(tile.width >= max(upper, default=0) - 1e-6 for tile in tiles if tile.y == last)


def test_six_districts_stand_in_two_columns_on_the_cover() -> None:
    tiles = tile_grid(6, 210, 198)
    assert {(tile.width, tile.height) for tile in tiles} == {(105, 66)}


def test_the_odd_district_takes_the_whole_row() -> None:
    *_, last = tile_grid(7, 210, 198)
    assert (last.x, last.width) == (0, 210)


def test_a_number_that_fills_all_rows_leaves_no_wide_tile() -> None:
    tiles = tile_grid(25, 210, 198)
    assert {(tile.width, round(tile.height, 2)) for tile in tiles} == {(42, 39.6)}


def test_one_district_takes_the_whole_field() -> None:
    (tile,) = tile_grid(1, 210, 198)
    assert (tile.x, tile.y, tile.width, tile.height) == (0, 0, 210, 198)


def touching(one: Box, other: Box) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return max(across, down) > 1e-6 and min(across, down) > -1e-6


@given(st.lists(st.integers(1, 8), min_size=1, max_size=60), SIZES, SIZES)
def test_every_colour_has_one_tile_of_the_field(colours: list[int], width: float, height: float) -> None:
    tiles = coloured_tiles(colours, width, height)
    assert sorted(place for place, _ in tiles) == list(range(len(colours)))
    assert sum(box.width * box.height for _, box in tiles) == pytest.approx(width * height)


@pytest.mark.parametrize("field", [(210, 198), (210, 141), (148, 140), (210, 240), (148, 168)])
@given(st.lists(st.sampled_from(sorted(register())), min_size=9, max_size=60, unique=True))
def test_equal_colours_do_not_touch_on_the_cover(field: tuple[float, float], keys: list[str]) -> None:
    colours = list(assign_palettes(keys, {}, 8, borders).values())
    tiles = coloured_tiles(colours, *field)
    for (place, box), (other, further) in combinations(tiles, 2):
        assert colours[place] != colours[other] or not touching(box, further)


def test_colours_that_do_not_touch_stay_in_their_order() -> None:
    assert coloured_tiles([1, 2, 3, 4, 5, 6], 210, 198) == tuple(enumerate(tile_grid(6, 210, 198)))


def test_eight_colours_in_turn_do_not_stand_in_columns() -> None:
    colours = [number % 8 + 1 for number in range(64)]
    columns: dict[float, set[int]] = {}
    tiles = coloured_tiles(colours, 210, 141)
    for place, box in (tile for tile in tiles if tile[1].y < tiles[-1][1].y):
        columns.setdefault(round(box.x, 3), set()).add(colours[place])
    assert min(len(found) for found in columns.values()) > 2
