"""Check: what a PDF says about itself in, whatever differs from what it must say out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from pikepdf import Array, Dictionary

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.documents.expectation import PdfExpectation
from lzz_report.preflight.fault import fault

if TYPE_CHECKING:
    from pikepdf import Pdf

PDFA_PART = "{http://www.aiim.org/pdfa/ns/id/}part"
PDFA_LEVEL = "{http://www.aiim.org/pdfa/ns/id/}conformance"
PDFUA_PART = "{http://www.aiim.org/pdfua/ns/id/}part"
CLAIMS = {
    3: ("PDF/A-3a and PDF/UA-1", {PDFA_PART: "3", PDFA_LEVEL: "A", PDFUA_PART: "1"}),
    1: ("PDF/A-1a", {PDFA_PART: "1", PDFA_LEVEL: "A"}),
}
XMP_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def check_document(document: Pdf, expectation: PdfExpectation) -> Iterator[Diagnostic]:
    """Yield a fault for a wrong title, language, claim, list of embedded files, or for missing bookmarks."""
    root = document.Root
    yield from _check_metadata(document, expectation)
    language = str(root.get("/Lang", ""))
    if language != expectation.language:
        yield fault(expectation, "language", f"the language should be {expectation.language}", got=language or "none")
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield fault(expectation, "title-hidden", "viewers show the file's name instead of its title")
    if expectation.bookmarks and "/Outlines" not in root:
        yield fault(expectation, "bookmarks", "the file has no bookmarks")
    embedded = sorted(str(one.get("/UF", "")) for one in root.get("/AF", Array()))
    wanted = sorted(expectation.attachments)
    if embedded != wanted or sorted(document.attachments) != wanted:
        problem = f"embedded files should be: {', '.join(wanted) or 'none'}"
        yield fault(expectation, "attachments", problem, got=", ".join(embedded) or "none")


def _check_metadata(document: Pdf, expectation: PdfExpectation) -> Iterator[Diagnostic]:
    packet = document.Root.get("/Metadata")
    xmp = ET.fromstring(packet.read_bytes()) if packet is not None else ET.Element("none")  # noqa: S314  our own file
    told = {one.tag: "".join(one.itertext()).strip() for one in xmp.iter()}
    titles = {str(document.trailer.get("/Info", Dictionary()).get("/Title", "")), told.get(XMP_TITLE, "")}
    if titles != {expectation.title}:
        problem = f"the title should be {expectation.title}"
        yield fault(expectation, "title", problem, got=" and ".join(sorted(titles)) or "none")
    words, claims = CLAIMS[expectation.part]
    missing = [f"{name.rpartition('}')[2]} {value}" for name, value in claims.items() if told.get(name) != value]
    if missing:
        problem = f"the file does not claim to be {words}"
        yield fault(expectation, "claims", problem, got=f"missing: {', '.join(missing)}")
