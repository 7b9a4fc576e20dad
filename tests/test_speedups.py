"""The quickened engine writes what the engine itself writes, byte for byte, and warns of the same."""

from __future__ import annotations

import ctypes.util
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from lzz_report.engine import Engine, engine, isolated, speedups
from lzz_report.engine.isolated import weasyprint
from lzz_report.engine.speedups import SPEEDUPS, with_speedups
from lzz_report.pipeline import BuildOptions, build
from lzz_report.resources import resource_dir
from lzz_report.templating.tree_text import parse_html
from tests.edition_making import PROJECT

FACE = '@font-face { font-family: "Text"; src: url("lzz://font/source-sans-3/SourceSans3-Regular.ttf") }'
STYLES = {
    "inheritance": "div { color: #123456; font-size: 9pt; letter-spacing: 1pt } p { font-size: initial }",
    "logical properties": "p { margin-inline-start: 9mm; padding-block-end: 3mm; inline-size: 40mm; margin-left: 1mm }",
    "right to left": "div { direction: rtl } p { margin-inline-start: 9mm; border-inline-end: 1pt solid #000 }",
    "calculated lengths": "p { width: calc(50% - 1mm); text-indent: calc(1em + 2pt) } div { line-height: calc(1em) }",
    "custom properties": ":root { --gap: 4mm } p { margin: var(--gap); padding: var(--absent); color: var(--absent) }",
    "decorated text": "div { text-decoration: underline } p { text-decoration: line-through } b { display: block }",
    "placed boxes": "p { position: absolute; top: 9mm } b { float: right } td { display: inline-block }",
    "named pages": "div { page: wide } @page wide { size: 90mm 60mm; @top-left { content: 'oben' } }",
    "made content": "p::before { content: counter(n); counter-increment: n } td::after { content: 'E'; color: red }",
    "tables": "table { border-collapse: collapse } td { border: 1pt solid #000; padding: 1mm }",
    "nothing valid": "p { width: nonsense; margin: calc(1mm + red); colour: red }",
}
BODY = "<div><p>Eins <b>zwei</b></p><table><tr><td>drei<td>vier</table><ul><li>fünf</ul></div><p>sechs</p>"


@pytest.mark.parametrize("css", STYLES.values(), ids=STYLES.keys())
def test_styles_of_every_kind_give_the_same_bytes_and_warnings(css: str, monkeypatch: pytest.MonkeyPatch) -> None:
    results = []
    for is_on in (True, False):
        monkeypatch.setattr(engine, "with_speedups", partial(with_speedups, is_on=is_on))
        page = "@page { size: 80mm 60mm; margin: 9mm } :root { font-family: Text }"
        by = Engine(FACE + page + css, {"font": [resource_dir("fonts")], "layout": [resource_dir("layouts")]})
        rendered = by.render(parse_html(f'<!doctype html><html lang="de"><title>Probe</title><body>{BODY}'), {})
        results.append((by.log, rendered.log, rendered.pdf))
    assert results[0] == results[1]


@pytest.mark.parametrize("theme", ["umriss", "ringe"])
def test_a_real_sheet_has_the_same_bytes(theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = BuildOptions(brochure=False, districts=("dachau",), theme=theme)
    files = []
    for is_on in (True, False):
        monkeypatch.setattr(engine, "with_speedups", partial(with_speedups, is_on=is_on))
        output = tmp_path / str(is_on)
        build(PROJECT, options=wanted, output=output)
        files.append({path.relative_to(output): path.read_bytes() for path in output.rglob("*.*") if path.is_file()})
    assert files[0] == files[1]
    assert Path("sheets/dachau.pdf") in files[0]


def test_the_engine_is_as_it_was_afterwards() -> None:
    style = weasyprint.css.ComputedStyle
    compute = style.__missing__
    with with_speedups():
        assert style.__missing__ is not compute
    assert style.__missing__ is compute
    with pytest.raises(RuntimeError), with_speedups():
        raise RuntimeError
    assert style.__missing__ is compute


class Without:
    """The engine as it would be without one of its names."""

    def __init__(self, engine: object, absent: str) -> None:
        self._engine, self._absent = engine, absent

    def __getattr__(self, name: str) -> object:
        if name == self._absent:
            raise AttributeError(f"no {name}")
        value = getattr(self._engine, name)
        first, _, rest = self._absent.partition(".")
        return Without(value, rest) if name == first else value


RELIED_ON = [(name, path) for name, speedup in SPEEDUPS.items() for path in speedup.RELIES_ON]


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Let the speed-ups look for what they rely on again, now and for the next test."""
    speedups._patches.cache_clear()
    yield monkeypatch
    speedups._patches.cache_clear()


def rendered() -> bytes:
    """Return a page with inherited values and a drawing."""
    css = FACE + "@page { size: 80mm 60mm } :root { font-family: Text; color: #123456 }"
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1L2 2 3 1.5z"/></svg>'
    engine = Engine(css, {"font": [resource_dir("fonts")]})
    html = f'<!doctype html><html lang="de"><title>Probe</title><body>{BODY}<img alt="Karte" src="lzz://drawing/1.svg">'
    return engine.render(parse_html(html), {"lzz://drawing/1.svg": svg.encode()}).pdf


@pytest.mark.parametrize(("name", "absent"), RELIED_ON)
def test_a_speedup_steps_aside_where_the_engine_lacks_a_name_it_relies_on(
    name: str, absent: str, fresh: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before = rendered()
    speedups._patches.cache_clear()
    fresh.setattr(speedups, "weasyprint", Without(weasyprint, absent))
    assert rendered() == before
    (line,) = [record.getMessage() for record in caplog.records if record.name == speedups.LOGGER.name]
    assert line.startswith(f"the engine has changed, and the speed-up for {name} steps aside: ")
    assert len(speedups._patches()) == len(SPEEDUPS) - 1


def other_style(style: Any, name: str) -> Any:
    """Return and keep what a style of another engine would hold."""
    value = style[name] = "another"
    return value


def draw_otherwise(svg: Any, _node: Any, _font_size: float) -> None:
    svg.stream.stream.append(b"1 1 m")


def test_a_speedup_steps_aside_where_the_engine_computes_otherwise(
    fresh: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fresh.setattr(weasyprint.css.ComputedStyle, "__missing__", other_style)
    fresh.setitem(weasyprint.svg.TAGS, "path", draw_otherwise)
    assert speedups.known_patches(weasyprint) == ()
    reasons = [record.getMessage().rpartition(": ")[2] for record in caplog.records]
    assert reasons == ["it computes values in another way", "it writes paths in another way"]


def test_libraries_under_other_names_are_searched_for(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    searches = []

    def import_engine() -> object:
        searches.append(ctypes.util.find_library("c"))
        if len(searches) == 1:
            raise OSError("cannot load library 'libpango-1.0-1'")
        return weasyprint

    monkeypatch.setattr(isolated, "_import_engine", import_engine)
    monkeypatch.setattr(isolated, "LIBRARIES", ())
    assert isolated.load_engine() is weasyprint
    assert searches == [None, ctypes.util.find_library("c")]
    assert "libpango-1.0-1" in caplog.text


def test_no_speedup_steps_aside_from_the_engine_that_is_installed(fresh: pytest.MonkeyPatch) -> None:
    assert len(speedups.known_patches(weasyprint)) == len(SPEEDUPS)
