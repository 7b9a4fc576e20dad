"""Compose: a valid edition in, a Publication out; ordered, numbered and typeset, nothing measured yet."""

from lzz_report.compose.expected import edition_texts, expected_texts
from lzz_report.compose.publication import compose
from lzz_report.compose.retouches import retouches

__all__ = ["compose", "edition_texts", "expected_texts", "retouches"]
