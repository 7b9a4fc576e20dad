"""Makes rendered pages conform to their norms and checks the finished file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from lzz_report import __version__
from lzz_report.conform import conform
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.documents.document_facts import DocumentFacts, EmbeddedFile
from lzz_report.documents.drawing import Drawing
from lzz_report.documents.expectation import ExpectedText, PdfExpectation
from lzz_report.engine import RenderedDocument
from lzz_report.pipeline.edition_inputs import EditionInputs
from lzz_report.pipeline.page_diagnostics import page_diagnostics
from lzz_report.preflight import preflight
from lzz_report.proofread import proofread


@dataclass(frozen=True, slots=True)
class RenderedPages:
    """A rendered document with what its file must hold: so many `pages`, the `texts` of the records, `embedded` files.

    `diagnostics` are what was wrong with it before it was rendered. A book opens as spreads and has bookmarks.
    """

    name: str
    title: str
    rendered: RenderedDocument
    pages: int
    texts: tuple[ExpectedText, ...] = ()
    embedded: tuple[EmbeddedFile, ...] = ()
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    is_book: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A finished PDF, how many pages it has, and what was found wrong with it."""

    name: str
    pdf: bytes
    pages: int
    diagnostics: tuple[Diagnostic, ...]


def finish(document: RenderedPages, inputs: EditionInputs) -> Document:
    """Return the document as it is published, with everything that is wrong with its pages and its file."""
    pdf = conform(document.rendered.pdf, _facts(document, inputs))
    seen = proofread(document.rendered.page_model, inputs.fonts, inputs.theme.floor_pt, document.drawings)
    diagnostics = (
        *document.diagnostics,
        *inputs.engine_diagnostics(document.rendered.log, document.name),
        *page_diagnostics(seen, document.name, document.texts),
        *preflight(pdf, _expectation(document, inputs)),
    )
    return Document(document.name, pdf, document.pages, diagnostics)


def _facts(document: RenderedPages, inputs: EditionInputs) -> DocumentFacts:
    publication = inputs.publication
    as_of = inputs.valid.edition.as_of
    return DocumentFacts(
        title=document.title,
        language=publication.language,
        date=datetime.fromisoformat((as_of + "-01-01")[:10]).replace(tzinfo=UTC),
        tags=document.rendered.tags,
        authors=(publication.programme,),
        subject=publication.subtitle,
        keywords=publication.keywords,
        tool=f"lzz-report {__version__}",
        page_link=inputs.strings("page_link", page="{page}", text="{text}"),
        opens_as_spreads=document.is_book,
        attachments=document.embedded,
        profile=inputs.profile,
    )


def _expectation(document: RenderedPages, inputs: EditionInputs) -> PdfExpectation:
    page = inputs.theme.page
    return PdfExpectation(
        file=document.name,
        title=document.title,
        language=inputs.publication.language,
        size_mm=(page.width_mm, page.height_mm),
        fonts=frozenset(face.family for face in inputs.theme.fonts),
        pages=document.pages,
        texts=document.texts,
        attachments=tuple(file.name for file in document.embedded),
        bookmarks=document.is_book,
        profile=inputs.profile,
    )
