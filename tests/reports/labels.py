"""Make: reports with page labels and named destinations."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.reports.paper import blank, explicit, link
from tests.reports.register import report


def _labelled(*nums: Any, pages: int = 5) -> pikepdf.Pdf:
    pdf = blank(pages)
    pdf.Root.PageLabels = Dictionary(Nums=Array(nums))
    return pdf


@report("output")
def roman_then_arabic() -> pikepdf.Pdf:
    """Two pages are numbered i and ii, the others from 1: an output."""
    return _labelled(0, Dictionary(S=Name.r), 2, Dictionary(S=Name.D))


@report("output")
def labels_with_prefix() -> pikepdf.Pdf:
    """Labels have prefixes and starts, letters and no number at all: an output."""
    styles = Dictionary(P=String("Teil-"), S=Name.A, St=25), Dictionary(P=String("§ ")), Dictionary(S=Name.R, St=1999)
    return _labelled(0, styles[0], 2, styles[1], 3, styles[2])


@report("output")
def labels_like_ours() -> pikepdf.Pdf:
    """The report's own pages are called A1-1 and A1-2: an output."""
    return _labelled(0, Dictionary(P=String("A1-"), S=Name.D))


@report("output")
def labels_beyond_the_end() -> pikepdf.Pdf:
    """Labels are planned for pages the report does not have: an output in which they do not show."""
    return _labelled(0, Dictionary(S=Name.D), 5, Dictionary(P=String("X")), 99, Dictionary(P=String("Y")))


@report("output")
def labels_starting_late() -> pikepdf.Pdf:
    """The first pages have no label: an output."""
    return _labelled(2, Dictionary(S=Name.D))


@report("output")
def labels_out_of_order() -> pikepdf.Pdf:
    """The ranges of labels are not in order: an output."""
    return _labelled(3, Dictionary(S=Name.R), 0, Dictionary(S=Name.r))


@report("output")
def labels_with_half_a_pair() -> pikepdf.Pdf:
    """The list of labels ends in the middle of a pair: an output."""
    return _labelled(0, Dictionary(S=Name.r), 2)


@report("output")
def labels_with_rubbish() -> pikepdf.Pdf:
    """Among the labels stand names, nulls, negative pages and styles nobody knows: an output."""
    odd = Dictionary(S=Name.Zahl, St=-5), Dictionary(S=String("D"))
    return _labelled(-3, Dictionary(S=Name.D), 0, odd[0], Name.Vier, None, 2, odd[1], 3, None)


@report("output")
def labels_in_a_deep_tree() -> pikepdf.Pdf:
    """The labels hang in a tree three deep: an output."""
    pdf = blank(5)
    leaves = [
        pdf.make_indirect(Dictionary(Limits=Array([n, n]), Nums=Array([n, Dictionary(S=Name.r, St=n + 1)])))
        for n in (0, 3)
    ]
    middle = pdf.make_indirect(Dictionary(Limits=Array([0, 3]), Kids=Array(leaves)))
    pdf.Root.PageLabels = Dictionary(Kids=Array([middle]))
    return pdf


@report("output")
def labels_in_a_circle() -> pikepdf.Pdf:
    """The tree of labels leads back to itself: an output."""
    pdf = blank(3)
    pdf.Root.PageLabels = pdf.make_indirect(Dictionary(Kids=Array()))
    pdf.Root.PageLabels.Kids.append(pdf.Root.PageLabels)
    return pdf


@report("output")
def labels_that_are_none() -> pikepdf.Pdf:
    """Where the labels should be stands a name: an output."""
    pdf = blank(3)
    pdf.Root.PageLabels = Name.Keine
    return pdf


@report("output")
def names_of_the_first_edition() -> pikepdf.Pdf:
    """Destinations have names in the manner of PDF 1.1, links use them: an output."""
    pdf = blank(3)
    pdf.Root.Dests = Dictionary(Anfang=explicit(pdf.pages[0]), Ende=Dictionary(D=explicit(pdf.pages[2])))
    pdf.pages[0].obj.Annots = Array([link(pdf, Dest=Name.Ende), link(pdf, A=Dictionary(S=Name.GoTo, D=Name.Anfang))])
    return pdf


@report("output")
def names_in_a_tree() -> pikepdf.Pdf:
    """Destinations have names in a tree with branches, links use them: an output."""
    pdf = blank(3)
    leaves = []
    for names in (("anfang", "ende"), ("mitte", "zuletzt")):
        pairs = [part for name in names for part in (String(name), explicit(pdf.pages[2]))]
        limits = Array([String(names[0]), String(names[1])])
        leaves.append(pdf.make_indirect(Dictionary(Limits=limits, Names=Array(pairs))))
    pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary(Kids=Array(leaves))))
    pdf.pages[0].obj.Annots = Array([link(pdf, Dest=String("mitte"))])
    return pdf


@report("output")
def names_like_ours() -> pikepdf.Pdf:
    """The report uses the sheets' names for places of its own: an output in which both lead to the right page."""
    pdf = blank(3)
    names = [part for name in ("kontakt", "ziel") for part in (String(name), explicit(pdf.pages[2]))]
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array(names)))
    pdf.Root.Dests = Dictionary(kontakt=explicit(pdf.pages[1]))
    pdf.pages[0].obj.Annots = Array([link(pdf, Dest=String("kontakt")), link(pdf, Dest=Name.kontakt)])
    return pdf


@report("output")
def names_out_of_order() -> pikepdf.Pdf:
    """The names are not in order, one stands twice, one is empty, one has 3,000 letters: an output."""
    pdf = blank(3)
    names = [String("z"), explicit(pdf.pages[0]), String("a"), explicit(pdf.pages[1]), String("a")]
    names += [explicit(pdf.pages[2]), String(""), explicit(pdf.pages[2]), String("n" * 3000), explicit(pdf.pages[1])]
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array(names)))
    return pdf


@report("output")
def names_in_a_circle() -> pikepdf.Pdf:
    """The tree of names leads back to itself: an output."""
    pdf = blank(3)
    tree = pdf.make_indirect(Dictionary(Kids=Array()))
    tree.Kids.append(tree)
    pdf.Root.Names = Dictionary(Dests=tree)
    return pdf


@report("output")
def names_to_nowhere() -> pikepdf.Pdf:
    """Names lead to null, to a number, to another name and to a page outside of the report: an output."""
    pdf = blank(3)
    outside = pdf.make_indirect(Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 9, 9])))
    places = {"null": None, "zahl": 5, "name": String("zahl"), "seite": Array([outside, Name.Fit]), "leer": Array()}
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([x for k, v in places.items() for x in (String(k), v)])))
    return pdf


@report("output")
def names_that_are_none() -> pikepdf.Pdf:
    """Where the names should be stands a list: an output."""
    pdf = blank(3)
    pdf.Root.Names = Array([1])
    return pdf


@report("output")
def names_beyond_ascii() -> pikepdf.Pdf:
    """Names of destinations, fonts and keys have letters beyond ASCII and bytes of no encoding: an output."""
    pdf = blank(2)
    odd = [String(b"\xff\xfe\x00z"), explicit(pdf.pages[1]), String("größe"), explicit(pdf.pages[1])]
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array(odd)))
    pdf.Root["/Schlüssel ä"] = String(b"\x00\x80\xff")
    return pdf
