"""Conform: the engine's PDF and its facts in, one file that keeps the norms of its profile out."""

from __future__ import annotations

from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf

from lzz_report.conform.attachments import embed
from lzz_report.conform.groups import drop_groups
from lzz_report.conform.metadata import describe
from lzz_report.conform.page_boxes import keep_boxes
from lzz_report.conform.structure_writer import write_tags
from lzz_report.conform.viewing import set_viewing
from lzz_report.documents.document_facts import DocumentFacts
from lzz_report.profiles import ARCHIVE

__all__ = ["conform", "single_pages"]


def conform(pdf: bytes, facts: DocumentFacts) -> bytes:
    """Return the finished file; the same input gives the same bytes.

    `pdf` is what the engine wrote for the profile, `facts.tags` the tags that came with it.
    """
    with Pdf.open(BytesIO(pdf)) as document:
        write_tags(document, facts)
        keep_boxes(document, facts.profile.boxes)
        embed(document, facts.attachments, facts.date)
        set_viewing(document, facts)
        describe(document, facts)
        if not facts.profile.has_transparency:
            drop_groups(document)
        return _saved(document, facts.profile.pdf_version)


def single_pages(pdf: bytes) -> tuple[bytes, ...]:
    """Return each page of a PDF as a file of its own; nothing of the document around it."""
    with Pdf.open(BytesIO(pdf)) as document:
        return tuple(_alone(document, index) for index in range(len(document.pages)))


def _alone(document: Pdf, index: int) -> bytes:
    with Pdf.new() as alone:
        alone.pages.append(document.pages[index])
        return _saved(alone, ARCHIVE.pdf_version)


def _saved(document: Pdf, version: str) -> bytes:
    finished = BytesIO()
    # Streams of objects came with PDF 1.5.
    mode = ObjectStreamMode.generate if version >= "1.5" else ObjectStreamMode.disable
    document.save(finished, deterministic_id=True, object_stream_mode=mode, force_version=version)
    return finished.getvalue()
