"""Develop: a photo and the slot it covers in, a plain JPEG in sRGB and what is to say of its resolution out."""

from lzz_report.develop.jpeg import develop
from lzz_report.develop.resolution import resolution_faults

__all__ = ["develop", "resolution_faults"]
