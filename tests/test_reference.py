"""The register and the outlines hold what the official source says, and hold together."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import shapely

from lzz_report import reference
from lzz_report.reference import ATTRIBUTION, borders, neighbours, register
from lzz_report.reference.outlines import COUNTRY, Border, arcs_of, outlines, polygons
from lzz_report.reference.projection import GERMANY, Points

FOLDER = Path(reference.__file__).parent


@cache
def shape(key: str, tolerance_km: float = 0.0) -> shapely.MultiPolygon:
    """An area on the plane of Germany, in km."""
    area = outlines().areas[key]
    parts = polygons(area, outlines().project(GERMANY, arcs_of(area), tolerance_km))
    return shapely.MultiPolygon([(shell, holes) for shell, *holes in parts])


# --- register


def test_the_register_has_the_400_districts_of_today_in_the_order_of_their_keys() -> None:
    keys = list(register())
    assert len(set(keys)) == 400
    assert keys == sorted(keys)
    assert all(key == place.key and key.isdigit() and len(key) == 5 for key, place in register().items())
    assert {"03152", "03156", "16056"}.isdisjoint(keys)


def test_the_register_has_every_state_and_each_district_in_the_state_of_its_key() -> None:
    states = {(key[:2], place.state) for key, place in register().items()}
    assert len(states) == 16
    assert ("13", "Mecklenburg-Vorpommern") in states


@pytest.mark.parametrize(
    ("key", "name", "kind", "state", "seat", "title"),
    [
        ("09174", "Dachau", "Landkreis", "Bayern", "Dachau", "Landkreis Dachau"),
        ("12069", "Potsdam-Mittelmark", "Landkreis", "Brandenburg", "Bad Belzig", "Landkreis Potsdam-Mittelmark"),
        ("08436", "Ravensburg", "Landkreis", "Baden-Württemberg", "Ravensburg", "Landkreis Ravensburg"),
        ("15090", "Stendal", "Landkreis", "Sachsen-Anhalt", "Stendal", "Landkreis Stendal"),
        ("06635", "Waldeck-Frankenberg", "Landkreis", "Hessen", "Korbach", "Landkreis Waldeck-Frankenberg"),
        ("05766", "Lippe", "Kreis", "Nordrhein-Westfalen", "Detmold", "Kreis Lippe"),
        ("03159", "Göttingen", "Landkreis", "Niedersachsen", "Göttingen", "Landkreis Göttingen"),
        ("16063", "Wartburgkreis", "Landkreis", "Thüringen", "Bad Salzungen", "Wartburgkreis"),
        ("03241", "Region Hannover", "Region", "Niedersachsen", "Hannover", "Region Hannover"),
        ("05334", "Städteregion Aachen", "Städteregion", "Nordrhein-Westfalen", "Aachen", "Städteregion Aachen"),
        (
            "10041",
            "Regionalverband Saarbrücken",
            "Regionalverband",
            "Saarland",
            "Saarbrücken",
            "Regionalverband Saarbrücken",
        ),
        ("09162", "München", "Kreisfreie Stadt", "Bayern", "München", "Stadt München"),
        ("08111", "Stuttgart", "Stadtkreis", "Baden-Württemberg", "Stuttgart", "Stadt Stuttgart"),
        (
            "03403",
            "Oldenburg (Oldb)",
            "Kreisfreie Stadt",
            "Niedersachsen",
            "Oldenburg (Oldb)",
            "Stadt Oldenburg (Oldb)",
        ),
        ("05962", "Märkischer Kreis", "Kreis", "Nordrhein-Westfalen", "Lüdenscheid", "Märkischer Kreis"),
        ("09186", "Pfaffenhofen an der Ilm", "Landkreis", "Bayern", "Pfaffenhofen an der Ilm", None),
        ("09190", "Weilheim-Schongau", "Landkreis", "Bayern", "Weilheim in Oberbayern", None),
        ("13072", "Rostock", "Landkreis", "Mecklenburg-Vorpommern", "Güstrow", "Landkreis Rostock"),
    ],
)
def test_a_district_is_called_as_people_write_it(
    key: str, name: str, kind: str, state: str, seat: str, title: str | None
) -> None:
    place = register()[key]
    assert (place.name, place.kind, place.state, place.seat) == (name, kind, state, seat)
    assert title in (None, place.title)


def test_no_name_keeps_a_short_form_or_an_odd_character_of_the_source() -> None:
    words = [word for place in register().values() for word in (place.name, place.seat)]
    assert [word for word in words if any(short in word for short in ("a.", "i.", "v.", "OPf", "  "))] == []
    assert all(unicodedata.is_normalized("NFC", word) and word.isprintable() for word in words)


def test_the_register_wakes_neither_numpy_nor_shapely() -> None:
    code = (
        "import sys; from lzz_report.reference import borders, register; register(); borders('09174', '09178');"
        "print([name for name in ('numpy', 'shapely') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_data_are_small_and_say_whose_they_are() -> None:
    data = [path for path in FOLDER.iterdir() if path.suffix in {".tsv", ".npz"}]
    assert len(data) == 3
    assert sum(path.stat().st_size for path in data) <= 1_000_000
    licence = (FOLDER / "LICENCE.txt").read_text(encoding="utf-8")
    assert ATTRIBUTION == "© GeoBasis-DE / BKG 2016 (Daten verändert)"
    assert ATTRIBUTION in licence
    assert all(path.name in licence for path in data)


# --- neighbours


def test_dachau_borders_on_its_six_neighbours() -> None:
    assert [register()[key].name for key in neighbours()["09174"]] == [
        "München",
        "Freising",
        "Fürstenfeldbruck",
        "München",
        "Pfaffenhofen an der Ilm",
        "Aichach-Friedberg",
    ]


def test_who_has_a_neighbour_is_its_neighbour() -> None:
    assert set(neighbours()) == set(register())
    assert all(borders(other, key) for key, others in neighbours().items() for other in others)
    assert not borders("09174", "01001")


# --- outlines


def test_every_district_state_and_the_country_has_a_valid_outline() -> None:
    keys = list(outlines().areas)
    assert outlines().districts == tuple(register())
    assert [key for key in keys if len(key) == 2] == [*(f"{state:02}" for state in range(1, 17)), COUNTRY]
    assert [key for key in keys if not shape(key).is_valid] == []


def test_districts_fit_together_without_a_gap_or_an_overlap() -> None:
    districts = [shape(key) for key in outlines().districts]
    assert shapely.coverage_is_valid(districts)
    assert shape(COUNTRY).area == pytest.approx(sum(one.area for one in districts), rel=1e-9)


def test_a_state_is_the_sum_of_its_districts() -> None:
    for state in (f"{number:02}" for number in range(1, 17)):
        parts = [shape(key).area for key in outlines().districts if key[:2] == state]
        assert shape(state).area == pytest.approx(sum(parts), rel=1e-9)


@pytest.mark.parametrize(
    ("key", "square_km"), [("09174", 579), ("12069", 2592), ("05766", 1246), ("15090", 2423), ("DE", 357_000)]
)
def test_an_area_is_as_large_as_the_statistics_say(key: str, square_km: float) -> None:
    area = outlines().areas[key]
    plane = outlines().plane(key) if len(key) == 5 else GERMANY
    parts = polygons(area, outlines().project(plane, arcs_of(area)))
    found = shapely.MultiPolygon([(shell, holes) for shell, *holes in parts]).area
    # The source leaves out coastal waters and lakes at frontiers; the cone enlarges the far north and south a little.
    assert found == pytest.approx(square_km, rel=0.01)


def test_thinning_keeps_common_borders_common_and_near() -> None:
    for tolerance in (0.05, 0.5):
        dachau, freising = shape("09174", tolerance), shape("09178", tolerance)
        common = shapely.intersection(dachau.boundary, freising.boundary)
        exact = shapely.intersection(shape("09174").boundary, shape("09178").boundary)
        assert common.length > 0.7 * exact.length
        assert shapely.hausdorff_distance(common, exact) <= tolerance * 1.001
        assert shapely.intersection(dachau, freising).area < 1e-9


def test_borders_know_what_they_divide() -> None:
    def kinds(key: str) -> set[Border]:
        return {outlines().borders[arc] for arc in arcs_of(outlines().areas[key])}

    assert kinds("09174") == {Border.DISTRICT}
    assert kinds("15090") == {Border.DISTRICT, Border.STATE}
    assert kinds("03457") == {Border.DISTRICT, Border.COAST, Border.COUNTRY}  # Leer: the Dollart and the Netherlands
    assert kinds("13073") == {Border.DISTRICT, Border.COAST}
    assert kinds("09172") == {Border.DISTRICT, Border.COUNTRY}


def test_the_way_back_from_the_plane_is_the_way_there() -> None:
    plane = outlines().plane("08436")
    degrees: Points = np.array([(9.6, 47.8), (10.1, 47.9), (9.2, 47.5)])
    assert np.allclose(plane.degrees(plane(degrees)), degrees)


def test_the_plane_of_a_district_is_true_to_scale() -> None:
    # Two trigonometric points' worth: one degree of latitude at 48° N is 111.19 km, of longitude 74.63 km (GRS 80).
    plane = outlines().plane("09174")
    corners: Points = np.array([(11.4, 47.9), (11.4, 48.9), (12.4, 47.9)])
    origin, north, east = plane(corners)
    scale = np.cos(np.radians(plane.latitude)) / np.cos(np.radians(48.0))
    assert origin[1] - north[1] == pytest.approx(111.19, abs=0.05)
    assert east[0] - origin[0] == pytest.approx(74.63 * scale, abs=0.05)
