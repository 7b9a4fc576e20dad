from __future__ import annotations

import json
import pickle
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, OutlineItem, Pdf, Permissions, String

from lzz_report.attach import assembly as assembling
from lzz_report.attach import attach, examine, page_viewer, viewer_comparison, writing
from lzz_report.attach.page_labels import letters, roman
from lzz_report.attach.viewer_comparison import CompareOptions, ViewerProcess, ViewerResult, sample
from lzz_report.diagnostics.catalogue.reports import Exists
from lzz_report.documents.annex import AttachOptions
from lzz_report.documents.document_facts import EmbeddedFile
from lzz_report.errors import AttachError, AttachUsageError, BuildError
from lzz_report.profiles import SCREEN
from tests.annex_making import annex, attached, letter, parts, sheet
from tests.pdf_making import ENGINE_HABIT
from tests.reports.forms import form, widget
from tests.reports.layers import layers_named_like_ours, layers_off_unless_named, layers_without_default
from tests.reports.paper import blank, embed, explicit, link

pytestmark = pytest.mark.filterwarnings(ENGINE_HABIT)

PIPE = EmbeddedFile("anlage.csv", b"a;b\n", "text/csv", "Zahlen", "Data")


def saved(pdf: Pdf, folder: Path, **how: Any) -> Path:
    path = folder / "bericht.pdf"
    pdf.save(path, static_id=True, **how)
    return path


def rich() -> Pdf:
    """Return a report with bookmarks, labels, names, links, fields and attachments."""
    pdf = embed(blank(4), anhang__txt=b"Anhang")
    pdf.Root.Names.Dests = Dictionary(Names=Array([String("top"), explicit(pdf.pages[2])]))
    pdf.pages[0].obj.Annots = Array([link(pdf, Dest=String("top")), link(pdf, Dest=explicit(pdf.pages[3]))])
    with pdf.open_outline() as outline:
        chapter = OutlineItem("Kapitel", 0)
        chapter.children.append(OutlineItem("Abschnitt", 1))
        outline.root += [chapter, OutlineItem("Schluss", 3)]
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r), 2, Dictionary(S=Name.D)]))
    return form(pdf, widget(pdf, 1, 0, FT=Name.Tx, T=String("name"), V=String("Amt")))


def target(item: OutlineItem) -> tuple[int, int]:
    assert isinstance(item.destination, Array)
    return item.destination[0].objgen


def labels(pdf: Pdf) -> list[str]:
    return [str(page.label) for page in pdf.pages]


def titles(pdf: Pdf) -> list[tuple[str, int, list[Any]]]:
    """Return the outline: title, index of its page, and what is below."""
    indexes = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}

    def below(items: list[OutlineItem]) -> list[tuple[str, int, list[Any]]]:
        return [(item.title, indexes[target(item)], below(item.children)) for item in items]

    with pdf.open_outline() as outline:
        return below(outline.root)


def shown(path: Path, index: int) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return str(document[index].get_textpage().get_text_range())


def led_to(pdf: Pdf, annotation: Any) -> int:
    """Return the page a link leads to as a reader finds it."""
    target = annotation.Dest
    if isinstance(target, String):
        target = pikepdf.NameTree(pdf.Root.Names.Dests)[str(target)]
    return [page.obj.objgen for page in pdf.pages].index(target[0].objgen)


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return attached(saved(rich(), tmp_path_factory.mktemp("joined")))[0]


def test_pages_come_behind_the_report_stamped(joined: Path) -> None:
    assert shown(joined, 3).startswith("Seite 4 des Sachberichts")
    assert shown(joined, 4).startswith("Anlagenverzeichnis")
    assert shown(joined, 6).startswith("Landkreis Dachau")
    assert [shown(joined, index).splitlines()[-1] for index in (6, 7, 8)] == [
        "Anlage 1 · Seite 1 von 2",
        "Anlage 1 · Seite 2 von 2",
        "Anlage 2 · Seite 1 von 2",
    ]


def test_the_content_of_a_stamped_page_is_untouched(joined: Path) -> None:
    with Pdf.open(joined) as pdf, Pdf.open(BytesIO(sheet())) as alone:
        assert pdf.pages[6].Contents[1].read_raw_bytes() == alone.pages[0].Contents.read_raw_bytes()


def test_bookmarks_stay_and_the_annexes_hang_below_one_closed_item(joined: Path) -> None:
    ours: list[tuple[str, int, list[Any]]] = [("Landkreis Dachau", 6, [("Ende", 7, [])])]
    with Pdf.open(joined) as pdf:
        found = titles(pdf)
        assert int(pdf.Root.Outlines.Last.Count) == -3
    assert found[:2] == [("Kapitel", 0, [("Abschnitt", 1, [])]), ("Schluss", 3, [])]
    title, index, below = found[2]
    assert (title, index) == ("Anlagen", 4)
    assert [item[:2] for item in below] == [
        ("Anlagenverzeichnis", 4),
        ("Anlage 1: Landkreis Dachau", 6),
        ("Anlage 2: Landkreis Dachau", 8),
    ]
    assert below[1][2] == ours


def test_page_labels_go_on(joined: Path) -> None:
    with Pdf.open(joined) as pdf:
        assert labels(pdf) == ["i", "ii", "1", "2", "V-1", "V-2", "A1-1", "A1-2", "A2-1", "A2-2"]


def test_every_link_leads_where_it_led(joined: Path) -> None:
    with Pdf.open(joined) as pdf:
        assert [led_to(pdf, one) for one in pdf.pages[0].Annots] == [2, 3]
        inner = [
            [led_to(pdf, one) for one in page.obj.get("/Annots", []) if "/Dest" in one] for page in list(pdf.pages)[4:]
        ]
    assert inner == [[5], [], [7], [], [9], []]


def test_a_link_that_leads_nowhere_does_not_lead_into_an_annex(tmp_path: Path) -> None:
    report = blank(1)
    report.pages[0].obj.Annots = Array([link(report, Dest=String("ende"))])
    output, _ = attached(saved(report, tmp_path), [annex()])
    with Pdf.open(output) as pdf:
        assert list(pikepdf.NameTree(pdf.Root.Names.Dests).keys()) == ["ende-2", "top"]
        assert led_to(pdf, pdf.pages[1].Annots[1]) == 2


def test_fields_and_files_stay_on_both_sides(joined: Path) -> None:
    with Pdf.open(joined) as pdf:
        assert str(pdf.Root.AcroForm.Fields[0].V) == "Amt"
        assert sorted(pdf.attachments) == ["anhang.txt", "dachau.yaml"]
        (associated,) = pdf.Root.AF
    assert str(associated.AFRelationship) == "/Source"


def filled_sheet() -> bytes:
    """Return a sheet with two fields."""
    with Pdf.open(BytesIO(sheet())) as pdf:
        named = widget(pdf, 0, 0, FT=Name.Tx, T=String("name"), V=String("Kreis"))
        form(pdf, named, widget(pdf, 1, 0, FT=Name.Btn, T=String("ja"), DA=String("/Z 9 Tf")))
        pdf.Root.AcroForm.DR.Font.Andere = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)
        pdf.Root.AcroForm.DR.ProcSet = Array([Name.PDF])
        buffer = BytesIO()
        pdf.save(buffer, static_id=True)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("make", "names"),
    [(rich, ["name", "name-2", "ja", "name-3", "ja-2"]), (lambda: blank(1), ["name", "ja", "name-2", "ja-2"])],
)
def test_fields_of_a_sheet_are_filled_in_apart_from_others(
    make: Callable[[], Pdf], names: list[str], tmp_path: Path
) -> None:
    annexes = [annex(number, pdf=filled_sheet()) for number in (1, 2)]
    output, _ = attached(saved(make(), tmp_path), annexes)
    with Pdf.open(output) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        assert [str(field.T) for field in fields] == names
        assert [str(field.V) for field in fields[-2::-2]][:1] == ["Kreis"]
        assert [str(field.DA) for field in fields[-2:]] == ["/Helv 0 Tf 0 g", "/Z 9 Tf"]
        on_pages = {one.objgen for page in pdf.pages for one in page.obj.get("/Annots", [])}
        assert all(field.objgen in on_pages for field in fields)
        assert "/Andere" in pdf.Root.AcroForm.DR.Font


def test_the_file_is_sound(joined: Path) -> None:
    checked = subprocess.run(["qpdf", "--check", str(joined)], capture_output=True, encoding="utf-8", check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_report_is_not_touched_and_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    report = saved(rich(), tmp_path)
    before = report.read_bytes()
    first = attached(report)[0].read_bytes()
    assert attached(report)[0].read_bytes() == first
    assert report.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bericht-joined.pdf", "bericht.pdf"]


def test_a_letter_comes_first_and_everything_moves_with_it(tmp_path: Path) -> None:
    report = rich()
    report.pages[0].obj.Annots.append(link(report, Dest=Array([3, Name.Fit])))
    report.Root.OpenAction = Array([1, Name.Fit])
    output, result = attached(saved(report, tmp_path), [*parts()[1:], letter()])
    assert (result.pages, result.report_pages, result.annexes) == (
        10,
        4,
        ("Anlage 1: Landkreis Dachau", "Anlage 2: Landkreis Dachau"),
    )
    with Pdf.open(output) as pdf:
        assert labels(pdf)[:7] == ["i", "ii", "i", "ii", "1", "2", "A1-1"]
        assert [item[0] for item in titles(pdf)] == ["Anschreiben", "Kapitel", "Schluss", "Anlagen"]
        assert [led_to(pdf, one) for one in list(pdf.pages[2].Annots)[:2]] == [4, 5]
        assert int(pdf.pages[2].Annots[2].Dest[0]) == 5
        assert int(pdf.Root.OpenAction[0]) == 3
        assert str(pdf.Root.StructTreeRoot.K[0].K[0].T) == "Anschreiben"


def test_a_report_without_anything_gets_what_the_annexes_need(tmp_path: Path) -> None:
    output, result = attached(saved(blank(1), tmp_path))
    with Pdf.open(output) as pdf:
        assert titles(pdf)[0][0] == "Anlagen"
        assert labels(pdf)[:2] == ["1", "V-1"]
        assert bool(pdf.Root.MarkInfo.Marked) is False
        assert "/Lang" not in pdf.Root
    assert any("does not say its language" in note for note in result.notes)


def test_files_are_embedded_with_what_readers_show_of_them(tmp_path: Path) -> None:
    wanted = parts(files=(PIPE,))
    output, _ = attached(saved(rich(), tmp_path), wanted, files=True, pages=False)
    with Pdf.open(output) as pdf:
        assert len(pdf.pages) == 4
        assert sorted(pdf.attachments) == ["anhang.txt", "anlage.csv"]
        (listed,) = pdf.Root.AF
        assert (str(listed.AFRelationship), str(listed.Desc)) == ("/Data", "Zahlen")
        assert str(listed.EF.F.Params.ModDate) == "D:20240101000000Z"
        assert listed.EF.F.read_bytes() == PIPE.content


def test_files_alone_change_nothing_else(tmp_path: Path) -> None:
    output, result = attached(saved(blank(2), tmp_path), [annex(files=(PIPE,))], files=True, pages=False)
    with Pdf.open(output) as pdf:
        assert sorted(pdf.Root.keys()) == ["/AF", "/Names", "/Pages", "/Type"]
    assert (result.pages, result.report_pages) == (2, 2)


def test_files_of_one_name_keep_their_contents_apart(tmp_path: Path) -> None:
    report = embed(blank(1), dachau__yaml=b"anders")
    output, _ = attached(saved(report, tmp_path), [annex(1), annex(2)])
    with Pdf.open(output) as pdf:
        found = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
    assert found == {"dachau.yaml": b"anders", "dachau (2).yaml": b"key: '09174'\n"}


def layered_sheet(name: str) -> bytes:
    """Return a sheet with a layer of that name and a hidden one."""
    with Pdf.open(BytesIO(sheet())) as pdf:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name)))
        hidden = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Entwurf")))
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([layer, hidden]), D=Dictionary(Order=Array([layer, hidden]), OFF=Array([hidden]))
        )
        buffer = BytesIO()
        pdf.save(buffer, static_id=True)
    return buffer.getvalue()


@pytest.mark.parametrize("make", [layers_off_unless_named, layers_without_default, lambda: blank(1)])
def test_layers_are_shown_or_hidden_as_they_were(make: Callable[[], Pdf], tmp_path: Path) -> None:
    output, _ = attached(saved(make(), tmp_path), [annex(pdf=layered_sheet("Karte"))])
    with Pdf.open(output) as pdf:
        layers = pdf.Root.OCProperties
        shown = {str(one.Name) for one in layers.D.get("/ON", [])}
        hidden = {str(one.Name) for one in layers.D.get("/OFF", [])}
        assert [str(one.Name) for one in layers.OCGs][-2:] == ["Karte", "Entwurf"]
        assert "Entwurf" in hidden - shown
        assert ("Karte" in shown) == (layers.D.get("/BaseState") == Name.OFF)


def test_layers_of_one_name_are_told_apart(tmp_path: Path) -> None:
    report = layers_named_like_ours()
    own = [str(layer.Name) for layer in report.Root.OCProperties.OCGs]
    content = layered_sheet(own[0])
    output, _ = attached(saved(report, tmp_path), [annex(1, pdf=content), annex(2, pdf=content)])
    with Pdf.open(output) as pdf:
        shown_names = [str(one.Name) for one in pdf.Root.OCProperties.OCGs]
        off = [str(one.Name) for one in pdf.Root.OCProperties.D.OFF]
    ours = [f"{own[0]} (Anlage 1: Landkreis Dachau)", "Entwurf", f"{own[0]} (Anlage 2: Landkreis Dachau)"]
    assert shown_names == [*own, *ours, "Entwurf (Anlage 2: Landkreis Dachau)"]
    assert off[-2:] == ["Entwurf", "Entwurf (Anlage 2: Landkreis Dachau)"]


def test_a_record_that_travels_with_two_annexes_is_embedded_once(tmp_path: Path) -> None:
    output, _ = attached(saved(blank(1), tmp_path), [annex(1), annex(2)])
    with Pdf.open(output) as pdf:
        assert list(pdf.attachments) == ["dachau.yaml"]
        assert len(pdf.Root.AF) == 1


# --- passwords


def locked(folder: Path, *, user: str = "", allow: Permissions | None = None) -> Path:
    allowed = Permissions() if allow is None else allow
    return saved(rich(), folder, encryption=Encryption(owner="amt", user=user, allow=allowed))


def test_an_encrypted_report_stays_encrypted_with_its_keys(tmp_path: Path) -> None:
    report = locked(tmp_path, user="leser", allow=Permissions(extract=False))
    output, _ = attached(report, password="leser")
    with pytest.raises(pikepdf.PasswordError):
        Pdf.open(output)
    with Pdf.open(report, password="leser") as before, Pdf.open(output, password="leser") as after:
        assert after.allow == before.allow
        assert after.encryption.encryption_key == before.encryption.encryption_key
    Pdf.open(output, password="amt").close()


def test_encryption_goes_when_the_owner_says_so(tmp_path: Path) -> None:
    report = locked(tmp_path, allow=Permissions(extract=False))
    assert not Pdf.open(attached(report, password="amt", decrypt=True)[0]).is_encrypted


# --- refusals

Making = Callable[[Path], Path]


def damaged(folder: Path) -> Path:
    path = folder / "bericht.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"\0" * 300)
    return path


def written(content: bytes) -> Making:
    def write(folder: Path) -> Path:
        path = folder / "bericht.pdf"
        path.write_bytes(content)
        return path

    return write


def xfa(folder: Path) -> Path:
    pdf = rich()
    pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")
    return saved(pdf, folder)


def public_key(folder: Path) -> Path:
    path = locked(folder)
    path.write_bytes(path.read_bytes().replace(b"/Filter /Standard", b"/Filter /Adobe.PS"))
    return path


NOTHING = Permissions(modify_assembly=False, modify_other=False)
REFUSALS: dict[str, tuple[Making, dict[str, Any], str]] = {
    "password-missing": (lambda folder: locked(folder, user="geheim"), {}, "asks for a password: give it"),
    "password-wrong": (lambda folder: locked(folder, user="geheim"), {"password": "x"}, "check it"),
    "forbidden": (lambda folder: locked(folder, allow=NOTHING), {}, "ask its author for the owner password"),
    "decrypt-forbidden": (
        lambda folder: locked(folder, allow=Permissions(extract=False)),
        {"decrypt": True},
        "give the owner password",
    ),
    "encryption": (public_key, {}, "export it without"),
    "xfa": (xfa, {}, "print it to a PDF"),
    "no-pages": (lambda folder: saved(Pdf.new(), folder), {}, "has no pages: export"),
    "not-pdf": (written(b"Sehr geehrte Damen und Herren"), {}, "is not a PDF: export"),
    "damaged": (damaged, {}, "cannot be repaired: export"),
}


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_is_one_sentence_that_says_what_to_do(code: str, tmp_path: Path) -> None:
    make, wish, words = REFUSALS[code]
    report = make(tmp_path)
    for act in (lambda: examine(report, AttachOptions(**wish)), lambda: attached(report, **wish)):
        with pytest.raises(AttachError, match=words) as refused:
            act()
        assert (refused.value.code, refused.value.exit_code) == (code, 1)
        assert "\n" not in str(refused.value)
    assert list(tmp_path.iterdir()) == [report]


def misuses(folder: Path) -> Iterator[tuple[str, Path, Path]]:
    report = saved(blank(1), folder)
    other, away, double = folder / "fertig.pdf", folder / "verweis.pdf", folder / "zweiter.pdf"
    other.write_bytes(b"fertig")
    away.symlink_to(report)
    double.hardlink_to(report)
    yield "symlink", away, folder / "neu.pdf"
    yield "output-symlink", report, away
    yield "same-file", report, report
    yield "same-file", report, double
    yield "exists", report, other
    yield "no-folder", report, folder / "fehlt" / "neu.pdf"
    yield "output-is-folder", report, folder
    yield "no-file", folder, folder / "neu.pdf"
    yield "no-report", folder / "fehlt.pdf", folder / "neu.pdf"


def test_places_that_do_not_go_together_are_a_misuse(tmp_path: Path) -> None:
    cases = list(misuses(tmp_path))
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    for code, report, output in cases:
        with pytest.raises(AttachUsageError) as refused:
            attach(report, parts(), output, AttachOptions())
        assert (refused.value.code, refused.value.exit_code) == (code, 2)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_an_output_is_replaced_only_when_asked(tmp_path: Path) -> None:
    report, output = saved(blank(1), tmp_path), tmp_path / "fertig.pdf"
    output.write_bytes(b"fertig")
    attach(report, parts(), output, AttachOptions(force=True))
    assert output.read_bytes().startswith(b"%PDF-")


def test_an_output_may_have_the_longest_name_there_is(tmp_path: Path) -> None:
    output = tmp_path / ("ü" * 125 + ".pdf")
    attach(saved(blank(1), tmp_path), [annex()], output, AttachOptions())
    assert len(list(tmp_path.iterdir())) == 2


def test_a_repair_is_said(tmp_path: Path) -> None:
    report = saved(rich(), tmp_path)
    content = report.read_bytes()
    report.write_bytes(content[: content.rindex(b"startxref")] + b"startxref\n7\n%%EOF\n")
    _, result = attached(report)
    assert "had to be repaired" in result.notes[0]


def test_a_page_tree_that_counts_wrongly_is_mended_and_said(tmp_path: Path) -> None:
    report = saved(blank(3), tmp_path)
    report.write_bytes(report.read_bytes().replace(b"/Count 3", b"/Count 7"))
    output, result = attached(report)
    assert (result.report_pages, len(Pdf.open(output).pages)) == (3, 9)
    assert any("counted its pages wrongly" in note for note in result.notes)


# --- what is verified


def planted(fault: Callable[[Pdf], None]) -> Callable[..., None]:
    original = writing.save

    def save(pdf: Pdf, place: Path, *, decrypt: bool) -> None:
        fault(pdf)
        original(pdf, place, decrypt=decrypt)

    return save


def lose_bookmark(pdf: Pdf) -> None:
    pdf.Root.Outlines.First = pdf.Root.Outlines.First.Next


def lose_label(pdf: Pdf) -> None:
    pdf.Root.PageLabels.Nums[1].S = Name.R


def move_destination(pdf: Pdf) -> None:
    pdf.Root.Names.Dests.Names[1] = explicit(pdf.pages[0])
    pdf.Root.Names.Dests.Names[3] = explicit(pdf.pages[0])


def lose_page(pdf: Pdf) -> None:
    del pdf.pages[-1]


def lose_field(pdf: Pdf) -> None:
    pdf.Root.AcroForm.Fields = Array()


def lose_layer(pdf: Pdf) -> None:
    del pdf.Root.OCProperties


def lose_file(pdf: Pdf) -> None:
    del pdf.Root.Names["/EmbeddedFiles"]


def lose_link(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Annots[0]


def second_tree(pdf: Pdf) -> None:
    pdf.Root.Extra = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))


def cut_branch(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.K[0].K[-1].K = Array()


LOSSES = {
    "bookmarks": lose_bookmark,
    "page labels": lose_label,
    "named destinations": move_destination,
    "1 pages": lose_page,
    "form fields": lose_field,
    "layers": lose_layer,
    "attachments": lose_file,
    "links or notes": lose_link,
    "the one structure tree": second_tree,
    "the tags of an annex": cut_branch,
}


@pytest.mark.parametrize("loss", LOSSES)
def test_a_loss_is_noticed_and_nothing_is_written(loss: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = rich()
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Ebene")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())
    report = saved(pdf, tmp_path)
    monkeypatch.setattr(assembling, "save", planted(LOSSES[loss]))
    with pytest.raises(AttachError, match=f"would lose something of the report .*{loss}") as refused:
        attached(report, [annex()])
    assert refused.value.code == "lost"
    assert list(tmp_path.iterdir()) == [report]


def other_picture(pdf: Pdf) -> None:
    page = pdf.pages[1]
    page.obj.Contents = pdf.make_stream(page.Contents.read_bytes() + b" 0 0 60 60 re f")


def other_text(pdf: Pdf) -> None:
    page = pdf.pages[1]
    page.obj.Contents = pdf.make_stream(page.Contents.read_bytes() + b" BT /F1 9 Tf 3 Tr 9 9 Td (x) Tj ET")


@pytest.mark.parametrize("fault", [other_picture, other_text])
def test_a_report_that_would_look_or_read_differently_is_refused(
    fault: Callable[[Pdf], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = saved(rich(), tmp_path)
    monkeypatch.setattr(assembling, "save", planted(fault))
    with pytest.raises(AttachError, match="in more than one way") as refused:
        attached(report, [annex()])
    assert refused.value.code == "ambiguous"
    assert list(tmp_path.iterdir()) == [report]


def break_stream(pdf: Pdf) -> None:
    stream = pdf.make_stream(b"x")
    stream.write(b"no flate", filter=Name.FlateDecode)
    pdf.Root.Extra = stream


def test_a_file_that_became_unsound_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = saved(rich(), tmp_path)
    monkeypatch.setattr(assembling, "save", planted(break_stream))
    with pytest.raises(AttachError, match="cannot be written anew") as refused:
        attached(report, [annex()])
    assert refused.value.code == "unsound"


def test_what_was_broken_before_stays_and_is_said(tmp_path: Path) -> None:
    pdf = rich()
    break_stream(pdf)
    _, result = attached(saved(pdf, tmp_path), [annex()])
    assert any("was broken before and stays so" in note for note in result.notes)


def test_pictures_that_would_take_minutes_are_not_read_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = rich()
    break_stream(pdf)
    large = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, Width=100_000, Height=100_000)
    pdf.Root.Bild = large
    _, result = attached(saved(pdf, tmp_path), [annex()])
    assert not any("was broken before" in note for note in result.notes)


def test_who_inspects_the_file_may_refuse_it(tmp_path: Path) -> None:
    report = saved(rich(), tmp_path)

    def inspect(place: Path) -> None:
        assert len(Pdf.open(place).pages) == 6
        raise BuildError(())

    with pytest.raises(BuildError):
        attached(report, [annex()], inspect=inspect)
    assert list(tmp_path.iterdir()) == [report]


def test_a_strange_fault_of_a_library_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(pdf: Pdf, *_: object, **__: object) -> None:
        raise RuntimeError("too deep")

    report = saved(rich(), tmp_path)
    what = [annex()]
    monkeypatch.setattr(Pdf, "save", stumble)
    with pytest.raises(AttachError, match=r"cannot be followed \(too deep\)") as refused:
        attached(report, what)
    assert refused.value.code == "strange"


# --- the reader


def test_a_reader_that_cannot_open_a_file_sees_nothing(tmp_path: Path) -> None:
    path = written(b"kein PDF")(tmp_path)
    with ViewerProcess(path, "", [0], CompareOptions()) as looking:
        assert looking.shown() == ViewerResult()


def test_a_reader_without_patience_looks_at_nothing_and_one_sees_missing_pages(tmp_path: Path) -> None:
    path = saved(blank(1), tmp_path)
    with ViewerProcess(path, "", [0], CompareOptions(patience_s=-1.0)) as looking:
        assert looking.shown() == ViewerResult(1, {})
    with ViewerProcess(path, "", [0, 7], CompareOptions()) as looking:
        faces = looking.shown().faces
    assert faces[7] == ("-", "-") != faces[0]


def test_a_reader_that_never_ends_is_ended_and_that_nothing_was_compared_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = tmp_path / "page_viewer.py"
    endless.write_text("import time\ntime.sleep(600)\n")
    monkeypatch.setattr(viewer_comparison, "READER", endless)
    monkeypatch.setattr(viewer_comparison, "LIMIT_S", 0.1)
    _, result = attached(saved(blank(1), tmp_path), [annex()])
    assert any("could not be compared" in note for note in result.notes)


def test_a_reader_that_was_ended_is_asked_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Path] = []
    whole = ViewerProcess.shown

    def shown_later(looking: ViewerProcess) -> ViewerResult:
        begun.append(tmp_path)
        return ViewerResult() if len(begun) == 2 else whole(looking)

    monkeypatch.setattr(ViewerProcess, "shown", shown_later)
    _, result = attached(saved(blank(1), tmp_path), [annex()])
    assert len(begun) == 3
    assert not any("compared" in note for note in result.notes)


def test_a_reader_says_line_by_line_what_it_sees(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(rich(), tmp_path)
    asked = {"path": str(path), "password": "", "pages": [3, 9], "patience_s": 60.0, "notes": False}
    monkeypatch.setattr("sys.stdin", StringIO(json.dumps(asked)))
    page_viewer.main()
    told = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert told[0] == ["4"]
    assert [line[0] for line in told[1:]] == ["3", "9", "bookmarks"]
    assert told[2][1:] == ["-", "-"]
    assert len(told[3][1:]) == 3


def test_of_many_pages_a_hundred_are_looked_at_the_ends_first() -> None:
    assert sample(3) == [0, 1, 2]
    chosen = sample(2000)
    assert chosen[:2] == [0, 1999]
    assert len(chosen) == len(set(chosen)) == 100


# --- facts


def test_facts_tell_what_our_pages_depend_on(tmp_path: Path) -> None:
    pdf = rich()
    pdf.Root.Lang = String("en")
    for page in pdf.pages:
        page.obj.Rotate, page.obj.UserUnit, page.obj.CropBox = 450, 2, Array([0, 0, 300, 400])
    facts = examine(saved(pdf, tmp_path), AttachOptions())
    assert (facts.pages, facts.language, facts.profile, facts.claims) == (4, "en", SCREEN, ())
    assert facts.size_mm == pytest.approx((800 / 72 * 25.4, 600 / 72 * 25.4), abs=0.01)
    assert (facts.is_tagged, facts.is_signed, facts.is_encrypted) == (False, False, False)


@pytest.mark.parametrize(
    ("box", "expected"), [(Array([0, 0, 720, 360]), (254.0, 127.0)), (Array([0, Name.A, 720]), (215.9, 279.4))]
)
def test_sizes_are_inherited_and_guessed_as_readers_do(
    box: Array, expected: tuple[float, float], tmp_path: Path
) -> None:
    path = saved(blank(1), tmp_path)
    inherited = b"".join(b" %s" % str(edge).encode() for edge in box)
    content = path.read_bytes().replace(b"/MediaBox [ 0 0 595 842 ]", b"")
    path.write_bytes(content.replace(b"/Type /Pages", b"/Type /Pages /MediaBox [%s]" % inherited))
    assert examine(path, AttachOptions()).size_mm == pytest.approx(expected, abs=0.01)


def test_a_crop_box_that_is_none_is_passed_over(tmp_path: Path) -> None:
    pdf = blank(1)
    pdf.pages[0].obj.CropBox = Array([1, 2])
    output, _ = attached(saved(pdf, tmp_path), [annex()], fit_pages=True)
    with Pdf.open(output) as joined:
        assert [float(edge) for edge in joined.pages[1].mediabox] == [0, 0, 595, 842]


def test_labels_that_begin_nowhere_are_passed_over(tmp_path: Path) -> None:
    pdf = blank(2)
    pdf.Root.PageLabels = Dictionary(Nums=Array([-5, Dictionary(P=String("x")), 2**40, Dictionary(S=Name.R)]))
    with Pdf.open(attached(saved(pdf, tmp_path), [annex()])[0]) as joined:
        assert labels(joined) == ["1", "2", "A1-1", "A1-2"]


def test_a_refusal_survives_the_way_between_processes() -> None:
    refusal = pickle.loads(pickle.dumps(AttachUsageError(Exists(output="a.pdf"))))
    assert (type(refusal), refusal.code, str(refusal)) == (
        AttachUsageError,
        "exists",
        "a.pdf exists already: name another output, or allow it to be replaced (force)",
    )


def test_habits_of_a_report_are_said(tmp_path: Path) -> None:
    pdf = rich()
    pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
    pdf.Root.Collection = Dictionary(Type=Name.Collection)
    notes = " ".join(examine(saved(pdf, tmp_path), AttachOptions()).notes)
    assert "right to left" in notes
    assert "portfolio" in notes


def test_numbers_are_written_as_pdf_counts() -> None:
    assert [roman(number) for number in (1, 4, 9, 40, 1994)] == ["i", "iv", "ix", "xl", "mcmxciv"]
    assert [letters(number) for number in (1, 26, 27, 53)] == ["a", "z", "aa", "aaa"]
