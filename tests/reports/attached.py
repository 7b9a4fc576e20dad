"""Make: reports with files inside."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.reports.paper import blank, embed, file_spec
from tests.reports.register import as_bytes, report


@report("output")
def files_inside() -> pikepdf.Pdf:
    """Three files lie inside, one of them empty: an output."""
    return embed(blank(), größe__txt=b"Text", leer__bin=b"", zahlen__csv=b"a;b\n1;2\n")


@report("output", files=True)
def files_named_like_ours() -> pikepdf.Pdf:
    """A file inside bears the name of a file that comes with the sheets: an output with both."""
    return embed(blank(), **{"anlage-1__pdf": b"des Berichts", "kontakt__vcf": b"des Berichts"})


@report("output")
def files_in_branches() -> pikepdf.Pdf:
    """The tree of files has branches: an output."""
    pdf = blank()
    leaves = []
    for name in ("a.txt", "b.txt"):
        pair = Array([String(name), file_spec(pdf, name, name.encode())])
        leaves.append(pdf.make_indirect(Dictionary(Limits=Array([String(name)] * 2), Names=pair)))
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Kids=Array(leaves)))
    return pdf


@report("output")
def files_in_a_circle() -> pikepdf.Pdf:
    """The tree of files leads back to itself: an output."""
    pdf = blank()
    tree = pdf.make_indirect(Dictionary(Kids=Array()))
    pair = Array([String("a.txt"), file_spec(pdf, "a.txt", b"a")])
    tree.Kids.extend([pdf.make_indirect(Dictionary(Limits=Array([String("a.txt")] * 2), Names=pair)), tree])
    pdf.Root.Names = Dictionary(EmbeddedFiles=tree)
    return pdf


@report("output", files=True)
def files_twice_and_out_of_order() -> pikepdf.Pdf:
    """Two files inside bear one name, and the names are not in order: an output with all."""
    pdf = blank()
    names = ("z.txt", b"1"), ("a.txt", b"2"), ("z.txt", b"3")
    pairs = [part for name, data in names for part in (String(name), file_spec(pdf, name, data))]
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(pairs)))
    return pdf


@report("output")
def files_pinned_to_pages() -> pikepdf.Pdf:
    """Files are pinned to pages as annotations, and belong to page, catalog and picture: an output."""
    pdf = blank()
    spec = file_spec(pdf, "notiz.txt", b"Notiz", AFRelationship=Name.Supplement)
    pin = Dictionary(
        Type=Name.Annot, Subtype=Name.FileAttachment, FS=spec, Rect=Array([9, 9, 30, 30]), Name=Name.Paperclip
    )
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(pin)])
    pdf.pages[1].obj.AF = Array([spec])
    pdf.Root.AF = Array([spec, file_spec(pdf, "daten.xml", b"<a/>", AFRelationship=Name.Data)])
    return pdf


@report("output")
def files_without_content() -> pikepdf.Pdf:
    """The tree of files names null, a text, and a file that lies elsewhere: an output."""
    pdf = blank()
    elsewhere = Dictionary(Type=Name.Filespec, F=String("C:/Berichte/anders.doc"))
    pairs = [String("a"), None, String("b"), String("text"), String("c"), elsewhere, String("half")]
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(pairs)))
    return pdf


@report("output")
def files_that_are_none() -> pikepdf.Pdf:
    """Where the tree of files should be stands a number: an output."""
    pdf = blank()
    pdf.Root.Names = Dictionary(EmbeddedFiles=5)
    pdf.Root.AF = Name.Keine
    return pdf


@report("output")
def portfolio() -> pikepdf.Pdf:
    """The report is a portfolio, its pages are the cover of the files inside: an output."""
    pdf = files_inside()
    field = Dictionary(Type=Name.CollectionField, Subtype=Name.F, N=String("Name"), O=0)
    schema = Dictionary(Type=Name.CollectionSchema, Name=field)
    pdf.Root.Collection = Dictionary(Type=Name.Collection, Schema=schema, View=Name.D, D=String("zahlen.csv"))
    return pdf


@report("output")
def report_in_report() -> pikepdf.Pdf:
    """Another report with a file of its own lies inside: an output."""
    return embed(blank(), innen__pdf=as_bytes(files_inside()))


@report("output")
def large_file_inside() -> pikepdf.Pdf:
    """A file of two megabytes lies inside: an output."""
    return embed(blank(), gross__bin=bytes(range(256)) * 8192)
