"""Conform: the engine's PDF and its facts in, one file that is PDF/A-3a and PDF/UA-1 at once out."""

from __future__ import annotations

from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf

from lzz_report.conform.attachments import embed
from lzz_report.conform.content import mark_content
from lzz_report.conform.groups import drop_groups
from lzz_report.conform.metadata import describe
from lzz_report.conform.structure_writer import write_tags
from lzz_report.conform.to_unicode import translate_letters
from lzz_report.conform.trimming import trim_pages
from lzz_report.conform.viewing import set_viewing
from lzz_report.documents.document_facts import DocumentFacts

__all__ = ["conform", "single_pages", "trim_pages"]


def conform(pdf: bytes, facts: DocumentFacts) -> bytes:
    """Return the finished file; the same input gives the same bytes.

    `pdf` is what WeasyPrint writes as `pdf/a-3a` while the recorder that made `facts.tags` watched.
    Raises TemplateError when the tags do not belong to the file or content cannot be tagged.
    """
    with Pdf.open(BytesIO(pdf)) as document:
        translate_letters(document)
        numbers = mark_content(document, facts.tags)
        write_tags(document, facts, numbers)
        trim_pages(document)
        embed(document, facts.attachments, facts.date)
        set_viewing(document, facts)
        describe(document, facts)
        if facts.part == 1:
            drop_groups(document)
        return _saved(document, part=facts.part)


def single_pages(pdf: bytes) -> tuple[bytes, ...]:
    """Return each page of a PDF as a file of its own; nothing of the document around it."""
    with Pdf.open(BytesIO(pdf)) as document:
        return tuple(_alone(document, index) for index in range(len(document.pages)))


def _alone(document: Pdf, index: int) -> bytes:
    with Pdf.new() as alone:
        alone.pages.append(document.pages[index])
        return _saved(alone, part=1)


def _saved(document: Pdf, *, part: int) -> bytes:
    finished = BytesIO()
    # PDF/A-1 is PDF 1.4, which has no streams of objects.
    mode = ObjectStreamMode.generate if part > 1 else ObjectStreamMode.disable
    document.save(finished, deterministic_id=True, object_stream_mode=mode, force_version="" if part > 1 else "1.4")
    return finished.getvalue()
