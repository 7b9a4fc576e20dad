"""The engine reaches our own files only, says what is missing, measures what it lays out, and repeats itself."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lzz_report.engine import Engine, RenderedDocument
from lzz_report.engine.fetching import ProjectFetcher
from lzz_report.engine.log import captured_log
from lzz_report.resources import resource_dir
from lzz_report.templating.tree_text import parse_html
from tests.edition_making import PROJECT

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0h9v9z"/></svg>'
CSS = """
@font-face { font-family: "Text"; src: url("lzz://font/source-sans-3/SourceSans3-Regular.ttf") }
@font-face { font-family: "Head"; src: url("lzz://font/bricolage-grotesque/BricolageHead-Bold.ttf") }
@page { size: 200mm 100mm; margin: 10mm }
body, p { margin: 0; font: 10pt/14.4pt "Text" }
"""


@pytest.fixture
def images(tmp_path: Path) -> Path:
    folder = tmp_path / "images"
    folder.mkdir()
    (tmp_path / "secret.svg").write_text(SVG, encoding="utf-8")
    (folder / "sound.svg").write_text(SVG, encoding="utf-8")
    (folder / "Ein Bild #1.svg").write_text(SVG, encoding="utf-8")
    (folder / "leading-out.svg").symlink_to(tmp_path / "secret.svg")
    (folder / "leading-in.svg").symlink_to(folder / "sound.svg")
    (folder / "folder").mkdir()
    return folder


def engine(css: str = "", images: Path | None = None) -> Engine:
    roots = {"font": [resource_dir("fonts")], "layout": [resource_dir("layouts")], "image": [images] if images else []}
    return Engine(CSS + css, roots)


@pytest.fixture(scope="module")
def plain() -> Engine:
    return engine()


def rendered(body: str, by: Engine, pictures: dict[str, str] | None = None) -> RenderedDocument:
    drawn = {url: svg.encode() for url, svg in (pictures or {}).items()}
    return by.render(
        parse_html(f'<!doctype html><html lang="de"><title>Probe</title><body>{body}</body></html>'), drawn
    )


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Refuse every connection and remember it."""
    tried: list[object] = []

    def refuse(*address: object, **_: object) -> None:
        tried.append(address)
        raise OSError("no network in tests")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield tried
    assert tried == []


# --- what can be reached


@pytest.mark.parametrize("name", ["sound.svg", "Ein%20Bild%20%231.svg", "leading-in.svg", "folder/../sound.svg"])
def test_files_of_the_project_are_opened(images: Path, name: str) -> None:
    assert rendered(f'<img alt="x" src="lzz://image/{name}">', engine(images=images)).log == ()


def test_drawings_come_from_memory() -> None:
    by = engine()
    url = "lzz://drawing/crop-1.svg"
    assert rendered(f'<img alt="x" src="{url}">', by, {url: SVG}).log == ()
    assert "lzz://drawing/crop-1.svg" in rendered(f'<img alt="x" src="{url}">', by).log[0]


OUTSIDE = [
    "http://example.org/a.png",
    "https://example.org/a.png",
    "ftp://example.org/a.png",
    "file:///etc/passwd",
    "/etc/passwd",
    "//image/sound.svg",
    "a.svg",
    "data:image/svg+xml,<svg/>",
    "javascript:alert(1)",
    "lzz:sound.svg",
    "lzz://image/",
    "lzz://image/folder",
    "lzz://image/absent.svg",
    "lzz://image/leading-out.svg",
    "lzz://image/../secret.svg",
    "lzz://image/%2e%2e/secret.svg",
    "lzz://image/folder/../../secret.svg",
    "lzz://image/sound.svg%00",
    "lzz://image//etc/passwd",
    "lzz://image@example.org/sound.svg",
    "lzz://other/sound.svg",
    "lzz://image:80/sound.svg",
]


@pytest.mark.parametrize("url", OUTSIDE)
def test_nothing_else_is_opened_as_an_image(images: Path, no_network: list[object], url: str) -> None:
    (line,) = rendered(f"<img alt='x' src='{url}'>", engine(images=images)).log
    assert "Failed to load image" in line
    assert url.partition("<")[0] in line


@pytest.mark.parametrize("url", OUTSIDE)
def test_the_fetcher_gives_nothing_else(images: Path, url: str) -> None:
    fetcher = ProjectFetcher({"image": [images]})
    with pytest.raises(ValueError, match=r"only files of the project|no such file|null byte"):
        fetcher.fetch(url)


@pytest.mark.parametrize(
    "css",
    [
        'p {{ background-image: url("{url}") }}',
        'p::before {{ content: url("{url}") }}',
        "li {{ list-style-image: url('{url}') }}",
    ],
)
@pytest.mark.parametrize("url", ["file:///etc/passwd", "https://example.org/a.png"])
def test_nothing_else_is_opened_by_a_style_sheet(no_network: list[object], css: str, url: str) -> None:
    assert any(url in line for line in rendered("<p>x</p><ul><li>x</ul>", engine(css.format(url=url))).log)


def test_nothing_else_is_imported_by_a_style_sheet_or_a_page(no_network: list[object]) -> None:
    by = Engine('@import url("https://example.org/a.css");' + CSS, {"font": [resource_dir("fonts")]})
    assert any("https://example.org/a.css" in line for line in by.log)
    log = rendered('<link rel="stylesheet" href="file:///etc/passwd"><p>x', engine()).log
    assert any("file:///etc/passwd" in line for line in log)


@pytest.mark.parametrize(
    "inside",
    [
        '<image width="9" height="9" href="file:///etc/passwd"/>',
        '<image width="9" height="9" href="https://example.org/a.png"/>',
        '<use href="file:///etc/passwd#a"/>',
        '<style>@import url("https://example.org/a.css");</style>',
    ],
)
def test_a_picture_cannot_open_anything_else(no_network: list[object], inside: str) -> None:
    url = "lzz://drawing/crop-1.svg"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">{inside}</svg>'
    assert b"root:" not in rendered(f'<img alt="x" src="{url}">', engine(), {url: svg}).pdf


def test_a_picture_has_no_entities() -> None:
    url = "lzz://drawing/crop-1.svg"
    bomb = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    svg = f'{bomb}<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><text>&x;</text></svg>'
    assert b"root:" not in rendered(f'<img alt="x" src="{url}">', engine(), {url: svg}).pdf


def test_a_projects_own_file_wins(tmp_path: Path) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    for folder, text in ((own, "own"), (shipped, "shipped")):
        folder.mkdir()
        (folder / "both.txt").write_text(text, encoding="utf-8")
    (shipped / "one.txt").write_text("shipped", encoding="utf-8")
    fetcher = ProjectFetcher({"layout": [own, shipped]})
    assert fetcher.fetch("lzz://layout/both.txt").read() == b"own"
    assert fetcher.fetch("lzz://layout/one.txt").read() == b"shipped"


# --- what is missing


@pytest.mark.parametrize(
    ("letter", "code"), [("漢", "U+6F22"), ("😀", "U+1F600"), ("☎", "U+260E"), ("\ue000", "U+E000")]
)
def test_a_missing_glyph_is_told_by_its_name(plain: Engine, letter: str, code: str) -> None:
    (line,) = rendered(f"<p>Wort {letter} hier</p>", plain).log
    assert "notdef" in line
    assert letter in line
    assert code in line


@pytest.mark.parametrize("letters", ["ẞ ł č ğ ő Þ ñ", "„Wort“ – … × § % €", "Ж Ω"])
def test_letters_of_european_names_are_there(plain: Engine, letters: str) -> None:
    assert rendered(f"<p>{letters}</p>", plain).log == ()


def test_a_missing_font_file_is_told_by_its_family() -> None:
    css = '@font-face { font-family: "Absent"; src: url("lzz://font/absent.ttf") }'
    assert any("Absent" in line for line in engine(css).log)


def test_a_fault_of_the_style_sheet_is_told() -> None:
    assert any("colr" in line for line in engine("p { colr: red }").log)
    assert engine().log == ()


def test_each_line_of_the_log_is_told_once(images: Path) -> None:
    body = '<img alt="x" src="lzz://image/absent.svg">' * 3
    assert len(rendered(body, engine(images=images)).log) == 1


def test_a_line_told_twice_is_kept_once() -> None:
    with captured_log() as lines:
        for _ in range(2):
            logging.getLogger("weasyprint").warning("the same %s", "line")
        logging.getLogger("weasyprint").info("a quiet one")
    assert lines == ["the same line"]


def test_nothing_reaches_the_terminal_and_the_logger_is_left_as_it_was(
    plain: Engine, capfd: pytest.CaptureFixture[str]
) -> None:
    logger = logging.getLogger("weasyprint")
    before = (logger.handlers[:], logger.propagate, logger.level)
    rendered('<p style="colr: red">漢</p><img alt="x" src="http://example.org/a.png">', plain)
    assert (logger.handlers, logger.propagate, logger.level) == before
    assert capfd.readouterr() == ("", "")
    with pytest.raises(KeyError), captured_log():
        raise KeyError
    assert (logger.handlers, logger.propagate, logger.level) == before


# --- no font of the system


def fonts_of(pdf: bytes, folder: Path) -> list[str]:
    path = folder / "fonts.pdf"
    path.write_bytes(pdf)
    told = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, encoding="utf-8").stdout
    return sorted(line.split()[0].partition("+")[2] for line in told.splitlines()[2:])


@pytest.mark.parametrize("family", ["DejaVu Sans", "sans-serif", "serif", "monospace", "Absent", "Arial"])
def test_no_family_of_the_system_is_found(plain: Engine, tmp_path: Path, family: str) -> None:
    body = f"<p style='font-family: \"{family}\"'>Wort</p><p style='font-family: {family}'>Wort</p>"
    # With nothing else to choose from the engine takes a face it was given.
    assert {name.partition("-")[0] for name in fonts_of(rendered(body, plain).pdf, tmp_path)} <= {"Text", "Head"}


def test_a_damaged_font_file_is_told_by_its_family(tmp_path: Path) -> None:
    (tmp_path / "damaged.ttf").write_bytes(b"no font")
    css = '@font-face { font-family: "Damaged"; src: url("lzz://font/damaged.ttf") }'
    assert any("Damaged" in line for line in Engine(css, {"font": [tmp_path]}).log)


def test_the_engine_is_loaded_quietly_even_where_nothing_can_be_written() -> None:
    script = (
        "import lzz_report.engine as r, lzz_report.resources as s, lzz_report.templating.tree_text as t, sys;"
        "e = r.Engine(sys.argv[1], {'font': [s.resource_dir('fonts')]});"
        "print(e.render(t.parse_html('<html lang=de><p>x'), {}).log)"
    )
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"}
    environment |= {"FONTCONFIG_PATH": "/etc/fonts", "FONTCONFIG_FILE": "/etc/fonts/fonts.conf"}
    command = [sys.executable, "-W", "error", "-c", script, CSS]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=PROJECT, env=environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, "()\n", "")


LOADING = """
import ctypes, ctypes.util, sys
started = []
sys.addaudithook(lambda event, _: started.append(event) if event == "subprocess.Popen" else None)
search, load = ctypes.util.find_library, ctypes.CDLL
def without_pango(name, *rest, **more):
    if "pangoft2" in str(name):
        raise OSError(name)
    return load(name, *rest, **more)
if sys.argv[1:]:
    ctypes.CDLL = without_pango
from lzz_report.engine.isolated import weasyprint
assert ctypes.util.find_library is search
print(bool(weasyprint.HTML(string="x").render().pages), bool(started))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the search starts no process")
@pytest.mark.parametrize(("arguments", "searches"), [([], False), (["odd"], True)])
def test_libraries_are_searched_for_only_where_they_have_unusual_names(arguments: list[str], searches: bool) -> None:
    command = [sys.executable, "-c", LOADING, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", cwd=PROJECT)
    assert done.stdout == f"True {searches}\n"


# --- measuring


def measured(body: str, count: int, by: Engine) -> list[tuple[float, float, tuple[int, ...], list[float]]]:
    html = f'<!doctype html><html lang="de"><title>-</title><body>{body}</body></html>'
    return [
        (round(one.width_mm, 2), round(one.height_mm, 2), one.lines, [round(height, 2) for height in one.heights_mm])
        for one in by.measure(parse_html(html), {}, count)
    ]


def test_lines_and_heights_are_counted_block_by_block(plain: Engine) -> None:
    body = (
        '<div id="s0" style="width: 50mm"><p data-block>eins<br>zwei<br>drei</p>'
        '<p data-block style="margin-top: 2mm">vier</p></div>'
    )
    # 14.4 pt are 5.08 mm.
    assert measured(body, 1, plain) == [(50.0, 22.32, (3, 1), [15.24, 7.08])]


def test_a_number_in_a_box_is_no_line_of_its_own(plain: Engine) -> None:
    number = '<span style="display: inline-block; line-height: 1">1</span>'
    ((_, _, lines, _),) = measured(f'<div id="s0"><p data-block>Wort {number} und {number} mehr</p></div>', 1, plain)
    assert lines == (1,)


def test_a_text_is_broken_where_its_measure_ends(plain: Engine) -> None:
    text = "Der Landkreis hat ein Netzwerk gegründet. " * 6
    narrow, wide = measured(
        f'<div id="s0" style="width: 40mm"><p data-block>{text}</p></div>'
        f'<div id="s1" style="width: 120mm"><p data-block>{text}</p></div>',
        2,
        plain,
    )
    assert narrow[2][0] > 2 * wide[2][0] > 2
    assert narrow[1] == pytest.approx(narrow[2][0] * 5.08, abs=0.02)


def test_samples_on_later_pages_are_measured_too(plain: Engine) -> None:
    body = "".join(f'<div id="s{number}" style="height: 60mm; width: {number + 1}mm"></div>' for number in range(5))
    assert [one[0] for one in measured(body, 5, plain)] == [1, 2, 3, 4, 5]


def test_floats_tables_and_placed_boxes_are_measured(plain: Engine) -> None:
    body = (
        '<div id="s0" style="float: left; font-size: 100pt; white-space: nowrap">Dachau</div>'
        '<div style="display: table"><div id="s1" style="display: table-cell; width: 30mm">x</div></div>'
        '<div id="s2" style="position: absolute; width: 20mm; height: 7mm"></div>'
    )
    first, second, third = measured(body, 3, plain)
    assert 80 < first[0] < 130
    assert second[0] == 30.0
    assert third[:2] == (20.0, 7.0)


def test_a_sample_that_is_not_there_is_a_fault_of_the_layout(plain: Engine) -> None:
    with pytest.raises(ValueError, match=r"samples not laid out: \[1\]"):
        measured('<div id="s0">x</div>', 2, plain)


# --- places


def test_anchors_are_told_with_page_and_height(plain: Engine) -> None:
    body = (
        '<p id="first">x</p><section style="break-before: page; padding-top: 20mm"><p id="second">y</p>'
        '<p id="second">z</p></section>'
    )
    places = rendered(body, plain).anchors
    rounded = {name: (page, round(y_mm, 2)) for name, (page, y_mm) in places.items()}
    assert rounded == {"first": (1, 10.0), "second": (2, 30.0)}
    assert plain.find(parse_html(f"<!doctype html><title>-</title><body>{body}"), {}, "second") == places["second"]


def test_a_link_to_nowhere_is_told(plain: Engine) -> None:
    (line,) = rendered('<a href="#absent">x</a>', plain).log
    assert "absent" in line


# --- same bytes


def test_two_engines_give_the_same_bytes(images: Path) -> None:
    url = "lzz://drawing/crop-1.svg"
    body = f'<h1 style="font-family: Head">Kopf</h1><p>Text</p><img alt="x" src="{url}"><img alt="y" src="lzz://image/sound.svg">'
    first, second = (rendered(body, engine(images=images), {url: SVG}) for _ in range(2))
    assert first.pdf == second.pdf
    assert first.tags == second.tags
    assert first.pages == 1


def test_an_engine_forgets_the_document_before() -> None:
    by = engine()
    url = "lzz://drawing/crop-1.svg"
    fresh = rendered("<p>Text</p>", engine()).pdf
    rendered(f'<p>Anderer</p><img alt="x" src="{url}">', by, {url: SVG})
    assert rendered("<p>Text</p>", by).pdf == fresh
