"""Faults to plant on pages, for the test that the goldens see them all.

Lost rules and icons, other colours and moved lines are planted in the page itself, which is drawn again. A hole and a
stain of 6 × 3 mm are planted in its picture.
"""

from __future__ import annotations

import ctypes
import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np
import pypdfium2
from pypdfium2 import raw

from tests.golden_pages import Page
from tests.golden_report import DPI, Picture
from tools.page_pictures import POINTS_PER_INCH

if TYPE_CHECKING:
    from numpy.typing import NDArray

Colour = tuple[int, ...]
T = TypeVar("T")

# Icons stand in forms of their own.
DEPTH = 2
RULE_PT = 1.5
RULE_LENGTH_PT = 20
ICON_PT = 20
MOVED_PT = 1
# Less than there is between any two colours of a theme.
COLOUR_STEPS = 8
COLOURS = 2
# 3 × 6 mm.
BLOT_PX = (9, 17)
BLOTS = 4
CANDIDATES = 40
# Stains stand on the tenth of a page that is most even.
PALEST = 10
# A hole is one where an eye sees ink lost: so many pixels that differ so much from what they stand on.
INK_PX = 8
INK_STEPS = 24


class Fault(NamedTuple):
    """A kind of fault and the picture of a page that has it."""

    kind: str
    picture: Picture


class Bounds(NamedTuple):
    """A box on a page, in points from its lower left corner."""

    left: float
    low: float
    right: float
    high: float

    @property
    def sides(self) -> tuple[float, float]:
        """The shorter and the longer side, 0 where nothing is left of it."""
        shorter, longer = sorted((max(self.right - self.left, 0), max(self.high - self.low, 0)))
        return shorter, longer

    def within(self, other: Bounds) -> Bounds:
        return Bounds(*map(max, self[:2], other[:2]), *map(min, self[2:], other[2:]))


@dataclass(frozen=True)
class PageObject:
    """A text, a path or a form on an open page."""

    page: Any
    handle: Any

    def is_icon(self) -> bool:
        return self.handle.type == raw.FPDF_PAGEOBJ_FORM and self.bounds().sides[1] < ICON_PT

    def is_rule(self) -> bool:
        thin, long = self.visible().sides
        return self.handle.type == raw.FPDF_PAGEOBJ_PATH and 0 < thin < RULE_PT and long > RULE_LENGTH_PT

    def is_text(self) -> bool:
        return bool(self.handle.type == raw.FPDF_PAGEOBJ_TEXT)

    def is_line(self) -> bool:
        """Tell a text that shows something: the engine writes spaces at the end of a line as texts of their own."""
        return self.is_text() and self.visible().sides[0] > 0

    def bounds(self) -> Bounds:
        corners = [ctypes.c_float() for _ in range(4)]
        raw.FPDFPageObj_GetBounds(self.handle.raw, *corners)
        return Bounds(*(corner.value for corner in corners))

    def visible(self) -> Bounds:
        """Return the bounds within the clip: the engine paints a rule as a larger box that is cut to it."""
        box = self.bounds()
        for points in clip_paths(self.handle.raw):
            xs, ys = zip(*points, strict=True)
            box = box.within(Bounds(min(xs), min(ys), max(xs), max(ys)))
        return box

    def paints(self) -> dict[str, Colour]:
        """Return its colours, opacity included, by what they paint."""
        fill, stroke = ctypes.c_int(self.is_text()), ctypes.c_int()
        if self.handle.type == raw.FPDF_PAGEOBJ_PATH:
            raw.FPDFPath_GetDrawMode(self.handle.raw, fill, stroke)
        return {way: self.paint(way) for way, used in (("Fill", fill), ("Stroke", stroke)) if used.value}

    def paint(self, way: str) -> Colour:
        channels = [ctypes.c_uint() for _ in range(4)]
        getattr(raw, f"FPDFPageObj_Get{way}Color")(self.handle.raw, *channels)
        return tuple(channel.value for channel in channels)

    def remove(self) -> None:
        self.page.remove_obj(self.handle)

    def recolour(self, old: Colour, new: Colour) -> None:
        for way, colour in self.paints().items():
            if colour == old:
                getattr(raw, f"FPDFPageObj_Set{way}Color")(self.handle.raw, *new)

    def move(self) -> None:
        raw.FPDFPageObj_Transform(self.handle.raw, 1, 0, 0, 1, 0, MOVED_PT)


class Plan(NamedTuple):
    """A fault to plant: what is done to which objects of a page."""

    kind: str
    at: Sequence[int]
    change: Callable[[PageObject], None]


def clip_paths(handle: Any) -> Iterator[list[tuple[float, float]]]:
    """Yield the points of each path that a page object is clipped to."""
    clip = raw.FPDFPageObj_GetClipPath(handle)
    for path in range(max(raw.FPDFClipPath_CountPaths(clip), 0)):
        points = []
        for index in range(raw.FPDFClipPath_CountPathSegments(clip, path)):
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, index), x, y)
            points.append((x.value, y.value))
        if points:
            yield points


def faults(page: Page) -> Iterator[Fault]:
    """Yield the page with each fault that can be planted on it."""
    document = pypdfium2.PdfDocument(page.pdf)
    try:
        objects = objects_of(document[page.number - 1])
        tokens = sorted({colour[:3] for each in objects for colour in each.paints().values()})
        for plan in plans(objects):
            # A page opened anew is one without the faults before.
            opened = document[page.number - 1]
            changed = objects_of(opened)
            for index in plan.at:
                plan.change(changed[index])
            yield Fault(plan.kind, np.asarray(opened.render(scale=DPI / POINTS_PER_INCH).to_pil().convert("RGB")))
    finally:
        document.close()
    yield from blots(page.picture, tokens)


def objects_of(opened: Any) -> list[PageObject]:
    """Return what stands on an open page."""
    return [PageObject(opened, handle) for handle in opened.get_objects(max_depth=DEPTH)]


def plans(objects: Sequence[PageObject]) -> Iterator[Plan]:
    """Yield the faults a page can have: the first and the last of each kind, and the colours that cover least."""
    for kind, change, is_one in (
        ("lost rule", PageObject.remove, PageObject.is_rule),
        ("lost icon", PageObject.remove, PageObject.is_icon),
        ("moved line", PageObject.move, PageObject.is_line),
    ):
        indices = [index for index, each in enumerate(objects) if is_one(each)]
        for index in sorted({*indices[:1], *indices[-1:]}):
            yield Plan(kind, [index], change)
    for colour, at in rarest_colours(objects):
        yield Plan("other colour", at, partial(PageObject.recolour, old=colour, new=nearby(colour)))


def rarest_colours(objects: Sequence[PageObject]) -> list[tuple[Colour, list[int]]]:
    """Return the colours that cover least of a page, each with the objects that have it."""
    areas: dict[Colour, float] = defaultdict(float)
    at: dict[Colour, list[int]] = defaultdict(list)
    for index, each in enumerate(objects):
        for colour in set(each.paints().values()):
            areas[colour] += math.prod(each.visible().sides)
            at[colour].append(index)
    return [(colour, at[colour]) for colour in sorted(areas, key=lambda each: (areas[each], each))[:COLOURS]]


def nearby(colour: Colour) -> Colour:
    """Return a colour that is another one by a few steps of red."""
    red, *others = colour
    return (red + COLOUR_STEPS if red + COLOUR_STEPS <= 255 else red - COLOUR_STEPS, *others)


def blots(picture: Picture, tokens: Sequence[Colour]) -> Iterator[Fault]:
    """Yield a picture with a hole where there is ink, faint to black, and with a stain where there is least of it."""
    tiles = tiles_of(picture)
    spans = (tiles.max(axis=-1) - tiles.min(axis=-1)).max(axis=-1)
    order = np.argsort(spans, kind="stable").tolist()
    uneven = evenly([tile for tile in order if spans[tile] >= INK_STEPS], CANDIDATES)
    for tile in evenly([tile for tile in uneven if is_inked(tiles[tile])], BLOTS):
        yield Fault("hole", blotted(picture, tile, ground_of(tiles[tile])))
    for tile in evenly(order[: len(order) // PALEST], BLOTS):
        ground = ground_of(tiles[tile])
        others = [np.array(token) for token in tokens if np.any(token != ground)]
        yield Fault("stain", blotted(picture, tile, min(others, key=lambda token: int(np.abs(token - ground).sum()))))


def tiles_of(picture: Picture) -> Picture:
    """Return the tiles of a blot's size that a picture holds, row by row: their channels, each with its pixels."""
    high, wide = BLOT_PX
    rows, columns = picture.shape[0] // high, picture.shape[1] // wide
    whole = picture[: rows * high, : columns * wide].reshape(rows, high, columns, wide, 3)
    return np.ascontiguousarray(whole.transpose(0, 2, 4, 1, 3)).reshape(rows * columns, 3, high * wide)


def ground_of(tile: Picture) -> NDArray[np.int64]:
    """Return a tile's most frequent colour."""
    colours, counts = np.unique(tile, axis=1, return_counts=True)
    return colours[:, counts.argmax()].astype(np.int64)


def is_inked(tile: Picture) -> bool:
    """Tell whether an eye sees something on a tile's ground."""
    distance = np.abs(tile - ground_of(tile)[:, None]).max(axis=0)
    return int((distance >= INK_STEPS).sum()) >= INK_PX


def blotted(picture: Picture, tile: int, colour: NDArray[np.int64]) -> Picture:
    """Return a picture with one tile in one colour."""
    high, wide = BLOT_PX
    row, column = divmod(tile, picture.shape[1] // wide)
    changed = picture.copy()
    changed[row * high : (row + 1) * high, column * wide : (column + 1) * wide] = colour
    return changed


def evenly(values: Sequence[T], at_most: int) -> list[T]:
    """Return so many of some values, the first and the last among them; all of them where there are fewer."""
    indices = np.linspace(0, len(values) - 1, min(at_most, len(values))).round().astype(int)
    return [values[index] for index in indices]
