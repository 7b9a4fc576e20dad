"""What a finished PDF is for: one value, asked by every stage from the command line to preflight."""

from lzz_report.profiles.claims import Claims
from lzz_report.profiles.output_profile import ARCHIVE, PROFILES, SCREEN, OutputProfile, PageBox, Rule
from lzz_report.profiles.palette import ColourSpace, Palette

__all__ = ["ARCHIVE", "PROFILES", "SCREEN", "Claims", "ColourSpace", "OutputProfile", "PageBox", "Palette", "Rule"]
