"""The quickened engine writes what the engine itself writes, byte for byte, and warns of the same."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from lzz_report.engine import Engine, engine
from lzz_report.engine import fast_values as plain_values
from lzz_report.engine.speedups import with_speedups
from lzz_report.pipeline import BuildOptions, build
from lzz_report.resources import resource_dir
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
        rendered = by.render(f'<!doctype html><html lang="de"><title>Probe</title><body>{BODY}', {})
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
    style = plain_values._css.ComputedStyle
    with with_speedups():
        assert style.__missing__ is not plain_values._compute
    assert style.__missing__ is plain_values._compute
    with pytest.raises(RuntimeError), with_speedups():
        raise RuntimeError
    assert style.__missing__ is plain_values._compute
