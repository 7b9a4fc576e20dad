"""What keeps a picture file from being printed, told at the field that names it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lzz_report.diagnostics.catalogue.photos import (
    PhotoBroken,
    PhotoCmyk,
    PhotoFormat,
    PhotoMissing,
    PhotoOutside,
    PhotoSmall,
    PhotoTooHeavy,
    PhotoTooLarge,
    PhotoUnreadable,
)
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.diagnostics.fault import Fault
from lzz_report.sourcefile.source import MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS, PhotoFile
from lzz_report.validate.checked import Checked

# The least that any page can show, 150 dpi over a small one of 154 mm; a build tells more, once the slot is known.
MIN_PX = 910
# 300 dpi over the 216 mm of a full-bleed picture on A4.
GOOD_PX = 2600

_PLAIN_FAULTS: Mapping[str, Callable[[], Fault]] = {
    "outside": PhotoOutside,
    "missing": PhotoMissing,
    "unreadable": PhotoUnreadable,
    "format": PhotoFormat,
}


def photo_faults(record: Checked, photo: PhotoFile | None) -> Iterator[Diagnostic]:
    """Yield an error when the picture cannot be printed, a warning when its size or its colours are doubtful."""
    path = "photo.file"
    if photo is None or not record.text(path):
        return
    if photo.fault:
        yield record.diagnostic(path, _fault(photo))
        return
    if photo.width_px < MIN_PX:
        yield record.diagnostic(path, PhotoSmall(width_px=photo.width_px, height_px=photo.height_px, good_px=GOOD_PX))
    if photo.doubt == "cmyk":
        yield record.diagnostic(path, PhotoCmyk())


def _fault(photo: PhotoFile) -> Fault:
    # What cannot be read to its beginning has no size.
    width, height = photo.width_px or None, photo.height_px or None
    match photo.fault:
        case "too-heavy":
            return PhotoTooHeavy(max_mb=MAX_PHOTO_BYTES // 1_000_000)
        case "too-large":
            most = MAX_PHOTO_PIXELS // 1_000_000
            return PhotoTooLarge(max_megapixels=most, width_px=width, height_px=height)
        case "broken":
            return PhotoBroken(width_px=width, height_px=height)
        case _:
            return _PLAIN_FAULTS[photo.fault]()
