"""Check: what a PDF says about itself in, whatever differs from what it must say out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from pikepdf import Array, Dictionary

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.documents.expectation import PdfExpectation
from lzz_report.preflight.fault import fault
from lzz_report.preflight.opened_file import OpenedFile
from lzz_report.profiles import Claims
from lzz_report.profiles.claims import NAMESPACES

if TYPE_CHECKING:
    from pikepdf import Pdf

XMP_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def check_document(file: OpenedFile) -> Iterator[Diagnostic]:
    """Yield a fault for a wrong title, language, claim, list of embedded files, or for missing bookmarks."""
    document, expectation = file.document, file.expectation
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
    claims = expectation.profile.claims
    missing = [f"{name.rpartition('}')[2]} {value}" for name, value in _stated(claims) if told.get(name) != value]
    if missing:
        problem = f"the file does not claim to be {' and '.join(claims.words)}"
        yield fault(expectation, "claims", problem, got=f"missing: {', '.join(missing)}")


def _stated(claims: Claims) -> Iterator[tuple[str, str]]:
    """Yield the elements of the metadata that state some claims, each with its text."""
    pdfa, pdfua = NAMESPACES["pdfaid"], NAMESPACES["pdfuaid"]
    yield f"{{{pdfa}}}part", claims.part
    yield f"{{{pdfa}}}conformance", claims.level.upper()
    if claims.ua:
        yield f"{{{pdfua}}}part", claims.ua
