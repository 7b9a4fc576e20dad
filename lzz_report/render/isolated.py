"""Isolate: the engine, loaded where no font of the system can slip in, out; all of render takes it from here."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

# Fontconfig reads this when the engine is loaded and again for every font configuration.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fontconfig.xml"))

with warnings.catch_warnings():
    # That there is no font of the system is what we want.
    warnings.filterwarnings("ignore", "No fonts configured")
    import weasyprint
    import weasyprint.formatting_structure.boxes
    import weasyprint.svg
    import weasyprint.text.fonts
    import weasyprint.urls

__all__ = ["weasyprint"]
