"""Measure: a scale in, a bar of round length with its kilometres out."""

from __future__ import annotations

from lzz_report.documents.drawing import Drawing, ScaleBar
from lzz_report.draw.lettering import Lettering
from lzz_report.draw.svg import document, outline_of_letters, rectangle

LABEL_PT = 8.4

_LINE_MM, _TICK_MM = 0.7, 3.2
_MIN_MM, _MAX_MM = 18.0, 55.0
_GAP_MM = 1.3
_CLOSE, _FAR = (5.0, 2.0, 1.0, 0.5, 0.2, 0.1), (10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 5.0)


def draw_scale_bar(request: ScaleBar, lettering: Lettering) -> Drawing:
    """Return the bar with ticks at its ends and its length above the right one."""
    kilometres = bar_length(request.mm_per_km)
    words = f"{kilometres:g} km".replace(".", ",").replace(" ", "\N{NO-BREAK SPACE}")
    face = lettering.label
    bar = kilometres * request.mm_per_km
    letters, capital = face.width(words, LABEL_PT), face.cap_height(LABEL_PT)
    width = max(bar, letters)
    middle = capital + _GAP_MM + _TICK_MM / 2
    height = middle + _TICK_MM / 2
    parts = [
        rectangle(width - bar, middle - _LINE_MM / 2, bar, _LINE_MM, request.ink),
        rectangle(width - bar, middle - _TICK_MM / 2, _LINE_MM / 2, _TICK_MM, request.ink),
        rectangle(width - _LINE_MM / 2, middle - _TICK_MM / 2, _LINE_MM / 2, _TICK_MM, request.ink),
        outline_of_letters(face.outline(words, LABEL_PT, width - letters, capital), request.ink),
    ]
    return Drawing(document(width, height, parts), width, height, request.mm_per_km, (words,))


def bar_length(mm_per_km: float) -> float:
    """The kilometres of the bar: 10, or 5 above 7 mm per km, and further round lengths where those do not fit."""
    preferred = _CLOSE if mm_per_km > 7 else _FAR
    fitting = [length for length in preferred if _MIN_MM <= length * mm_per_km <= _MAX_MM]
    return fitting[0] if fitting else min(preferred, key=lambda length: abs(length * mm_per_km - _MAX_MM / 2))
