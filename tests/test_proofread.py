"""Every rule of the proofreader has a planted fault that it catches and a near miss that it lets pass."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from lzz_report.diagnostics.fault import Severity, fault_classes
from lzz_report.diagnostics.words import words_of
from lzz_report.documents.drawing import Drawing
from lzz_report.documents.page_model import PageFault, PageModel
from lzz_report.engine import Engine
from lzz_report.proofread import ThemeFonts, proofread
from lzz_report.resources import resource_dir
from lzz_report.templating.tree_text import parse_html

FONTS = resource_dir("fonts")
FILES = {
    ("Text", 400, False): "source-sans-3/SourceSans3-Regular.ttf",
    ("Text", 600, False): "source-sans-3/SourceSans3-Semibold.ttf",
    ("Text", 400, True): "source-sans-3/SourceSans3-It.ttf",
    ("Display", 400, False): "bricolage-grotesque/BricolageCond-ExtraBold.ttf",
    ("Arabic", 400, False): "noto-sans-arabic/NotoSansArabic-Regular.ttf",
}
FACES = "\n".join(
    f'@font-face {{ font-family: {family}; src: url("lzz://font/{file}"); font-weight: {weight};'
    f" font-style: {'italic' if is_italic else 'normal'} }}"
    for (family, weight, is_italic), file in FILES.items()
)
# Ten lines of ten millimetres on each page, about twenty letters on each of them.
BASE = f"""{FACES}
@page {{ size: 100mm 120mm; margin: 10mm }}
html {{ font: 400 20pt/10mm Text; hyphenate-character: "-" }}
body, p, h1, h2, h3, ul {{ margin: 0; padding: 0; font-size: inherit; font-weight: inherit; list-style: none }}
h1, h2, h3 {{ break-after: auto; break-inside: auto }}
p {{ orphans: 1; widows: 1; hyphens: manual }}
"""
PIXEL = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20z"/></svg>'
PICTURES = {f"lzz://{root}/a.svg": PIXEL for root in ("drawing",)}


@cache
def faces() -> ThemeFonts:
    return ThemeFonts.from_bytes({key: (FONTS / file).read_bytes() for key, file in FILES.items()})


def see(body: str, css: str = "") -> PageModel:
    engine = Engine(BASE + css, {"font": [FONTS]})
    html = f"<html lang=de><head><title>Probe</title></head><body>{body}</body></html>"
    return engine.render(parse_html(html), PICTURES).page_model


def faults(body: str, css: str = "") -> tuple[PageFault, ...]:
    return proofread(see(body, css), faces(), floor_pt=8.4)


def found(body: str, rule: str | tuple[str, ...], css: str = "") -> list[tuple[int, str]]:
    """Return page and text of the faults that one rule or a few of them find."""
    asked = (rule,) if isinstance(rule, str) else rule
    return [(fault.page, fault.text) for fault in faults(body, css) if fault.rule in asked]


def is_grave(fault: PageFault) -> bool:
    return fault.fault.severity is Severity.ERROR


def problem_of(fault: PageFault) -> str:
    return words_of(fault.fault).problem


def rules(told: Sequence[PageFault]) -> set[str]:
    return {fault.rule for fault in told}


def lines(count: int, word: str = "Zeile") -> str:
    return "<br>".join(f"{word} {number}" for number in range(1, count + 1))


def test_pages_without_a_fault_are_let_pass() -> None:
    assert faults(f"<h1>Ausgangslage</h1><p>{lines(6)}</p><h2>Vorhaben</h2><p>{lines(9)}</p>") == ()


# --- text lost, outside its box or the page, over other text


def test_text_cut_off_at_the_foot_of_the_page_is_lost() -> None:
    told = faults(f'<p>Anfang</p><div style="position:absolute;top:60mm">{lines(9)}</div>')
    assert [(fault.rule, is_grave(fault)) for fault in told] == [("text-lost", True)]
    assert told[0].text == "Zeile 5 Zeile 6 Zeile 7 Zeile 8 Zeile 9"


def test_text_that_reaches_the_last_line_is_not_lost() -> None:
    assert faults(f'<p>Anfang</p><div style="position:absolute;top:20mm">{lines(8)}</div>') == ()


def test_text_that_is_not_laid_out_at_all_is_lost() -> None:
    assert found('<p>Anfang<br>und Ende</p><p style="display:none">Niemand liest das.</p>', "text-lost") == [
        (1, "Niemand liest das.")
    ]


def test_capitals_made_by_the_style_sheet_and_divided_words_are_not_lost() -> None:
    body = f"<p style='text-transform:uppercase'>Straße und Haus</p><p>{lines(2)} Integrations\u00adkonferenz</p>"
    assert found(body, "text-lost") == []


@pytest.mark.parametrize(
    ("style", "body"),
    [
        ("width:40mm;white-space:nowrap", "Donaudampfschifffahrt"),
        ("height:20mm;overflow:hidden", lines(3)),
        ("height:20mm", lines(3)),
        ("max-height:20mm", lines(3)),
        ("height:20mm;columns:2;column-fill:auto", lines(6, "Zeil")),
        ("display:table-cell;width:30mm;max-width:30mm", "<p>integration@lra-dachau.bayern.de</p>"),
        ("height:20mm;position:relative", "<p style='position:absolute;top:15mm'>Fuß</p>"),
    ],
)
def test_text_beyond_its_box_is_grave(style: str, body: str) -> None:
    told = [fault for fault in faults(f'<div style="{style}">{body}</div><p>{lines(2)}</p>') if is_grave(fault)]
    assert {"outside-box", "outside-page", "text-lost"} & rules(told)


@pytest.mark.parametrize(
    ("style", "body"),
    [
        ("width:72mm;white-space:nowrap", "Donaudampfschifffahrt"),
        ("height:20mm", lines(2)),
        ("height:20mm;columns:2;column-fill:auto", lines(4, "Zeil")),
        ("height:.2mm;position:relative", "<p style='position:absolute;top:60mm'>hängt am Anker</p>"),
        ("position:absolute;left:-4mm;top:50mm", "ragt in den Rand"),
    ],
)
def test_text_that_just_keeps_its_box_is_let_pass(style: str, body: str) -> None:
    assert faults(f'<p>{lines(3)}</p><div style="{style}">{body}</div>') == ()


def test_text_beyond_the_trim_is_grave() -> None:
    body = '<p style="position:absolute;left:70mm;width:60mm">Landkreis Dachau</p>'
    (fault,) = (fault for fault in faults(f"<p>{lines(4)}</p>{body}") if fault.rule == "outside-page")
    assert (fault.text, is_grave(fault)) == ("Landkreis Dachau", True)
    assert "mm beyond the edge of the page" in problem_of(fault)


@pytest.mark.parametrize(("left", "is_fault"), [(-7, True), (-5.5, False)])
def test_text_the_knife_may_cut_is_told(left: float, is_fault: bool) -> None:
    body = f'<p style="position:absolute;top:20mm;left:{left}mm">Hamm</p>'
    assert found(body, "near-trim") == [(1, "Hamm")] * is_fault


def test_text_over_other_text_is_grave_and_told_once() -> None:
    body = f'<p>{lines(4)}</p><p style="position:absolute;top:12mm;left:5mm">darüber<br>darunter</p>'
    told = [fault for fault in faults(body) if fault.rule == "overlap"]
    assert [(fault.text, is_grave(fault)) for fault in told] == [("Zeile 2 | darüber", True)]


def test_text_over_the_running_head_is_grave() -> None:
    css = '@page { @top-left { content: "Landkreis Dachau" } }'
    assert found(f'<p style="position:relative;top:-9mm">Waldeck</p><p>{lines(4)}</p>', "overlap", css)


@pytest.mark.parametrize(("leading", "touches"), [(0.84, False), (0.5, True)])
def test_large_lines_may_stand_as_close_as_their_letters_allow(leading: float, touches: bool) -> None:
    css = f"h1 {{ font: 80pt/{leading} Display }}"
    body = f"<h1>Lengg-<br>Jügel</h1><p>{lines(3)}</p>"
    assert bool(found(body, "overlap", css)) is touches


def test_boxes_of_lines_may_overlap_where_no_letters_do() -> None:
    css = ".over { position: absolute; left: 0; top: 4mm } .over span { padding-left: 50mm }"
    assert faults(f'<p>{lines(5, "kurz")}</p><p class="over"><span>neben</span></p>', css) == ()


def test_a_picture_beyond_the_page_or_of_no_size_is_told() -> None:
    img = '<img alt="Karte" src="lzz://drawing/a.svg" style="{}">'
    body = f"<p>{lines(4)}</p>"
    assert found(body + img.format("position:absolute;left:120mm"), "picture-lost") == [(1, "Karte")]
    assert found(body + img.format("width:0;height:0"), "picture-lost") == [(1, "Karte")]
    assert found(body + img.format("position:absolute;left:80mm"), "picture-lost") == []


# The picture's box: 40 by 20 mm, from 20 mm below the upper edge of the page on.
PLACED = (
    '<img{mark} alt="Karte" src="lzz://drawing/a.svg" style="position:absolute;top:{top}mm;left:{left}mm;width:40mm">'
)


@pytest.mark.parametrize(
    ("mark", "top", "left", "told"),
    [
        ("", 10, 0, ["Zeile 2 | Karte"]),
        ("", -9, 40, ["Kopf | Karte"]),
        ("", 10, 30, []),
        ("", 20.1, 0, []),
        (" data-ground", 10, 0, []),
    ],
    ids=["on text", "on the running head", "beside the text", "below the text", "a ground for text"],
)
def test_a_picture_on_text_is_told_where_it_is_no_ground(mark: str, top: float, left: float, told: list[str]) -> None:
    body = f"<p>{lines(2)}</p>{PLACED.format(mark=mark, top=top, left=left)}"
    assert found(body, "picture-on-text", "@page { @top-right { content: 'Kopf' } }") == [(1, text) for text in told]


@pytest.mark.parametrize(("mark", "left", "is_fault"), [("", 30, True), ("", 40, False), (" data-ground", 30, False)])
def test_two_pictures_on_each_other_are_told_where_neither_is_a_ground(mark: str, left: float, is_fault: bool) -> None:
    body = PLACED.format(mark=mark, top=50, left=0) + PLACED.format(mark="", top=50, left=left)
    assert found(body, "pictures-overlap") == [(1, "Karte | Karte")] * is_fault


@pytest.mark.parametrize(("shown_mm", "is_fault"), [(0.0, True), (1.9, True), (2.1, False), (math.inf, False)])
def test_a_map_shows_its_district_as_large_as_it_stands_on_the_page(shown_mm: float, is_fault: bool) -> None:
    # Drawn at twice the size at which it is placed.
    drawings = {"lzz://drawing/a.svg": Drawing("", 80.0, 40.0, 1.0, shown_mm=2 * shown_mm)}
    told = proofread(see(PLACED.format(mark="", top=50, left=0)), faces(), 8.4, drawings)
    assert [fault.text for fault in told if fault.rule == "district-hidden"] == ["Karte"] * is_fault


def test_every_rule_has_its_planted_fault_here() -> None:
    rules = {kind.code.removeprefix("page-") for kind in fault_classes().values() if kind.group == "pages"}
    here = Path(__file__).read_text(encoding="utf-8")
    assert {rule for rule in rules if f'"{rule}"' not in here} == set()


def test_many_faults_of_one_kind_on_a_page_are_summed_up() -> None:
    word = '<p style="position:absolute;top:{}0mm;left:70mm;width:60mm">Landkreis {}</p>'
    told = faults(f"<p>{lines(4)}</p>" + "".join(word.format(n, n) for n in range(1, 8)))
    assert [fault.text for fault in told] == ["Landkreis 1", "Landkreis 2", "Landkreis 3", "Landkreis 4"]
    assert told[-1].more == 3
    assert is_grave(told[0])


# --- headings and running heads


@pytest.mark.parametrize(
    ("before", "text", "is_fault"),
    [
        (8, lines(4), True),
        (9, lines(4), True),
        (7, lines(4), False),
        (8, "Nur eine Zeile", False),
    ],
)
def test_a_heading_stands_over_two_lines_of_its_text(before: int, text: str, is_fault: bool) -> None:
    first = f"<section><p>{lines(before)}</p><h2>Vorhaben</h2><p>{text}</p></section>"
    body = f"{first}<section><h2>Ausblick</h2><p>{lines(9)}</p></section>"
    told = found(body, "heading-at-foot")
    assert told == ([(1, "Vorhaben")] if is_fault else [])


def test_a_heading_at_the_foot_of_a_column_is_told() -> None:
    css = "div { columns: 2; height: 60mm; column-fill: auto }"
    body = "<div><p>{}</p><h2>Kopf</h2><p>{}</p></div><p>" + lines(3) + "</p>"
    assert found(body.format(lines(5, "Wort"), lines(3, "Wort")), "heading-at-foot", css) == [(1, "Kopf")]
    assert found(body.format(lines(3, "Wort"), lines(5, "Wort")), "heading-at-foot", css) == []


def test_a_heading_over_balanced_columns_of_one_line_each_is_no_fault() -> None:
    body = f"<h2>Kopf</h2><div style='columns:2'><p>{lines(2, 'Wort')}</p></div><p>{lines(2)}</p>"
    assert found(body, "heading-at-foot") == []


def test_two_headings_at_the_foot_are_one_fault() -> None:
    body = f"<p>{lines(8)}</p><h1>Dachau</h1><h2>Ausgangslage</h2><p>{lines(3)}</p>"
    assert found(body, "heading-at-foot") == [(1, "Ausgangslage")]


def test_a_heading_over_a_picture_or_beside_its_text_is_no_fault() -> None:
    img = '<img alt="Karte" src="lzz://drawing/a.svg">'
    assert found(f"<p>{lines(8)}</p><h2>Karte</h2>{img}<p>{lines(3)}</p>", "heading-at-foot") == []
    row = "<div style='display:table'><div style='display:table-cell'><h2>Wohnen</h2></div>"
    row += "<div style='display:table-cell'>Dachau</div></div>"
    assert found(f"<p>{lines(9)}</p>{row}<h2>Weiter</h2><p>{lines(3)}</p>", "heading-at-foot") == []


def test_a_heading_parted_by_the_page_s_end_stands_at_its_foot() -> None:
    body = f"<p>{lines(9)}</p><h1>Landkreis<br>Dachau</h1><p>{lines(3)}</p>"
    assert found(body, "heading-at-foot", "h1 { orphans: 1; widows: 1 }") == [(1, "Landkreis")]


def test_two_blocks_of_one_heading_are_judged_together() -> None:
    body = f"<h1><div>Landkreis</div><div>Dachau</div></h1><p>{lines(3)}</p>"
    assert faults(body) == ()


def test_a_heading_on_a_page_left_free_on_purpose_is_no_fault() -> None:
    rest = f"<section style='break-before:page'><h1>Ende</h1><p>{lines(3)}</p></section>"
    body = "<section{}><h1>Notizen</h1></section>" + rest
    assert found(body.format(""), "heading-at-foot") == [(1, "Notizen")]
    assert found(body.format(" data-filled"), "heading-at-foot") == []


@pytest.mark.parametrize(
    ("open_tag", "close_tag", "rule"),
    [("<h2>", "</h2>", "heading-hyphenated"), ("<div data-contact><p>", "</p></div>", "contact-hyphenated")],
)
def test_headings_and_contacts_are_not_hyphenated(open_tag: str, close_tag: str, rule: str) -> None:
    rest = f"<p>{lines(4)}</p>"
    divided = f"{open_tag}Der Integrations\u00adbeauftragte{close_tag}"
    assert found(divided + rest, rule) == [(1, "Integrations-beauftragte")]
    by_engine = "h2, [data-contact] p { hyphens: auto; width: 50mm }"
    assert found(divided.replace("\u00ad", "") + rest, rule, by_engine) == [(1, "Integrations-beauftragte")]
    author = f"{open_tag}Im Landkreis Waldeck-Frankenberg{close_tag}"
    assert found(author + rest, rule) == []


def test_a_hyphen_in_running_text_is_no_fault() -> None:
    assert faults(f"<p>Der Integrations\u00adbeauftragte sagt es.<br>{lines(3)}</p>") == ()


def test_a_running_head_over_two_lines_is_told() -> None:
    css = '@page {{ @top-left {{ content: "{}"; width: 40mm; font: 10pt/4mm Text }} }}'
    body = f"<p>{lines(4)}</p>"
    assert found(body, "running-head", css.format("Landkreis Vorpommern-Greifswald")) == [
        (1, "Landkreis Vorpommern- | Greifswald")
    ]
    assert found(body, "running-head", css.format("Landkreis Dachau")) == []


# --- paragraphs


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Wohnungen fehlen hier und <br>da.", "fewer than 5 letters"),
        ("Wohnungen fehlen hier wie <br>dort.", "fewer than 5 letters"),
        ("Wohnungen in jeder Stadt\u00adschaft.", "a lone syllable"),
        ("Wohnungen fehlen hier und <br>überall.", ""),
        ("Wohnungen in jeder Nach\u00adbarschaft.", ""),
        ("Und da.", ""),
    ],
)
def test_the_last_line_of_a_paragraph_has_five_letters_and_two_syllables(text: str, fault: str) -> None:
    told = [one for one in faults(f"<p>{text}</p><p>{lines(3)}</p>") if one.rule in {"last-line", "last-syllable"}]
    assert len(told) == bool(fault)
    assert not fault or fault in problem_of(told[0])


def test_a_short_last_line_is_shown_with_the_end_of_the_line_before() -> None:
    body = f"<p>Viele Wohnungen<br>fehlen und<br>da.</p><p>{lines(3)}</p>"
    assert found(body, "last-line") == [(1, "… fehlen und | da.")]


@pytest.mark.parametrize(
    ("before", "count", "expected"),
    [
        (9, 4, [(1, "Zeile 1")]),
        (7, 4, [(2, "Zeile 4")]),
        (8, 4, []),
        (9, 1, []),
        (10, 4, []),
    ],
)
def test_no_line_stands_alone_at_a_page_s_edge(before: int, count: int, expected: list[tuple[int, str]]) -> None:
    body = f"<div>{lines(before, 'davor')}</div><p>{lines(count)}</p><p>{lines(4)}</p>"
    assert found(body, "single-line") == expected


def test_text_on_both_sides_of_a_block_is_no_broken_paragraph() -> None:
    body = "<div>Davor<ul><li>Wort eins</li><li>Wort zwei</li></ul>danach</div>"
    assert found(f"{body}<p>{lines(3)}</p>", "single-line") == []


def test_what_the_style_sheet_writes_is_no_paragraph() -> None:
    css = "li { list-style: disc inside } li::after { content: ' eins zwei drei vier fünf'; display: block }"
    assert faults(f"<ul><li>Wort</li></ul><p>{lines(3)}</p>", css) == ()


def test_no_line_stands_alone_in_a_column() -> None:
    css = "div { columns: 2; height: 30mm; column-fill: auto }"
    assert found(f"<div><p>{lines(4, 'Wort')}</p></div><p>{lines(3)}</p>", "single-line", css) == [(1, "Wort 4")]
    assert found(f"<div><p>{lines(5, 'Wort')}</p></div><p>{lines(3)}</p>", "single-line", css) == []


# --- contacts


CONTACT = "<div data-contacts><div data-contact><h3>Eva Muster</h3><p>{}</p></div></div>"


def test_a_contact_block_over_two_pages_is_told() -> None:
    body = f"<p>{lines(7)}</p>" + CONTACT.format(lines(4))
    assert found(body, "contact-parted") == [(2, "Zeile 3")]
    assert found(f"<p>{lines(5)}</p>" + CONTACT.format(lines(4)), "contact-parted") == []


def test_a_contact_over_two_columns_is_told() -> None:
    css = ".columns { columns: 2; height: 40mm; column-fill: auto } h3 { font-size: inherit; margin: 0 }"
    body = "<div class=columns>{}</div><p>" + lines(4) + "</p>"
    contact = f"<div data-contact>{lines(4, 'Wort')}</div>"
    assert found(body.format(f"<p>Davor<br>Davor</p>{contact}"), "contact-parted", css) == [(1, "Wort 3")]
    assert found(body.format(contact), "contact-parted", css) == []


def test_a_page_with_nothing_but_a_contact_block_is_told() -> None:
    alone = f"<p>{lines(9)}</p><section style='break-before:page'>{{}}{CONTACT.format('Amt')}</section>"
    assert found(alone.format(""), "contact-alone") == [(2, "Eva Muster")]
    assert found(alone.format("<p>Wort<br>Wort<br>Wort</p>"), "contact-alone") == []
    picture = '<img alt="Karte" src="lzz://drawing/a.svg" style="width:80mm;height:40mm">'
    assert found(alone.format(picture), "contact-alone") == []
    assert found(alone.format("").replace("<section", "<section data-filled"), "contact-alone") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<a href="tel:+498131741875">08131<br>741875</a>', ["08131741875"]),
        (
            '<a href="mailto:a@lra-dah.bayern.de">a@lra-dah<wbr>.bayern.de.example.org</a>',
            ["a@lra-dah.bayern.de.example.org"],
        ),
        ("Anrufen unter 08131 741 875 lohnt sich", ["08131 741 875"]),
        ("Schreiben an integration@lra-dah.bayern.de", ["integration@lra-dah.bayern.de"]),
        ('<a href="tel:+498131741875">08131\u00a0741875</a>', []),
        ("Tel. 08131 741875 und 0171 39200 genau", []),
        ("Die Jahre 2023 und 2024 mit 1.500 Wohnungen", []),
    ],
)
def test_numbers_and_addresses_stand_on_one_line(body: str, expected: list[str]) -> None:
    css = "p { width: 60mm }"
    told = found(f"<p>{body}</p><p>{lines(4)}</p>", ("mail-broken", "phone-broken"), css)
    assert [text.replace(" ", "") for _, text in told] == [text.replace(" ", "") for text in expected]


# --- links, labels, credits


NUMBER = '<span class="linked">hier <a class="link-number" href="#l1">1</a></span>'
ENTRY = '<ul><li id="l1"><span class="label">Link 1</span> {}</li></ul>'
URL = '<a href="https://www.example.org/umfrage">example.org/umfrage</a>'


@pytest.mark.parametrize(
    ("entry", "is_fault"),
    [
        ("", True),
        (ENTRY.format("Umfrage"), True),
        (ENTRY.format(URL), False),
        (ENTRY.format("[Ziel fehlt in der Quelle]"), False),
        (ENTRY.format('<img alt="QR-Code" src="lzz://drawing/a.svg">'), False),
    ],
)
def test_the_number_of_a_link_leads_to_an_address_a_code_or_a_named_gap(entry: str, is_fault: bool) -> None:
    body = f"<p>Mehr finden Sie {NUMBER}.<br>{lines(2)}</p>{entry}"
    assert found(body, "link-lost") == ([(1, "1")] if is_fault else [])


@pytest.mark.parametrize(
    ("text", "is_fault"),
    [
        ("Die Ergebnisse finden Sie hier.", True),
        ("Näheres lesen Sie hier:", True),
        ("You can read more here.", True),
        (f"Die Ergebnisse finden Sie {NUMBER}.", False),
        ("Viele finden hier Arbeit.", False),
        ("Das finden Sie gut. Viele leben hier.", False),
    ],
)
def test_here_is_followed_by_something(text: str, is_fault: bool) -> None:
    told = found(f"<p>{text}</p><p>{lines(3)}</p>{ENTRY.format(URL)}", "here-lost")
    assert bool(told) is is_fault


def test_a_sentence_beside_the_number_of_its_link_needs_no_other() -> None:
    row = '<ul><li><span class="link-number">1</span><p>Die Ergebnisse finden Sie hier.</p></li></ul>'
    assert found(f"{row}<p>{lines(3)}</p>", "here-lost") == []


@pytest.mark.parametrize(
    ("link", "is_fault"),
    [
        ('<a href="https://example.org/a">Programm</a>', True),
        ('<a href="mailto:a@example.org">Schreiben Sie</a>', True),
        ('<a href="https://example.org/a">Programm</a> (example.org/a)', False),
        ('<a href="https://www.example.org/a">example.org/a</a>', False),
        ('<a href="tel:+498131741875">08131 741875</a>', False),
        (f'<span class="linked"><a href="https://example.org/a">hier</a> {NUMBER}</span>', False),
        ('<a href="#oben">oben</a>', False),
    ],
)
def test_the_target_of_a_link_is_printed(link: str, is_fault: bool) -> None:
    body = f"<p id=oben>{lines(3)}</p><p>Zum {link}</p>{ENTRY.format(URL)}"
    assert bool(found(body, "link-not-printed")) is is_fault


@pytest.mark.parametrize(
    ("item", "is_fault"),
    [
        ('<li><span class="label">Themen</span> </li>', True),
        ('<li><span class="label">Themen</span> Wohnen</li>', False),
        ('<li><p class="label">Dachau</p><img alt="Umriss" src="lzz://drawing/a.svg"></li>', False),
    ],
)
def test_no_label_stands_before_nothing(item: str, is_fault: bool) -> None:
    assert found(f"<p>{lines(3)}</p><ul>{item}</ul>", "empty-label") == ([(1, "Themen")] if is_fault else [])


PHOTO = '<img alt="Foto" src="lzz://image/a.svg">'


@pytest.mark.parametrize(
    ("text", "is_fault"),
    [
        ("©", True),
        ("Bild: © · Stand 2024", True),
        ("Bild:", True),
        ("Karten: eigene · Stand", True),
        ("Bild: © Landkreis Dachau", True),
        ("Bild: © Landkreis Dachau [Bild fehlt]", False),
        ("Karten: © GeoBasis-DE / BKG 2016 (Daten verändert)", False),
        ("As of 2024 · Maps: © GeoBasis-DE / BKG 2016 (data modified)", False),
        ("Die Arbeit ist auf dem neuesten Stand", False),
    ],
)
def test_no_credit_stands_alone(text: str, is_fault: bool) -> None:
    body = f"<p>{lines(3)}</p><p style='font-size:10pt'>{text}</p>"
    assert bool(found(body, ("orphan-credit", "credit-alone"))) is is_fault


def test_a_credit_may_stand_where_there_is_a_photo(tmp_path: object) -> None:
    (tmp_path / "a.svg").write_bytes(PIXEL)  # type: ignore[operator]
    engine = Engine(BASE, {"font": [FONTS], "image": [tmp_path]})  # type: ignore[list-item]
    html = f"<html><body><p>{lines(3)}</p>{PHOTO}<p>Bild: © Landkreis Dachau</p></body></html>"
    assert proofread(engine.render(parse_html(html), {}).page_model, faces(), 8.4) == ()


# --- type


def test_letters_no_face_of_the_theme_has_are_told() -> None:
    css = ".d { font-family: Display, Text }"
    assert found(f"<p>{lines(3)}</p><p class=d>Ϣ und →</p>", "foreign-face", css)
    assert found(f"<p>{lines(3)}</p><p>Łódź, ẞ, č, „ğ“ – …</p>", "foreign-face", css) == []


def test_a_family_the_theme_does_not_know_has_no_letters_to_judge_by() -> None:
    assert found(f"<p>{lines(3)}</p><p style='font-family:Unbekannt'>Wort</p>", "foreign-face")


def test_arabic_words_over_others_are_found() -> None:
    css = "p { font-family: Text, Arabic } .over { position: absolute; top: 1mm; left: 12mm }"
    body = f"<p>Landkreis {lines(4)}</p><p class='over'>أهلا وسهلا</p>"
    assert found(body, "overlap", css)
    assert found(body.replace("over", "under"), "overlap", css) == []


def test_words_of_another_script_may_come_from_a_further_family() -> None:
    css = ".a { font-family: Display, Text, Arabic } .b { font-family: Display }"
    words = "أهلا Ласкаво Καλώς"
    assert found(f"<p>{lines(3)}</p><p class=a>{words}</p>", "foreign-face", css) == []
    assert found(f"<p>{lines(3)}</p><p class=b>{words}</p>", "foreign-face", css)


def test_a_cut_the_family_lacks_is_told() -> None:
    css = ".d { font-family: Display } em { font-style: italic } strong { font-weight: 600 }"
    rest = f"<p>{lines(3)}</p>"
    assert found(f"{rest}<p class=d>Wohnen <em>jetzt</em></p>", "missing-cut", css) == [(1, "jetzt")]
    assert found(f"{rest}<p class=d>Wohnen <strong>jetzt</strong></p>", "missing-cut", css) == [(1, "jetzt")]
    assert found(f"{rest}<p>Wohnen <em>jetzt</em> <strong>hier</strong></p>", "missing-cut", css) == []


@pytest.mark.parametrize(
    ("body", "is_fault"),
    [
        ("<span style='font-size:8pt'>klein</span>", True),
        ("<span style='font-size:8.4pt'>klein</span>", False),
        ("<sup style='font-size:6.4pt'>1</sup>", False),
        ("<span class='link-number' style='font-size:6.4pt'>1</span>", False),
        ("<sup style='font-size:6pt'>1</sup>", True),
    ],
)
def test_type_under_the_floor_is_told(body: str, is_fault: bool) -> None:
    assert bool(found(f"<p>{lines(3)} {body}</p>", "too-small")) is is_fault


@pytest.mark.parametrize(
    ("text", "is_fault"),
    [
        ('Das "Netzwerk" wächst', True),
        ("Wie geht's weiter", True),
        ("Das „Netzwerk“ wächst, geht’s?", False),
        ("<a href=\"https://example.org/o'neill\">example.org/o'neill</a>", False),
    ],
)
def test_straight_quotation_marks_are_told(text: str, is_fault: bool) -> None:
    assert bool(found(f"<p>{lines(3)}</p><p>{text}</p>", "straight-quote")) is is_fault


# --- pages


@pytest.mark.parametrize("attribute", ["", " data-filled"])
def test_blank_pages_are_told(attribute: str) -> None:
    middle = f"<section{attribute} style='break-before:page;height:50mm;background:#eee'></section>"
    body = f"<p>{lines(4)}</p>{middle}{middle}<p style='break-before:page'>{lines(4)}</p>"
    told = [(fault.page, problem_of(fault)) for fault in faults(body) if fault.rule == "blank-page"]
    assert told == ([] if attribute else [(2, "a blank left page"), (3, "a blank right page")])


@pytest.mark.parametrize(
    ("body", "is_fault"),
    [
        (f"<p>{lines(2)}</p>", True),
        (f"<p>{lines(3)}</p>", False),
        (f"<section data-filled><p>{lines(1)}</p></section>", False),
        (f'<p>{lines(1)}</p><img alt="Karte" src="lzz://drawing/a.svg" style="width:80mm;height:40mm">', False),
        (f"<p>{lines(1)}</p>" + CONTACT.format(lines(5)), True),
        (f"<h2>Kopf</h2><p>{lines(1)}</p>" + CONTACT.format(lines(5)), False),
        ("<p>Kopf</p>" + "<p style='padding-top:14mm'>Name</p>", False),
        ("<p>Kopf</p>" + "<p style='padding-top:16mm'>Name</p>", True),
    ],
)
def test_pages_with_next_to_nothing_are_told(body: str, is_fault: bool) -> None:
    assert ("thin-page" in rules(faults(body))) is is_fault
