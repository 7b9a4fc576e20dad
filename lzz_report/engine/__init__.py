"""Render: HTML in, laid-out pages, their measures and PDF out; the only package that knows WeasyPrint."""

from lzz_report.engine.engine import Engine, RenderedDocument

__all__ = ["Engine", "RenderedDocument"]
