"""Simplify: a PDF whose drawings are groups in, the same without groups, as PDF/A-1 wants it, out."""

from __future__ import annotations

from pikepdf import Dictionary, Pdf, Stream


def drop_groups(document: Pdf) -> None:
    """Take away what only says that a drawing could shine through (ISO 19005-1, 6.4); nothing in ours does."""
    for one in document.objects:
        if isinstance(one, Dictionary | Stream) and "/Group" in one:
            del one["/Group"]
