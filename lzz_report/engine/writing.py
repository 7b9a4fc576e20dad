"""Writes laid-out documents as PDF."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

from lzz_report.documents.tags import TagTree
from lzz_report.engine.tag_recorder import TagRecorder
from lzz_report.profiles import OutputProfile


def pdf_variant(profile: OutputProfile) -> str:
    """Return what the engine calls the norm a profile asks for: "pdf/a-3a"."""
    return f"pdf/a-{profile.claims.part}{profile.claims.level}"


def write_tagged(document: Any, profile: OutputProfile) -> tuple[bytes, TagTree]:
    """Return a document as PDF with its content marked, and the tags that content belongs to."""
    recorder = TagRecorder()
    recorder.watch(document)
    return write(document, profile, recorder.finish), recorder.tree


def write(document: Any, profile: OutputProfile, finisher: Callable[[Any, Any], None] | None = None) -> bytes:
    """Return a document as PDF; `finisher` is shown document and file before it is written."""
    with warnings.catch_warnings():
        # WeasyPrint 70: it leaves its own colour profile open.
        warnings.filterwarnings("ignore", "unclosed file", ResourceWarning)
        pdf: bytes = document.write_pdf(
            finisher=finisher, pdf_variant=pdf_variant(profile), pdf_identifier=False, uncompressed_pdf=True
        )
    return pdf
