"""Make: tagged reports, well and badly tagged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree, String

from tests.reports.headers import with_version
from tests.reports.paper import blank
from tests.reports.register import report


@dataclass
class Tagged:
    """A report with a tree of tags, before its oddity: the tree's root, its document and its paragraphs."""

    pdf: pikepdf.Pdf
    root: Any
    document: Any
    paragraphs: list[Any]


def tagged(pages: int = 2, role: Name = Name.P) -> Tagged:
    """Return a report with one tagged paragraph per page."""
    pdf = blank(pages)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
    root.K = document
    paragraphs = []
    parents = NumberTree.new(pdf)
    for index, page in enumerate(pdf.pages):
        page.obj.Contents = pdf.make_stream(b"/P <</MCID 0>> BDC\n" + page.obj.Contents.read_bytes() + b"\nEMC")
        page.obj.StructParents, page.obj.Tabs = index, Name.S
        element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=role, P=document, K=0, Pg=page.obj))
        document.K.append(element)
        parents[index] = pdf.make_indirect(Array([element]))
        paragraphs.append(element)
    root.ParentTree, root.ParentTreeNextKey = parents.obj, pages
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = root, Dictionary(Marked=True)
    pdf.Root.Lang = String("de")
    return Tagged(pdf, root, document, paragraphs)


@report("output")
def tags_sound() -> pikepdf.Pdf:
    """The report is tagged, one paragraph a page: an output with one tree."""
    return tagged().pdf


@report("output")
def tags_with_our_roles() -> pikepdf.Pdf:
    """Roles of the report bear the names of the sheets' roles and mean something else: an output."""
    made = tagged(role=Name.Title)
    made.root.RoleMap = Dictionary(Title=Name.H1, Strong=Name.Figure, Sub=Name.Note, Document=Name.Sect, Anlage=Name.P)
    return made.pdf


@report("output")
def tags_with_roles_in_a_circle() -> pikepdf.Pdf:
    """Two roles map to each other: an output."""
    made = tagged(role=Name.Absatz)
    made.root.RoleMap = Dictionary(Absatz=Name.Block, Block=Name.Absatz)
    return made.pdf


@report("output")
def tags_with_classes_and_ids() -> pikepdf.Pdf:
    """The tree has classes of attributes and a tree of identifiers, one like the sheets': an output."""
    made = tagged()
    made.root.ClassMap = Dictionary(Fliess=Dictionary(O=Name.Layout, SpaceAfter=6), a=Array([Dictionary(O=Name.List)]))
    first = made.paragraphs[0]
    first.ID, first.C = String("n1"), Name.Fliess
    made.root.IDTree = Dictionary(Names=Array([String("n1"), first]))
    return made.pdf


@report("output")
def tags_of_pdf_2() -> bytes:
    """Tags live in namespaces of PDF 2.0, with roles of their own: an output."""
    made = tagged()
    space = made.pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String("http://iso.org/pdf2/ssn")))
    own = made.pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String("https://example.org/tags")))
    own.RoleMapNS = Dictionary(Absatz=Array([Name.P, space]))
    made.root.Namespaces = Array([space, own])
    made.document.NS, made.paragraphs[0].NS, made.paragraphs[0].S = space, own, Name.Absatz
    return with_version(made.pdf, "2.0")


@report("output")
def tags_inside_forms() -> pikepdf.Pdf:
    """Marked content lies in a form XObject with StructParents of its own: an output."""
    made = tagged(1)
    form = made.pdf.make_stream(b"/Span <</MCID 0>> BDC BT /F1 18 Tf 60 600 Td (Im Formular) Tj ET EMC")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    form.Resources, form.StructParents = made.pdf.pages[0].obj.Resources, 1
    made.pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=form)
    made.pdf.pages[0].contents_add(b"/Fm Do")
    reference = Dictionary(Type=Name.MCR, Pg=made.pdf.pages[0].obj, Stm=form, MCID=0)
    element = made.pdf.make_indirect(Dictionary(S=Name.Span, P=made.paragraphs[0], K=reference))
    made.paragraphs[0].K = Array([0, element])
    made.root.ParentTree.Nums.extend([1, made.pdf.make_indirect(Array([element]))])
    made.root.ParentTreeNextKey = 2
    return made.pdf


@report("output")
def tags_with_links() -> pikepdf.Pdf:
    """A tagged link stands in the tree by its annotation: an output."""
    made = tagged(1)
    place = Array([60, 640, 360, 660])
    link = made.pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=place, StructParent=7, Contents=String("Seite"), F=4)
    )
    link.A = Dictionary(S=Name.URI, URI=String("https://example.org/"))
    made.pdf.pages[0].obj.Annots = Array([link])
    reference = Dictionary(Type=Name.OBJR, Obj=link, Pg=made.pdf.pages[0].obj)
    element = made.pdf.make_indirect(Dictionary(S=Name.Link, P=made.document, K=Array([reference])))
    made.document.K.append(element)
    made.root.ParentTree.Nums.extend([7, element])
    made.root.ParentTreeNextKey = 8
    return made.pdf


@report("output")
def numbers_without_tags() -> pikepdf.Pdf:
    """Pages carry numbers of a tree of tags that is not there: an output."""
    made = tagged()
    del made.pdf.Root.StructTreeRoot
    return made.pdf


@report("output")
def marked_without_tags() -> pikepdf.Pdf:
    """The report says that it is tagged, and is not: an output that says no more than before."""
    pdf = blank()
    pdf.Root.MarkInfo = Dictionary(Marked=True, Suspects=True)
    return pdf


@report("output")
def tags_unmarked() -> pikepdf.Pdf:
    """The report is tagged and does not say so: an output."""
    made = tagged()
    del made.pdf.Root.MarkInfo
    return made.pdf


@report("output")
def two_documents() -> pikepdf.Pdf:
    """The tree has two documents side by side: an output."""
    made = tagged()
    second = made.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=made.root, K=Array()))
    second.K.append(made.paragraphs[1])
    made.paragraphs[1].P = second
    del made.document.K[1]
    made.root.K = Array([made.document, second])
    return made.pdf


@report("output")
def no_document() -> pikepdf.Pdf:
    """The tree has its paragraphs at the root: an output."""
    made = tagged()
    for paragraph in made.paragraphs:
        paragraph.P = made.root
    made.root.K = Array(made.paragraphs)
    return made.pdf


@report("output")
def document_by_role() -> pikepdf.Pdf:
    """The tree's document bears a name of its own: an output."""
    made = tagged()
    made.document.S = Name.Bericht
    made.root.RoleMap = Dictionary(Bericht=Name.Document)
    return made.pdf


@report("output")
def tags_in_a_circle() -> pikepdf.Pdf:
    """An element of the tree is its own descendant: an output."""
    made = tagged()
    made.paragraphs[0].K = Array([0, made.document])
    return made.pdf


@report("output")
def tags_with_rubbish() -> pikepdf.Pdf:
    """The tree holds nulls, texts and elements without kind or parent: an output."""
    made = tagged()
    lost = made.pdf.make_indirect(Dictionary(K=Array([None, String("?"), Dictionary(), -4])))
    made.document.K.extend([None, String("x"), lost])
    del made.document.P
    made.root.RoleMap = Array([1])
    made.root.ClassMap = Name.Keine
    return made.pdf


@report("output")
def tree_that_is_none() -> pikepdf.Pdf:
    """Where the tree of tags should be stands an empty list: an output."""
    made = tagged()
    made.pdf.Root.StructTreeRoot = Array()
    return made.pdf


@report("output")
def tree_without_type() -> pikepdf.Pdf:
    """The tree of tags does not say what it is: an output with one tree."""
    made = tagged()
    del made.root.Type
    return made.pdf


@report("output")
def tree_without_elements() -> pikepdf.Pdf:
    """The tree of tags is empty: an output."""
    made = tagged()
    made.pdf.Root.StructTreeRoot = made.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    return made.pdf


@report("output")
def three_thousand_tags() -> pikepdf.Pdf:
    """A page has 3,000 elements: an output."""
    made = tagged(1)
    more = [made.pdf.make_indirect(Dictionary(S=Name.Span, P=made.paragraphs[0], K=Array())) for _ in range(3000)]
    made.paragraphs[0].K = Array([0, *more])
    return made.pdf
