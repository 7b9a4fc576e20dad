"""Dress: a project and a theme's name in, the checked theme, its files and the fixed words of a language out."""

from lzz_report.theming.load_strings import load_strings
from lzz_report.theming.load_theme import load_theme, theme_notices
from lzz_report.theming.theme_assets import face_files, lettering_files, logo_file
from lzz_report.theming.theme_folders import find, font_roots, known_themes, layout_roots

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
    "theme_notices",
]
