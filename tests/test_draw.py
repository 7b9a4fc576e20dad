"""Drawings are plain, small and the same everywhere; crops show their district."""

from __future__ import annotations

import hashlib
import math
import os
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from lzz_report.documents.drawing import (
    Band,
    Box,
    Country,
    Crop,
    CropSetting,
    DrawingRequest,
    MapMark,
    Neighbours,
    Outline,
    RingCountry,
    ScaleBar,
)
from lzz_report.draw import draw
from lzz_report.draw.scale_bar import bar_length
from lzz_report.reference import register
from lzz_report.themes.look import ColourRole
from tests.plate_reading import GROUND, INK, LAND, elements, filled, lettering

NAME, FIGURE, STAMP = Box(19, 32, 182, 50), Box(19, 215, 80, 45), Box(155, 220, 46, 60)
PAPER, SIGNAL = ColourRole("paper"), ColourRole("signal")
MARKS = tuple(MapMark(key, LAND, place) for place, key in enumerate(("09174", "05766", "12069", "01001"), 1))
SAMPLES: tuple[DrawingRequest, ...] = (
    Crop("09174", 216, 303, LAND, GROUND, (NAME, FIGURE, STAMP), bleeds="lrtb"),
    Crop("01054", 105, 66, LAND, GROUND, min_zoom=1.25),
    Crop("12069", 105, 66, LAND, GROUND, setting=CropSetting(2, 0.5, 0.5)),
    Band("15090", 216, 39, LAND, GROUND),
    Neighbours("09174", 216, 83, LAND, GROUND, INK),
    Country(MARKS, 252, INK, GROUND, PAPER, PAPER, INK, width_mm=216),
    Country(MARKS, 82, INK, GROUND, PAPER),
    Outline("06635", LAND, mm_per_km=0.74),
    Outline("06635", LAND, 30, 40),
    ScaleBar(5.4, INK),
)
UGLY = ("01055", "01054", "03452", "13073", "13071", "03241", "11000", "10041", "01056", "02000", "12069", "08335")
PLAIN = {
    "svg": {"width", "height", "viewBox"},
    "rect": {"x", "y", "width", "height", "fill"},
    "circle": {"cx", "cy", "r", "fill", "stroke", "stroke-width"},
    "path": {"d", "fill", "fill-rule", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap"},
}
PROBE = (
    "import hashlib; from tests.test_draw import SAMPLES; from tests.plate_reading import lettering;"
    "from lzz_report.draw import draw;"
    "print(hashlib.sha256(''.join(draw(one, lettering()).svg for one in SAMPLES).encode()).hexdigest())"
)


# --- every drawing


@pytest.mark.parametrize("request_", SAMPLES, ids=lambda one: type(one).__name__)
def test_a_drawing_is_plain_shapes_in_millimetres(request_: DrawingRequest) -> None:
    drawing = draw(request_, lettering())
    root = ET.fromstring(drawing.svg)
    assert root.get("width") == f"{root.get('viewBox', '').split()[2]}mm"
    assert float(root.get("width", "").removesuffix("mm")) == pytest.approx(drawing.width_mm, abs=0.006)
    assert float(root.get("height", "").removesuffix("mm")) == pytest.approx(drawing.height_mm, abs=0.006)
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        assert set(element.attrib) <= PLAIN[tag]
        assert not element.text
    assert re.search(r"nan|inf|\d\.\d{3}|\de", drawing.svg.partition("viewBox")[2]) is None


def test_drawings_are_the_same_bytes_in_any_process() -> None:
    here = hashlib.sha256("".join(draw(one, lettering()).svg for one in SAMPLES).encode()).hexdigest()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True, env=env)
        assert done.stdout.strip() == here


def test_a_drawing_asked_for_twice_is_made_once() -> None:
    assert draw(SAMPLES[0], lettering()) is draw(SAMPLES[0], lettering())


def test_an_unknown_district_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        draw(Crop("99999", 10, 10, LAND, GROUND), lettering())


def test_drawings_are_small() -> None:
    sizes = [len(draw(one, lettering()).svg) for one in SAMPLES]
    assert max(sizes) < 150_000
    assert max(size for one, size in zip(SAMPLES, sizes, strict=True) if isinstance(one, Crop | Band)) < 15_000


# --- how well a district can be found


@pytest.mark.parametrize("setting", [None, CropSetting(1, 0.5, 0.5), CropSetting(3, 0, 0.5), CropSetting(1, 9, 9)])
def test_a_crop_tells_how_much_of_its_district_it_shows(setting: CropSetting | None) -> None:
    drawing = draw(Crop("12069", 105, 66, LAND, GROUND, setting=setting), lettering())
    seen = filled(drawing.svg, LAND)
    left, top, right, bottom = seen.bounds if not seen.is_empty else (0, 0, 0, 0)
    assert drawing.shown_mm == pytest.approx(max(right - left, bottom - top), abs=0.05)


@pytest.mark.parametrize(
    ("request_", "shown_mm"),
    [
        (Country((MapMark("09662", LAND),), 46, INK, GROUND, PAPER), 4.4),
        (RingCountry(("09662", "12069"), 186, INK, GROUND, LAND, SIGNAL), 4.4),
        (Country((), 46, INK, GROUND, PAPER), math.inf),
        (ScaleBar(5.4, INK), math.inf),
    ],
    ids=["a town on a map", "the smaller of two", "a map of none", "no map"],
)
def test_a_map_tells_how_large_the_ring_of_its_smallest_district_is(request_: DrawingRequest, shown_mm: float) -> None:
    assert draw(request_, lettering()).shown_mm == pytest.approx(shown_mm, abs=0.3)


@pytest.mark.parametrize(
    "request_",
    [
        Country(MARKS[:1], 400, INK, GROUND, PAPER),
        RingCountry(("12069",), 186, INK, GROUND, LAND, SIGNAL),
        Outline("06635", LAND, 30, 40),
    ],
    ids=lambda one: type(one).__name__,
)
def test_a_map_tells_how_large_a_district_without_a_ring_is(request_: DrawingRequest) -> None:
    drawing = draw(request_, lettering())
    left, top, right, bottom = filled(drawing.svg, LAND).bounds
    assert drawing.shown_mm == pytest.approx(max(right - left, bottom - top), abs=0.1)


@pytest.mark.parametrize("mm_per_km", [0.74, 0.2])
def test_every_district_is_there_on_a_common_scale(mm_per_km: float) -> None:
    shown = {key: draw(Outline(key, LAND, mm_per_km=mm_per_km), lettering()).shown_mm / mm_per_km for key in register()}
    # The smallest town is 7 km wide.
    assert {key: km for key, km in shown.items() if km < 6} == {}


# --- crops


@pytest.mark.no_cover
@pytest.mark.parametrize("place", [0, *(pytest.param(place, marks=pytest.mark.exhaustive) for place in range(1, 8))])
def test_no_crop_of_any_district_is_empty_or_full(place: int) -> None:
    cover = {}
    for key in tuple(register())[place::8]:
        svg = draw(Crop(key, 105, 66, LAND, GROUND, min_zoom=1.25), lettering()).svg
        cover[key] = filled(svg, LAND).area / (105 * 66)
    assert {key: share for key, share in cover.items() if not 0.15 < share < 0.85} == {}


@pytest.mark.parametrize("key", UGLY)
def test_a_poster_shows_most_of_its_district(key: str) -> None:
    drawing = draw(Crop(key, 216, 303, LAND, GROUND, (NAME, FIGURE, STAMP), bleeds="lrtb"), lettering())
    whole = draw(Outline(key, LAND, mm_per_km=drawing.mm_per_km), lettering())
    assert filled(drawing.svg, LAND).area > 0.75 * filled(whole.svg, LAND).area
    assert 0.2 < filled(drawing.svg, LAND).area / (216 * 303) < 0.65


@pytest.mark.parametrize("key", [*UGLY, "09174", "08436", "16067", "05154", "12073", "09180"])
@pytest.mark.parametrize("size", [(216.0, 303.0, "lrtb"), (216.0, 110.0, "lrt"), (105.0, 66.0, "")])
def test_no_crumb_of_land_or_ground_hangs_at_the_edge(key: str, size: tuple[float, float, str]) -> None:
    width, height, bleeds = size
    svg = draw(Crop(key, width, height, LAND, GROUND, bleeds=bleeds), lettering()).svg
    left, top, right, bottom = (3.0 * (edge in bleeds) for edge in "ltrb")
    trim = shapely.box(left, top, width - right, height - bottom)
    land = shapely.intersection(filled(svg, LAND), trim)
    for parts in (land, shapely.difference(trim, land)):
        polygons = [part for part in shapely.get_parts(parts) if part.geom_type == "Polygon"]
        crumbs = [part.area for part in polygons if part.distance(trim.exterior) < 1e-6 and 0.02 < part.area < 5.9]
        assert crumbs == []


def test_land_stays_on_the_plate() -> None:
    assert filled(draw(SAMPLES[0], lettering()).svg, LAND).within(shapely.box(-0.005, -0.005, 216.005, 303.005))


def test_land_keeps_clear_of_the_name() -> None:
    name = shapely.box(19, 32, 201, 82)
    under = {}
    for keep_out in ((), (NAME,)):
        shares = []
        for key in ("09174", "05766", "15090", "06635", "13071", "11000"):
            svg = draw(Crop(key, 216, 303, LAND, GROUND, keep_out, bleeds="lrtb"), lettering()).svg
            shares.append(shapely.intersection(filled(svg, LAND), name).area / name.area)
        under[bool(keep_out)] = sum(shares)
    assert under[True] < 0.5 * under[False]


def test_an_author_can_set_the_crop() -> None:
    whole = draw(Outline("09174", LAND, 210, 297), lettering())
    setting = CropSetting(zoom=3, x=0.5, y=0.0)
    drawing = draw(Crop("09174", 216, 303, LAND, GROUND, setting=setting, bleeds="lrtb"), lettering())
    assert drawing.mm_per_km == pytest.approx(3 * whole.mm_per_km, rel=1e-6)
    # The northern end of the district lies in the middle: nothing but ground above it.
    top = filled(drawing.svg, LAND).bounds[1]
    assert top == pytest.approx(303 / 2, abs=0.1)


@pytest.mark.parametrize("key", ["09174", "05766", "12069", "08436", "15090", "06635", *UGLY])
@pytest.mark.parametrize("height", [26.0, 39.0, 62.0])
def test_a_frieze_stands_on_the_field_below_and_draws_an_outline(key: str, height: float) -> None:
    svg = draw(Band(key, 216, height, LAND, GROUND), lettering()).svg
    land = filled(svg, LAND)
    foot = shapely.intersection(land, shapely.box(3, height - 0.3, 213, height)).area / (210 * 0.3)
    assert 0.35 < foot < 0.95
    outline = shapely.difference(land.boundary, shapely.box(0, 0, 216, height).exterior.buffer(0.1))
    assert outline.length > 100


# --- outlines and scale bars


def test_outlines_on_one_scale_compare() -> None:
    dachau, stendal = (draw(Outline(key, LAND, mm_per_km=0.74), lettering()) for key in ("09174", "15090"))
    assert filled(stendal.svg, LAND).area / filled(dachau.svg, LAND).area == pytest.approx(2423 / 579, rel=0.01)
    assert dachau.width_mm < stendal.width_mm
    assert filled(dachau.svg, LAND).bounds == pytest.approx((0, 0, dachau.width_mm, dachau.height_mm), abs=0.1)


def test_an_outline_fills_its_box_in_one_direction_and_is_centred_in_the_other() -> None:
    left, top, right, bottom = filled(draw(Outline("06635", LAND, 30, 60), lettering()).svg, LAND).bounds
    assert (left, right) == pytest.approx((0, 30), abs=0.1)
    assert top == pytest.approx(60 - bottom, abs=0.1)


@pytest.mark.parametrize(
    ("mm_per_km", "words"), [(2.75, "10 km"), (5.4, "10 km"), (7.6, "5 km"), (0.74, "50 km"), (1.2, "20 km")]
)
def test_a_scale_bar_has_a_round_length(mm_per_km: float, words: str) -> None:
    drawing = draw(ScaleBar(mm_per_km, INK), lettering())
    assert drawing.names == (words.replace(" ", "\N{NO-BREAK SPACE}"),)
    longest = max(float(bar.get("width", 0)) for bar in elements(drawing.svg, "rect"))
    assert longest == pytest.approx(int(words.split(maxsplit=1)[0]) * mm_per_km, abs=0.006)


@given(st.floats(0.04, 100))
def test_a_scale_bar_fits_beside_a_stamp(mm_per_km: float) -> None:
    assert 18 <= bar_length(mm_per_km) * mm_per_km <= 55


def test_kerned_lettering_is_narrower_than_its_letters() -> None:
    face = lettering().label
    assert face.width("AV", 100) < face.width("A", 100) + face.width("V", 100) - 0.3
    assert face.width("nn", 100) == pytest.approx(2 * face.width("n", 100))
    assert face.width("", 8.4) == 0
