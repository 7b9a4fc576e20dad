"""Templates place values and nothing else; a project's own files win; what is missing is told with its file."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from lzz_report.documents.drawing import Crop, Drawing, DrawingRequest, Outline
from lzz_report.documents.fitted import ChapterPage, FittedPublication
from lzz_report.documents.measurement import (
    BlockRequest,
    ContactPanelRequest,
    FlowRequest,
    LineRequest,
    PagesRequest,
    RegisterRequest,
    SheetFlowRequest,
    TextRequest,
)
from lzz_report.documents.photo import PhotoSlot, PublishedPhoto
from lzz_report.documents.publication import Publication
from lzz_report.errors import TemplateError
from lzz_report.resources import resource_dir
from lzz_report.templating import AssetSources, FilledTemplate, Templates, stylesheet
from lzz_report.templating.asset_registry import Draw
from lzz_report.templating.stylesheet import css_length
from lzz_report.themes.look import ColourRole
from tests.edition_making import composed, on_screen, real_edition, record, theme, words
from tests.fitting_making import fitted_with

SHIPPED = resource_dir("layouts")
THEMES = ("umriss", "ringe")
VOID = {"meta", "br", "img", "wbr", "hr", "link"}


def drawn(request: DrawingRequest) -> Drawing:
    """Draw a made-up picture that says what was asked for."""
    width = getattr(request, "width_mm", 0.0) or 20.0
    height = getattr(request, "height_mm", 0.0) or 10.0
    return Drawing(f"<svg><!-- {request} --></svg>", width, height, 1.0, ("Freising", "München"))


def developed(slot: PhotoSlot) -> bytes:
    return f"{slot.width_mm:g} x {slot.height_mm:g}".encode()


def assets(draw: Draw = drawn, look: str = "umriss") -> AssetSources:
    return AssetSources(draw, developed, on_screen(theme(look)))


def layout_of(publication: Publication, *roots: Path, look: str = "umriss") -> Templates:
    return Templates((*roots, SHIPPED), theme(look), publication, words(), assets(look=look))


@cache
def fitted_real(look: str = "umriss") -> tuple[Publication, FittedPublication]:
    publication = composed(real_edition().records, about=real_edition().edition.about)
    return publication, fitted_with(publication, look)[0]


def brochure(*roots: Path, look: str = "umriss") -> FilledTemplate:
    publication, fitted = fitted_real(look)
    return layout_of(publication, *roots, look=look).brochure(fitted)


def sheet(*roots: Path) -> FilledTemplate:
    publication, fitted = fitted_real()
    return layout_of(publication, *roots).sheet(publication.sheets[0], fitted.sheets[0])


def own(tmp_path: Path, **files: str | bytes) -> Path:
    """Give a project layouts of its own; __ in a name stands for a slash."""
    root = tmp_path / "layouts"
    for name, content in files.items():
        stem, _, ending = name.rpartition("_")
        path = root / f"{stem.replace('__', '/')}.{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


class Reader(HTMLParser):
    """Reads a document: its tags must nest; collects ids, targets, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.sources: set[str] = set()
        self.values: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            self.values.append(value or "")
            if name == "id" and value:
                self.ids.append(value)
            if name == "href" and value and value.startswith("#"):
                self.targets.add(value[1:])
            if name == "src" and value:
                self.sources.add(value)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(document: FilledTemplate) -> Reader:
    reader = Reader()
    reader.feed(document.html)
    reader.close()
    assert reader.open == []
    return reader


# --- the documents


@pytest.mark.parametrize("look", THEMES)
def test_the_brochure_is_well_formed_and_every_link_has_its_target(look: str) -> None:
    reader = read(brochure(look=look))
    assert len(reader.ids) == len(set(reader.ids))
    assert reader.targets <= set(reader.ids)
    assert {"contents", "programme", "topics", "chapter-dachau", "link-dachau-1"} <= set(reader.ids)


@pytest.mark.parametrize("look", THEMES)
def test_every_sheet_is_well_formed_and_every_link_has_its_target(look: str) -> None:
    publication, fitted = fitted_real(look)
    layout = layout_of(publication, look=look)
    for chapter, one in zip(publication.sheets, fitted.sheets, strict=True):
        reader = read(layout.sheet(chapter, one))
        assert len(reader.ids) == len(set(reader.ids))
        assert reader.targets <= set(reader.ids)
        assert chapter.name in reader.text.replace("- ", "-") or len(one.name.lines) > 1


@pytest.mark.parametrize("look", THEMES)
def test_every_picture_of_a_document_comes_with_it(look: str) -> None:
    for document in (brochure(look=look), sheet()):
        reader = read(document)
        in_styles = set(re.findall(r"url\((lzz://[^)]+)\)", document.html))
        assert reader.sources | in_styles == set(document.pictures)
        assert all(url.startswith("lzz://drawing/") for url in document.pictures)


@pytest.mark.parametrize("look", THEMES)
def test_every_image_says_what_it_shows(look: str) -> None:
    for document in (brochure(look=look), sheet()):
        images = re.findall(r"<img[^>]*>", document.html)
        assert images
        assert all(re.search(r'alt="[^"]+"', image) for image in images)


def test_every_block_is_laid_out_under_its_name() -> None:
    publication, _ = fitted_real()
    samples: list[BlockRequest] = [
        TextRequest("dachau", "challenge", "text-90", "sheet"),
        LineRequest("Waldeck-", "display"),
        ContactPanelRequest("lippe"),
        ContactPanelRequest("lippe", target="sheet"),
        RegisterRequest("contacts"),
        RegisterRequest("imprint"),
    ]
    reader = read(layout_of(publication).measurements(samples))
    assert [name for name in reader.ids if re.fullmatch(r"s\d+", name)] == [f"s{number}" for number in range(6)]
    assert "Waldeck-" in reader.text
    assert "0151\u00a011043245" in reader.text


def test_flowing_text_ends_with_an_anchor() -> None:
    publication, _ = fitted_real()
    layout = layout_of(publication)
    flows: tuple[PagesRequest, ...] = (
        FlowRequest("dachau", "text"),
        SheetFlowRequest("dachau", 120, "text"),
    )
    for sample in flows:
        reader = read(layout.flow(sample))
        assert reader.ids.count("flow-end") == 1
        assert "Wissensbündnisses" in reader.text.replace("\u00ad", "")


@pytest.mark.parametrize(("side_mm", "are_drawn"), [(7.0, False), (9.0, True)])
def test_outlines_too_small_to_be_told_apart_give_their_room_to_one_picture(side_mm: float, are_drawn: bool) -> None:
    def sized(request: DrawingRequest) -> Drawing:
        drawing = drawn(request)
        is_outline = isinstance(request, Outline) and request.mm_per_km
        return replace(drawing, width_mm=side_mm, height_mm=3.0) if is_outline else drawing

    publication = composed(real_edition().records, parts=["imprint"])
    fitted, _ = fitted_with(publication)
    document = Templates((SHIPPED,), theme(), publication, words(), assets(sized)).brochure(fitted)
    assert document.html.count('class="outline"') == (6 if are_drawn else 0)
    assert ("Sechs Umrisse" in document.html) == are_drawn
    assert ('data-ground alt="Karte: ' in document.html) != are_drawn
    assert ('<h1 class="head">Impressum' in document.html) != are_drawn


# --- equals are set alike


def text_page(**fields: Any) -> str:
    """Return the chapter and the registers of one district as HTML."""
    publication = composed([record(**fields)], parts=["chapters", "contacts"])
    return layout_of(publication).brochure(fitted_with(publication)[0]).html


def test_figures_of_one_row_have_one_size() -> None:
    values = ("7", "12", "1,2 Mio. €", "1.500", "3")
    html = text_page(figures=[{"value": value, "label": "Plätze"} for value in values])
    sizes = re.findall(r'figures-row-value" style="font-size:([0-9.]+)pt"', html)
    assert len(sizes) == 4
    assert len(set(sizes)) == 1
    largest = theme().sizes["figures_row"]
    assert isinstance(largest, float)
    assert float(sizes[0]) < largest


@pytest.mark.parametrize(
    ("other", "are_small"),
    [
        ({"name": "Eva Prox", "email": "eva.prox@kreis.de"}, False),
        ({"name": "Mira Musterfrau-Beispielmann", "email": "eva.prox@kreis.de"}, True),
        ({"office": "Servicestelle", "email": "eva.prox@kreis.de"}, True),
        ({"name": "Eva Prox", "email": "servicestelle@lk-musterkreis.de"}, False),
    ],
)
def test_names_of_one_slab_have_one_size(other: dict[str, str], are_small: bool) -> None:
    html = text_page(contacts=[{"name": "Ada Muster", "email": "a@kreis.de"}, other])
    headings = re.findall(r'<h3 class="heading( office)?', html)
    assert headings == [" office" if are_small else ""] * 2


@pytest.mark.parametrize("address", ["eva.prox@kreis.de", "servicestelle@lk-musterkreis.de"])
def test_addresses_of_one_slab_and_of_one_register_have_one_size(address: str) -> None:
    ways = [
        {"name": "Ada Muster", "email": "a@kreis.de", "phone": "0751 85-9863"},
        {"name": "Eva Prox", "email": address},
    ]
    html = text_page(contacts=ways)
    assert re.findall(r'class="line email( small)?"', html) == [" small" if len(address) > 28 else ""] * 4
    assert html.count('class="line phone"') == 2


def test_no_line_of_topics_begins_with_the_dot_between_them() -> None:
    for contacts in ([{"name": "Ada Muster"}], [{"name": f"Ada {letter}"} for letter in "ABC"]):
        html = text_page(topics=["Wohnen", "Netzwerk"], contacts=contacts)
        assert "Wohnen\u00a0· Netzwerk" in html


@pytest.mark.parametrize("register", ["credits", "imprint"])
def test_a_credit_without_its_picture_looks_like_a_gap_wherever_it_stands(register: str) -> None:
    publication = composed([record(photo={"credit": "Landkreis Dachau"})], parts=["imprint", "chapters"])
    html = layout_of(publication).measurements([RegisterRequest(register)]).html
    assert re.search(r'<(p|dd) class="gap">©\sLandkreis Dachau \[Bild\sfehlt\]</', html)


def test_over_the_contacts_the_land_has_the_colour_of_their_field_and_the_page_beside_turns_it_round() -> None:
    publication = composed([record()], parts=["chapters"])
    fitted, _ = fitted_with(publication)
    following_pages = (ChapterPage("flow", 3), ChapterPage("quote", 4, has_contact_panel=True), ChapterPage("image", 5))
    long = replace(fitted, chapters=(replace(fitted.chapters[0], pages=4, following_pages=following_pages),))
    asked: list[Crop] = []

    def kept(request: DrawingRequest) -> Drawing:
        if isinstance(request, Crop):
            asked.append(request)
        return drawn(request)

    Templates((SHIPPED,), theme(), publication, words(), assets(kept)).brochure(long)
    palette = publication.chapters[0].palette
    land, ground = ColourRole("land", palette), ColourRole("ground", palette)
    # The name's page keeps its lettering clear; the two that follow it are ours.
    over, margin_column = asked[next(place for place, one in enumerate(asked) if one.keep_out) + 1 :][:2]
    assert (over.land, over.ground) == (land, ground)
    assert (margin_column.land, margin_column.ground) == (ground, land)
    assert margin_column.min_zoom > over.max_zoom


# --- records are text


HOSTILE = """<script>alert('1')</script> {{ 7*7 }} {% raw %} "x" & <b>"""


def hostile_publication() -> Publication:
    # Typesetting would only change marks; what counts here is what reaches the page.
    contact = {"name": f"Eva {HOSTILE}", "role": HOSTILE, "unit": HOSTILE, "street": HOSTILE, "phone": "0751 85-9863"}
    one = record(
        challenge=HOSTILE.replace("<b>", "b"),
        approach=f"{HOSTILE} Das steht hier.",
        topics=["<script>1</script> {{ 7*7 }}"],
        adviser=HOSTILE,
        figures=[{"value": "<b>1</b>", "label": HOSTILE}, {"value": "<i>2", "label": HOSTILE}],
        links=[{"word": "hier", "label": HOSTILE, "url": "https://a.de/?a='1'&b=2"}],
        contacts=[contact, {"office": HOSTILE, "phone": "115"}],
        photo={"credit": HOSTILE},
        quote=HOSTILE,
    )
    names = ("title", "programme", "subtitle", "funder", "about")
    texts: dict[str, Any] = dict.fromkeys(names, HOSTILE)
    return composed([one], imprint={"publisher": HOSTILE, "design": HOSTILE}, **texts)


@pytest.mark.parametrize("look", THEMES)
def test_whatever_a_record_says_is_text_on_every_page(look: str) -> None:
    publication = hostile_publication()
    fitted, workshop = fitted_with(publication, look)
    layout = layout_of(publication, look=look)
    samples = [sample for asked in workshop.asked for sample in asked if not isinstance(sample, PagesRequest)]
    documents = [
        layout.brochure(fitted),
        layout.sheet(publication.sheets[0], fitted.sheets[0]),
        layout.measurements(samples),
    ]
    for document in documents:
        reader = read(document)
        assert not {"script", "b", "i"} & reader.tags
        assert "49" not in reader.text.replace("49863", "")
        assert "{{" in reader.text
        assert "<script>" in "".join(reader.text.split())
        assert not any("<scr" in name or "alert" in name for name in reader.ids)


# --- a project's own files


def test_a_projects_own_part_wins_and_the_others_stay(tmp_path: Path) -> None:
    root = own(tmp_path, umriss__parts__back_html='<section class="page">Eigene Rückseite</section>')
    changed, shipped = read(brochure(root)), read(brochure())
    assert "Eigene Rückseite" in changed.text
    assert "Eigene Rückseite" not in shipped.text
    assert "chapter-stendal" in changed.ids


def test_a_projects_own_icon_wins(tmp_path: Path) -> None:
    root = own(tmp_path, shared__icons__phone_svg='<svg><path fill="currentColor" d="M0 0"/></svg>')
    phones = [svg for url, svg in sheet(root).pictures.items() if "/phone-" in url]
    assert phones == [f'<svg><path fill="{theme().colours["ink"].rgb}" d="M0 0"/></svg>'.encode()]


def test_a_projects_own_style_wins_and_the_others_stay(tmp_path: Path) -> None:
    root = own(tmp_path, umriss__style_css=".page { color: var(--ink) } /* own */")
    css = stylesheet((root, SHIPPED), theme(), on_screen(theme())).text
    assert "/* own */" in css
    assert (SHIPPED / "shared" / "base.css").read_text(encoding="utf-8") in css
    assert (SHIPPED / "umriss" / "style.css").read_text(encoding="utf-8") not in css


# --- what is missing or wrong


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("{{ absent }}", r"layouts/umriss/factsheet\.html:1: 'absent' is undefined"),
        ("\n\n{{ chapter.absent }}", r"layouts/umriss/factsheet\.html:3: .*has no attribute 'absent'"),
        ("{% if %}", r"layouts/umriss/factsheet\.html:1: Expected an expression"),
        ("x\n{% include 'umriss/absent.html' %}", r"factsheet\.html:2: layouts/umriss/absent\.html is missing"),
        ("{{ photo(chapter, 100, 50) }}", "a template asks for a photo of Dachau, which has none"),
        ("x\n{{ icon('fax', colours.ink) }}", r"factsheet\.html:2: layouts/shared/icons/fax\.svg is missing"),
        ("{{ t('absent') }}", r"layouts/shared/strings/de\.yaml: the text “absent” is missing"),
        ("{{ t('page') }}", r"layouts/shared/strings/de\.yaml: the text “page” has a placeholder nobody fills"),
        (
            "x\n{{ draw('outline', key='09174', land=colours.gelb) }}",
            r"html:2: the theme has no colour gelb; it has: ink, ",
        ),
        ("x\n{{ icon('phone', colours.inc) }}", r"html:2: the theme has no colour inc; did you mean ink\?"),
        (
            "x\n{{ qr('x', 9, ink='black', paper=colours.paper) }}",
            r"html:2: .*by its role, such as colours\.ink, not black",
        ),
        ("x\n{{ draw('outline', key='09174', land='#ffffff') }}", r"html:2: .*such as colours\.paper, not #ffffff"),
        ("x\n{{ pair(9).land }}", r"html:2: the theme has no pair 9; it has 8"),
        ("{{ draw('circle', key='09174') }}", "a drawing that does not exist: circle; there are: crop, "),
        ("{{ draw('outline', colour='red') }}", "a drawing with wrong values: outline: .*colour"),
        ("{{ draw('crop', key='09174', quiet=[[1]]) }}", "a drawing with wrong values: crop: "),
        ("{{ 1 / 0 }}", r"layouts/umriss/factsheet\.html:1: division by zero"),
        ("x\n{{ chapter.name() }}", r"layouts/umriss/factsheet\.html:2: 'str' object is not callable"),
        ("{{ chapter.name | absent }}", r"layouts/umriss/factsheet\.html:1: No filter named 'absent'"),
        (b"K\xfcche", r"layouts.*not written in UTF-8"),
    ],
)
def test_a_fault_of_a_template_is_told_with_file_and_line(tmp_path: Path, template: str | bytes, says: str) -> None:
    root = own(tmp_path, umriss__factsheet_html=template)
    with pytest.raises(TemplateError, match=says):
        sheet(root)


def test_a_fault_in_a_part_is_told_at_the_part(tmp_path: Path) -> None:
    root = own(tmp_path, umriss__parts__back_html="x\n\n{{ absent }}")
    with pytest.raises(TemplateError, match=r"layouts/umriss/parts/back\.html:3: 'absent' is undefined"):
        brochure(root)


def test_a_fault_that_is_not_the_templates_stays_a_traceback() -> None:
    def broken(request: DrawingRequest) -> Drawing:
        raise ValueError("the drawing itself is broken")

    publication, fitted = fitted_real()
    layout = Templates((SHIPPED,), theme(), publication, words(), assets(broken))
    with pytest.raises(ValueError, match="the drawing itself is broken"):
        layout.sheet(publication.sheets[0], fitted.sheets[0])


@pytest.mark.parametrize("name", ["shared/base.css", "umriss/pages.css", "umriss/style.css"])
def test_a_missing_style_sheet_is_told_by_name(tmp_path: Path, name: str) -> None:
    for one in ("shared/base.css", "umriss/pages.css", "umriss/style.css"):
        path = tmp_path / one
        path.parent.mkdir(parents=True, exist_ok=True)
        if one != name:
            path.write_text("", encoding="utf-8")
    with pytest.raises(TemplateError, match=f"the style sheet layouts/{re.escape(name)} is missing"):
        stylesheet((tmp_path,), theme(), on_screen(theme()))


def test_a_style_sheet_in_another_encoding_is_told_by_name(tmp_path: Path) -> None:
    root = own(tmp_path, umriss__style_css=b"/* K\xfcche */")
    with pytest.raises(TemplateError, match=r"layouts/umriss/style\.css is not written in UTF-8"):
        stylesheet((root, SHIPPED), theme(), on_screen(theme()))


# --- drawings


def test_the_same_drawing_is_kept_once_and_another_has_another_name(tmp_path: Path) -> None:
    same = "{{ draw('outline', key='09174', land=colours.paper, mm_per_km=1.0).url }}"
    other = same.replace("09174", "05766")
    icon, code = "{{ icon('phone', colours.%s).url }} ", "{{ qr('x', %s, ink=colours.ink, paper=colours.paper).url }} "
    icons = icon % "ink" * 2 + icon % "paper"
    codes = code % 20 + code % 9
    document = sheet(own(tmp_path, umriss__factsheet_html=f"{same} {same} {other} {same} {icons} {codes}"))
    assert document.html.split() == [
        *["lzz://drawing/outline-1.svg"] * 2,
        "lzz://drawing/outline-2.svg",
        "lzz://drawing/outline-1.svg",
        *["lzz://drawing/phone-3.svg"] * 2,
        "lzz://drawing/phone-4.svg",
        *["lzz://drawing/qr-5.svg"] * 2,
    ]
    assert len(document.pictures) == 5


def test_names_of_drawings_begin_anew_in_each_document() -> None:
    publication, fitted = fitted_real()
    layout = layout_of(publication)
    first = layout.sheet(publication.sheets[0], fitted.sheets[0])
    layout.sheet(publication.sheets[1], fitted.sheets[1])
    assert layout.sheet(publication.sheets[0], fitted.sheets[0]) == first


def test_a_drawing_is_asked_for_in_roles_and_shown_in_the_colours_of_the_file(tmp_path: Path) -> None:
    asked = "draw('crop', key='09174', width_mm=9, height_mm=9, land=pair(3).land, ground=colours.map_ground)"
    pictures = sheet(own(tmp_path, umriss__factsheet_html=f"{{{{ {asked}.url }}}}")).pictures
    request = Crop("09174", 9, 9, ColourRole("land", 3), ColourRole("map_ground"))
    assert [*pictures.values()] == [drawn(request).svg.encode()]
    painted = Drawing(f'<svg><path fill="{request.land}" stroke="{request.ground}"/></svg>', 9, 9, 1.0)
    colours = on_screen(theme()).resolve(painted.svg)
    assert colours == '<svg><path fill="#4BA9E4" stroke="#F3E27C"/></svg>'


def test_templates_of_older_themes_ask_for_the_rgb_of_a_role(tmp_path: Path) -> None:
    now = "{{ icon('phone', colours.ink).url }}{{ draw('outline', key='09174', land=pair(3).land).url }}"
    old = now.replace(".ink", ".ink.rgb").replace(".land)", ".land.rgb)")
    assert sheet(own(tmp_path / "1", umriss__factsheet_html=old)) == sheet(
        own(tmp_path / "2", umriss__factsheet_html=now)
    )
    style = '<p style="color: {{ colours.ink.rgb }}; background: {{ pair(3).land.rgb }}">'
    html = sheet(own(tmp_path / "3", umriss__factsheet_html=style)).html
    assert html == '<p style="color: var(--ink); background: var(--land-3)">'


def test_a_common_scale_lets_every_outline_fit(tmp_path: Path) -> None:
    template = "{{ common_scale(['09174', '05766', '12069'], 50, 40) }}"
    publication, fitted = fitted_real()

    def scaled(request: DrawingRequest) -> Drawing:
        return Drawing(
            "<svg/>", 10, 10, {"09174": 1.23456, "05766": 0.98765}.get(str(getattr(request, "key", "")), 2.0)
        )

    root = own(tmp_path, umriss__factsheet_html=template)
    layout = Templates((root, SHIPPED), theme(), publication, words(), assets(scaled))
    assert layout.sheet(publication.sheets[0], fitted.sheets[0]).html == "0.987"


# --- photos

PHOTO = "{{% set one = photo(chapter, 216, {}) %}}{{{{ one.url }}}} {{{{ one.position }}}} "


def test_a_photo_is_handed_out_once_for_each_size_with_the_place_that_is_seen(tmp_path: Path) -> None:
    publication, fitted = fitted_real()
    pictured = replace(
        publication.sheets[0], picture=PublishedPhoto("data/e/images/a.jpg", "Ein Bild", (0.5, 0.25), 2000, 4000)
    )
    root = own(tmp_path, umriss__factsheet_html=PHOTO.format(90) * 2 + PHOTO.format(432))
    document = layout_of(publication, root).sheet(pictured, fitted.sheets[0])
    assert document.html.split() == [
        *["lzz://image/photo-1.jpg", "50.00%", "18.42%"] * 2,
        *["lzz://image/photo-2.jpg", "50.00%", "50.00%"],
    ]
    assert document.pictures["lzz://image/photo-1.jpg"] == b"216 x 90"
    assert [(slot.width_mm, slot.height_mm) for slot in document.photos] == [(216, 90), (216, 90), (216, 432)]


def test_a_template_may_not_ask_for_a_photo_that_is_not_there(tmp_path: Path) -> None:
    root = own(tmp_path, umriss__factsheet_html=PHOTO.format(90))
    with pytest.raises(TemplateError, match="a template asks for a photo of Dachau, which has none"):
        sheet(root)


# --- style sheet


def test_the_style_sheet_carries_faces_and_tokens() -> None:
    css = stylesheet((SHIPPED,), theme(), on_screen(theme())).text
    for face in theme().fonts:
        assert f'font-family: "{face.family}"; src: url("lzz://font/{face.file}")' in css
    for name, colour in theme().colours.items():
        assert f"--{name.replace('_', '-')}: {colour.rgb}" in css
    for number, pair in enumerate(theme().pairs, 1):
        assert f"--land-{number}: {pair.land.rgb}; --ground-{number}: {pair.ground.rgb}" in css
        assert f".pair-{number} {{ --land: var(--land-{number}); --ground: var(--ground-{number}) }}" in css
    for name, paragraph_style in theme().paragraph_styles.items():
        assert f".set-{name} {{ font-size: {paragraph_style.size_pt}pt" in css
    assert "--page-width: 210mm" in css
    assert "--bleed: 3mm" in css


def test_every_face_is_a_file_we_ship() -> None:
    assert [face.file for face in theme().fonts if not (resource_dir("fonts") / face.file).is_file()] == []


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0mm"), (3, "3mm"), (100, "100mm"), (1.25, "1.25mm"), (0.1 + 0.2, "0.3mm"), (-4.9, "-4.9mm")],
)
def test_lengths_are_written_short(value: float, written: str) -> None:
    assert css_length(value) == written


# Every name CSS knows for a colour and English or German prose in a comment would not use by chance beside a property.
NAMES = (
    "black|white|red|green|blue|yellow|orange|purple|pink|brown|gray|grey|silver|gold|navy|teal|maroon|lime|aqua|fuchsia"
    "|olive|cyan|magenta|crimson|coral|salmon|tomato|khaki|indigo|violet|beige|ivory|azure|turquoise|tan|transparent"
)
LITERAL = re.compile(
    rf"#[0-9a-f]{{3,8}}\b|\.rgb\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color|device-cmyk)a?\(|[:\s(]({NAMES})\s*(?:[;}}!,)\"']|$)",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    "text",
    [
        "color: #fff",
        "fill='#AABBCC'",
        "background: rgb(1 2 3)",
        "border: 1px solid red;",
        "color:black}",
        "color(srgb 1",
        "icon(line.kind, colours.ink.rgb)",
    ],
)
def test_a_colour_that_is_no_token_is_found(text: str) -> None:
    assert LITERAL.search(text)


def test_nothing_but_tokens_names_a_colour() -> None:
    named = {}
    for path in sorted((*SHIPPED.rglob("*"), *(SHIPPED.parent / "lzz_report" / "draw").rglob("*.py"))):
        if path.suffix in {".css", ".html", ".svg", ".py"}:
            text = re.sub(r"/\*.*?\*/|\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
            # Addresses within a page begin with # too.
            text = re.sub(r'href="#[^"]*"', "", text)
            if found := [match.group() for match in LITERAL.finditer(text)]:
                named[path.relative_to(SHIPPED.parent).as_posix()] = found
    assert named == {}


def test_every_word_a_template_asks_for_is_written() -> None:
    asked = set()
    for path in sorted(SHIPPED.rglob("*.html")):
        asked |= set(re.findall(r"\bt\('(\w+)'", path.read_text(encoding="utf-8")))
    assert asked
    assert asked <= set(words().texts)
