"""Develop: a photo and the slot it covers in, a plain JPEG in sRGB and what is to say of its resolution out."""

from lzz_report.develop.jpeg import MOST_DPI, develop
from lzz_report.develop.resolution import resolution_faults

__all__ = ["MOST_DPI", "develop", "resolution_faults"]
