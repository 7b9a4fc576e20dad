"""Compose: a valid edition in, a Publication out; ordered, numbered and typeset, nothing measured yet."""

from lzz_report.compose.expected_texts import edition_texts, expected_texts
from lzz_report.compose.publication import compose
from lzz_report.compose.typographic_changes import typographic_changes

__all__ = ["compose", "edition_texts", "expected_texts", "typographic_changes"]
