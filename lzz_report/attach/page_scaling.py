"""Fit: pages of ours and the format of a report in, the pages in that format with their links and tags out."""

from __future__ import annotations

from dataclasses import dataclass

from pikepdf import Array, Dictionary, Object, Page, Pdf

from lzz_report.attach.destinations import explicit_destinations
from lzz_report.attach.objects import array, dictionary, entry, identity, number
from lzz_report.attach.stamping import wrap_content
from lzz_report.attach.tag_trees import elements

BOXES = ("/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
# Which of a destination's numbers go across and which up: [page /XYZ left top zoom].
ACROSS = {"/XYZ": (2,), "/FitV": (2,), "/FitBV": (2,), "/FitR": (2, 4)}
UPWARDS = {"/XYZ": (3,), "/FitH": (2,), "/FitBH": (2,), "/FitR": (3, 5)}


@dataclass(frozen=True, slots=True)
class Scale:
    """How a page is made larger or smaller, and moved to the middle."""

    factor: float
    x: float
    y: float

    def across(self, value: float) -> float:
        return round(value * self.factor + self.x, 4)

    def upwards(self, value: float) -> float:
        return round(value * self.factor + self.y, 4)


def fit_pages(document: Pdf, size: tuple[float, float]) -> None:
    """Scale every page to `size` (points); content, links, destinations and boxes of tags alike."""
    scales: dict[object, Scale] = {}
    moved: set[object] = set()
    for page in document.pages:
        scale = _scale(page, size)
        scales[identity(page.obj)] = scale
        _scale_patterns(page, scale, moved)
        wrap_content(document, page, _begin(page, scale), b"\nQ\n")
        for annotation in array(page.obj, "/Annots"):
            _scale_points(annotation, "/Rect", scale)
            _scale_points(annotation, "/QuadPoints", scale)
        page.obj.MediaBox = Array([0, 0, round(size[0], 4), round(size[1], 4)])
        for box in BOXES:
            if box in page.obj:
                del page.obj[box]
        page.obj.TrimBox = page.obj.MediaBox
    for destination in explicit_destinations(document):
        scale_there = scales.get(identity(destination[0]))
        if scale_there is not None:
            _scale_destination(destination, scale_there)
    _scale_tags(document, scales)


def _scale(page: Page, size: tuple[float, float]) -> Scale:
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    factor = min(size[0] / (right - left), size[1] / (top - bottom))
    x = (size[0] - factor * (right - left)) / 2 - factor * left
    y = (size[1] - factor * (top - bottom)) / 2 - factor * bottom
    return Scale(factor, x, y)


def _begin(page: Page, scale: Scale) -> bytes:
    """Return what begins a page: its place on the new one, beyond which nothing shows."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    matrix = f"q {scale.factor:.6f} 0 0 {scale.factor:.6f} {scale.x:.4f} {scale.y:.4f} cm\n"
    return f"{matrix}{left:.4f} {bottom:.4f} {right - left:.4f} {top - bottom:.4f} re W n\n".encode()


def _scale_patterns(page: Page, scale: Scale, moved: set[object]) -> None:
    """Patterns stand in the coordinates of the page as it begins: nothing its content does moves them."""
    patterns = dictionary(page.resources, "/Pattern")
    for pattern in patterns.values() if patterns is not None else ():
        if identity(pattern) in moved:
            continue
        moved.add(identity(pattern))
        a, b, c, d, e, f = [float(value) for value in pattern.get("/Matrix", (1, 0, 0, 1, 0, 0))]
        turned = [round(value * scale.factor, 6) for value in (a, b, c, d)]
        pattern.Matrix = Array([*turned, scale.across(e), scale.upwards(f)])


def _scale_points(thing: Object, key: str, scale: Scale) -> None:
    points = [number(value) for value in array(thing, key)]
    if points and None not in points:
        moves = (scale.across, scale.upwards)
        thing[key] = Array([moves[place % 2](point) for place, point in enumerate(points) if point is not None])


def _scale_destination(destination: Array, scale: Scale) -> None:
    kind = str(destination[1]) if len(destination) > 1 else ""
    for places, move in ((ACROSS.get(kind, ()), scale.across), (UPWARDS.get(kind, ()), scale.upwards)):
        for place in places:
            value = number(destination[place]) if place < len(destination) else None
            if value is not None:
                destination[place] = move(value)


def _scale_tags(document: Pdf, scales: dict[object, Scale]) -> None:
    """Figures say where they stand."""
    for element in elements(entry(document.Root, "/StructTreeRoot")):
        attributes = entry(element, "/A")
        scale = scales.get(identity(_page_of(element)))
        for one in attributes if isinstance(attributes, Array) else (attributes,):
            if scale is not None and isinstance(one, Dictionary) and "/BBox" in one:
                _scale_points(one, "/BBox", scale)


def _page_of(element: Object) -> Object | None:
    own = entry(element, "/Pg")
    return (
        own
        if own is not None
        else next((page for kid in array(element, "/K") if (page := entry(kid, "/Pg")) is not None), None)
    )
