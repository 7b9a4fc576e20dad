"""Lay out: what is fitted in, HTML out, with the drawings its pages ask for; the only package that knows Jinja2."""

from lzz_report.templating.asset_registry import AssetSources, FilledTemplate
from lzz_report.templating.stylesheet import stylesheet
from lzz_report.templating.templates import Templates

__all__ = ["AssetSources", "FilledTemplate", "Templates", "stylesheet"]
