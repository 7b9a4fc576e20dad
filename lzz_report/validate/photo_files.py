"""Word: what a picture file turned out to be in, an error at the field that names it out."""

from __future__ import annotations

from collections.abc import Iterator

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.sourcefile.source import PhotoFile
from lzz_report.validate.checked import Checked

# The least that any page can show, 150 dpi over a small one of 154 mm; a build tells more, once the slot is known.
MIN_PX = 910
# 300 dpi over the 216 mm of a full-bleed picture on A4.
GOOD_PX = 2600

_WORDINGS = {
    "outside": ("only pictures in the edition's folder images/ are used", "put it there and write its name alone"),
    "missing": ("there is no such file", "put the picture there, or correct its name (capitals count)"),
    "unreadable": ("the file cannot be opened", "check its permissions"),
    "too-heavy": ("the file is larger than 40 MB", "save it smaller, as JPEG"),
    "format": ("the file is neither JPEG nor PNG", "open it in a picture editor and save it as JPEG"),
    "too-large": ("the picture has more than 60 million pixels", "scale it down to about 4000 pixels in width"),
    "broken": ("the picture is damaged or cut off", "save or copy it once more"),
}


def photo_faults(record: Checked, photo: PhotoFile | None) -> Iterator[Diagnostic]:
    """Yield an error when the picture cannot be printed, a warning when its size or its colours are doubtful."""
    path = "photo.file"
    if photo is None or not record.text(path):
        return
    if photo.fault:
        problem, fix = _WORDINGS[photo.fault]
        yield record.error(path, f"{problem}{_size(photo)}", fix, f"photo-{photo.fault}")
        return
    if photo.width_px < MIN_PX:
        fix = f"use one of about {GOOD_PX} pixels in width"
        yield record.warning(path, f"the picture is too small for print{_size(photo)}", fix, "photo-small")
    if photo.doubt == "cmyk":
        problem = "the picture is in CMYK and does not say of which inks: its colours are guessed"
        yield record.warning(path, problem, "save it as JPEG with the colour space sRGB", "photo-cmyk")


def _size(photo: PhotoFile) -> str:
    return f" ({photo.width_px} × {photo.height_px} pixels)" if photo.width_px else ""
