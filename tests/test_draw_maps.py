"""Maps name and number what lies on them, without one thing standing on another."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from lzz_report.documents.drawing import Country, Drawing, MapMark, Neighbours
from lzz_report.draw import draw
from lzz_report.draw.map_labels import Label, place_label
from lzz_report.draw.map_names import map_name
from lzz_report.draw.map_names import settings as line_breaks
from lzz_report.draw.rings import Circle, drawn_rings
from lzz_report.reference import neighbours, register
from lzz_report.themes.look import ColourRole
from tests.plate_reading import GROUND, INK, LAND, elements, filled, lettering, lines

KEYS = (
    "09174",
    "05766",
    "12069",
    "08436",
    "15090",
    "06635",
    "01054",
    "13073",
    "05513",
    "09575",
    "08335",
    "11000",
    "03452",
)
WHITE, DISC, NUMBER = ColourRole("paper"), ColourRole("disc"), ColourRole("number")


def around(key: str, height: float = 83.0) -> Drawing:
    return draw(Neighbours(key, 216, height, LAND, GROUND, INK), lettering())


def names_on(drawing: Drawing) -> shapely.Geometry:
    """The lettering of a drawing: what is filled with ink."""
    return filled(drawing.svg, INK)


def country(keys: tuple[str, ...], height: float = 252.0, *, numbered: bool = True) -> Drawing:
    marks = tuple(MapMark(key, LAND, place if numbered else None) for place, key in enumerate(keys, 1))
    return draw(Country(marks, height, INK, GROUND, WHITE, DISC, NUMBER), lettering())


def discs_on(drawing: Drawing) -> list[tuple[float, float, float]]:
    circles = [circle for circle in elements(drawing.svg, "circle") if circle.get("fill") == str(DISC)]
    return [(float(c.get("cx", 0)), float(c.get("cy", 0)), float(c.get("r", 0))) for c in circles]


# --- neighbours


def test_the_neighbours_of_dachau_are_named_and_the_city_is_told_from_the_district() -> None:
    drawing = around("09174")
    assert {"Stadt München", "München", "Freising", "Aichach-Friedberg", "Pfaffenhofen an der Ilm"} <= set(
        drawing.names
    )
    assert "Dachau" not in drawing.names


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("height", [62.0, 140.0])
def test_the_whole_district_is_on_the_plate_and_reaches_no_edge(key: str, height: float) -> None:
    land = filled(around(key, height).svg, LAND)
    body = max(shapely.get_parts(land), key=lambda part: part.area)
    assert body.within(shapely.box(10, 7.5, 206, height - 7.5))


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("height", [62.0, 83.0, 140.0])
def test_names_stand_inside_the_trim_and_clear_of_every_border(key: str, height: float) -> None:
    drawing = around(key, height)
    letters = names_on(drawing)
    assert letters.within(shapely.box(3 + 2, 2, 213 - 2, height - 2))
    for width in ("0.22", "0.75"):
        borders = shapely.MultiLineString(lines(drawing.svg, width))
        assert not shapely.dwithin(letters, borders, float(width) / 2 + 0.2)
    assert shapely.intersection(letters, filled(drawing.svg, LAND)).area == 0


def test_a_name_that_does_not_fit_is_left_out() -> None:
    low, high = around("12069", 62), around("12069", 140)
    assert "Brandenburg an der Havel" in high.names
    assert "Brandenburg an der Havel" not in low.names


def test_most_neighbours_are_named() -> None:
    named = [map_name(other) in around(key, 100).names for key in KEYS for other in neighbours()[key]]
    assert sum(named) / len(named) > 0.7


def test_states_are_told_from_districts_by_the_weight_of_the_line() -> None:
    assert lines(around("09174").svg, "0.75") == []
    assert lines(around("15090").svg, "0.75") != []
    coast = around("01055")
    thick = shapely.MultiLineString(lines(coast.svg, "0.75"))
    own = filled(coast.svg, LAND).boundary
    assert (
        shapely.intersection(own, thick.buffer(0.1)).length < 0.1 * own.length
    )  # Ostholstein meets its state's edge at Lübeck


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("09162", "Stadt München"),
        ("09184", "München"),
        ("03403", "Stadt Oldenburg"),
        ("03458", "Oldenburg"),
        ("15002", "Halle"),
        ("03241", "Region Hannover"),
        ("05334", "Städteregion Aachen"),
    ],
)
def test_a_map_says_which_of_two_districts_of_one_name_is_the_city(key: str, name: str) -> None:
    assert map_name(key) == name


@pytest.mark.parametrize(
    ("city", "district", "name"),
    [("14713", "14729", "Landkreis Leipzig"), ("03404", "03459", "Landkreis Osnabrück"), ("09162", "09174", "Dachau")],
)
def test_around_a_city_the_district_of_its_name_is_told_from_it(city: str, district: str, name: str) -> None:
    drawing = around(city, 120)
    assert map_name(district, city) == name
    assert name in drawing.names
    assert name.removeprefix("Landkreis ") not in drawing.names or name == "Dachau"
    assert map_name(district, district) == name.removeprefix("Landkreis ")


@pytest.mark.parametrize("key", ["01054", "01051", "03452"])
def test_an_edge_of_the_map_leaves_no_crumbs_of_an_island(key: str) -> None:
    islands = []
    for height in range(60, 141, 8):
        drawing, plate = around(key, height), shapely.box(0, 0, 216, height)
        borders = [shapely.LineString(line) for width in ("0.22", "0.75") for line in lines(drawing.svg, width)]
        assert borders
        islands += [
            line.intersection(plate).length
            for line in borders
            if not plate.covers(line) and not shapely.intersects(line.boundary, plate)
        ]
    assert min(islands) >= 7.9


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("Herzogtum Lauenburg", ("Herzogtum", "Lauenburg")),
        ("Rendsburg-Eckernförde", ("Rendsburg-", "Eckernförde")),
        ("Neustadt an der Aisch-Bad Windsheim", ("Neustadt an der", "Aisch-Bad Windsheim")),
    ],
)
def test_a_long_name_breaks_into_even_lines(name: str, broken: tuple[str, str]) -> None:
    assert line_breaks(name) == [(name,), broken]


def test_a_name_without_a_seam_keeps_one_line() -> None:
    assert line_breaks("Ravensburg") == [("Ravensburg",)]


def placed(name: str, width_mm: float, height_mm: float) -> Label | None:
    return place_label(name, np.ones((round(height_mm * 2), round(width_mm * 2)), dtype=bool), lettering().label)


def test_a_name_stands_in_the_middle_of_the_room_it_has() -> None:
    label = placed("Lippe", 60, 30)
    assert label is not None
    assert (label.x, label.y) == pytest.approx((30, 15), abs=0.6)


def test_a_name_takes_two_lines_only_where_one_is_too_tight() -> None:
    wide, narrow = placed("Potsdam-Mittelmark", 60, 20), placed("Potsdam-Mittelmark", 22, 20)
    assert wide is not None
    assert narrow is not None
    assert (len(wide.lines), len(narrow.lines)) == (1, 2)
    assert placed("Potsdam-Mittelmark", 12, 20) is None
    assert placed("Potsdam-Mittelmark", 60, 3) is None


def test_no_room_is_no_place() -> None:
    assert place_label("Lippe", np.zeros((20, 20), dtype=bool), lettering().label) is None


# --- the country


def test_the_country_is_as_high_as_asked_and_as_wide_as_it_is() -> None:
    drawing = country(("09174",), 252)
    left, top, right, bottom = filled(drawing.svg, INK).bounds
    assert (top, bottom) == pytest.approx((0, 252), abs=0.2)
    assert (left, right) == pytest.approx((0, drawing.width_mm), abs=0.2)
    assert drawing.width_mm / 252 == pytest.approx(0.736, abs=0.01)
    assert drawing.names == ("Dachau",)


def test_a_wider_plate_has_the_country_in_its_middle() -> None:
    request = Country((MapMark("09174", LAND),), 252, INK, GROUND, WHITE, width_mm=216)
    drawing = draw(request, lettering())
    left, _, right, _ = filled(drawing.svg, INK).bounds
    assert drawing.width_mm == 216
    assert left == pytest.approx(216 - right, abs=0.2)


@pytest.mark.parametrize(("height", "ringed"), [(46, 1), (82, 1), (252, 0), (400, 0)])
def test_a_district_has_a_ring_where_it_is_small(height: float, ringed: int) -> None:
    drawing = country(("09174",), height, numbered=False)
    rings = [circle for circle in elements(drawing.svg, "circle") if circle.get("stroke") == str(WHITE)]
    assert len(rings) == ringed
    for ring in rings:
        circle = shapely.Point(float(ring.get("cx", 0)), float(ring.get("cy", 0))).buffer(float(ring.get("r", 0)))
        assert float(ring.get("r", 0)) >= 2.2
        assert filled(drawing.svg, LAND).within(circle)


def test_the_smallest_town_is_on_the_smallest_map() -> None:
    drawing = country(("09662",), 12, numbered=False)
    assert len([circle for circle in elements(drawing.svg, "circle") if circle.get("stroke") == str(WHITE)]) == 1
    assert filled(drawing.svg, LAND).area > 0


@pytest.mark.parametrize("key", ["01001", "01054", "09780", "14626", "05370"])
def test_a_ring_at_the_country_s_edge_stays_on_the_plate(key: str) -> None:
    drawing = country((key,), 46, numbered=False)
    (ring,) = [circle for circle in elements(drawing.svg, "circle") if circle.get("stroke") == str(WHITE)]
    x, y, radius = (float(ring.get(name, 0)) for name in ("cx", "cy", "r"))
    assert min(x, y, drawing.width_mm - x, 46 - y) >= radius + 0.35 / 2 - 0.02


def test_rings_that_meet_become_one_line() -> None:
    apart = drawn_rings([Circle(5, 5, 3), Circle(15, 5, 3)], WHITE, 0.35)
    assert [part.startswith("<circle") for part in apart] == [True, True]
    (together,) = drawn_rings([Circle(5, 5, 3), Circle(15, 5, 3), Circle(10, 5, 3)], WHITE, 0.35)
    (line,) = lines(f'<svg xmlns="http://www.w3.org/2000/svg">{together}</svg>', "0.35")
    assert shapely.Polygon(line).contains(shapely.MultiPoint([(5, 5), (10, 5), (15, 5)]))


def check_discs(drawing: Drawing, count: int) -> None:
    discs = discs_on(drawing)
    assert len(discs) == count
    for x, y, radius in discs:
        assert min(x, y, drawing.width_mm - x, drawing.height_mm - y) >= radius - 0.01
    for (x, y, radius), (u, v, other) in combinations(discs, 2):
        assert np.hypot(x - u, y - v) >= radius + other + 0.5


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(list(register())), min_size=1, max_size=60, unique=True))
def test_numbered_discs_never_overlap_and_never_leave_the_plate(keys: list[str]) -> None:
    check_discs(country(tuple(keys)), len(keys))


@pytest.mark.parametrize("state", ["05", "09"])
def test_even_a_crowd_of_neighbours_gets_its_numbers(state: str) -> None:
    keys = tuple(key for key in register() if key[:2] == state)[:53]
    check_discs(country(keys), len(keys))


def test_a_disc_stands_beside_its_district_and_on_none() -> None:
    keys = ("09174", "05766", "12069", "08436", "15090", "06635")
    drawing = country(keys)
    land = list(shapely.get_parts(filled(drawing.svg, LAND)))
    for x, y, radius in discs_on(drawing):
        assert 0 <= min(part.distance(shapely.Point(x, y)) for part in land) - radius < 2.5


# Leer with Borkum, Hamburg with Neuwerk, Bremen with Bremerhaven, and those that lie around and between their parts.
PARTED = ("03457", "02000", "04011")
COAST = ("03402", "03452", "03462", "01051", "03352", "03356", "03359", "01056")


@pytest.mark.parametrize(("height", "radius"), [(252, 4.2), (176, 3.1), (140, 2.3)])
@pytest.mark.parametrize("others", [(), COAST])
def test_the_number_of_a_district_in_parts_stands_by_its_largest(
    height: float, radius: float, others: tuple[str, ...]
) -> None:
    keys = (*PARTED, *others)
    marks = tuple(MapMark(key, ColourRole("land", place), place) for place, key in enumerate(keys, 1))
    request = Country(marks, height, INK, GROUND, WHITE, DISC, NUMBER, disc_radius_mm=radius)
    drawing = draw(request, lettering())
    discs = [shapely.Point(x, y) for x, y, _ in discs_on(drawing)]
    for place, mark in enumerate(marks):
        largest = max(shapely.get_parts(filled(drawing.svg, mark.fill)), key=lambda part: part.area)
        nearest = min(range(len(discs)), key=lambda at: discs[at].distance(largest))
        assert nearest == place, register()[mark.key].name


def test_a_map_without_marks_is_the_country_alone() -> None:
    drawing = country(())
    assert discs_on(drawing) == []
    assert drawing.names == ()
