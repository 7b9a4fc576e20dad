"""Make: reports with forms."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.reports.paper import blank
from tests.reports.register import report


def widget(pdf: pikepdf.Pdf, page: int, place: int, **entries: Any) -> Any:
    """Put a field's widget on a page (from 0) and return it."""
    box = Array([60, 500 - 30 * place, 260, 520 - 30 * place])
    made = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=box, P=pdf.pages[page].obj, F=4, **entries)
    )
    if Name.Annots not in pdf.pages[page].obj:
        pdf.pages[page].obj.Annots = Array()
    pdf.pages[page].obj.Annots.append(made)
    return made


def form(pdf: pikepdf.Pdf, *fields: Any, **entries: Any) -> pikepdf.Pdf:
    """Give the report a form of these fields."""
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    resources = Dictionary(Font=Dictionary(Helv=font))
    pdf.Root.AcroForm = Dictionary(Fields=Array(fields), DR=resources, DA=String("/Helv 0 Tf 0 g"), **entries)
    return pdf


def _text(pdf: pikepdf.Pdf, name: str, value: str, page: int = 0, place: int = 0) -> Any:
    return widget(pdf, page, place, FT=Name.Tx, T=String(name), V=String(value), DV=String("leer"))


@report("output")
def text_fields() -> pikepdf.Pdf:
    """Text fields with values on both pages: an output."""
    pdf = blank(2)
    fields = _text(pdf, "landkreis", "Dachau"), _text(pdf, "träger", "Haus der Träger €", 1)
    return form(pdf, *fields, NeedAppearances=True)


@report("output")
def boxes_and_choices() -> pikepdf.Pdf:
    """Check boxes, radio buttons and lists, with a calculation order: an output."""
    pdf = blank(2)
    looks = {
        state: Dictionary({state: pdf.make_stream(b"q Q"), "/Off": pdf.make_stream(b"")}) for state in ("/a", "/b")
    }
    tick = widget(pdf, 0, 0, FT=Name.Btn, T=String("fertig"), V=Name.a, AS=Name.a, AP=Dictionary(N=looks["/a"]))
    group = pdf.make_indirect(Dictionary(FT=Name.Btn, Ff=49152, T=String("art"), V=Name.b, Kids=Array()))
    for place, state in enumerate(("/a", "/b"), 1):
        on = Name(state) if state == "/b" else Name.Off
        group.Kids.append(widget(pdf, 0, place, Parent=group, AS=on, AP=Dictionary(N=looks[state])))
    choice = widget(
        pdf, 1, 0, FT=Name.Ch, T=String("jahr"), Opt=Array([String("2023"), String("2024")]), V=String("2024")
    )
    return form(pdf, tick, group, choice, CO=Array([choice]))


@report("output")
def nested_fields() -> pikepdf.Pdf:
    """Fields hang in groups three deep, and one has two widgets: an output."""
    pdf = blank(2)
    top = pdf.make_indirect(Dictionary(T=String("antrag"), FT=Name.Tx, Kids=Array()))
    middle = pdf.make_indirect(Dictionary(T=String("träger"), Parent=top, Kids=Array()))
    leaf = pdf.make_indirect(Dictionary(T=String("name"), Parent=middle, V=String("Stiftung"), Kids=Array()))
    top.Kids.append(middle)
    middle.Kids.append(leaf)
    leaf.Kids.extend([widget(pdf, 0, 0, Parent=leaf), widget(pdf, 1, 0, Parent=leaf)])
    return form(pdf, top)


@report("output")
def fields_of_one_name() -> pikepdf.Pdf:
    """Two fields bear the same name, and a third has none: an output."""
    pdf = blank(2)
    nameless = widget(pdf, 1, 1, FT=Name.Tx, V=String("ohne"))
    return form(pdf, _text(pdf, "wert", "eins"), _text(pdf, "wert", "zwei", 1), nameless)


@report("output")
def signature_to_come() -> pikepdf.Pdf:
    """A field waits for a signature, nobody signed: an output."""
    pdf = blank(2)
    return form(pdf, widget(pdf, 0, 0, FT=Name.Sig, T=String("unterschrift")))


@report("output")
def widgets_without_form() -> pikepdf.Pdf:
    """Pages carry widgets, and no form names them: an output."""
    pdf = blank(2)
    _text(pdf, "verloren", "da")
    return pdf


@report("output")
def form_without_fields() -> pikepdf.Pdf:
    """The form is there and has no list of fields: an output."""
    pdf = blank(2)
    pdf.Root.AcroForm = Dictionary(DA=String("/Helv 0 Tf 0 g"))
    return pdf


@report("output")
def form_with_nulls() -> pikepdf.Pdf:
    """Among the fields stand null, a number and the same field twice: an output."""
    pdf = blank(2)
    field = _text(pdf, "eins", "1")
    return form(pdf, field, None, 7, field)


@report("output")
def fields_in_a_circle() -> pikepdf.Pdf:
    """A field is its own child: an output."""
    pdf = blank(2)
    group = pdf.make_indirect(Dictionary(T=String("kreis"), FT=Name.Tx, Kids=Array()))
    group.Kids.extend([group, widget(pdf, 0, 0, Parent=group)])
    return form(pdf, group)


@report("output")
def form_that_is_no_form() -> pikepdf.Pdf:
    """Where the form should be stands a text: an output."""
    pdf = blank(2)
    pdf.Root.AcroForm = String("Formular")
    return pdf


@report("output")
def scripts_in_fields() -> pikepdf.Pdf:
    """Fields calculate by scripts and submit to an address: an output."""
    pdf = blank(2)
    script = Dictionary(S=Name.JavaScript, JS=String("event.value = 1;"))
    field = _text(pdf, "summe", "1")
    field.AA = Dictionary(C=script, K=script)
    send = widget(pdf, 0, 1, FT=Name.Btn, Ff=65536, T=String("senden"))
    send.A = Dictionary(S=Name.SubmitForm, F=Dictionary(FS=Name.URL, F=String("https://example.org/")))
    return form(pdf, field, send)


@report("xfa")
def xfa_form() -> pikepdf.Pdf:
    """The form is drawn by XFA: refused."""
    pdf = blank(1)
    xml = pdf.make_stream(b'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template/></xdp:xdp>')
    return form(pdf, _text(pdf, "feld", "x"), XFA=xml)


@report("xfa")
def xfa_in_pieces() -> pikepdf.Pdf:
    """The form is drawn by XFA alone, in several pieces: refused."""
    pdf = blank(1)
    pieces = Array([String("preamble"), pdf.make_stream(b"<xdp>"), String("postamble"), pdf.make_stream(b"</xdp>")])
    pdf.Root.NeedsRendering = True
    return form(pdf, XFA=pieces)
