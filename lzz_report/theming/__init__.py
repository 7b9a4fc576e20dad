"""Dress: a project and a theme's name in, the checked theme, its files and the fixed words of a language out."""

from lzz_report.theming.known_names import (
    known_languages,
    known_themes,
    language_named,
    language_names,
    theme_named,
    theme_title,
)
from lzz_report.theming.load_strings import load_strings
from lzz_report.theming.load_theme import load_theme, theme_notices
from lzz_report.theming.strings_faults import strings_faults
from lzz_report.theming.theme_assets import face_files, lettering_files, logo_file
from lzz_report.theming.theme_folders import find, font_roots, layout_roots

__all__ = [
    "face_files",
    "find",
    "font_roots",
    "known_languages",
    "known_themes",
    "language_named",
    "language_names",
    "layout_roots",
    "lettering_files",
    "load_strings",
    "load_theme",
    "logo_file",
    "strings_faults",
    "theme_named",
    "theme_notices",
    "theme_title",
]
