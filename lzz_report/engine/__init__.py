"""Render: HTML in, laid-out pages, their measures and PDF out; the only package that knows WeasyPrint."""

from lzz_report.engine.engine import Engine, RenderedDocument
from lzz_report.engine.messages import EngineMessage, read_message

__all__ = ["Engine", "EngineMessage", "RenderedDocument", "read_message"]
