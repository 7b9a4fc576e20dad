"""Develop: a photo and the slot it covers in, a plain JPEG in sRGB and what is to say of its resolution out."""

from lzz_report.imaging.jpeg import MAX_DPI, prepare_image
from lzz_report.imaging.resolution import resolution_diagnostics

__all__ = ["MAX_DPI", "prepare_image", "resolution_diagnostics"]
