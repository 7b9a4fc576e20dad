from __future__ import annotations

import math

import pytest

from lzz_report.documents.page_model import LaidOutBlock
from tests.test_proofread import lines, see


def texts(body: str, css: str = "") -> list[list[str]]:
    """Return the lines of each block of the first page."""
    return [[line.text for line in block.lines] for block in see(body, css).pages[0].blocks]


def test_a_page_tells_its_trim_its_type_area_and_its_margins() -> None:
    css = '@page { @bottom-left { content: "Seite " counter(page) } }'
    page = see("<p>Wort</p>", css).pages[0]
    assert (page.number, page.filled) == (1, False)
    assert (page.width_mm, page.height_mm, page.top_mm, page.foot_mm) == pytest.approx((100, 120, 10, 110))
    assert [block.lines[0].text for block in page.margins] == ["Seite 1"]


def test_lines_hold_what_stands_in_boxes_inside_them() -> None:
    body = "<p>Mehr <a href='#x'>hier <span style='display:inline-block'>1</span></a>.</p>"
    assert texts(body) == [["Mehr hier 1."]]
    (block,) = see(body).pages[0].blocks
    assert [run.element.tag for run in block.lines[0].runs] == ["p", "a", "span", "p"]
    assert [run.baseline_mm for run in block.lines[0].runs] == pytest.approx([block.lines[0].runs[0].baseline_mm] * 4)


def test_placed_and_floated_boxes_are_blocks_of_their_own_in_the_order_of_the_source() -> None:
    body = "<p>Name<span style='position:absolute;right:0'>12</span> Kreis<b style='float:right'>13</b></p><p>Ende</p>"
    assert sorted(texts(body)) == [["12"], ["13"], ["Ende"], ["Name Kreis"]]


def test_hidden_and_blank_text_is_not_seen() -> None:
    assert texts("<p>  </p><p>Wort<span style='visibility:hidden'> still</span></p>") == [["Wort"]]


def test_columns_have_numbers_of_their_own() -> None:
    css = "div { columns: 2; height: 20mm; column-fill: auto }"
    page = see(f"<p>davor</p><div><p>{lines(3, 'a')}</p></div><div><p>{lines(3, 'b')}</p></div>", css).pages[0]
    assert [(block.column, len(block.lines)) for block in page.blocks] == [(0, 1), (1, 2), (2, 1), (3, 2), (4, 1)]


def test_an_element_knows_its_own_text_and_what_encloses_it() -> None:
    (block,) = see("<section class='a b'><p id=x>eins <em>zwei</em> drei</p></section>").pages[0].blocks
    assert (block.element.tag, block.element.text) == ("p", "eins   drei")
    assert [one.tag for one in block.element.lineage] == ["p", "section", "body", "html"]
    section = block.element.within("class")
    assert section is not None
    assert section.classes == {"a", "b"}
    assert block.element.within("href") is None


def frames(body: str) -> list[tuple[float, float, float]]:
    blocks = see(body).pages[0].blocks
    return [(block.frame.left_mm, block.frame.right_mm, block.frame.foot_mm) for block in blocks]


@pytest.mark.parametrize(
    ("body", "frame"),
    [
        ("<p>Wort</p>", (10, 90, math.inf)),
        ("<div style='width:40mm;height:30mm;padding:2mm'><p>Wort</p></div>", (12, 52, 44)),
        ("<div style='max-height:30mm'>Wort</div>", (10, 90, 20)),
        ("<div style='height:30mm'><p style='position:absolute;left:70mm;width:15mm'>a</p></div>", (80, 95, 40)),
        ("<div style='height:5mm'><p style='position:absolute;top:50mm;width:15mm'>a</p></div>", (10, 25, math.inf)),
    ],
)
def test_a_frame_is_the_room_text_has(body: str, frame: tuple[float, float, float]) -> None:
    assert frames(body) == [pytest.approx(frame)]


def test_type_is_told_with_its_families_and_size() -> None:
    css = "p { font: italic 600 12pt/14pt Display, Text }"
    (block,) = see("<p>Wort</p>", css).pages[0].blocks
    lettering = block.lines[0].runs[0].lettering
    assert (lettering.families, lettering.weight, lettering.is_italic) == (("Display", "Text"), 600, True)
    assert lettering.size_pt == pytest.approx(12)


def test_what_the_style_sheet_writes_is_told_apart() -> None:
    (block,) = see("<p>Wort</p>", "p::after { content: ' eins' }").pages[0].blocks
    assert [(run.text, run.is_written) for run in block.lines[0].runs] == [("Wort", True), (" eins", False)]


def test_pictures_stand_among_the_blocks() -> None:
    content = (
        see("<p>a</p><img alt='Karte' src='lzz://drawing/a.svg' style='width:40mm;height:20mm'><p>b</p>")
        .pages[0]
        .content
    )
    assert [isinstance(one, LaidOutBlock) for one in content] == [True, False, True]
    picture = content[1]
    assert not isinstance(picture, LaidOutBlock)
    assert (picture.x_mm, picture.top_mm, picture.width_mm, picture.height_mm) == pytest.approx((10, 20, 40, 20))


def test_a_page_is_filled_where_the_theme_says_so() -> None:
    body = "<section data-filled>a</section><section style='break-before:page'>b</section>"
    assert [page.filled for page in see(body).pages] == [True, False]
