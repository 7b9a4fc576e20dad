"""Check: what a PDF says about itself in, whatever differs from what it must say out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from pikepdf import Array, Dictionary

from lzz_report.diagnostics.catalogue.preflight import (
    PreflightAttachments,
    PreflightBookmarks,
    PreflightClaims,
    PreflightLanguage,
    PreflightTitle,
    PreflightTitleHidden,
)
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.documents.expectation import PdfExpectation
from lzz_report.preflight.fault import of_file
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
        yield of_file(expectation, PreflightLanguage(wanted=expectation.language, language=language))
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield of_file(expectation, PreflightTitleHidden())
    if expectation.bookmarks and "/Outlines" not in root:
        yield of_file(expectation, PreflightBookmarks())
    embedded = sorted(str(one.get("/UF", "")) for one in root.get("/AF", Array()))
    wanted = sorted(expectation.attachments)
    if embedded != wanted or sorted(document.attachments) != wanted:
        yield of_file(expectation, PreflightAttachments(wanted=tuple(wanted), attachments=tuple(embedded)))


def _check_metadata(document: Pdf, expectation: PdfExpectation) -> Iterator[Diagnostic]:
    packet = document.Root.get("/Metadata")
    xmp = ET.fromstring(packet.read_bytes()) if packet is not None else ET.Element("none")  # noqa: S314  our own file
    told = {one.tag: "".join(one.itertext()).strip() for one in xmp.iter()}
    titles = {str(document.trailer.get("/Info", Dictionary()).get("/Title", "")), told.get(XMP_TITLE, "")}
    if titles != {expectation.title}:
        named = tuple(sorted(filter(None, titles)))
        yield of_file(expectation, PreflightTitle(wanted=expectation.title, titles=named))
    claims = expectation.profile.claims
    missing = [f"{name.rpartition('}')[2]} {value}" for name, value in _stated(claims) if told.get(name) != value]
    if missing:
        yield of_file(expectation, PreflightClaims(claims=claims.words, missing=tuple(missing)))


def _stated(claims: Claims) -> Iterator[tuple[str, str]]:
    """Yield the elements of the metadata that state some claims, each with its text."""
    pdfa, pdfua = NAMESPACES["pdfaid"], NAMESPACES["pdfuaid"]
    yield f"{{{pdfa}}}part", claims.part
    yield f"{{{pdfa}}}conformance", claims.level.upper()
    if claims.ua:
        yield f"{{{pdfua}}}part", claims.ua
