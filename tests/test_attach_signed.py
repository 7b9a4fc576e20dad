from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, String

from lzz_report.attach import attach, examine
from lzz_report.diagnostics.catalogue.reports import Loss, Lost
from lzz_report.documents.annex import AttachOptions
from lzz_report.documents.document_facts import EmbeddedFile
from lzz_report.errors import AttachError, AttachUsageError
from tests.annex_making import annex, attached, letter, parts
from tests.pdf_making import ENGINE_HABIT
from tests.reports.forms import form, widget
from tests.reports.paper import blank
from tests.reports.register import as_bytes
from tests.reports.signed import certified, signed, signed_by_flag_only, signed_outside_of_the_form
from tests.reports.tagged import tagged

pytestmark = pytest.mark.filterwarnings(ENGINE_HABIT)

Judge = Callable[[Sequence[Path], str], Mapping[Path, bool]]
COPY = EmbeddedFile("dachau.pdf", b"%PDF", "application/pdf", "Blatt", "Supplement")


def saved(pdf: Pdf, folder: Path) -> Path:
    path = folder / "bericht.pdf"
    path.write_bytes(as_bytes(pdf))
    return path


@pytest.mark.parametrize("make", [signed, certified, signed_by_flag_only, signed_outside_of_the_form])
def test_a_signed_report_stays_byte_for_byte_and_the_annexes_lie_beside_it(
    make: Callable[[], Pdf], tmp_path: Path
) -> None:
    report = saved(make(), tmp_path)
    assert examine(report, AttachOptions()).is_signed
    output, result = attached(report, [letter(), *parts()])
    assert output.read_bytes() == report.read_bytes()
    assert result.annex == tmp_path / "bericht-joined-anlagen.pdf"
    assert (result.pages, result.report_pages) == (2, 2)
    assert result.annexes == ("Anlage 1: Landkreis Dachau", "Anlage 2: Landkreis Dachau")
    assert any("signed and stays as it is" in note for note in result.notes)


def test_the_file_beside_is_whole_and_meets_both_norms(tmp_path: Path, verapdf: Judge) -> None:
    report = saved(signed(), tmp_path)
    _, result = attached(report, parts(files=(COPY,)), files=True, fit_pages=True)
    wrapped = attach(report, [letter(), *parts()], tmp_path / "mantel.pdf", AttachOptions(wrap=True))
    assert result.annex is not None
    outputs = [result.annex, wrapped.output]
    assert wrapped.claims == ("PDF/A-3a", "PDF/UA-1")
    assert verapdf(outputs, "3a") == verapdf(outputs, "ua1") == dict.fromkeys(outputs, True)
    with Pdf.open(result.annex) as pdf:
        assert [str(page.label) for page in pdf.pages] == ["V-1", "V-2", "A1-1", "A1-2", "A2-1", "A2-2"]
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Anlagenverzeichnis", "Anlagen"]
        assert sorted(pdf.attachments) == ["dachau.pdf", "dachau.yaml"]
        assert [float(edge) for edge in pdf.pages[0].mediabox[2:]] == pytest.approx([595, 842])


def test_a_cover_carries_the_signed_report_byte_for_byte(tmp_path: Path) -> None:
    report = saved(signed(), tmp_path)
    output, result = attached(report, [letter(), *parts(files=(COPY,))], wrap=True, files=True)
    assert (result.pages, result.report_pages, result.annex) == (8, 0, None)
    with Pdf.open(output) as pdf:
        assert sorted(pdf.attachments) == ["bericht.pdf", "dachau.pdf", "dachau.yaml"]
        assert pdf.attachments["bericht.pdf"].get_file().read_bytes() == report.read_bytes()
        inside = next(one for one in pdf.Root.AF if str(one.F) == "bericht.pdf")
        assert (str(inside.AFRelationship), str(inside.Desc)) == (
            "/Unspecified",
            "Unterschriebener Bericht, unverändert",
        )
        assert str(pdf.Root.PageMode) == "/UseAttachments"


def test_an_encrypted_signed_report_is_copied_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "bericht.pdf"
    signed().save(path, encryption=Encryption(owner="amt", user=""))
    output, result = attached(path)
    assert output.read_bytes() == path.read_bytes()
    assert "The report is encrypted; the file with the annexes is not." in result.notes


def test_files_alone_have_no_place_beside_a_signed_report(tmp_path: Path) -> None:
    report = saved(signed(), tmp_path)
    with pytest.raises(AttachError, match="is signed, so nothing can be put into it") as refused:
        attached(report, [annex(files=(COPY,))], pages=False, files=True)
    assert refused.value.code == "signed"


def test_a_report_that_changes_meanwhile_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = saved(signed(), tmp_path)

    def inspect(place: Path) -> None:
        report.write_bytes(report.read_bytes() + b"\n")

    with pytest.raises(AttachError, match="changed while") as refused:
        attach(report, parts(), tmp_path / "fertig.pdf", AttachOptions(inspect=inspect))
    assert refused.value.code == "report-changed"
    assert list(tmp_path.iterdir()) == [report]


def test_a_file_in_the_place_of_the_annexes_is_not_replaced(tmp_path: Path) -> None:
    report = saved(signed(), tmp_path)
    (tmp_path / "fertig-anlagen.pdf").write_bytes(b"")
    with pytest.raises(AttachUsageError) as refused:
        attach(report, parts(), tmp_path / "fertig.pdf", AttachOptions())
    assert refused.value.code == "exists"
    assert not (tmp_path / "fertig.pdf").exists()


def test_what_is_found_in_the_file_beside_keeps_both_from_being_written(tmp_path: Path) -> None:
    report = saved(signed(), tmp_path)
    shown = []

    def inspect(place: Path) -> None:
        shown.append(len(Pdf.open(place).pages))
        raise AttachError(Lost(missing=(Loss("bookmarks"),)))

    for wrap in (False, True):
        with pytest.raises(AttachError, match="bookmarks"):
            attach(report, parts(), tmp_path / "fertig.pdf", AttachOptions(inspect=inspect, wrap=wrap))
    assert shown == [6, 6]
    assert list(tmp_path.iterdir()) == [report]


def tagged_and_signed() -> Pdf:
    """Return a tagged report with a signed field among others, in a group of its own, that its tags know."""
    made = tagged()
    pdf = made.pdf
    value = Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String(b"\x30"))
    sign = widget(pdf, 0, 0, FT=Name.Sig, T=String("unterschrift"), V=pdf.make_indirect(value), StructParent=7)
    group = pdf.make_indirect(Dictionary(T=String("gruppe"), Kids=Array([sign])))
    sign.Parent = group
    kid = pdf.make_indirect(Dictionary(Type=Name.OBJR, Obj=sign))
    tag = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Form, P=made.document, Pg=pdf.pages[0].obj, K=Array([kid]))
    )
    made.document.K.append(tag)
    made.root.ParentTree = Dictionary(Nums=Array([*made.root.ParentTree.Nums, 7, tag]))
    pdf.Root.Perms = Dictionary(DocMDP=value)
    empty = widget(pdf, 1, 1, FT=Name.Sig, T=String("leer"))
    return form(pdf, group, widget(pdf, 1, 0, FT=Name.Tx, T=String("name"), V=String("Amt")), empty, SigFlags=3)


def test_signatures_are_dropped_only_when_asked_and_properly(tmp_path: Path) -> None:
    output, result = attached(saved(tagged_and_signed(), tmp_path), [annex()], drop_signature=True)
    assert "The signatures of the report were taken out as asked: 1." in result.notes
    assert not examine(output, AttachOptions()).is_signed
    with Pdf.open(output) as pdf:
        assert [str(field.T) for field in pdf.Root.AcroForm.Fields] == ["name", "leer"]
        assert "/Perms" not in pdf.Root
        assert "/Annots" not in pdf.pages[0] or len(pdf.pages[0].Annots) == 0
        assert not any(isinstance(one, Dictionary) and "/ByteRange" in one for one in pdf.objects)
        assert [str(one.S) for one in pdf.Root.StructTreeRoot.K.K] == ["/P", "/P", "/Form", "/Part"]
        assert list(pdf.Root.StructTreeRoot.K.K[2].K) == []


def test_a_signature_outside_of_the_form_is_dropped_as_well(tmp_path: Path) -> None:
    output, _ = attached(saved(signed_outside_of_the_form(), tmp_path), [annex()], drop_signature=True)
    assert not examine(output, AttachOptions()).is_signed


def test_a_signature_that_hangs_elsewhere_cannot_be_dropped(tmp_path: Path) -> None:
    pdf = blank(1)
    pdf.Root.Anderswo = pdf.make_indirect(Dictionary(ByteRange=Array([0, 1, 2, 3]), Contents=String(b"\x30")))
    with pytest.raises(AttachError, match="cannot be taken out: print the report") as refused:
        attached(saved(pdf, tmp_path), [annex()], drop_signature=True)
    assert refused.value.code == "signature-stays"
