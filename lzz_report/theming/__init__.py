"""Dress: a project and a theme's name in, the checked theme, its files and the fixed words of a language out."""

from lzz_report.theming.files import face_files, lettering_files, logo_file
from lzz_report.theming.folders import find, font_roots, known_themes, layout_roots
from lzz_report.theming.strings import load_strings
from lzz_report.theming.theme import load_theme

__all__ = [
    "face_files",
    "find",
    "font_roots",
    "known_themes",
    "layout_roots",
    "lettering_files",
    "load_strings",
    "load_theme",
    "logo_file",
]
