from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from lzz_report.attach import examine
from lzz_report.attach.claims import read_claims, write_claims
from lzz_report.attach.promises import profile_for, with_files, with_pages
from lzz_report.documents.annex import AttachOptions, AttachResult
from lzz_report.documents.document_facts import EmbeddedFile
from lzz_report.errors import AttachError
from lzz_report.profiles import ARCHIVE, SCREEN, Claims
from tests.annex_making import annex, attached, letter, parts, sheet
from tests.pdf_making import ENGINE_HABIT
from tests.reports.archival import archive_4f, printed
from tests.reports.colour_profiles import profile
from tests.reports.paper import blank

pytestmark = pytest.mark.filterwarnings(ENGINE_HABIT)

Judge = Callable[[Sequence[Path], str], Mapping[Path, bool]]
PLAIN = "<html lang=de><head><title>Sachbericht</title></head><body><p>Sachbericht</p>"


def for_printers(variant: str, space: str) -> bytes:
    """Return a report in the colours of a printer, or in none of any device, under its intent."""
    pdf = Pdf.open(BytesIO(printed(variant, PLAIN)))
    paint = {"cmyk": b"0 0 0 1 k", "gray": b"0 g", "none": b"/Grau cs 0 sc"}[space]
    for page in pdf.pages:
        page.obj.Contents = pdf.make_stream(paint + b" 60 60 200 20 re f")
        grey = Array([Name.CalGray, Dictionary(WhitePoint=Array([0.9505, 1, 1.089]))])
        page.obj.Resources = Dictionary(ColorSpace=Dictionary(Grau=grey))
    if space == "none":
        del pdf.Root.OutputIntents
    else:
        intent = pdf.make_stream(profile(space), N={"gray": 1, "cmyk": 4}[space])
        pdf.Root.OutputIntents[0].DestOutputProfile = intent
    buffer = BytesIO()
    pdf.save(buffer, static_id=True, fix_metadata_version=False)
    return buffer.getvalue()


def of_kind_4f() -> bytes:
    buffer = BytesIO()
    archive_4f().save(buffer, static_id=True, fix_metadata_version=False)
    return buffer.getvalue()


@dataclass(frozen=True)
class Row:
    """A row of the table: a report, what is wished, and what the result claims."""

    report: Callable[[], bytes]
    claims: str
    files: bool = False
    raise_level: bool = False


ROWS = {
    "1b": Row(lambda: printed("pdf/a-1b", PLAIN), "PDF/A-1b"),
    "1a": Row(lambda: printed("pdf/a-1a", PLAIN), "PDF/A-1a"),
    "2b": Row(lambda: printed("pdf/a-2b", PLAIN), "PDF/A-2b"),
    "2u": Row(lambda: printed("pdf/a-2u", PLAIN), "PDF/A-2u"),
    "2a": Row(lambda: printed("pdf/a-2a", PLAIN), "PDF/A-2a"),
    "3b": Row(lambda: printed("pdf/a-3b", PLAIN), "PDF/A-3b"),
    "3a": Row(lambda: printed("pdf/a-3a", PLAIN), "PDF/A-3a"),
    "2b in CMYK": Row(lambda: for_printers("pdf/a-2b", "cmyk"), "PDF/A-2b"),
    "3b in gray": Row(lambda: for_printers("pdf/a-3b", "gray"), "PDF/A-3b"),
    "2b without intent": Row(lambda: for_printers("pdf/a-2b", "none"), "PDF/A-2b"),
    "3b with files": Row(lambda: printed("pdf/a-3b", PLAIN), "PDF/A-3b", files=True),
    "4f with files": Row(of_kind_4f, "PDF/A-4f", files=True),
    "2b with files": Row(lambda: printed("pdf/a-2b", PLAIN), "PDF/A-2b", files=True),
    "2a raised": Row(lambda: printed("pdf/a-2a", PLAIN), "PDF/A-3a", files=True, raise_level=True),
    "ua": Row(lambda: printed("pdf/ua-1"), "PDF/UA-1"),
}


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, AttachResult]]:
    folder = tmp_path_factory.mktemp("claims")
    made = {}
    for name, row in ROWS.items():
        path = folder / f"{name.replace(' ', '-')}.pdf"
        path.write_bytes(row.report())
        profile = examine(path, AttachOptions()).profile
        copy = EmbeddedFile("dachau.pdf", sheet(), "application/pdf", "Blatt", "Supplement")
        wanted = [letter(profile), *parts(profile, files=(copy,) if row.files else ())]
        made[name] = attached(path, wanted, files=row.files, raise_level=row.raise_level)
    return made


def test_the_result_claims_what_the_table_says(joined: dict[str, tuple[Path, AttachResult]]) -> None:
    assert {name: result.claims for name, (_, result) in joined.items()} == {
        name: (row.claims,) for name, row in ROWS.items()
    }
    for path, result in joined.values():
        with Pdf.open(path) as pdf:
            assert read_claims(pdf).words == result.claims


def test_the_judge_agrees_with_every_claim(joined: dict[str, tuple[Path, AttachResult]], verapdf: Judge) -> None:
    outputs = [path for path, _ in joined.values()]
    # Flavour 0 is what the file itself claims.
    assert verapdf(outputs, "0") == dict.fromkeys(outputs, True)


def test_files_travel_only_where_the_norm_lets_them_and_what_stays_behind_is_said(
    joined: dict[str, tuple[Path, AttachResult]],
) -> None:
    carried = {}
    for name, (path, _) in joined.items():
        with Pdf.open(path) as pdf:
            carried[name] = sorted(pdf.attachments)
    assert {name for name, files in carried.items() if not files} == {
        *("1b", "1a", "2b", "2u", "2a", "2b in CMYK", "2b without intent", "2b with files")
    }
    assert carried["3b with files"] == carried["2a raised"] == ["dachau.pdf", "dachau.yaml"]
    said = " ".join([*joined["2b with files"][1].notes, *joined["2a raised"][1].notes])
    assert "The files were left out: the report is PDF/A-2b, which may carry none, or let it become PDF/A-3b" in said
    assert "(dachau.yaml) were left out" in said
    assert "The report was PDF/A-2a, which may carry no files; the output claims PDF/A-3a." in said


def test_files_alone_are_refused_where_there_may_be_none(tmp_path: Path) -> None:
    path = tmp_path / "bericht.pdf"
    path.write_bytes(printed("pdf/a-2b", PLAIN))
    copy = EmbeddedFile("dachau.pdf", b"%PDF", "application/pdf", "Blatt")
    with pytest.raises(AttachError, match=r"attach pages instead, or let it become PDF/A-3b") as refused:
        attached(path, parts(files=(copy,)), files=True, pages=False)
    assert refused.value.code == "files-forbidden"


def test_a_report_of_pdf_1_asks_for_pages_of_its_own_kind_and_says_when_it_gets_others(tmp_path: Path) -> None:
    path = tmp_path / "bericht.pdf"
    path.write_bytes(printed("pdf/a-1b", PLAIN))
    assert examine(path, AttachOptions()).profile is ARCHIVE
    _, result = attached(path, parts(SCREEN))
    assert result.claims == ()
    assert "The report claimed PDF/A-1b; with the annexes the output claims neither" in " ".join(result.notes)


def test_a_signed_archive_asks_for_pages_of_its_kind_only_when_its_signature_goes(tmp_path: Path) -> None:
    pdf = Pdf.open(BytesIO(printed("pdf/a-1b", PLAIN)))
    pdf.Root.Perms = Dictionary(DocMDP=Dictionary())
    path = tmp_path / "bericht.pdf"
    pdf.save(path, fix_metadata_version=False)
    assert examine(path, AttachOptions()).profile is SCREEN
    assert examine(path, AttachOptions(drop_signature=True)).profile is ARCHIVE


@pytest.mark.parametrize(
    ("claims", "tagged", "ours", "expected"),
    [
        (Claims("2", "a"), False, Claims("3", "a", "1"), Claims("2", "b")),
        (Claims("2", "a"), True, Claims("3", "b"), Claims("2", "b")),
        (Claims("1", "a"), True, Claims("1", "b"), Claims("1", "b")),
        (Claims("3", "u"), False, Claims("3", "a", "1"), Claims("3", "u")),
        (Claims("3", "u"), False, Claims(), Claims()),
        (Claims("3", "a", "1"), True, Claims("3", "a", "1"), Claims("3", "a", "1")),
        (Claims("3", "a", "1"), True, Claims("3", "a"), Claims("3", "a")),
        (Claims("", "", "2"), True, Claims("3", "a", "1"), Claims()),
    ],
)
def test_a_level_is_claimed_only_where_all_pages_have_it(
    claims: Claims, tagged: bool, ours: Claims, expected: Claims
) -> None:
    kept, notes = with_pages(claims, [ours], tagged=tagged)
    assert kept == expected
    assert bool(notes) == (kept != claims)


def test_the_profile_follows_the_report() -> None:
    assert profile_for(Claims("1", "a")) is profile_for(Claims("1", "b")) is ARCHIVE
    assert profile_for(Claims("2", "b")) is profile_for(Claims()) is SCREEN


def test_a_file_of_pdf_2_is_raised_to_4f() -> None:
    wish = AttachOptions(files=True, raise_level=True)
    assert with_files(Claims("4"), wish)[0] == Claims("4", "f")
    assert with_files(Claims("4", "e"), wish)[0] == Claims("4", "e")


PACKETS = {
    "elements": "<x><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>{}</x>",
    "attributes": "<rdf:Description pdfaid:part='2'  pdfaid:conformance=\"A\">{}</rdf:Description>",
    "own prefix": "<x xmlns:a='http://www.aiim.org/pdfa/ns/id/'><a:part>2</a:part><a:conformance>A</a:conformance>{}</x>",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("kind", PACKETS)
def test_only_the_claim_is_written_however_it_stands_there(kind: str, encoding: str) -> None:
    packet = PACKETS[kind].format("<dc:title>pdfaid:part ist „2“</dc:title>")
    pdf = with_metadata(packet.encode(encoding))
    assert read_claims(pdf) == Claims("2", "a")
    write_claims(pdf, Claims("3", "b"))
    changed = pdf.Root.Metadata.read_bytes().decode(encoding)
    assert read_claims(pdf) == Claims("3", "b")
    assert [place for place in range(len(packet)) if changed[place] != packet[place]] == [
        packet.index("2"),
        packet.index("A", packet.index("conformance")),
    ]
    write_claims(pdf, Claims())
    assert read_claims(pdf) == Claims()


def with_metadata(content: bytes) -> Pdf:
    pdf = blank(1)
    pdf.Root.Metadata = pdf.make_stream(content, Type=Name.Metadata, Subtype=Name.XML)
    return pdf


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"kein XML", b"\xe4 pdfaid:part", b""])
def test_metadata_that_cannot_be_read_claims_nothing_and_stays(content: bytes) -> None:
    pdf = with_metadata(content)
    assert read_claims(pdf) == Claims()
    write_claims(pdf, Claims())
    assert pdf.Root.Metadata.read_bytes() == content
    pdf.Root.Metadata = String("keine")
    assert read_claims(pdf) == Claims()


def test_metadata_that_cannot_be_unpacked_claims_nothing() -> None:
    pdf = with_metadata(b"")
    pdf.Root.Metadata.write(b"kein Flate", filter=Name.FlateDecode)
    assert read_claims(pdf) == Claims()


@pytest.mark.parametrize(("name", "named"), [(b"sRGB IEC61966-2.1", False), (b"Adobe RGB (1998)", True)])
def test_colours_are_named_where_another_rgb_is_meant(name: bytes, named: bool, tmp_path: Path) -> None:
    pdf = Pdf.open(BytesIO(printed("pdf/a-2b", PLAIN)))
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(b"\0" * 128 + name, N=3)
    path = tmp_path / "bericht.pdf"
    pdf.save(path, fix_metadata_version=False)
    with Pdf.open(attached(path, [annex()])[0]) as joined:
        assert ("/DefaultRGB" in joined.pages[-1].resources.get("/ColorSpace", {})) == named


def test_colours_are_named_wherever_a_sheet_draws(tmp_path: Path) -> None:
    path = tmp_path / "bericht.pdf"
    path.write_bytes(for_printers("pdf/a-3b", "cmyk"))
    written = BytesIO()
    with Pdf.open(BytesIO(sheet())) as pdf:
        page = pdf.pages[0]
        inner = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
        pattern = pdf.make_stream(b"", PatternType=1, Resources=Dictionary(XObject=Dictionary(I=inner)))
        mask = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form)
        page.resources.Pattern = Dictionary(P=pattern)
        page.resources.ExtGState = Dictionary(G=Dictionary(SMask=Dictionary(G=mask)), N=Dictionary(SMask=Name("/None")))
        page.resources.Font.T3 = Dictionary(Type=Name.Font, Subtype=Name.Type3)
        pdf.save(written)
    output, _ = attached(path, [annex(pdf=written.getvalue())])
    with Pdf.open(output) as pdf:
        resources: Any = pdf.pages[1].resources
        places = [
            resources,
            resources.Pattern.P.Resources,
            resources.Pattern.P.Resources.XObject.I.Resources,
            resources.ExtGState.G.SMask.G.Resources,
            resources.Font.T3.Resources,
        ]
        assert [str(place.ColorSpace.DefaultRGB[0]) for place in places] == ["/ICCBased"] * 5
