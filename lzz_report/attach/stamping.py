"""Stamp: pages of ours and what is laid over them in, the same pages with it, their own content untouched, out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from io import BytesIO

from pikepdf import Array, Name, Object, Page, Pdf, Stream

Matrix = tuple[float, float, float, float, float, float]

ARTIFACT = b"Q /Artifact <</Type /Pagination /Subtype /Footer>> BDC q %s cm /%s Do Q EMC\n"


def stamp(document: Pdf, stamps: Sequence[bytes], kept: ExitStack) -> None:
    """Lay one page over each; `kept` holds open what the document still reads from."""
    for number, (page, pdf) in enumerate(zip(document.pages, stamps, strict=False), 1):
        source = kept.enter_context(Pdf.open(BytesIO(pdf)))
        form = document.copy_foreign(source.make_indirect(source.pages[0].as_form_xobject()))
        for key in ("/Group", "/StructParents"):
            if key in form:
                del form[key]
        _lay_over(document, page, form, f"LzzStamp{number}")


def _lay_over(document: Pdf, page: Page, form: Object, name: str) -> None:
    # By its name the library would choose one at random, and the bytes would differ from run to run.
    page.add_resource(form, Name.XObject, Name(f"/{name}"))
    place = " ".join(_written(value) for value in placement(page)).encode()
    wrap_content(document, page, b"q\n", ARTIFACT % (place, name.encode()))


def wrap_content(document: Pdf, page: Page, before: bytes, after: bytes) -> None:
    """Put content before and behind a page's own, whose bytes stay as they are."""
    contents = page.obj.get("/Contents", Array())
    own = list(contents) if isinstance(contents, Array) else [contents]
    page.obj.Contents = Array([Stream(document, before), *own, Stream(document, after)])


def placement(page: Page) -> Matrix:
    """Return the matrix from the page as it is shown, its lower left corner at 0, 0, to its own coordinates."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    quarter = int(page.obj.get("/Rotate", 0)) // 90 % 4
    return (
        (1, 0, 0, 1, left, bottom),
        (0, 1, -1, 0, right, bottom),
        (-1, 0, 0, -1, right, top),
        (0, -1, 1, 0, left, top),
    )[quarter]


def _written(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
