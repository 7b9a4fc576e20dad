"""Fit: a Publication, a theme and a way to measure in, the form of every page out."""

from lzz_report.fit.book import fit

__all__ = ["fit"]
