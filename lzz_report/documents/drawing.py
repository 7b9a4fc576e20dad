"""Describe: what a slot of a page wants drawn; each request is a frozen value, so a drawing can be cached by it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lzz_report.themes.look import ColourRole


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the plate, in mm from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class CropSetting:
    """A crop an author fixed: magnification (1: all of the district fits), the outline's point (0–1) in the middle."""

    zoom: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Crop:
    """One district's outline, land on ground, cut by the edges of a plate.

    `quiet` are boxes (name, figure) under which as little outline edge and land as possible should lie;
    `min_zoom`/`max_zoom` bound the search relative to "whole district fits the plate".
    `bleed_mm` of the plate lies outside the trim at the edges listed in `bleeds` (l, r, t, b) and does not count for
    the score.
    """

    key: str
    width_mm: float
    height_mm: float
    land: ColourRole
    ground: ColourRole
    keep_out: tuple[Box, ...] = ()
    min_zoom: float = 0.9
    max_zoom: float = 1.7
    bleeds: str = ""
    bleed_mm: float = 3.0
    setting: CropSetting | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """The outline cropped hard into a low band whose foot flows into a field of the colour `land`.

    The trim lies `bleed_mm` inside the left and right edge.
    """

    key: str
    width_mm: float
    height_mm: float
    land: ColourRole
    ground: ColourRole
    bleed_mm: float = 3.0


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The whole district among its neighbours, their borders as lines, their names (outlined) where they fit.

    The trim lies `bleed_mm` inside the left and right edge: no label may reach beyond it.
    """

    key: str
    width_mm: float
    height_mm: float
    land: ColourRole
    ground: ColourRole
    ink: ColourRole
    bleed_mm: float = 3.0
    margin_mm: float = 8.0


@dataclass(frozen=True, slots=True)
class MapMark:
    """A district on a map of the country: its fill, and a number where the map is numbered."""

    key: str
    fill: ColourRole
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Country:
    """Germany as one flat field with the borders of its states, the marked districts on it.

    Districts smaller than `ring_below_mm` get a ring of at least `ring_radius_mm`.
    Numbers stand on discs (`disc`, lettering `disc_ink`) beside their district, none over another.
    `width_mm` 0 means: as wide as the height needs; otherwise the country is centred in the plate.
    """

    marks: tuple[MapMark, ...]
    height_mm: float
    ink: ColourRole
    border: ColourRole
    ring: ColourRole
    disc: ColourRole | None = None
    disc_ink: ColourRole | None = None
    width_mm: float = 0.0
    border_mm: float = 0.2
    ring_mm: float = 0.35
    ring_below_mm: float = 9.0
    ring_radius_mm: float = 2.2
    disc_radius_mm: float = 4.2


@dataclass(frozen=True, slots=True)
class Outline:
    """A district's outline alone; `mm_per_km` fixes a common scale, 0 fits it into the box."""

    key: str
    land: ColourRole
    width_mm: float = 0.0
    height_mm: float = 0.0
    mm_per_km: float = 0.0


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar of 10 km, its length lettered above its right end.

    It is 5 km above 7 mm/km, and 20 km and more where 10 km would be too short.
    """

    mm_per_km: float
    ink: ColourRole


@dataclass(frozen=True, slots=True)
class Vignette:
    """A district's outline with lines of equal distance in it and around it, over its neighbours: a free shape.

    The district fits into `box`, its middle in the box's. No line reaches above `top_mm` or to the left of `left_mm`:
    the rings end before. Neighbours' borders are channels in the colour `ground`, their names stand in `ink` inside the
    trim, which lies `bleed_mm` inside the plate. `land` fills the district; without it the district stays open.
    `reversed_out` takes the heavier lines that a dark ground needs.
    """

    key: str
    width_mm: float
    height_mm: float
    box: Box
    line: ColourRole
    ring: ColourRole
    ground: ColourRole
    ink: ColourRole | None = None
    land: ColourRole | None = None
    top_mm: float = -1000.0
    left_mm: float = -1000.0
    bleed_mm: float = 3.0
    reversed_out: bool = False


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a district lies: the states as lines, its own state as a field, the district filled and always ringed.

    `height_mm` is the country's; the drawing is 2.2 mm larger on every side.
    """

    key: str
    height_mm: float
    ink: ColourRole
    state: ColourRole
    mark: ColourRole


@dataclass(frozen=True, slots=True)
class RingMap:
    """Germany with all borders; the districts `keys` outlined with rings inside, each with its number on a disc.

    A district under `ring_below_mm` gets a circle of at least `ring_radius_mm` around it.
    """

    keys: tuple[str, ...]
    height_mm: float
    ink: ColourRole
    border: ColourRole
    mark: ColourRole
    disc_ink: ColourRole
    ring_below_mm: float = 9.0
    ring_radius_mm: float = 5.0
    disc_radius_mm: float = 3.1


@dataclass(frozen=True, slots=True)
class RingCountry:
    """Germany covered by the rings that the districts `keys` draw together; its states divided by channels."""

    keys: tuple[str, ...]
    height_mm: float
    ring: ColourRole
    ground: ColourRole
    land: ColourRole
    line: ColourRole


@dataclass(frozen=True, slots=True)
class RingOutline:
    """A district's outline alone with rings inside, in a box: at its left edge, in the middle of its height."""

    key: str
    width_mm: float
    height_mm: float
    line: ColourRole
    land: ColourRole | None = None
    reversed_out: bool = False


DrawingRequest = (
    Crop | Band | Neighbours | Country | Outline | ScaleBar | Vignette | Locator | RingMap | RingCountry | RingOutline
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished drawing: SVG source in mm units, its size, its scale and what it names (for the alternative text).

    Colours stand in the source by their roles.

    `shown_mm` tells how well its districts can be found: the larger side of the smallest of them, as far as the plate
    shows it, or of the circle around it; infinite where it shows none.
    """

    svg: str
    width_mm: float
    height_mm: float
    mm_per_km: float
    names: tuple[str, ...] = ()
    shown_mm: float = math.inf
