"""What lengths are counted in, and how they are written."""

from __future__ import annotations

from functools import lru_cache

MM_PER_INCH = 25.4
MM_PER_POINT = MM_PER_INCH / 72
MM_PER_PIXEL = MM_PER_INCH / 96
"""A pixel of CSS, whatever a screen has."""


def mm(length_mm: float) -> str:
    """Write a length in mm as shortly as the page engine does, to the hundredth: "3", "-0.05"."""
    return hundredths(round(length_mm * 100))


@lru_cache(maxsize=65536)
def hundredths(count: int) -> str:
    """Write a count of hundredths: -5 as "-0.05", 1200 as "12"."""
    whole, part = divmod(abs(count), 100)
    text = f"{whole}.{part:02d}".rstrip("0").rstrip(".") if part else str(whole)
    return f"-{text}" if count < 0 else text
