from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import page as page_validation
import pikepdf
import pypdfium2
import pytest
import weasyprint

from lzz_report.conform import conform
from lzz_report.documents.document_facts import EmbeddedFile
from lzz_report.documents.tags import Tag
from lzz_report.errors import TemplateError
from tests.pdf_making import ENGINE_HABIT, FACTS, TRIANGLE, finish, lay_out, opened, render, structure

pytestmark = pytest.mark.filterwarnings(ENGINE_HABIT)

Judge = Callable[[Sequence[Path], str], Mapping[Path, bool]]

BROCHURE = f"""
<p id=foot>Fuß mit <a href="https://example.org/">Adresse</a></p>
<h1 id=top>Landkreis Dachau</h1>
<header aria-hidden=true>Kolumnentitel</header>
<p>Text mit <a href="mailto:a@b.de" aria-label="E-Mail an Julius Fogelstaller">a@b.de</a>,
<a href="#end">Ravensburg</a> und <em lang=en>all of it <b>together</b></em>, <u>unterstrichen</u>.</p>
<div class=plate></div>
<figure><img alt="Umriss des Landkreises" src="{TRIANGLE}"><figcaption>Abbildung</figcaption></figure>
<img alt="Zierde" aria-hidden=true src="{TRIANGLE}">
<ul><li>eins<ul><li>innen</ul><li>zwei</ul><ol><li>erstens</ol>
<dl><dt>Telefon<dd><a href="tel:+498131741875" title="Telefon 08131 741875"><b>08131</b> 741875</a></dl>
<ul role=doc-toc><li><a href="#end">Ende</a></ul>
<table><caption>Zahlen</caption><thead><tr><th>Kreis<th>Zahl<tbody><tr><th scope=row>Dachau<td>8</table>
<h2 id=end style="break-before: page">Ende</h2><blockquote>Ein Satz.</blockquote>
"""
BROCHURE_CSS = f"""
@page {{ @top-center {{ content: string(name) }} @bottom-right {{ content: counter(page) }}
         @bottom-left {{ content: element(foot) }} }}
#foot {{ position: running(foot) }}
h1 {{ string-set: name content() }}
.plate {{ height: 20px; background: url("{TRIANGLE}") }}
li::after {{ content: leader(".") }}
"""


@pytest.fixture(scope="module")
def brochure() -> bytes:
    files = (EmbeddedFile("dachau.yaml", b"key: '09174'\n", "application/yaml", "Datensatz"),)
    return finish(BROCHURE, BROCHURE_CSS, page_link="Seite {page}: {text}", opens_as_spreads=True, attachments=files)


@pytest.mark.parametrize("norm", ["3a", "ua1"])
def test_a_document_with_everything_in_it_meets_both_norms(
    brochure: bytes, norm: str, verapdf: Judge, tmp_path: Path
) -> None:
    path = tmp_path / "brochure.pdf"
    path.write_bytes(brochure)
    assert verapdf([path], norm) == {path: True}


def test_the_engine_alone_does_not_meet_the_second_norm(tmp_path: Path) -> None:
    path = tmp_path / "engine.pdf"
    path.write_bytes(render(BROCHURE, BROCHURE_CSS)[0])
    assert not page_validation.validate_pdf(str(path), profile="ua1").is_compliant


def test_the_file_is_sound(brochure: bytes, tmp_path: Path) -> None:
    path = tmp_path / "brochure.pdf"
    path.write_bytes(brochure)
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, encoding="utf-8", check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def contents(pdf: bytes) -> str:
    with opened(pdf) as document:
        return "\n".join(page.Contents.read_bytes().decode("latin-1") for page in document.pages)


def test_running_heads_and_feet_are_pagination_artifacts(brochure: bytes) -> None:
    text = contents(brochure)
    # A head from the margin box on each page, and one set in the flow; two feet on each page.
    assert text.count("/Artifact <</Type /Pagination /Subtype /Header>> BDC") == 3
    assert text.count("/Artifact <</Type /Pagination /Subtype /Footer>> BDC") == 2 * 3


def test_pieces_are_numbered_without_gaps_and_each_has_its_owner(brochure: bytes) -> None:
    pdf = opened(brochure)
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    for index, page in enumerate(pdf.pages):
        found = [int(part.split(">>")[0]) for part in page.Contents.read_bytes().decode("latin-1").split("/MCID ")[1:]]
        owners = numbers[2 * index + 1]
        assert found == list(range(len(owners)))
        assert all(owner.Type == pikepdf.Name.StructElem for owner in owners)


def test_links_are_described_in_words(brochure: bytes) -> None:
    pdf = opened(brochure)
    assert [str(one.Contents) for page in pdf.pages for one in page.obj.get("/Annots", [])] == [
        "E-Mail an Julius Fogelstaller",
        "Seite 2: Ravensburg",
        "Telefon 08131 741875",
        "Seite 2: Ende",
    ]


def test_each_link_has_one_annotation_that_covers_what_is_inside_it_and_knows_its_tag() -> None:
    tall = '<b style="display: inline-block; height: 30pt">0</b>'
    pdf = opened(finish(f'<p><a href="tel:+49">{tall}815</a></p>'))
    (link,) = pdf.pages[0].Annots
    left, bottom, right, top = (float(edge) for edge in link.Rect)
    assert top - bottom == pytest.approx(30)
    assert left < right
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    assert int(link.StructParent) == int(numbers[2]) == 1
    assert str(numbers[3].S) == "/Link"
    assert numbers[3].K[0].Obj.objgen == link.objgen


def test_links_in_running_feet_go_with_their_tags() -> None:
    css = "#foot { position: running(foot) } @page { @bottom-left { content: element(foot) } }"
    pdf = opened(finish('<p id=foot><a href="https://example.org/">Adresse</a></p><p>Text</p>', css))
    assert "/Annots" not in pdf.pages[0].obj


def test_links_placed_anywhere_are_tagged() -> None:
    tags = render('<p>x</p><a href="x:1" style="position: absolute; top: 50mm"><b>eins</b></a>')[1]
    assert tags.pages[0].stray_links == {1}
    pdf = opened(finish('<p>x</p><a href="x:1" style="position: absolute; top: 50mm"><b>eins</b></a>'))
    assert [str(link.Contents) for link in pdf.pages[0].Annots] == ["eins"]


def test_a_link_without_tag_is_a_bug_and_stops_the_work() -> None:
    pdf, tags = render('<p><a href="x:1">eins</a></p>')
    ((link,),) = (paragraph.kids for paragraph in tags.kids)
    assert isinstance(link, Tag)
    silent = replace(link, kids=link.kids[1:])
    with pytest.raises(RuntimeError, match="page 1: a link belongs to no tag"):
        conform(pdf, replace(FACTS, tags=replace(tags, kids=(silent,))))


def text_of(pdf: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def test_spaces_and_hyphens_are_plain_however_they_were_set() -> None:
    body = "<p>08131\u00a0741875, z.\u202fB. E\u2011Mail</p><p>eins zwei Vor-</p>"
    engine_alone = lay_out(f"<html lang=de><body>{body}").write_pdf(pdf_variant="pdf/a-3a")
    assert text_of(engine_alone).count("\u00a0") > 1
    assert text_of(finish(body)) == "08131 741875, z. B. E-Mail\r\neins zwei Vor-"


def test_words_on_two_lines_are_two_words_to_who_listens(tmp_path: Path) -> None:
    words = "Der Landkreis Dachau verzeichnet <b>seit</b> <i>vielen</i> Jahren einen E-Mail-Verkehr mit Kommunen."
    told = structure(finish(f"<p>{words}</p>", "@page { size: 40mm 60mm; margin: 5mm }"), tmp_path)
    assert told.count('"') > 8
    heard = "".join(told.split('"')[1::2])
    assert heard.rstrip() == "Der Landkreis Dachau verzeichnet seit vielen Jahren einen E-Mail-Verkehr mit Kommunen."


def test_a_font_without_space_and_text_without_size_are_left_alone() -> None:
    body = "<p>Erstens</p> <p><b style='font-size: 0.0000001pt'>Nichts</b> <b>Zweitens</b></p>"
    assert text_of(finish(body)).split() == ["Erstens", "Zweitens"]


def test_nothing_changes_to_the_eye() -> None:
    css = BROCHURE_CSS + "@page { bleed: 0; margin-left: 60mm } p { hyphens: auto }"
    before, after = render(BROCHURE, css)[0], finish(BROCHURE, css)
    pages = [[page.render().to_pil().tobytes() for page in pypdfium2.PdfDocument(pdf)] for pdf in (before, after)]
    assert len(pages[0]) == 2
    assert pages[0] == pages[1]


def test_pictures_say_where_they_stand() -> None:
    body = f'<img alt="Umriss" style="position: absolute; left: 0; top: 0; width: 40px" src="{TRIANGLE}">'
    pdf = opened(finish(body, "body { margin: 0 }"))
    figure = pdf.Root.StructTreeRoot.K[0].K[0]
    margin = 20 / 25.4 * 72
    top = 297 / 25.4 * 72 - margin
    assert [float(edge) for edge in figure.A.BBox] == pytest.approx([margin, top - 15, margin + 30, top], abs=0.01)
    assert str(figure.Alt) == "Umriss"


def test_a_picture_that_bleeds_ends_at_the_edge() -> None:
    css = "body { margin: 0 } img { position: absolute; left: -23mm; top: -23mm; width: 216mm; height: 303mm }"
    pdf = opened(finish(f'<img alt="Umriss" src="{TRIANGLE}">', css))
    figure = pdf.Root.StructTreeRoot.K[0].K[0]
    assert [float(edge) for edge in figure.A.BBox] == pytest.approx([0, 0, 595.276, 841.89], abs=0.001)


def test_the_page_is_the_trim_and_a4_to_the_hundredth_of_a_millimetre(brochure: bytes) -> None:
    pdf = opened(brochure)
    for page in pdf.pages:
        width, height = (float(edge) / 72 * 25.4 for edge in page.mediabox[2:])
        assert (round(width, 2), round(height, 2)) == (210, 297)
        assert [float(edge) for edge in page.mediabox[:2]] == [0, 0]
        assert page.cropbox == page.mediabox == page.trimbox
    assert pypdfium2.PdfDocument(brochure)[0].get_size() == pytest.approx((595.2756, 841.8898), abs=0.001)


def test_what_the_engine_wrote_reaches_beyond_the_trim() -> None:
    # Should the engine crop by itself one day, trimming is no longer needed.
    pdf = opened(render("<p>Text</p>")[0])
    assert float(pdf.pages[0].mediabox[0]) < 0


def properties(pdf: bytes) -> dict[str, list[str]]:
    with opened(pdf) as document:
        rdf = ET.fromstring(document.Root.Metadata.read_bytes())
    return {
        one.tag.rpartition("}")[2]: [text.strip() for text in one.itertext() if text.strip()]
        for one in rdf.iter()
        if "rdf-syntax" not in one.tag and "/pdfa/" not in one.tag
    }


def test_document_information_and_xmp_say_the_same() -> None:
    pdf = finish(
        "<p>Text</p>",
        title="Vielfalt <& mehr>",
        authors=("Stiftung", "Universität"),
        subject="Sechs Landkreise",
        keywords=("Integration", "Land"),
        tool="lzz-report 0.1",
        date=datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC),
    )
    with opened(pdf) as document:
        info = {key: str(value) for key, value in document.docinfo.items()}
    assert info == {
        "/Title": "Vielfalt <& mehr>",
        "/Author": "Stiftung, Universität",
        "/Subject": "Sechs Landkreise",
        "/Keywords": "Integration, Land",
        "/Creator": "lzz-report 0.1",
        "/Producer": f"WeasyPrint {weasyprint.__version__}",
        "/CreationDate": "D:20240506070809Z",
        "/ModDate": "D:20240506070809Z",
    }
    told = properties(pdf)
    assert told["title"] == [info["/Title"]]
    assert told["creator"] == ["Stiftung", "Universität"]
    assert told["description"] == [info["/Subject"]]
    assert told["Keywords"] == [info["/Keywords"]]
    assert told["CreatorTool"] == [info["/Creator"]]
    assert told["Producer"] == [info["/Producer"]]
    assert told["CreateDate"] == told["ModifyDate"] == ["2024-05-06T07:08:09Z"]
    assert told["language"] == ["de"]


def test_xmp_lies_open_in_the_file(brochure: bytes) -> None:
    assert brochure.count(b"<rdf:RDF") == 1
    assert b"<pdfuaid:part>1</pdfuaid:part>" in brochure
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in brochure


def test_a_date_without_a_zone_is_taken_as_utc() -> None:
    pdf = opened(finish("<p>Text</p>", date=datetime(2024, 1, 1)))  # noqa: DTZ001  that is what is tested
    assert str(pdf.docinfo["/CreationDate"]) == "D:20240101000000Z"


def test_a_brochure_opens_as_spreads_with_its_bookmarks(brochure: bytes) -> None:
    pdf = opened(brochure)
    root = pdf.Root
    assert (root.PageLayout, root.PageMode) == (pikepdf.Name.TwoPageRight, pikepdf.Name.UseOutlines)
    assert bool(root.ViewerPreferences.DisplayDocTitle) is True


def test_a_sheet_opens_as_a_single_page_without_bookmarks() -> None:
    pdf = opened(finish("<h1>Dachau</h1>"))
    root = pdf.Root
    assert (root.PageLayout, root.PageMode) == (pikepdf.Name.SinglePage, pikepdf.Name.UseNone)


def test_an_attachment_is_listed_once_with_everything_a_viewer_shows(brochure: bytes) -> None:
    pdf = opened(brochure)
    (specification,) = pdf.Root.AF
    assert [str(name) for name in pdf.Root.Names.EmbeddedFiles.Names[::2]] == ["dachau.yaml"]
    assert pdf.Root.Names.EmbeddedFiles.Names[1].objgen == specification.objgen
    assert str(specification.UF) == str(specification.F) == "dachau.yaml"
    assert str(specification.Desc) == "Datensatz"
    assert specification.AFRelationship == pikepdf.Name.Source
    stream = specification.EF.UF
    assert stream.read_bytes() == b"key: '09174'\n"
    assert stream.Subtype == pikepdf.Name("/application/yaml")
    assert str(stream.Params.ModDate) == "D:20240101000000Z"


def test_a_file_without_any_names_takes_an_attachment() -> None:
    pdf = opened(finish("<p>Text</p>", attachments=(EmbeddedFile("a.yaml", b"", "application/yaml", "Datensatz"),)))
    assert list(pdf.attachments) == ["a.yaml"]


def test_attachments_of_the_engine_are_kept_and_listed_once() -> None:
    date = datetime(2024, 1, 1, tzinfo=UTC)
    document = lay_out("<html lang=de><p>x")
    document.metadata.attachments = [
        weasyprint.Attachment(string=text, base_url="probe:/", name=f"{text}.txt", created=date, modified=date)
        for text in "ba"
    ]
    tags = render("<p>x")[1]
    pdf = opened(conform(document.write_pdf(pdf_variant="pdf/a-3a"), replace(FACTS, tags=tags)))
    assert [str(one.F) for one in pdf.Root.AF] == ["a.txt", "b.txt"]


def test_the_same_input_gives_the_same_bytes_in_another_process(brochure: bytes) -> None:
    script = "import sys, tests.test_conform as t; sys.stdout.buffer.write(t.brochure.__wrapped__())"
    for seed in ("0", "1"):
        # Whether the fonts of the system can be seen is up to the tests that ran before; both processes see the same.
        fonts = {name: os.environ[name] for name in ("FONTCONFIG_FILE",) if name in os.environ}
        environment = {"PYTHONHASHSEED": seed, "PATH": "", **fonts}
        made = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
        assert made.stdout == brochure


def test_cells_over_several_columns_and_rows_keep_their_reach(tmp_path: Path) -> None:
    pdf = opened(finish("<table><tr><th colspan=2>a<tr><td rowspan=2>b<td>c<tr><td>d</table>"))
    first, second, _ = pdf.Root.StructTreeRoot.K[0].K[0].K[0].K
    assert {key: str(value) for key, value in first.K[0].A.items()} == {
        "/O": "/Table",
        "/Scope": "/Column",
        "/ColSpan": "2",
    }
    assert {key: str(value) for key, value in second.K[0].A.items()} == {"/O": "/Table", "/RowSpan": "2"}


def test_content_that_no_tag_holds_is_a_bug_and_stops_the_work() -> None:
    pdf, tags = render("<p>Text</p>")
    with pytest.raises(RuntimeError, match="page 1: piece 0 of the content belongs to no tag"):
        conform(pdf, replace(FACTS, tags=replace(tags, kids=())))


def test_tags_of_another_document_are_refused() -> None:
    pdf, _ = render("<p>Text</p>")
    with pytest.raises(ValueError, match="the tags describe 0 pages, the file has 1"):
        conform(pdf, FACTS)


@pytest.mark.parametrize("hidden", ["", "aria-hidden=true"])
def test_text_in_a_transparent_group_is_refused_with_its_page(hidden: str) -> None:
    with pytest.raises(TemplateError, match="page 1: 1 of 2 pieces of content lie inside a transparent group"):
        finish(f"<p>Text</p><p style='opacity: .5' {hidden}>blass</p>")
