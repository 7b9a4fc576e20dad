"""Check: the structure tree of a PDF in, its order of reading and whatever a listener would stumble over out."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary

from lzz_report.diagnostics.catalogue.preflight import (
    PreflightEmptyTags,
    PreflightHeadingGap,
    PreflightLinkUnspoken,
    PreflightNoAlternative,
    PreflightUntagged,
)
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.documents.expectation import PdfExpectation
from lzz_report.preflight.fault import of_file
from lzz_report.preflight.opened_file import OpenedFile


def check_structure(file: OpenedFile) -> Iterator[Diagnostic]:
    """Yield a fault for missing tags, empty ones, gaps between headings, and pictures and links without words."""
    document, structure, expectation = file.document, file.structure, file.expectation
    is_marked = bool(document.Root.get("/MarkInfo", Dictionary()).get("/Marked", False))
    if structure.roots != ["/Document"] or not is_marked:
        yield of_file(expectation, PreflightUntagged())
    if structure.empty:
        yield of_file(expectation, PreflightEmptyTags(roles=tuple(structure.empty)))
    yield from _check_headings(structure.headings, expectation)
    for index in structure.speechless_pictures:
        yield of_file(expectation, PreflightNoAlternative(page=index + 1))
    for number, page in enumerate(document.pages, start=1):
        for link in page.obj.get("/Annots", Array()):
            if not str(link.get("/Contents", "")):
                yield of_file(expectation, PreflightLinkUnspoken(page=number))


def _check_headings(levels: list[int], expectation: PdfExpectation) -> Iterator[Diagnostic]:
    for before, level in zip([0, *levels], levels, strict=False):
        if level > before + 1:
            yield of_file(expectation, PreflightHeadingGap(level=level, before=before or None))
