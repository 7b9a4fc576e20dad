"""Draw: a request and lettering in, a finished drawing out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from lzz_report.documents.drawing import (
    Band,
    Country,
    Crop,
    Drawing,
    DrawingRequest,
    Locator,
    Neighbours,
    Outline,
    RingCountry,
    RingMap,
    RingOutline,
    ScaleBar,
    Vignette,
)
from lzz_report.draw.band import draw_band
from lzz_report.draw.country import draw_country
from lzz_report.draw.crop import draw_crop
from lzz_report.draw.district_outline import draw_outline
from lzz_report.draw.lettering import Lettering
from lzz_report.draw.neighbours import draw_neighbours
from lzz_report.draw.ring_country import draw_ring_country
from lzz_report.draw.ring_locator import draw_locator
from lzz_report.draw.ring_map import draw_ring_map
from lzz_report.draw.ring_outline import draw_ring_outline
from lzz_report.draw.ring_vignette import draw_vignette
from lzz_report.draw.scale_bar import draw_scale_bar

__all__ = ["Lettering", "draw"]

_PLAIN: Mapping[type[DrawingRequest], Callable[[Any], Drawing]] = {
    Crop: draw_crop,
    Band: draw_band,
    Outline: draw_outline,
    Locator: draw_locator,
    RingCountry: draw_ring_country,
    RingOutline: draw_ring_outline,
}
_LETTERED: Mapping[type[DrawingRequest], Callable[[Any, Lettering], Drawing]] = {
    Neighbours: draw_neighbours,
    Country: draw_country,
    ScaleBar: draw_scale_bar,
    Vignette: draw_vignette,
    RingMap: draw_ring_map,
}


@lru_cache(maxsize=1024)
def draw(request: DrawingRequest, lettering: Lettering) -> Drawing:
    """Return the drawing asked for.

    Pure: the same request and fonts give the same bytes in any process. `lettering` is made once with
    `Lettering.from_bytes({"label": …, "number": …})` from TrueType files; it is equal only to itself.
    The district's key must be in the register (KeyError).
    """
    kind = type(request)
    return _PLAIN[kind](request) if kind in _PLAIN else _LETTERED[kind](request, lettering)
