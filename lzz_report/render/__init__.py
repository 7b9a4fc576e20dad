"""Render: HTML in, laid-out pages, their measures and PDF out; the only package that knows WeasyPrint."""

from lzz_report.render.engine import Engine, Rendered

__all__ = ["Engine", "Rendered"]
