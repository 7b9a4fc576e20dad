"""How well one colour is read on another, and the nearest colour that would do."""

from __future__ import annotations

MIN_RATIO = 4.5
"""WCAG 2.1, success criterion 1.4.3 (AA), for text of any size."""

_STEPS = 1000

Colour = tuple[float, float, float]


def contrast_ratio(one: str, other: str) -> float:
    """Return the ratio of two colours (#RRGGBB) after WCAG 2.1, from 1 (the same) to 21 (black and white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable_beside(colour: str, other: str, least: float = MIN_RATIO) -> str:
    """Return the colour nearest to `colour` (#RRGGBB) that has at least the ratio `least` beside `other`.

    It keeps its hue and moves as little as possible towards white or black. One of the two is always far enough from
    any other colour, up to a ratio of 4.58.
    """
    lightness, a, b = _to_oklab(colour)
    for step in range(_STEPS + 1):
        for one in (lightness + step / _STEPS, lightness - step / _STEPS):
            candidate = _from_oklab((min(max(one, 0.0), 1.0), a, b))
            if contrast_ratio(candidate, other) >= least:
                return candidate
    return max("#FFFFFF", "#000000", key=lambda end: contrast_ratio(end, other))


def likeness(one: str, other: str) -> float:
    """Return how far two colours lie apart for the eye: 0 for the same, 1 for black and white (OKLab)."""
    return float(sum((a - b) ** 2 for a, b in zip(_to_oklab(one), _to_oklab(other), strict=True)) ** 0.5)


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: str) -> Colour:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _to_linear(red), _to_linear(green), _to_linear(blue)


def _to_linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _to_display(value: float) -> float:
    return value * 12.92 if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)


def _to_oklab(colour: str) -> Colour:
    """Return lightness and the two axes of hue, even for the eye (Björn Ottosson, 2020)."""
    red, green, blue = _linear(colour)
    long = float((0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3))
    middle = float((0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3))
    short = float((0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3))
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _from_oklab(colour: Colour) -> str:
    """Return #RRGGBB; a colour no screen can show loses chroma until one can."""
    lightness, a, b = colour
    tried = (_channels(lightness, a * share / 100, b * share / 100) for share in range(100, 0, -2))
    grey = (lightness**3,) * 3
    channels = next((one for one in tried if all(-0.0005 <= channel <= 1.0005 for channel in one)), grey)
    rounded = (round(255 * _to_display(min(max(one, 0.0), 1.0))) for one in channels)
    return "#" + "".join(f"{one:02X}" for one in rounded)


def _channels(lightness: float, a: float, b: float) -> Colour:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
