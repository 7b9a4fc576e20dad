"""Make: a number of pages in, a plain report out that the odd ones are made from."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

A4 = (0, 0, 595, 842)


def blank(pages: int = 2) -> pikepdf.Pdf:
    """Return a report with a line of text on each page."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for number in range(1, pages + 1):
        add_page(pdf, f"Seite {number} des Sachberichts", font)
    return pdf


def add_page(pdf: pikepdf.Pdf, text: str, font: Any = None, box: tuple[float, ...] = A4) -> pikepdf.Page:
    """Add a page with a line of text and return it."""
    face = font or pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array(box),
        Resources=Dictionary(Font=Dictionary(F1=face)),
        Contents=pdf.make_stream(line(text)),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf.pages[-1]


def line(text: str) -> bytes:
    """Return the content of a page: a line of text and a grey bar, so that a picture of it shows its place."""
    return b"BT /F1 24 Tf 60 700 Td (%s) Tj ET 0.6 g 60 640 300 20 re f" % text.encode("latin-1")


def link(pdf: pikepdf.Pdf, **target: Any) -> Any:
    """Return a link annotation with the given entries."""
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([60, 640, 360, 660]), Border=Array([0, 0, 0]), **target
        )
    )


def explicit(page: pikepdf.Page, *view: Any) -> Array:
    """Return a destination on a page."""
    return Array([page.obj, *(view or (Name.XYZ, 0, 700, None))])


def file_spec(pdf: pikepdf.Pdf, name: str, data: bytes, **more: Any) -> Any:
    """Return a file to be carried inside the report."""
    dates = Dictionary(Size=len(data), CreationDate=String("D:20240101000000Z"), ModDate=String("D:20240101000000Z"))
    stream = pdf.make_stream(data, Type=Name.EmbeddedFile, Subtype=Name("/text/plain"), Params=dates)
    names = Dictionary(F=stream, UF=stream)
    return pdf.make_indirect(Dictionary(Type=Name.Filespec, F=String(name), UF=String(name), EF=names, **more))


def embed(pdf: pikepdf.Pdf, **files: bytes) -> pikepdf.Pdf:
    """Return the report with these files inside; `a__txt` stands for a.txt."""
    pairs: list[Any] = []
    for key, data in sorted(files.items()):
        name = key.replace("__", ".")
        pairs += [String(name), file_spec(pdf, name, data)]
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(pairs)))
    return pdf
