"""Describe: a district's photo, and the slot of a page that it fills."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lzz_report.units import MM_PER_INCH


@dataclass(frozen=True, slots=True)
class PublishedPhoto:
    """A photo of a district: where its file lies in the project, what it shows, what must stay in view (0–1).

    Width and height are those of the picture held upright; `orientation` is how the camera held it (Exif, 1–8).
    """

    source: str
    alt: str
    focus: tuple[float, float]
    width_px: int
    height_px: int
    orientation: int = 1


@dataclass(frozen=True, slots=True)
class PhotoSlot:
    """The slot of a page that the photo of the district `slug` covers, bleed included; what stands over is cropped."""

    slug: str
    picture: PublishedPhoto
    width_mm: float
    height_mm: float

    @property
    def dpi(self) -> int:
        """Effective resolution: pixels of the picture per inch of the page."""
        picture = self.picture
        return int(min(picture.width_px / self.width_mm, picture.height_px / self.height_mm) * MM_PER_INCH)

    @property
    def position(self) -> tuple[float, float]:
        """The share of what stands over that is cropped at the left and at the top; brings the focus to the middle."""
        picture = self.picture
        shape, wanted = picture.width_px / picture.height_px, self.width_mm / self.height_mm
        x, y = picture.focus
        return _cropped(min(1.0, wanted / shape), x), _cropped(min(1.0, shape / wanted), y)

    def pixels_at(self, dpi: int) -> tuple[int, int]:
        """Return the width and height the whole picture needs to have so much resolution in its slot."""
        picture = self.picture
        least = max(self.width_mm / picture.width_px, self.height_mm / picture.height_px) * dpi / MM_PER_INCH
        return math.ceil(picture.width_px * least), math.ceil(picture.height_px * least)


def _cropped(seen: float, focus: float) -> float:
    """Return the share of what is not `seen` that lies before a window around `focus`; shares of one side."""
    if seen >= 1:
        return 0.5
    return min(max(focus - seen / 2, 0.0), 1 - seen) / (1 - seen)
