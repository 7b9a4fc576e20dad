"""Faults of photos: what keeps a picture from being printed, and what makes it look bad."""

from __future__ import annotations

from typing import NamedTuple

from lzz_report.diagnostics.example import RECORD, Example
from lzz_report.diagnostics.fault import Doubt, Fault


class PhotoOutside(Fault): ...


class PhotoMissing(Fault): ...


class PhotoUnreadable(Fault): ...


class PhotoTooHeavy(Fault):
    max_mb: int


class PhotoFormat(Fault): ...


class PhotoTooLarge(Fault):
    max_megapixels: int
    width_px: int | None
    height_px: int | None


class PhotoBroken(Fault):
    width_px: int | None
    height_px: int | None


class PhotoSmall(Doubt):
    width_px: int
    height_px: int
    good_px: int


class PhotoCmyk(Doubt): ...


class _ShortOfPixels(Fault, abstract=True):
    dpi: int
    width_mm: float
    height_mm: float
    document: str
    width_px: int
    height_px: int
    wanted_width_px: int
    wanted_height_px: int
    good_dpi: int


class PhotoResolution(_ShortOfPixels):
    min_dpi: int


class PhotoSoft(_ShortOfPixels, Doubt): ...


class Shortening(NamedTuple):
    """By how much a text would have to be cut."""

    section: str
    characters: int


class PhotoLeftOut(Doubt):
    page_variant: str
    needs: tuple[Shortening, ...] = ()


_FIELD = "photo.file"
_LINE = "file: muster.jpg"


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(PhotoOutside(), RECORD, _FIELD, "file: ../muster.jpg", "../muster.jpg"),
        Example(PhotoMissing(), RECORD, _FIELD, _LINE, "muster.jpg"),
        Example(PhotoUnreadable(), RECORD, _FIELD, _LINE, "muster.jpg"),
        Example(PhotoTooHeavy(max_mb=40), RECORD, _FIELD, _LINE, "muster.jpg"),
        Example(PhotoFormat(), RECORD, _FIELD, "file: muster.gif", "muster.gif"),
        Example(PhotoTooLarge(max_megapixels=60, width_px=12000, height_px=9000), RECORD, _FIELD, _LINE, "muster.jpg"),
        Example(PhotoBroken(width_px=2000, height_px=1500), RECORD, _FIELD, _LINE, "muster.jpg"),
        Example(PhotoSmall(width_px=800, height_px=600, good_px=2600), RECORD, _FIELD, _LINE, "muster.jpg"),
        Example(PhotoCmyk(), RECORD, _FIELD, _LINE, "muster.jpg"),
        Example(
            PhotoResolution(
                dpi=94,
                width_mm=216,
                height_mm=120,
                document="brochure.pdf",
                width_px=800,
                height_px=600,
                wanted_width_px=2126,
                wanted_height_px=1182,
                good_dpi=250,
                min_dpi=150,
            ),
            RECORD,
            _FIELD,
            _LINE,
            "muster.jpg",
        ),
        Example(
            PhotoSoft(
                dpi=188,
                width_mm=216,
                height_mm=120,
                document="brochure.pdf",
                width_px=1600,
                height_px=1200,
                wanted_width_px=2126,
                wanted_height_px=1182,
                good_dpi=250,
            ),
            RECORD,
            _FIELD,
            _LINE,
            "muster.jpg",
        ),
        Example(PhotoLeftOut(page_variant="regel", needs=(Shortening("approach", 200),)), RECORD, _FIELD, _LINE),
    )
