"""Lay out: what is fitted in, HTML out, with the drawings its pages ask for; the only package that knows Jinja2."""

from lzz_report.templating.asset_registry import AssetSources, FilledTemplate
from lzz_report.templating.stylesheet import StyleSheet, stylesheet
from lzz_report.templating.templates import Templates
from lzz_report.templating.theme_loader import theme_sources

__all__ = ["AssetSources", "FilledTemplate", "StyleSheet", "Templates", "stylesheet", "theme_sources"]
