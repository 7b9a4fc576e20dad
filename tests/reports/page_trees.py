"""Make: reports whose page tree lies, loops, is very deep or misses what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.reports.paper import blank
from tests.reports.raw import page, plain, stream, written
from tests.reports.register import report

if TYPE_CHECKING:
    import pikepdf


def _kids(kids: bytes, count: bytes, more: bytes = b"") -> bytes:
    objects = plain(2)
    objects[2] = b"<< /Type /Pages /Kids [%s] /Count %s %s >>" % (kids, count, more)
    return written(objects)


@report("output")
def count_too_high() -> bytes:
    """The page tree says it has 5 pages and has 2: an output."""
    return _kids(b"4 0 R 6 0 R", b"5")


@report("output")
def count_too_low() -> bytes:
    """The page tree says it has 1 page and has 2: an output."""
    return _kids(b"4 0 R 6 0 R", b"1")


@report("output")
def count_negative() -> bytes:
    """The page tree says it has -2 pages: an output."""
    return _kids(b"4 0 R 6 0 R", b"-2")


@report("output", "damaged")
def count_absent() -> bytes:
    """The page tree does not tell its pages; readers count, or give up: an output, or damaged."""
    return _kids(b"4 0 R 6 0 R", b"null")


@report("output")
def lying_branch() -> bytes:
    """A branch of the page tree lies about its pages, the root does not: an output."""
    objects = plain(3)
    objects[2] = b"<< /Type /Pages /Kids [20 0 R 8 0 R] /Count 3 >>"
    objects[20] = b"<< /Type /Pages /Parent 2 0 R /Kids [4 0 R 6 0 R] /Count 7 >>"
    objects[4], objects[6] = page(5, 20), page(7, 20)
    return written(objects)


@report("output", "damaged")
def page_tree_in_a_circle() -> bytes:
    """A branch of the page tree leads back to the root: an output with the pages there are, or damaged."""
    objects = plain(1)
    objects[2] = b"<< /Type /Pages /Kids [4 0 R 20 0 R] /Count 2 >>"
    objects[20] = b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>"
    return written(objects)


@report("output")
def deep_page_tree() -> bytes:
    """Every page hangs under forty branches: an output."""
    objects = plain(2)
    objects[2] = b"<< /Type /Pages /Kids [20 0 R] /Count 2 >>"
    for number in range(20, 60):
        kids = b"4 0 R 6 0 R" if number == 59 else b"%d 0 R" % (number + 1)
        objects[number] = b"<< /Type /Pages /Parent %d 0 R /Kids [%s] /Count 2 >>" % (
            2 if number == 20 else number - 1,
            kids,
        )
    objects[4], objects[6] = page(5, 59), page(7, 59)
    return written(objects)


@report("output", "damaged")
def page_tree_with_nulls() -> bytes:
    """Among the pages stand null, a missing object and a number: an output."""
    return _kids(b"4 0 R null 99 0 R 6 0 R", b"2")


@report("output", "damaged")
def kids_of_another_kind() -> bytes:
    """Among the pages stands a font: an output with the pages there are, or damaged."""
    return _kids(b"4 0 R 3 0 R 6 0 R", b"2")


@report("output")
def page_named_twice() -> bytes:
    """One page stands twice in the page tree: an output."""
    return _kids(b"4 0 R 6 0 R 4 0 R", b"3")


@report("output")
def page_without_object() -> bytes:
    """A page is written into the page tree itself: an output."""
    return _kids(page(5) + b" 6 0 R", b"2")


@report("output")
def types_missing() -> bytes:
    """Catalog, page tree and pages do not say what they are: an output."""
    objects = {
        number: content.replace(b"/Type /Catalog", b"").replace(b"/Type /Pages", b"").replace(b"/Type /Page", b"")
        for number, content in plain(2).items()
    }
    return written(objects)


@report("output")
def parents_missing() -> bytes:
    """No page knows its parent: an output."""
    objects = plain(2)
    return written({number: content.replace(b"/Parent 2 0 R", b"") for number, content in objects.items()})


@report("output")
def parents_wrong() -> bytes:
    """Every page calls the font its parent: an output."""
    objects = plain(2)
    return written({number: content.replace(b"/Parent 2 0 R", b"/Parent 3 0 R") for number, content in objects.items()})


@report("output")
def resources_missing() -> pikepdf.Pdf:
    """A page has no resources although its text needs a font: an output."""
    pdf = blank(2)
    del pdf.pages[1].obj.Resources
    return pdf


@report("output")
def contents_missing() -> pikepdf.Pdf:
    """A page has no content: an output."""
    pdf = blank(2)
    del pdf.pages[1].obj.Contents
    return pdf


@report("output")
def contents_in_pieces() -> bytes:
    """The content of a page is cut in the middle of a word, with an empty piece and a null between: an output."""
    objects = plain(1)
    objects[4] = page(5).replace(b"/Contents 5 0 R", b"/Contents [5 0 R null 20 0 R 21 0 R]")
    objects[5] = stream(b"q BT /F1 24 Tf 60 700 Td (Ein ")
    objects[20] = stream(b"")
    objects[21] = stream(b"Satz) Tj ET")
    return written(objects)


@report("output")
def contents_unbalanced() -> bytes:
    """Content leaves states open and closes more than it opens: an output."""
    objects = plain(2)
    objects[5] = stream(b"q q 0.5 0 0 0.5 0 0 cm BT /F1 24 Tf 60 700 Td (offen) Tj")
    objects[7] = stream(b"Q Q Q BT /F1 24 Tf 60 700 Td (zu) Tj ET EMC EMC")
    return written(objects)


@report("output")
def contents_broken() -> bytes:
    """The compressed content of a page cannot be unpacked: an output."""
    objects = plain(2)
    objects[7] = stream(b"no deflate at all", b"/Filter /FlateDecode")
    return written(objects)


@report("no-pages")
def no_pages() -> bytes:
    """The report has no page: refused."""
    return _kids(b"", b"0")


@report("no-pages")
def no_pages_yet_counted() -> bytes:
    """The report has no page and says it has three: refused."""
    return _kids(b"", b"3")


@report("no-pages", "damaged")
def no_page_tree() -> bytes:
    """The catalog has no page tree: refused."""
    return written(plain(1) | {1: b"<< /Type /Catalog >>"})


@report("damaged", "no-pages")
def catalog_missing() -> bytes:
    """The object that should be the catalog is not there: refused."""
    objects = plain(1)
    del objects[1]
    return written(objects)
