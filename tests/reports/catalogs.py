"""Make: reports whose catalog or pages carry actions, threads, media and rarer things."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.reports.paper import blank, explicit, link
from tests.reports.register import report


def _annotated(*annotations: Any) -> pikepdf.Pdf:
    pdf = blank()
    pdf.pages[0].obj.Annots = Array([annotation and pdf.make_indirect(annotation) for annotation in annotations])
    return pdf


def _annotation(subtype: str, **entries: Any) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=Array([60, 500, 200, 560]), **entries)


@report("output")
def opens_with_a_script() -> pikepdf.Pdf:
    """A script runs when the report opens, others lie in a tree of names: an output."""
    pdf = blank()
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('Guten Tag')"))
    pdf.Root.OpenAction = script
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))
    pdf.Root.AA = Dictionary(WC=script)
    return pdf


@report("output")
def launches_a_program() -> pikepdf.Pdf:
    """A link starts a program, a page does so when it opens: an output."""
    launch = Dictionary(S=Name.Launch, F=String("rechner.exe"))
    pdf = _annotated(_annotation("Link", A=launch))
    pdf.pages[1].obj.AA = Dictionary(O=launch)
    return pdf


@report("output")
def opens_on_its_second_page() -> pikepdf.Pdf:
    """The report opens on its second page, in a window without tools: an output."""
    pdf = blank()
    pdf.Root.OpenAction = explicit(pdf.pages[1], Name.Fit)
    pdf.Root.PageLayout, pdf.Root.PageMode = Name.TwoColumnRight, Name.FullScreen
    pdf.Root.ViewerPreferences = Dictionary(HideToolbar=True, Duplex=Name.DuplexFlipLongEdge, NumCopies=2)
    return pdf


@report("output")
def read_from_right_to_left() -> pikepdf.Pdf:
    """The report is read from right to left: an output that says that the annexes are, too."""
    pdf = blank()
    pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
    return pdf


@report("output")
def addresses_with_a_base() -> pikepdf.Pdf:
    """Addresses of the report are relative to one in the catalog: an output."""
    pdf = blank()
    pdf.Root.URI = Dictionary(Base=String("https://example.org/berichte/"))
    pdf.pages[0].obj.Annots = Array([link(pdf, A=Dictionary(S=Name.URI, URI=String("2024.html")))])
    return pdf


@report("output")
def threads() -> pikepdf.Pdf:
    """An article runs over both pages: an output."""
    pdf = blank()
    beads = [pdf.make_indirect(Dictionary(Type=Name.Bead, P=p.obj, R=Array([50, 50, 500, 800]))) for p in pdf.pages]
    thread = pdf.make_indirect(Dictionary(Type=Name.Thread, F=beads[0], I=Dictionary(Title=String("Artikel"))))
    for bead, other, page in zip(beads, reversed(beads), pdf.pages, strict=True):
        bead.N, bead.V, page.obj.B = other, other, Array([bead])
    beads[0].T = thread
    pdf.Root.Threads = pdf.make_indirect(Array([thread]))
    return pdf


@report("output")
def comments() -> pikepdf.Pdf:
    """Comments with windows, answers, stamps and drawings lie on a page: an output."""
    pdf = blank()
    note = pdf.make_indirect(_annotation("Text", Contents=String("Bitte prüfen"), NM=String("k1"), T=String("Amt")))
    note.Popup = pdf.make_indirect(_annotation("Popup", Parent=note, Open=True))
    answer = pdf.make_indirect(_annotation("Text", Contents=String("Geprüft"), IRT=note, RT=Name.R))
    look = pdf.make_stream(
        b"1 0 0 rg 0 0 140 60 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 140, 60])
    )
    stamp = pdf.make_indirect(_annotation("Stamp", AP=Dictionary(N=look), Name=Name.Approved))
    ink = pdf.make_indirect(_annotation("Ink", InkList=Array([Array([60, 500, 90, 530])])))
    pdf.pages[0].obj.Annots = pdf.make_indirect(Array([note, note.Popup, answer, stamp, ink]))
    return pdf


@report("output")
def parts_to_be_blackened() -> pikepdf.Pdf:
    """Parts are marked to be blackened and are not yet: an output."""
    return _annotated(_annotation("Redact", OverlayText=String("geschwärzt"), QuadPoints=Array([60, 560, 200, 560])))


@report("output")
def films_and_models() -> pikepdf.Pdf:
    """A film, a sound, a screen and a model in three dimensions lie on a page: an output."""
    pdf = blank()
    model = pdf.make_stream(b"U3D\0", Type=Name("/3D"), Subtype=Name.U3D)
    sound = pdf.make_stream(b"\0" * 8, Type=Name.Sound, R=8000)
    play = Dictionary(S=Name.Rendition, OP=0, R=Dictionary(Type=Name.Rendition, S=Name.MR, N=String("Film")))
    things = (
        _annotation("3D", **{"3DD": model}),
        _annotation("Sound", Sound=sound),
        _annotation("Movie", Movie=Dictionary(F=String("film.mov"))),
        _annotation("Screen", A=play),
        _annotation("RichMedia", RichMediaContent=Dictionary()),
    )
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(thing) for thing in things])
    pdf.Root.Names = Dictionary(Renditions=Dictionary(Names=Array([String("Film"), play.R])))
    return pdf


@report("output")
def annotations_that_are_none() -> pikepdf.Pdf:
    """Among the annotations stand null, a number, one without kind and one twice: an output."""
    pdf = blank()
    twice = link(pdf, Dest=explicit(pdf.pages[1]))
    pdf.pages[0].obj.Annots = Array([None, 5, Dictionary(), twice, twice])
    pdf.pages[1].obj.Annots = Array([twice])
    return pdf


@report("output")
def annotations_no_list() -> pikepdf.Pdf:
    """Where the annotations of a page should be stands a single one: an output."""
    pdf = blank()
    pdf.pages[0].obj.Annots = link(pdf, Dest=explicit(pdf.pages[1]))
    pdf.pages[1].obj.Annots = String("keine")
    return pdf


@report("output")
def links_of_all_kinds() -> pikepdf.Pdf:
    """Links lead to pages in many ways, to other files, to threads, through chains and circles: an output."""
    pdf = blank()
    views = (
        (Name.Fit,),
        (Name.FitH, 700),
        (Name.FitR, 1, 2, 3, 4),
        (Name.XYZ, None, None, 2),
        (Name.FitBV, 5),
        (Name.X,),
    )
    links = [link(pdf, Dest=explicit(pdf.pages[1], *view)) for view in views]
    circle = pdf.make_indirect(Dictionary(S=Name.GoTo, D=explicit(pdf.pages[0])))
    circle.Next = Array([circle, Dictionary(S=Name.Named, N=Name.NextPage)])
    embedded = Dictionary(S=Name.GoToE, D=String("x"), T=Dictionary(R=Name.C, N=String("innen.pdf")))
    remote = Dictionary(S=Name.GoToR, F=String("anders.pdf"), D=Array([3, Name.Fit]), NewWindow=True)
    links += [
        link(pdf, A=action) for action in (circle, embedded, remote, Dictionary(S=Name.Thread, D=0), Dictionary())
    ]
    pdf.pages[0].obj.Annots = Array(links)
    return pdf


@report("output")
def rare_entries() -> pikepdf.Pdf:
    """The catalog has templates, web capture, requirements, legal notes, evidence and private data: an output."""
    pdf = blank()
    pdf.Root.Names = Dictionary(
        Templates=Dictionary(Names=Array([String("muster"), pdf.pages[1].obj])),
        IDS=Dictionary(Names=Array([])),
        AP=Dictionary(Names=Array([])),
        Eigenes=Dictionary(Names=Array([String("a"), 1])),
    )
    pdf.Root.SpiderInfo = Dictionary(V=1.0)
    pdf.Root.Requirements = Array([Dictionary(Type=Name.Requirement, S=Name.EnableJavaScripts)])
    pdf.Root.Legal = Dictionary(JavaScriptActions=0)
    pdf.Root.DSS = Dictionary(Certs=Array([pdf.make_stream(b"x")]))
    pdf.Root.PieceInfo = Dictionary(Satz=Dictionary(LastModified="D:20240101", Private=Array([pdf.pages[0].obj])))
    pdf.Root["/DPartRoot"] = Dictionary(Type=Name.DPartRoot)
    return pdf


@report("output")
def catalog_of_rubbish() -> pikepdf.Pdf:
    """Every entry of the catalog is of a wrong type: an output."""
    pdf = blank()
    for key in (
        "ViewerPreferences",
        "MarkInfo",
        "OCProperties",
        "OutputIntents",
        "Threads",
        "OpenAction",
        "Extensions",
    ):
        pdf.Root[f"/{key}"] = 17
    for key in ("PageLayout", "PageMode", "AF", "Perms", "Collection", "Legal", "URI"):
        pdf.Root[f"/{key}"] = Array([Name.Falsch])
    return pdf
