"""Make: reports with bookmarks, sound and broken."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.reports.paper import blank, explicit
from tests.reports.raw import ending, plain, written
from tests.reports.register import report


def item(pdf: pikepdf.Pdf, title: str, page: int | None = 0, **entries: Any) -> Any:
    """Return a bookmark to a page (from 0)."""
    made = pdf.make_indirect(Dictionary(Title=String(title), **entries))
    if page is not None:
        made.Dest = explicit(pdf.pages[page])
    return made


def hang(parent: Any, *children: Any, closed: bool = False) -> Any:
    """Hang bookmarks under one, count them as open or closed, and return it."""
    for left, right in pairwise(children):
        left.Next, right.Prev = right, left
    for child in children:
        child.Parent = parent
    parent.First, parent.Last = children[0], children[-1]
    shown = len(children) + sum(max(int(child.get("/Count", 0)), 0) for child in children)
    parent.Count = -shown if closed else shown
    return parent


def outlined(pages: int = 3) -> tuple[pikepdf.Pdf, Any]:
    """Return a report and its root of bookmarks, to be hung full."""
    pdf = blank(pages)
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    return pdf, pdf.Root.Outlines


@report("output")
def bookmarks_nested() -> pikepdf.Pdf:
    """Bookmarks three deep, some closed, with colour and weight: an output."""
    pdf, root = outlined()
    deep = hang(item(pdf, "Zwei Eins"), item(pdf, "Ganz unten", 2))
    open_one = hang(item(pdf, "Eins"), item(pdf, "Eins Eins"), item(pdf, "Eins Zwei", 1))
    closed = hang(item(pdf, "Zwei", 1, C=Array([1, 0, 0]), F=3), deep, closed=True)
    hang(root, open_one, closed, item(pdf, "Drei – ‚Ausblick‘ 😀", 2))
    pdf.Root.PageMode = Name.UseOutlines
    return pdf


@report("output")
def bookmarks_by_name_and_action() -> pikepdf.Pdf:
    """Bookmarks lead to names, actions, the web, another file, and nowhere: an output."""
    pdf, root = outlined()
    pdf.Root.Dests = Dictionary(Kapitel=explicit(pdf.pages[1]))
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("schluss"), explicit(pdf.pages[2])])))
    go = Dictionary(
        S=Name.GoTo, D=explicit(pdf.pages[1]), Next=Dictionary(S=Name.URI, URI=String("https://example.org"))
    )
    hang(
        root,
        item(pdf, "Name", None, Dest=Name.Kapitel),
        item(pdf, "Text", None, Dest=String("schluss")),
        item(pdf, "Schritt", None, A=go),
        item(pdf, "Netz", None, A=Dictionary(S=Name.URI, URI=String("https://example.org/a?b=ü"))),
        item(pdf, "Datei", None, A=Dictionary(S=Name.GoToR, F=String("anders.pdf"), D=Array([0, Name.Fit]))),
        item(pdf, "Unbekannt", None, Dest=String("gibt es nicht")),
        item(pdf, "Nirgends", None),
    )
    return pdf


@report("output")
def bookmark_named_annexes() -> pikepdf.Pdf:
    """The report has annexes and a bookmark of that name already: an output with both."""
    pdf, root = outlined()
    hang(root, item(pdf, "Bericht"), hang(item(pdf, "Anlagen", 2), item(pdf, "Anlage 1", 2)))
    return pdf


@report("output")
def bookmarks_in_a_circle() -> pikepdf.Pdf:
    """The last bookmark is followed by the first: an output."""
    pdf, root = outlined()
    first, last = item(pdf, "Eins"), item(pdf, "Zwei", 1)
    hang(root, first, last)
    last.Next = first
    return pdf


@report("output")
def bookmark_under_itself() -> pikepdf.Pdf:
    """A bookmark is its own child: an output."""
    pdf, root = outlined()
    first = item(pdf, "Eins")
    hang(root, first)
    first.First, first.Last, first.Count = first, first, 1
    return pdf


@report("output")
def bookmarks_without_last() -> pikepdf.Pdf:
    """The root of the bookmarks knows its first only, and miscounts: an output."""
    pdf, root = outlined()
    hang(root, item(pdf, "Eins"), item(pdf, "Zwei", 1), item(pdf, "Drei", 2))
    del root.Last
    root.Count = 99
    return pdf


@report("output")
def bookmarks_with_wrong_last() -> pikepdf.Pdf:
    """The root of the bookmarks takes the first for the last: an output."""
    pdf, root = outlined()
    hang(root, item(pdf, "Eins"), item(pdf, "Zwei", 1))
    root.Last = root.First
    return pdf


@report("output")
def bookmarks_of_removed_pages() -> pikepdf.Pdf:
    """Bookmarks lead to pages that are not in the report any more, and to page numbers: an output."""
    pdf, root = outlined()
    hang(
        root,
        item(pdf, "Weg", 2),
        item(pdf, "Nummer", None, Dest=Array([1, Name.Fit])),
        item(pdf, "Zu weit", None, Dest=Array([77, Name.Fit])),
        item(pdf, "Da", 0),
    )
    del pdf.pages[2]
    return pdf


@report("output")
def bookmarks_empty() -> pikepdf.Pdf:
    """The root of the bookmarks is there and empty: an output."""
    pdf, root = outlined()
    root.Count = 0
    return pdf


@report("output")
def bookmarks_that_are_none() -> pikepdf.Pdf:
    """Where the bookmarks should be stands a list: an output."""
    pdf, _ = outlined()
    pdf.Root.Outlines = Array([1, 2])
    return pdf


@report("output")
def bookmarks_without_titles() -> pikepdf.Pdf:
    """Bookmarks have no title, an empty one, a name and one of 5,000 letters: an output."""
    pdf, root = outlined()
    nameless, named = item(pdf, "x"), item(pdf, "x")
    named.Title = Name.Titel
    del nameless.Title
    hang(root, nameless, named, item(pdf, ""), item(pdf, "y" * 5000, 1))
    return pdf


@report("output")
def bookmarks_written_in_place() -> pikepdf.Pdf:
    """Bookmarks are written into one another instead of being objects of their own: an output."""
    pdf = blank(2)
    second = Dictionary(Title=String("Zwei"), Dest=explicit(pdf.pages[1]))
    first = Dictionary(Title=String("Eins"), Dest=explicit(pdf.pages[0]), Next=second)
    pdf.Root.Outlines = Dictionary(First=first, Count=2)
    return pdf


@report("output")
def two_thousand_bookmarks() -> pikepdf.Pdf:
    """The report has 2,000 bookmarks in a row: an output."""
    pdf, root = outlined()
    hang(root, *(item(pdf, f"Zeile {number}", number % 3) for number in range(2000)))
    return pdf


@report("output")
def bookmarks_hundred_deep() -> pikepdf.Pdf:
    """Bookmarks hang 100 deep: an output."""
    pdf, root = outlined()
    lowest = item(pdf, "unten", 2)
    for depth in range(100):
        lowest = hang(item(pdf, f"Tiefe {100 - depth}"), lowest)
    hang(root, lowest)
    return pdf


@report("ambiguous")
def bookmarks_deleted_in_place() -> bytes:
    """Bookmarks were deleted behind the end of the file, and some readers still show them: refused."""
    objects = plain(2) | {
        1: b"<< /Type /Catalog /Pages 2 0 R /Outlines 30 0 R >>",
        30: b"<< /Type /Outlines /First 31 0 R /Last 31 0 R /Count 1 >>",
        31: b"<< /Title (Weg) /Parent 30 0 R /Dest [4 0 R /Fit] >>",
    }
    file = written(objects)
    start = int(file.rpartition(b"startxref\n")[2].split()[0])
    table = b"xref\n0 1\n0000000030 65535 f \n30 1\n0000000000 00001 f \n"
    return file + table + ending(32, len(file), b"/Prev %d" % start)
