"""Make: reports that are PDF/A-3a and PDF/UA-1 and keep both words, each with something the sheets have as well."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.pdf_making import finish, opened
from tests.reports.register import report


def _finished(**more: str) -> pikepdf.Pdf:
    """Return a report that is PDF/A-3a and PDF/UA-1 at once, as this project finishes its own."""
    body = "<h1>Sachbericht</h1><p>Mit <strong>Dank</strong> an <a href='https://example.org/'>alle</a>.</p><p>Ende</p>"
    return opened(finish(body, **more))


@report("output")
def accessible_archive() -> pikepdf.Pdf:
    """PDF/A-3a and PDF/UA-1 at once: an output of both claims."""
    return _finished()


@report("output")
def accessible_with_our_roles() -> pikepdf.Pdf:
    """PDF/UA-1 whose role Strong is a paragraph, while the sheets' is a span: an output of the same claims."""
    pdf = _finished()
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Strong=Name.P, Em=Name.P, Haus=Name.Strong)
    return pdf


@report("output")
def accessible_with_layers() -> pikepdf.Pdf:
    """PDF/UA-1 with a layer that bears the name of one of the sheets' layers: an output of the same claims."""
    pdf = _finished()
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Ebene")))
    pdf.pages[0].obj.Resources.Properties = Dictionary(L=layer)
    pdf.pages[0].contents_add(b"/OC /L BDC /Artifact BMC 0.8 g 300 20 40 10 re f EMC EMC")
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Name="Sicht", Order=Array([layer])))
    return pdf


@report("output")
def accessible_with_classes_and_ids() -> pikepdf.Pdf:
    """PDF/UA-1 with classes of attributes and identifiers of elements: an output of the same claims."""
    pdf = _finished()
    root = pdf.Root.StructTreeRoot
    element = root.K[0] if isinstance(root.K, Array) else root.K
    element.ID, element.C = String("e1"), Name.Block
    root.ClassMap = Dictionary(Block=Dictionary(O=Name.Layout, SpaceAfter=6))
    root.IDTree = Dictionary(Names=Array([String("e1"), element]))
    return pdf


@report("output")
def accessible_without_document() -> pikepdf.Pdf:
    """PDF/UA-1 whose elements hang at the root of the tree, without a document: an output of the same claims."""
    pdf = _finished()
    root = pdf.Root.StructTreeRoot
    document = root.K[0] if isinstance(root.K, Array) else root.K
    kids = list(document.K)
    for kid in kids:
        kid.P = root
    root.K = Array(kids)
    return pdf


@report("output")
def accessible_without_language() -> pikepdf.Pdf:
    """PDF/UA-1 whose document tells its language and whose file does not: an output that gives up this claim."""
    pdf = opened(finish("<p>Mit Dank an alle.</p>"))
    root = pdf.Root.StructTreeRoot
    document = root.K[0] if isinstance(root.K, Array) else root.K
    document.Lang = pdf.Root.Lang
    del pdf.Root.Lang
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"x-default", b"de"))
    return pdf


@report("output")
def accessible_in_english() -> pikepdf.Pdf:
    """PDF/UA-1 in English, while the sheets are in German: an output of the same claims."""
    return _finished(language="en")
