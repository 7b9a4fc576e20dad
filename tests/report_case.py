"""Tell: what was attached to what, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf

from lzz_report.documents.annex import AnnexPart, AttachOptions, AttachResult


@dataclass(frozen=True)
class Case:
    """What was attached to what, and what came of it."""

    report: Path
    output: Path
    parts: Sequence[AnnexPart]
    wish: AttachOptions
    result: AttachResult

    @property
    def letter_pages(self) -> int:
        return sum(length(part) for part in self.parts if part.kind == "letter")

    @property
    def annex_pages(self) -> int:
        return sum(length(part) for part in self.parts if part.kind != "letter") if self.wish.pages else 0

    @property
    def new_password(self) -> str:
        return "" if self.wish.decrypt else self.wish.password


def length(part: AnnexPart) -> int:
    with pikepdf.open(BytesIO(part.pdf)) as pdf:
        return len(pdf.pages)
