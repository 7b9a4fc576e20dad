"""Plain paths are taken over into the PDF; every byte of it is what the engine would have written."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lzz_report.documents.drawing import DrawingRequest
from lzz_report.draw import draw
from lzz_report.draw.svg import path_data
from lzz_report.engine import Engine, engine, fast_paths
from lzz_report.engine.isolated import weasyprint
from lzz_report.engine.speedups import with_speedups
from lzz_report.resources import resource_dir
from lzz_report.rules.qr import qr_svg
from lzz_report.templating.tree_text import parse_html
from tests.plate_reading import lettering
from tests.test_draw import SAMPLES
from tests.test_draw_rings import SAMPLES as RING_SAMPLES

POINTS = st.lists(st.tuples(st.floats(-300, 300), st.floats(-300, 300)), min_size=2, max_size=12)
STRANGE = (
    "M0 0L1 1",
    "m1 1l2 2",
    "M.5 1L2 2",
    "M-0 0L1 1",
    "M1.50 1L2 2",
    "M1 1L2 2 3",
    "M1 1 2 2",
    "M1 1z",
    "M1,1L2,2",
    "M1 1H5V7z",
    "M1e1 1L2 2",
    "M0.123 0L1 1",
    "M1 1Q2 2 3 3L4 4z",
    "M1 1C2 2 3 3 4 4C5 5 6 6 7 7L8 8 9 9C1 1 2 2 3 3zM2 2L3 3",
    "M1 1C2 2 3 3 4 4 5 5 6 6 7 7",
    "M1 1C2 2 3 3",
    "M1 1C2 2 3 3 4 4S1 1 2 2",
    "M1 1zL2 2",
    "M1 1L2 2zL3 3",
    "M1 1L2 2zz",
    "L1 1",
    "",
    "nothing",
)
MARKED = (
    '<marker id="dot" markerWidth="2" markerHeight="2"><circle cx="1" cy="1" r="1"/></marker>'
    '<path marker-mid="url(#dot)" stroke="#000000" d="M1 1L5 5 9 1"/><path marker-start="url(#dot)" d="M1 1L5 5 9 1z"/>'
)


def document(parts: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="20mm" height="20mm" viewBox="0 0 20 20">{parts}</svg>'


def path(data: str) -> str:
    return document(f'<path fill="#000000" fill-rule="evenodd" d="{data}"/>')


@pytest.fixture(scope="module")
def plain() -> Engine:
    roots = {"font": [resource_dir("fonts")], "layout": [resource_dir("layouts")]}
    return Engine("@page { size: 40mm 40mm; margin: 5mm }", roots)


def written(svg: str, by: Engine, monkeypatch: pytest.MonkeyPatch, *, is_on: bool) -> bytes:
    url = "lzz://drawing/1.svg"
    html = f'<!doctype html><html lang="de"><title>Probe</title><body><img alt="Karte" src="{url}">'
    with monkeypatch.context() as patch:
        patch.setattr(engine, "with_speedups", partial(with_speedups, is_on=is_on))
        return by.render(parse_html(html), {url: svg.encode()}).pdf


def assert_same(svg: str, by: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = written(svg, by, monkeypatch, is_on=True)
    assert taken == written(svg, by, monkeypatch, is_on=False)


@pytest.mark.parametrize("data", STRANGE)
def test_a_path_in_any_spelling_gives_the_bytes_of_the_engine(
    data: str, plain: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_same(path(data), plain, monkeypatch)


def test_markers_are_left_to_the_engine(plain: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_same(document(MARKED), plain, monkeypatch)
    assert_same(document(f'<g marker="url(#dot)">{MARKED}<path d="M1 1L2 2"/></g>'), plain, monkeypatch)


@given(st.lists(POINTS, min_size=1, max_size=4), st.booleans())
@settings(max_examples=60, deadline=None)
def test_every_line_that_is_drawn_is_plain_and_gives_the_bytes_of_the_engine(
    plain: Engine, lines: list[list[tuple[float, float]]], closed: bool
) -> None:
    data = path_data([np.array(line) for line in lines], closed=closed)
    if data:
        assert fast_paths.PLAIN.fullmatch(data)
        with pytest.MonkeyPatch.context() as patch:
            assert_same(path(data), plain, patch)


@pytest.mark.parametrize("request_", [*SAMPLES, *RING_SAMPLES], ids=lambda one: type(one).__name__)
def test_drawings_give_the_bytes_of_the_engine(
    request_: DrawingRequest, plain: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_same(draw(request_, lettering()).svg, plain, monkeypatch)


def test_letters_are_plain() -> None:
    assert fast_paths.PLAIN.fullmatch(lettering().label.outline("Straße & 8", 7, 10, 20))


def test_qr_codes_give_the_bytes_of_the_engine(plain: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_same(qr_svg("Landkreis Dachau", ink="#000000", paper="#ffffff"), plain, monkeypatch)


def test_the_engine_is_as_it_was_after_a_document(plain: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dict(weasyprint.svg.TAGS)
    written(path("M0 0L1 1"), plain, monkeypatch, is_on=True)
    with pytest.raises(RuntimeError), with_speedups():
        raise RuntimeError
    assert before == weasyprint.svg.TAGS
