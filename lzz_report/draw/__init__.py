"""Draw: a request and lettering in, a finished drawing out."""

from __future__ import annotations

from functools import lru_cache
from typing import assert_never

from lzz_report.draw.country import draw_country
from lzz_report.draw.crop import draw_crop
from lzz_report.draw.frieze import draw_frieze
from lzz_report.draw.lettering import Lettering
from lzz_report.draw.neighbours import draw_neighbours
from lzz_report.draw.outline import draw_outline
from lzz_report.draw.scale_bar import draw_scale_bar
from lzz_report.model.drawing import Country, Crop, Drawing, Frieze, Neighbours, Outline, Request, ScaleBar

__all__ = ["Lettering", "draw"]


@lru_cache(maxsize=1024)
def draw(request: Request, lettering: Lettering) -> Drawing:
    """Return the drawing asked for.

    Pure: the same request and fonts give the same bytes in any process. `lettering` is made once with
    `Lettering.from_bytes({"label": …, "number": …})` from TrueType files; it is equal only to itself.
    The district's key must be in the register (KeyError).
    """
    match request:
        case Crop():
            return draw_crop(request)
        case Frieze():
            return draw_frieze(request)
        case Neighbours():
            return draw_neighbours(request, lettering)
        case Country():
            return draw_country(request, lettering)
        case Outline():
            return draw_outline(request)
        case ScaleBar():
            return draw_scale_bar(request, lettering)
        case _:
            assert_never(request)
