"""Rings keep clear of the text, stand evenly apart, and show every district.

All 400 districts are drawn small; FUZZ_DISTRICTS has all of them drawn in full size as well (`make test-all`).
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from typing import get_args

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from lzz_report.documents.drawing import Box, DrawingRequest, Locator, RingCountry, RingMap, RingOutline, Vignette
from lzz_report.draw import _LETTERED, _PLAIN, draw
from lzz_report.draw.map_names import map_name
from lzz_report.draw.ring_lines import distances, rings_around, rings_inside
from lzz_report.draw.ring_locator import MARGIN_MM
from lzz_report.reference import neighbours, register
from lzz_report.themes.look import ColourRole
from tests.plate_reading import Points, elements, filled, lettering, subpaths

LINE, RING, PAPER, INK, LAND = (ColourRole(name) for name in ("signal", "ring", "paper", "pine", "field"))
# The smallest and the largest, many parts and islands, holes, towns, one at each end of the country.
ODD = ("01055", "01054", "03452", "13073", "13071", "03241", "11000", "10041", "01056", "02000", "12069", "08335")
EVERY = tuple(register())
KEYS = EVERY if "FUZZ_DISTRICTS" in os.environ else (*ODD, *EVERY[::37])
TOP_MM, BLEED_MM = 85.8, 3.0
WHOLE = Box(64, 132, 128, 122)
SAMPLES: tuple[DrawingRequest, ...] = (
    Vignette("09174", 216, 303, WHOLE, LINE, RING, PAPER, INK, top_mm=TOP_MM),
    Vignette("15090", 216, 60, Box(150, 12, 45, 36), LINE, RING, INK, land=LAND, left_mm=140, reversed_out=True),
    Locator("05766", 48.7, INK, RING, LINE),
    RingMap(("09174", "12069", "05766"), 187.5, INK, RING, LINE, PAPER),
    RingCountry(("09174", "12069"), 186, RING, INK, LAND, LINE),
    RingOutline("06635", 22, 16, LINE),
)
PROBE = (
    "import hashlib; from tests.test_draw_rings import SAMPLES; from tests.plate_reading import lettering;"
    "from lzz_report.draw import draw;"
    "print(hashlib.sha256(''.join(draw(one, lettering()).svg for one in SAMPLES).encode()).hexdigest())"
)


def vignette(key: str) -> Vignette:
    return Vignette(key, 216, 303, WHOLE, LINE, RING, PAPER, INK, top_mm=TOP_MM)


def small_vignette(key: str) -> Vignette:
    """A plate of half the size, under text that ends at 43 mm."""
    return Vignette(key, 108, 152, Box(32, 66, 64, 61), LINE, RING, PAPER, INK, top_mm=43)


def strokes(svg: str, colour: ColourRole) -> list[tuple[float, list[Points]]]:
    """The lines of a colour by path, each path with its width."""
    paths = [path for path in elements(svg, "path") if path.get("stroke") == str(colour)]
    return [(float(path.get("stroke-width", "")), subpaths(path.get("d", ""))) for path in paths]


def reach(svg: str, colour: ColourRole) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of everything drawn in a colour, half of each line's width included."""
    boxes = [
        (*(line.min(axis=0) - width / 2), *(line.max(axis=0) + width / 2))
        for width, lines in strokes(svg, colour)
        for line in lines
    ]
    left, top, right, bottom = np.array(boxes).T
    return left.min(), top.min(), right.max(), bottom.max()


# --- every drawing


def test_every_request_has_one_who_draws_it() -> None:
    assert set(_PLAIN) | set(_LETTERED) == set(get_args(DrawingRequest))
    assert not set(_PLAIN) & set(_LETTERED)


def test_drawings_are_the_same_bytes_in_any_process() -> None:
    here = hashlib.sha256("".join(draw(one, lettering()).svg for one in SAMPLES).encode()).hexdigest()
    environment = os.environ | {"PYTHONHASHSEED": "1234"}
    there = subprocess.run([sys.executable, "-c", PROBE], check=True, capture_output=True, text=True, env=environment)
    assert there.stdout.strip() == here


@pytest.mark.parametrize("request_", SAMPLES, ids=lambda one: type(one).__name__)
def test_a_drawing_of_rings_is_small(request_: DrawingRequest) -> None:
    assert 3_000 < len(draw(request_, lettering()).svg) < 300_000


# --- lines of equal distance


@given(st.floats(0.8, 3), st.floats(1, 1.05), st.floats(0, 150))
def test_each_gap_is_wider_than_the_one_before_and_none_goes_too_far(first: float, growth: float, most: float) -> None:
    found = distances(first, growth, most)
    gaps = np.diff([0.0, *found])
    assert all(wider == pytest.approx(gap * growth) for gap, wider in pairwise(gaps))
    assert not found or found[-1] <= most
    assert (found[-1] if found else 0.0) + (gaps[-1] * growth if found else first) > most


def test_a_ring_lies_as_far_from_the_shape_as_it_says() -> None:
    square = shapely.box(0, 0, 20, 20)
    steps = distances(1.55, 1.03, 60)
    for step, ring in zip(steps, rings_around(square, steps), strict=True):
        points = shapely.points(shapely.get_coordinates(ring))
        assert shapely.distance(square, points) == pytest.approx(step, abs=0.2)


def test_rings_inside_lie_in_each_other_until_nothing_is_left() -> None:
    rings = rings_inside(shapely.box(0, 0, 30, 12), 1.15, 1.0)
    assert len(rings) == 5
    assert all(shapely.contains(outer, inner) for outer, inner in pairwise(rings))


# --- the vignette


@pytest.mark.parametrize("key", KEYS)
def test_no_ring_reaches_the_text_above(key: str) -> None:
    svg = draw(vignette(key), lettering()).svg
    assert reach(svg, RING)[1] > TOP_MM - 0.3
    assert reach(svg, LINE)[1] > WHOLE.y - 0.5


@pytest.mark.parametrize("key", KEYS[::4])
def test_beside_a_name_rings_end_before_it(key: str) -> None:
    request = Vignette(key, 216, 80, Box(150, 16, 45, 48), LINE, RING, INK, land=LAND, left_mm=140, reversed_out=True)
    svg = draw(request, lettering()).svg
    assert reach(svg, RING)[0] > 139.7
    assert "clip-path" in svg


@pytest.mark.parametrize("key", KEYS)
def test_a_vignette_shows_its_district_whole(key: str) -> None:
    svg = draw(vignette(key), lettering()).svg
    left, top, right, bottom = reach(svg, LINE)
    across, down = right - left, bottom - top
    assert across == pytest.approx(WHOLE.width, abs=1) or down == pytest.approx(WHOLE.height, abs=1)
    assert left > WHOLE.x - 0.5
    assert right < WHOLE.x + WHOLE.width + 0.5
    assert len(strokes(svg, RING)) > 10


@pytest.mark.parametrize("key", KEYS)
def test_names_stand_on_the_page_and_beside_the_district(key: str) -> None:
    drawing = draw(vignette(key), lettering())
    letters = filled(drawing.svg, INK)
    assert bool(drawing.names) == (not letters.is_empty)
    if drawing.names:
        left, top, right, bottom = letters.bounds
        assert min(left, top) > BLEED_MM
        assert right < 216 - BLEED_MM
        assert bottom < 303 - BLEED_MM
        # The outline is the last and widest of the lines in its colour.
        _, outline = strokes(drawing.svg, LINE)[-1]
        own = shapely.union_all([shapely.polygons(ring).buffer(0) for ring in outline if len(ring) > 3])
        assert not shapely.intersects(letters, shapely.boundary(own))


@pytest.mark.parametrize("key", KEYS)
def test_names_are_those_of_other_districts_bordering_ones_first(key: str) -> None:
    names = draw(vignette(key), lettering()).names
    bordering = {map_name(other) for other in neighbours()[key]}
    assert map_name(key) not in names
    assert set(names) <= {map_name(other) for other in register()}
    told = [name in bordering for name in names]
    assert told == sorted(told, reverse=True)


def test_a_vignette_without_ink_names_nobody() -> None:
    assert draw(replace(vignette("09174"), ink=None), lettering()).names == ()


# --- all 400 districts


@pytest.mark.no_cover
@pytest.mark.parametrize("place", [0, *(pytest.param(place, marks=pytest.mark.exhaustive) for place in range(1, 8))])
def test_all_400_districts_have_a_vignette_without_a_fault(place: int) -> None:
    for key in EVERY[place::8]:
        drawing = draw(small_vignette(key), lettering())
        left, top, right, bottom = reach(drawing.svg, LINE)
        assert right - left == pytest.approx(64, abs=1) or bottom - top == pytest.approx(61, abs=1), key
        assert left > 31.4, key
        assert right < 96.6, key
        assert len(strokes(drawing.svg, RING)) > 5, key
        assert reach(drawing.svg, RING)[1] > 43 - 0.3, key
        letters = [path.get("d", "") for path in elements(drawing.svg, "path") if path.get("fill") == str(INK)]
        corners = np.concatenate([line for data in letters for line in subpaths(data)] or [np.empty((0, 2))])
        assert bool(drawing.names) == bool(corners.size), key
        assert (corners > (BLEED_MM, 43)).all(), key
        assert (corners < (108 - BLEED_MM, 152 - BLEED_MM)).all(), key


@pytest.mark.no_cover
@pytest.mark.parametrize("place", [0, *(pytest.param(place, marks=pytest.mark.exhaustive) for place in range(1, 8))])
def test_outlines_of_all_400_districts_fill_their_box(place: int) -> None:
    for key in EVERY[place::8]:
        drawing = draw(RingOutline(key, 22, 16, LINE), lettering())
        left, top, right, bottom = reach(drawing.svg, LINE)
        assert min(left, top) > -0.1
        assert right < 22.1
        assert bottom < 16.1
        assert bottom - top == pytest.approx(16, abs=0.5) or right - left == pytest.approx(22, abs=0.5)


# --- maps


@pytest.mark.no_cover
@pytest.mark.parametrize("place", [0, *(pytest.param(place, marks=pytest.mark.exhaustive) for place in range(1, 8))])
def test_every_district_is_ringed_on_its_locator(place: int) -> None:
    for key in EVERY[place::8]:
        drawing = draw(Locator(key, 48.7, INK, RING, LINE), lettering())
        (circle,) = elements(drawing.svg, "circle")
        x, y, radius = (float(circle.get(name, "")) for name in ("cx", "cy", "r"))
        assert radius >= 2.6
        assert min(x, y, drawing.width_mm - x, drawing.height_mm - y) > radius - 0.7
        assert drawing.height_mm == pytest.approx(48.7 + 2 * MARGIN_MM)
        own = filled(drawing.svg, LINE)
        assert own.is_empty or shapely.distance(own, shapely.Point(x, y)) < radius
        assert filled(drawing.svg, RING).area >= own.area


def test_sixty_numbers_stand_beside_each_other() -> None:
    keys = tuple(register())[::6][:60]
    svg = draw(RingMap(keys, 152, INK, RING, LINE, PAPER, 4, 2.4, 1.8), lettering()).svg
    discs = [one for one in elements(svg, "circle") if one.get("fill") == str(LINE)]
    assert len(discs) == 60
    middles = [(float(one.get("cx", "")), float(one.get("cy", ""))) for one in discs]
    assert min(np.hypot(a - x, b - y) for (a, b), (x, y) in pairwise(sorted(middles))) > 3.5


def test_rings_cover_the_country_and_no_more() -> None:
    drawing = draw(RingCountry(("09174",), 186, RING, INK, LAND, LINE), lettering())
    left, top, right, bottom = reach(drawing.svg, RING)
    assert min(left, top) > -0.2
    assert right < drawing.width_mm + 0.2
    assert bottom < drawing.height_mm + 0.2
    assert len(strokes(drawing.svg, RING)) > 50
    assert not filled(drawing.svg, LAND).is_empty


@pytest.mark.parametrize(("ground", "colour"), [(INK, LAND), (LAND, LINE)], ids=["on a deep ground", "on paper"])
def test_a_town_among_rings_gets_a_circle_that_can_be_seen(ground: ColourRole, colour: ColourRole) -> None:
    svg = draw(RingCountry(("09662", "12069"), 186, RING, ground, LAND, LINE), lettering()).svg
    (circle,) = elements(svg, "circle")
    assert circle.get("stroke") == str(colour)
    assert float(circle.get("r", "")) == pytest.approx(2.2, abs=0.5)
