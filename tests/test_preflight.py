from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from lzz_report.diagnostics.diagnostic import Diagnostic, Location
from lzz_report.documents.document_facts import EmbeddedFile
from lzz_report.documents.expectation import ExpectedText, PdfExpectation
from lzz_report.preflight import preflight
from lzz_report.preflight.alignment import lost_words
from lzz_report.preflight.letters import letters_of
from lzz_report.resources import resource_dir
from tests.pdf_making import ENGINE_HABIT, TRIANGLE, finish, opened, render

pytestmark = pytest.mark.filterwarnings(ENGINE_HABIT)

CHALLENGE = (
    "Der Landkreis Dachau verzeichnet seit Jahren einen starken Zuzug: In den kommenden Jahren fehlen rund 1.500 "
    "Wohnungen, und zwar vor allem für Familien mit geringem Einkommen sowie für anerkannte Geflüchtete. Die "
    "Integrationsbeauftragte unterstützt deshalb die 17 Städte und Gemeinden dabei, gemeinsam mit Ehrenamtlichen, "
    "Wohnungsbaugesellschaften und dem Helferkreis neue Wege zu gehen. „Wir wollen“, heißt es, „dass alle "
    "Einwohner:innen gut wohnen – z. B. in Bergkirchen.“ Dazu gehört die Zuwanderungsmanagement-Stelle."
)
APPROACH = (
    "Ein Beratungsangebot für Vermieterinnen und Vermieter soll Leerstand verringern. Nähere Informationen finden Sie "
    "hier. In acht Kommunen entstehen Wohnraumlotsinnen und Wohnraumlotsen, die zwischen allen Beteiligten vermitteln."
)
WITH_A_LINK = APPROACH.replace("hier", 'hier <a href="https://example.org/">12</a>')
CSS = """
@page { size: 100mm 70mm; margin: 12mm 5mm; @top-center { content: "Landkreis Dachau" } }
@page { @bottom-right { content: counter(page) } }
div { columns: 2; column-gap: 4mm; hyphens: auto }
h1, h2 { font-size: 12pt; font-weight: normal }
"""
HTML = f"""
<h1>Dachau</h1>
<div><h2>Ausgangslage</h2><p>{CHALLENGE}</p><h2>Vorhaben</h2><p>{WITH_A_LINK}</p></div>
<img alt="Umriss" src="{TRIANGLE}">
"""


def text(field: str, words: str, pages: tuple[int, int] | None = None) -> ExpectedText:
    return ExpectedText("Dachau", Location("data/dachau.yaml", field=field), words, pages)


EXPECTED = PdfExpectation(
    file="sheets/dachau.pdf",
    title="Probe",
    language="de",
    size_mm=(100, 70),
    fonts=frozenset({"Source"}),
    texts=(text("challenge", CHALLENGE), text("approach", APPROACH)),
    attachments=("dachau.yaml",),
    bookmarks=True,
)


@pytest.fixture(scope="module")
def sheet() -> bytes:
    files = (EmbeddedFile("dachau.yaml", b"key: '09174'\n", "application/yaml", "Datensatz"),)
    return finish(HTML, CSS, attachments=files)


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [one.code.removeprefix("preflight-") for one in diagnostics]


def test_a_good_file_over_columns_and_pages_has_no_fault(sheet: bytes) -> None:
    with opened(sheet) as pdf:
        assert len(pdf.pages) >= 3
    assert preflight(sheet, EXPECTED) == ()


def test_a_file_that_is_no_pdf_is_told_and_not_raised() -> None:
    (fault,) = preflight(b"no PDF", EXPECTED)
    assert (fault.code, fault.at.file) == ("preflight-broken-file", "sheets/dachau.pdf")


def test_what_the_engine_writes_by_itself_is_not_fit_to_be_published() -> None:
    body = '<h2>Vorhaben</h2><p>Text <a href="https://example.org/">x</a></p>'
    found = codes(preflight(render(body)[0], replace(EXPECTED, texts=())))
    assert {"page-size", "claims", "attachments", "heading-gap"} <= set(found)


@pytest.mark.parametrize(
    ("changes", "code", "problem"),
    [
        ({"pages": 1}, "page-count", "the file should have 1 page"),
        ({"size_mm": (210, 297)}, "page-size", "page 1 should measure 210 × 297 mm"),
        ({"title": "Lippe"}, "title", "the title should be Lippe"),
        ({"language": "en"}, "language", "the language should be en"),
        ({"fonts": frozenset({"Sour"})}, "foreign-font", "a font that is not part of the project"),
        ({"attachments": ()}, "attachments", "embedded files should be: none"),
    ],
)
def test_what_differs_from_what_was_ordered_is_told(
    sheet: bytes, changes: dict[str, Any], code: str, problem: str
) -> None:
    found = preflight(sheet, replace(EXPECTED, **changes))
    assert set(codes(found)) == {code}
    assert found[0].problem == problem


def broken(pdf: bytes, fault: Callable[[Pdf], object]) -> bytes:
    with opened(pdf) as document:
        fault(document)
        out = BytesIO()
        document.save(out)
    return out.getvalue()


def a_link(pdf: Pdf) -> pikepdf.Object:
    return next(page.obj.Annots[0] for page in pdf.pages if "/Annots" in page.obj)


def top(pdf: Pdf) -> pikepdf.Object:
    return pdf.Root.StructTreeRoot.K[0]


def figure(pdf: Pdf) -> pikepdf.Object:
    return next(kid for kid in top(pdf).K if str(kid.S) == "/Figure")


def font(pdf: Pdf) -> pikepdf.Object:
    return next(one for one in pdf.objects if isinstance(one, Dictionary) and "/DescendantFonts" in one)


def unembed(pdf: Pdf) -> None:
    del font(pdf).DescendantFonts[0].FontDescriptor.FontFile2


def remove_xmp(pdf: Pdf) -> None:
    del pdf.Root.Metadata


def list_twice(pdf: Pdf) -> None:
    pdf.Root.AF = Array([*pdf.Root.AF, *pdf.Root.AF])


FAULTS: dict[str, tuple[Callable[[Pdf], object], str]] = {
    "a claim missing": (
        lambda pdf: pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"pdfuaid:part", b"pdfuaid:trap")),
        "claims",
    ),
    "no XMP": (remove_xmp, "claims"),
    "other title in the information": (lambda pdf: pdf.trailer.Info.__setitem__("/Title", String("x")), "title"),
    "title not shown": (lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"), "title-hidden"),
    "no language": (lambda pdf: pdf.Root.__delitem__("/Lang"), "language"),
    "no bookmarks": (lambda pdf: pdf.Root.__delitem__("/Outlines"), "bookmarks"),
    "attachment listed twice": (list_twice, "attachments"),
    "no tags": (lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"), "untagged"),
    "tags not marked": (lambda pdf: pdf.Root.__delitem__("/MarkInfo"), "untagged"),
    "an empty tag": (lambda pdf: top(pdf).K[0].__setitem__("/K", Array()), "empty-tags"),
    "a heading left out": (lambda pdf: top(pdf).K[0].__setitem__("/S", Name.P), "heading-gap"),
    "a picture without words": (lambda pdf: figure(pdf).__delitem__("/Alt"), "no-alternative"),
    "a link without words": (lambda pdf: a_link(pdf).__delitem__("/Contents"), "link-unspoken"),
    "a link to a file": (lambda pdf: a_link(pdf).A.__setitem__("/URI", String("file:///etc/passwd")), "link-scheme"),
    "a link that starts a program": (lambda pdf: a_link(pdf).A.__setitem__("/S", Name.Launch), "foreign-action"),
    "a script on opening": (
        lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("1"))),
        "action",
    ),
    "a named script": (lambda pdf: pdf.Root.Names.__setitem__("/JavaScript", Dictionary()), "action"),
    "a stream outside the file": (
        lambda pdf: pdf.Root.__setitem__("/X", pdf.make_indirect(Stream(pdf, b"", F=String("other.bin")))),
        "external",
    ),
    "a font not embedded": (unembed, "font-missing"),
    "a font without subset name": (lambda pdf: font(pdf).__setitem__("/BaseFont", Name.Source), "font-missing"),
}


@pytest.mark.parametrize(("fault", "code"), FAULTS.values(), ids=FAULTS.keys())
def test_each_planted_fault_is_found(sheet: bytes, fault: Callable[[Pdf], object], code: str) -> None:
    found = preflight(broken(sheet, fault), EXPECTED)
    assert code in codes(found)
    assert all(one.at.file == "sheets/dachau.pdf" for one in found if one.code == f"preflight-{code}")


def test_a_font_of_the_system_is_named() -> None:
    file = (resource_dir("fonts") / "bricolage-grotesque" / "BricolageHead-Bold.ttf").as_uri()
    foreign = f"@font-face {{ font-family: Foreign; src: url({file}) }}"
    pdf = finish("<h1>Dachau</h1><p style='font-family: Foreign'>Text</p>", CSS + foreign)
    (fault,) = preflight(pdf, replace(EXPECTED, texts=(), attachments=()))
    assert fault.code == "preflight-foreign-font"
    assert "Source" not in fault.got


@pytest.mark.parametrize("place", ["left: -9mm", "left: 89mm", "top: -16mm", "top: 56mm"])
def test_text_beyond_the_edge_is_told_with_its_page(place: str) -> None:
    pdf = finish(f"<h1>Dachau</h1><p style='position: absolute; margin: 0; {place}'>Hinaus</p>", CSS)
    (fault,) = preflight(pdf, replace(EXPECTED, texts=(), attachments=()))
    assert (fault.code, fault.problem, fault.got) == (
        "preflight-beyond-trim",
        "text reaches beyond the edge of page 1",
        "Hinaus",
    )


LINE = re.compile(rb"/Span <</MCID (\d+)>> BDC\n.*?\nEMC", re.DOTALL)


def lines_of(sheet: bytes) -> list[tuple[int, int]]:
    with opened(sheet) as pdf:
        return [
            (index, int(match[1]))
            for index, page in enumerate(pdf.pages)
            for match in LINE.finditer(page.Contents.read_bytes())
        ]


def without_line(sheet: bytes, index: int, number: int) -> bytes:
    """Take a line from a page as an engine would that drops what does not fit."""

    def empty(match: re.Match[bytes]) -> bytes:
        return b"/Span <</MCID %d>> BDC\nEMC" % number if int(match[1]) == number else match[0]

    def drop(pdf: Pdf) -> None:
        contents = pdf.pages[index].Contents
        contents.write(LINE.sub(empty, contents.read_bytes()))

    return broken(sheet, drop)


def test_every_single_lost_line_is_noticed(sheet: bytes) -> None:
    whole = letters_of(CHALLENGE) + letters_of(APPROACH)
    lines = lines_of(sheet)
    unnoticed = []
    noticed = 0
    for index, number in lines:
        found = preflight(without_line(sheet, index, number), EXPECTED)
        lost = [one for one in found if one.code == "preflight-text-lost"]
        noticed += bool(lost)
        if not lost:
            unnoticed.append((index, number))
        assert all(letters_of(passage) in whole for one in lost for passage in one.got.split(" … "))
    # Two headings, the title and the link's number are no text of the record.
    assert len(unnoticed) == 4
    assert noticed == len(lines) - 4 > 30


def test_a_lost_line_is_told_at_its_field_with_its_words(sheet: bytes) -> None:
    lost_line = next(
        found
        for at in lines_of(sheet)
        for found in preflight(without_line(sheet, *at), EXPECTED)
        if "Leerstand" in found.got
    )
    assert lost_line.at == Location("data/dachau.yaml", field="approach")
    assert re.fullmatch(r"Dachau: \d+ words are missing in sheets/dachau.pdf", lost_line.problem)
    assert 1 < len(lost_line.got.split()) < 8


def test_one_lost_word_is_one_word(sheet: bytes) -> None:
    (fault,) = preflight(sheet, replace(EXPECTED, texts=(text("outlook", f"{CHALLENGE} Verlängert"),)))
    assert (fault.problem, fault.got) == ("Dachau: 1 word is missing in sheets/dachau.pdf", "Verlängert")


def test_a_text_is_looked_for_on_its_pages_only(sheet: bytes) -> None:
    here = replace(EXPECTED, texts=(text("challenge", "Der Landkreis Dachau verzeichnet", (0, 0)),))
    assert preflight(sheet, here) == ()
    elsewhere = replace(EXPECTED, texts=(text("challenge", "Der Landkreis Dachau verzeichnet", (1, 2)),))
    assert codes(preflight(sheet, elsewhere)) == ["text-lost"]


def test_decoration_is_no_text_of_the_record() -> None:
    pdf = finish("<h1>Dachau</h1><p aria-hidden=true>Nur Zierde</p>", CSS)
    wanted = replace(EXPECTED, texts=(text("quote", "Nur Zierde"),), attachments=())
    assert codes(preflight(pdf, wanted)) == ["text-lost"]


def test_words_of_scripts_written_from_right_to_left_are_found() -> None:
    words = "Er sagt السلام عليكم und שלום zu allen."
    face = "@font-face { font-family: Arabic; src: local('DejaVu Sans') } p { font-family: Source, DejaVu Sans }"
    pdf = finish(f"<h1>Dachau</h1><p>{words}</p>", CSS + face)
    wanted = replace(EXPECTED, texts=(text("challenge", words),), attachments=())
    assert "text-lost" not in codes(preflight(pdf, wanted))
    other = replace(wanted, texts=(text("challenge", words.replace("عليكم", "عليهم")),))
    assert "text-lost" in codes(preflight(pdf, other))


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("z.B. „Wir“ - 1 500 m²", "z. B. “wir” – 1500\u202fm2"),
        ("Straße ﬁnden", "STRASSE finden"),
        ("Arbeits\u00admarkt\u2060", "Arbeits-\nmarkt"),
    ],
)
def test_letters_are_the_same_however_a_text_is_set(written: str, printed: str) -> None:
    assert letters_of(written) == letters_of(printed)


word = st.text("abcdefghijklmnoprstuwäöü", min_size=2, max_size=12)
sentence = st.lists(word, min_size=12, max_size=60, unique=True)


@given(sentence, st.data())
def test_numbers_read_between_words_lose_nothing(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(words) - 1))
    printed = [*words[:at], "12", *words[at:]]
    assert lost_words(" ".join(words), letters_of("vorher" + " ".join(printed) + "nachher")) == []


@given(sentence, st.data())
def test_words_that_are_not_there_are_always_named(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    missing = " ".join(words[start:end])
    printed = " ".join([*words[:start], *words[end:]])
    assume(letters_of(missing) not in letters_of(printed))
    assume(letters_of(" ".join(words)) not in letters_of(printed))
    named = " ".join(lost_words(" ".join(words), letters_of(f"vorher {printed} nachher")))
    assert sum(map(len, named.split())) >= len(letters_of(missing)) - 15
    assert named


def test_nothing_but_signs_is_nothing_to_lose() -> None:
    assert lost_words("– … –", "") == []


def test_a_text_that_begins_like_another_is_found_where_it_is_whole() -> None:
    begin = "Der Landkreis verzeichnet seit Jahren"
    document = letters_of(f"{begin} viele Fortzüge. {begin} einen starken 7 Zuzug.")
    assert lost_words(f"{begin} einen starken Zuzug.", document) == []
