"""What readers may not see is found wherever a file tells it, and nowhere else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from lzz_report.pipeline.leaks import watchlist as audience_watchlist
from lzz_report.preflight import find_leaks
from lzz_report.preflight.leaks import file_texts, page_texts
from lzz_report.records.contact import Audience
from lzz_report.records.funder import Funder
from lzz_report.records.record import SourceFile, ValidEdition
from lzz_report.records.withheld import ContactFact, Withheld
from lzz_report.rules.name_variants import digits_of, letters_of, name_variants
from lzz_report.rules.phone import format_phone
from lzz_report.rules.watchlist import Watchlist
from tests.edition_making import edition, record, words
from tests.reports.paper import add_page, blank, embed, file_spec
from tests.reports.register import as_bytes

NAME = ContactFact("name", "Dr. Jürgen Groß-Müller")
MAIL = ContactFact("email", "j.gross-mueller@kreis-stendal.de")
PHONE = ContactFact("phone", "03931 60-7000")


def withheld(fact: ContactFact, field: str = "contacts[1]") -> Withheld:
    return Withheld(fact, "stendal", "data/e/districts/stendal.yaml", f"{field}.{fact.kind}")


def watch(*shown: ContactFact, texts: tuple[str, ...] = ()) -> Watchlist:
    return Watchlist([withheld(one) for one in (NAME, MAIL, PHONE)], shown, texts)


def told(text: str, watchlist: Watchlist | None = None) -> set[str]:
    return {one.fact.kind for one, _ in (watchlist or watch()).hits([("", "vorher"), ("", text), ("", "nachher")])}


# --- spellings


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Jürgen Groß-Müller",
        "JÜRGEN GROSS-MÜLLER",
        "Juergen Gross-Mueller",
        "Jurgen Gross-Muller",
        "Ju\u0308rgen Groß-Mu\u0308ller",
        "Jürgen Groß-\nMüller",
        "Jür\u00adgen Groß-Mül\u00adler",
        "J ü r g e n  G r o ß - M ü l l e r",
        "Groß-Müller, Jürgen",
        "N:Groß-Müller;Jürgen;;Dr.;",
        "JürgenGroß-Müller",
        "Frau Groß-Müller",
        "mit Herrn Groß-Müller",
        "Dr. Groß-Müller",
        "J. Groß-Müller",
    ],
)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    assert told(text) == {"name"}


@pytest.mark.parametrize("text", ["Groß und Müller", "Jürgen Groß", "Frau Groß-Müllerin"])
def test_what_is_not_the_name_is_not_found(text: str) -> None:
    assert told(text) == set()


def test_ligatures_and_names_in_other_scripts_are_found() -> None:
    assert told("So\ufb01e Fi\ufb00er", Watchlist([withheld(ContactFact("name", "Sofie Fiffer"))])) == {"name"}
    arabic = Watchlist([withheld(ContactFact("name", "محمد الحمصي"))])
    assert told("الاسم محمد الحمصي هنا", arabic) == {"name"}
    assert told("محمد الحمصي"[::-1], arabic) == {"name"}


@pytest.mark.parametrize(
    "text",
    [
        "j.gross-mueller@kreis-stendal.de",
        "J.Gross-Mueller@Kreis-Stendal.DE",
        "j.gross-mueller@kreis-\nstendal.de",
        "j.gross-mueller (at) kreis-stendal.de",
        "j.gross-mueller[at]kreis-stendal[dot]de",
        "mailto:j.gross-mueller@kreis-stendal.de?subject=x",
    ],
)
def test_a_mail_address_is_found_however_it_is_written(text: str) -> None:
    assert "email" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "03931 607000",
        "03931/60-7000",
        "(03931) 60 70 00",
        "+49 3931 607000",
        "+49 (0)3931 60 7000",
        "0049 3931 60-7000",
        "tel:+493931607000",
        "0 3 9 3 1 6 0 7 0 0 0",
        "03931\u00a060\u20117000",
        "03931 60-\n7000",
        "\uff10\uff13\uff19\uff13\uff11 607000",
        "Tel.03931607000, Fax",
    ],
)
def test_a_number_is_found_however_it_is_written(text: str) -> None:
    assert told(text) == {"phone"}


@pytest.mark.parametrize("text", ["03931 6070001", "103931 607000", "03931, 607000", "03931 607001", "3931"])
def test_another_number_is_not_found(text: str) -> None:
    assert told(text) == set()


@given(
    st.sampled_from(["08131", "0751", "030", "05631"]),
    st.integers(100000, 9999999),
    st.lists(st.sampled_from([" ", "-", "/", ".", "\u00a0", ") ", "\n"]), min_size=12, max_size=12),
)
def test_no_way_to_group_a_number_hides_it(area: str, subscriber: int, separators: list[str]) -> None:
    raw = f"{area} {subscriber}"
    watchlist = Watchlist([withheld(ContactFact("phone", raw))])
    digits = area + str(subscriber)
    grouped = "".join(digit + separator for digit, separator in zip(digits, separators, strict=False))
    assert told(grouped, watchlist) == told(format_phone(raw), watchlist) == {"phone"}


@given(st.text())
def test_plain_text_is_reduced_as_any_other(text: str) -> None:
    plain = text.encode("ascii", "ignore").decode().replace("\0", "")
    assert letters_of(plain) == letters_of(plain + "\u00ad")
    assert digits_of(plain) == digits_of(plain + "\u00ad")


def test_numbers_of_everybody_are_no_secret() -> None:
    assert name_variants(ContactFact("phone", "115")) == name_variants(ContactFact("phone", "116 117")) == ()


# --- what is shown all the same


def test_a_fact_that_another_contact_shows_is_no_secret() -> None:
    assert told("03931 60-7000", watch(ContactFact("phone", "+49 3931 607000"))) == set()
    assert told("Jürgen Groß-Müller", watch(ContactFact("name", "Jürgen Groß-Müller"))) == set()


def test_a_fact_inside_a_longer_one_that_is_shown_is_no_leak_there() -> None:
    short = Watchlist([withheld(ContactFact("phone", "03931 6070"))], [ContactFact("phone", "03931 6070-11")])
    assert told("03931 6070-11", short) == set()
    assert told("03931 6070-11 oder 03931 6070", short) == {"phone"}
    mail = Watchlist([withheld(ContactFact("email", "amt@kreis.de"))], [ContactFact("email", "jugend-amt@kreis.de")])
    assert told("jugend-amt@kreis.de", mail) == set()
    assert told("amt@kreis.de", mail) == {"email"}


def test_a_fact_that_a_shown_text_tells_is_no_secret() -> None:
    assert told("Jürgen Groß-Müller", watch(texts=("Es sprach Jürgen Groß-Müller.",))) == set()
    assert told("Jürgen Groß-Müller", watch(texts=("Es sprach Herr Groß-Müller.",))) == {"name"}
    assert told("Herr Groß-Müller", watch(texts=("Es sprach Herr Groß-Müller.",))) == set()


def test_someone_with_the_same_family_name_may_be_spoken_of() -> None:
    watchlist = Watchlist([withheld(ContactFact("name", "Anna Militz"))], [ContactFact("name", "Eva Militz")])
    assert told("Frau Militz, das ist Eva Militz", watchlist) == set()
    assert told("Anna Militz", watchlist) == {"name"}


def test_each_time_a_fact_is_told_is_counted() -> None:
    found = list(watch().hits([("a", "03931 607000 und +49 3931 607000"), ("b", "nichts"), ("c", "03931 607000")]))
    assert {place for _, place in found} == {"a", "c"}
    assert len([place for _, place in found if place == "a"]) > len([place for _, place in found if place == "c"])


# --- the records of an edition


def edition_of(**contacts: list[dict[str, str]]) -> ValidEdition:
    """Return an edition of Dachau and Stendal with these contacts."""
    keys = {"dachau": "09174", "stendal": "15090"}
    records = [record(slug=slug, key=keys[slug], contacts=those) for slug, those in contacts.items()]
    return ValidEdition(edition(), SourceFile("data/e/edition.yaml", "", ""), tuple(records))


EVA = {"name": "Eva Militz", "phone": "0751 85-9863"}


def secrets(valid: ValidEdition, audience: Audience, *slugs: str) -> set[str]:
    watchlist = audience_watchlist(valid, audience, words(), set(slugs) or None)
    return {one.fact.kind for one, _ in watchlist.hits([("", "Eva Militz, 0751 85-9863, Landkreis Dachau, Kontakt")])}


def test_each_audience_has_its_secrets() -> None:
    valid = edition_of(dachau=[{**EVA, "visibility": "funder"}])
    assert secrets(valid, "public") == {"name", "phone"}
    assert secrets(valid, "funder") == secrets(valid, "internal") == set()


def test_who_is_shown_by_one_district_is_a_secret_of_another() -> None:
    valid = edition_of(dachau=[EVA], stendal=[{**EVA, "visibility": "internal"}])
    assert secrets(valid, "public", "dachau") == secrets(valid, "public") == set()
    assert secrets(valid, "public", "stendal") == {"name", "phone"}


def test_an_office_named_like_a_fixed_word_or_a_place_raises_no_alarm() -> None:
    offices = [{"office": name, "visibility": "internal"} for name in ("Kontakt", "Landkreis Dachau")]
    assert secrets(edition_of(dachau=offices), "public") == set()


def test_what_a_letter_tells_its_reader_is_no_secret() -> None:
    funder = Funder.model_validate({"key": "s", "name": "S", "contact": EVA})
    valid = edition_of(dachau=[{**EVA, "visibility": "internal"}])
    assert not audience_watchlist(valid, "funder", words(), None, funder.told_facts)


# --- where a file tells it


def page_text(pdf: Pdf) -> None:
    add_page(pdf, "Kontakt: 03931 60-7000")


def invisible_text(pdf: Pdf) -> None:
    page = add_page(pdf, "")
    page.contents_add(b"BT 3 Tr /F1 12 Tf 2000 5000 Td (03931 607000) Tj ET")
    page.obj.Resources = pdf.pages[-2].obj.Resources if "/Resources" in pdf.pages[-2] else page.obj.Resources


def metadata(pdf: Pdf) -> None:
    xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>J&#252;rgen Gro&#xdf;-M&#252;ller</dc:creator></x:xmpmeta>'
    pdf.Root.Metadata = Stream(pdf, xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)


def information(pdf: Pdf) -> None:
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Author=String("Jürgen Groß-Müller")))


def bookmark(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Jürgen Groß-Müller", 0))


def _link(pdf: Pdf, uri: str) -> None:
    action = Dictionary(S=Name.URI, URI=String(uri))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])


def mail_link(pdf: Pdf) -> None:
    _link(pdf, f"mailto:{quote(quote(MAIL.value, safe=''), safe='')}")


def telephone_link(pdf: Pdf) -> None:
    _link(pdf, "tel:+49-3931-607000")


def alternative_text(pdf: Pdf) -> None:
    element = Dictionary(S=Name.Figure, Alt=String("Foto von Jürgen Groß-Müller"))
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(K=pdf.make_indirect(element)))


def text_instead(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"/Span <</ActualText (03931 607000)>> BDC EMC")


def comment(pdf: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=String(MAIL.value))
    pdf.pages[0].obj.Annots = Array([note])


def form_value(pdf: Pdf) -> None:
    field = Dictionary(FT=Name.Tx, T=String("Ansprechperson"), V=String("Jürgen Groß-Müller"))
    pdf.Root.AcroForm = Dictionary(Fields=[pdf.make_indirect(field)])


def form_look(pdf: Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    look = Stream(pdf, b"BT /F 9 Tf (03931 607000) Tj ET", Subtype=Name.Form, BBox=[0, 0, 99, 9])
    look.Resources = Dictionary(Font=Dictionary(F=font))
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, Rect=[0, 0, 99, 9], AP=Dictionary(N=look))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(field)])


def script(pdf: Pdf) -> None:
    code = pdf.make_stream(b"app.alert('03931 607000')")
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=code)


def old_bytes(pdf: Pdf) -> None:
    pdf.Root.Lang = String("Jürgen Groß-Müller".encode())


def card(pdf: Pdf) -> None:
    embed(pdf, kontakt__vcf=b"BEGIN:VCARD\r\nN:Gro\xc3\x9f-M\xc3\xbc\r\n ller;J\xc3\xbcrgen;;;\r\nEND:VCARD\r\n")


def old_card(pdf: Pdf) -> None:
    embed(pdf, kontakt__vcf=b"FN;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen Gro=C3=9F-M=C3=BCller\r\n")


def escaped_data(pdf: Pdf) -> None:
    embed(pdf, daten__json=b'{"name": "J\\u00fcrgen Gro\\u00df-M\\u00fcller"}')


def nested(pdf: Pdf) -> None:
    inner = embed(blank(1), stendal__yaml=b"phone: 03931/607000\n")
    embed(pdf, blatt__pdf=as_bytes(embed(blank(1), innen__pdf=as_bytes(inner))))


def archive(pdf: Pdf) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("word/document.xml", "<w:t>Jürgen Groß-</w:t><w:t>Müller</w:t>")
    embed(pdf, brief__docx=file.getvalue())


def wide_text(pdf: Pdf) -> None:
    embed(pdf, alt__txt=b"\xff\xfe" + "Jürgen Groß-Müller".encode("utf-16-le"))


def binary(pdf: Pdf) -> None:
    embed(pdf, alt__doc=b"\xd0\xcf\x00" + MAIL.value.encode("utf-16-le") + b"\x00\xff")


def windows_text(pdf: Pdf) -> None:
    embed(pdf, alt__csv="Jürgen;Groß-Müller".encode("cp1252"))


def wide_metadata(pdf: Pdf) -> None:
    pdf.Root.Metadata = Stream(pdf, "\ufeffJürgen Groß-Müller".encode("utf-16-be"), Type=Name.Metadata)


def windows_metadata(pdf: Pdf) -> None:
    pdf.Root.Metadata = Stream(pdf, "<x>Jürgen Groß-Müller</x>".encode("cp1252"), Type=Name.Metadata)


def attachment_name(pdf: Pdf) -> None:
    names = Array([String("x"), file_spec(pdf, "Jürgen Groß-Müller.txt", b"")])
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names))


@pytest.mark.parametrize(
    ("plant", "place"),
    [
        (page_text, "page 3"),
        (invisible_text, "page 3"),
        (metadata, "metadata (XMP)"),
        (information, "document information (/Author)"),
        (bookmark, "bookmark"),
        (mail_link, "page 1, link"),
        (telephone_link, "page 1, link"),
        (alternative_text, "alternative text"),
        (text_instead, "page 1, replacement text"),
        (comment, "comment or description of a link"),
        (form_value, "form field"),
        (form_look, "page 1, form field or comment"),
        (script, "script or value of a form field"),
        (old_bytes, "/Lang"),
        (card, "attachment kontakt.vcf"),
        (old_card, "attachment kontakt.vcf"),
        (escaped_data, "attachment daten.json"),
        (nested, "attachment blatt.pdf › attachment innen.pdf › attachment stendal.yaml"),
        (archive, "attachment brief.docx › word/document.xml"),
        (wide_text, "attachment alt.txt"),
        (binary, "attachment alt.doc"),
        (windows_text, "attachment alt.csv"),
        (wide_metadata, "metadata (XMP)"),
        (windows_metadata, "metadata (XMP)"),
        (attachment_name, "name of an attachment"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_planted_leak_is_found_at_its_place(plant: Callable[[Pdf], None], place: str) -> None:
    pdf = blank(2)
    plant(pdf)
    found, unread = find_leaks(as_bytes(pdf), watch())
    assert any(place in leak.place for leak in found), found
    assert not unread


def test_a_file_without_a_leak_is_clean() -> None:
    clean = embed(blank(2), blatt__pdf=as_bytes(blank(1)), daten__yaml=b"phone: 03931 608059\n")
    assert find_leaks(as_bytes(clean), watch()) == ({}, ())


def test_what_cannot_be_read_is_said() -> None:
    locked = io.BytesIO()
    blank(1).save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    pdf = embed(blank(1), zu__pdf=locked.getvalue(), kaputt__pdf=b"%PDF-1.7 nothing", kaputt__zip=b"PK\x03\x04 nothing")
    found, unread = find_leaks(as_bytes(pdf), watch())
    assert not found
    assert sorted(unread) == [
        "attachment kaputt.pdf (damaged)",
        "attachment kaputt.zip (an archive that cannot be opened)",
        "attachment zu.pdf (encrypted)",
    ]


def test_what_lies_too_deep_or_unpacks_to_too_much_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = blank(1)
    for _ in range(file_texts.MAX_DEPTH + 2):
        pdf = embed(blank(1), tiefer__pdf=as_bytes(pdf))
    unread = find_leaks(as_bytes(pdf), watch())[1]
    assert [place.count("tiefer.pdf") for place in unread] == [file_texts.MAX_DEPTH + 1]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archived:
        archived.writestr("gross.txt", "x" * 100)
    monkeypatch.setattr(file_texts, "MAX_UNPACKED", 10)
    assert "unpacks to more than" in find_leaks(as_bytes(embed(blank(1), a__zip=packed.getvalue())), watch())[1][0]


def test_an_attachment_that_cannot_be_unpacked_is_said() -> None:
    pdf = embed(blank(1), kaputt__txt=b"x")
    broken = pdf.make_stream(b"no flate data", Type=Name.EmbeddedFile, Filter=Name.FlateDecode)
    pdf.Root.Names.EmbeddedFiles.Names[1].EF = Dictionary(F=broken)
    assert find_leaks(as_bytes(pdf), watch()) == ({}, ("attachment kaputt.txt (damaged)",))


def test_a_string_in_no_encoding_hides_nothing_behind_it() -> None:
    pdf = blank(1)
    pdf.Root.Odd = Array([String(b"\xfe\xff\xd8"), String(b"\xfe\xff\xdc00"), String("Jürgen Groß-Müller")])
    assert find_leaks(as_bytes(pdf), watch())[0]


def test_an_encrypted_file_is_searched_with_its_password() -> None:
    pdf = blank(1)
    bookmark(pdf)
    locked = io.BytesIO()
    pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert find_leaks(locked.getvalue(), watch())[1] == ("(encrypted)",)
    assert find_leaks(locked.getvalue(), watch(), "u")[0]


def test_a_file_of_others_is_read_in_a_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    strange = blank(2)
    page_text(strange)
    inner = blank(1)
    page_text(inner)
    path = tmp_path / "report.pdf"
    path.write_bytes(as_bytes(embed(strange, innen__pdf=as_bytes(inner))))
    found, unread = find_leaks(path, watch())
    assert {leak.place for leak in found} == {"page 3", "attachment innen.pdf › page 2"}
    assert not unread
    crashing = tmp_path / "crash.py"
    crashing.write_text(
        "import os; print('[\"page 1\", \"03931 607000\"]'); print('[\"half', end='', flush=True); os.abort()"
    )
    monkeypatch.setattr(page_texts, "READER", crashing)
    found, unread = find_leaks(path, watch())
    assert "page 1" in {leak.place for leak in found}
    assert "(some of its pages)" in unread
    crashing.write_text('print(\'["page 1", "03931 607000"]\', flush=True); import time; time.sleep(60)')
    monkeypatch.setattr(page_texts, "PATIENCE_SECONDS", 1.0)
    assert find_leaks(path, watch())[1][-1] == "(some of its pages)"


def test_numbers_that_draw_are_no_telephone_numbers() -> None:
    pdf = blank(1)
    pdf.pages[0].contents_add(b"0 3931 607000 0 0 1 cm q 03931 607000 m Q")
    assert find_leaks(as_bytes(pdf), watch()) == ({}, ())
