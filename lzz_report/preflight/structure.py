"""Check: the structure tree of a PDF in, its order of reading and whatever a listener would stumble over out."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.documents.expectation import PdfExpectation
from lzz_report.preflight.fault import fault
from lzz_report.preflight.opened_file import OpenedFile


def check_structure(file: OpenedFile) -> Iterator[Diagnostic]:
    """Yield a fault for missing tags, empty ones, gaps between headings, and pictures and links without words."""
    document, structure, expectation = file.document, file.structure, file.expectation
    is_marked = bool(document.Root.get("/MarkInfo", Dictionary()).get("/Marked", False))
    if structure.roots != ["/Document"] or not is_marked:
        yield fault(expectation, "untagged", "the file is not tagged as one document")
    if structure.empty:
        yield fault(expectation, "empty-tags", "tags without content", got=", ".join(structure.empty))
    yield from _check_headings(structure.headings, expectation)
    for index in structure.speechless_pictures:
        yield fault(expectation, "no-alternative", f"a picture on page {index + 1} has no alternative text")
    for number, page in enumerate(document.pages, start=1):
        for link in page.obj.get("/Annots", Array()):
            if not str(link.get("/Contents", "")):
                yield fault(expectation, "link-unspoken", f"a link on page {number} says nothing about its target")


def _check_headings(levels: list[int], expectation: PdfExpectation) -> Iterator[Diagnostic]:
    for before, level in zip([0, *levels], levels, strict=False):
        if level > before + 1:
            follows = f"follows H{before}" if before else "is the first heading"
            yield fault(expectation, "heading-gap", "levels of headings are left out", got=f"H{level} {follows}")
