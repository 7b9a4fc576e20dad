"""A finished PDF as the rules look at it: opened once, its texts and tags read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lzz_report.documents.expectation import PdfExpectation
from lzz_report.preflight.structure_tree import Structure, read_structure
from lzz_report.preflight.text_extraction import TextPiece, read

if TYPE_CHECKING:
    from pikepdf import Pdf


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A PDF, the pieces of text on each page, its tags, and what it must hold."""

    document: Pdf
    pieces: Sequence[Sequence[TextPiece]]
    structure: Structure
    expectation: PdfExpectation


def opened_file(pdf: bytes, document: Pdf, expectation: PdfExpectation) -> OpenedFile:
    """Read what the rules look at."""
    return OpenedFile(document, read(pdf), read_structure(document), expectation)
