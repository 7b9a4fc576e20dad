"""Lay out: what is fitted in, HTML out, with the drawings its pages ask for; the only package that knows Jinja2."""

from lzz_report.lay_out.desk import LaidOut
from lzz_report.lay_out.layout import Layout
from lzz_report.lay_out.stylesheet import stylesheet

__all__ = ["LaidOut", "Layout", "stylesheet"]
