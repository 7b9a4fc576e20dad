"""Read: a drawing's SVG in, its paths as rings and lines in mm out."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree as ET

import numpy as np
import numpy.typing as npt
import shapely

from lzz_report.draw import Lettering
from lzz_report.resources import resource_dir
from lzz_report.themes.look import ColourRole

Points = npt.NDArray[np.float64]

LAND, GROUND, INK = ColourRole("land", 1), ColourRole("ground", 1), ColourRole("ink")

_SVG = "{http://www.w3.org/2000/svg}"
_ARGUMENTS = {"M": 2, "L": 2, "C": 6, "z": 0}


@cache
def lettering() -> Lettering:
    """The shipped faces."""
    fonts = {"label": "source-sans-3/SourceSans3-Semibold.ttf", "number": "bricolage-grotesque/BricolageHead-Bold.ttf"}
    return Lettering.from_bytes({name: (resource_dir("fonts") / file).read_bytes() for name, file in fonts.items()})


def elements(svg: str, tag: str) -> list[ET.Element]:
    """The drawing's elements of one kind."""
    return list(ET.fromstring(svg).iter(f"{_SVG}{tag}"))


def subpaths(data: str) -> list[Points]:
    """The corner points of each subpath (control points of curves are left out)."""
    found: list[list[tuple[float, float]]] = []
    for command, rest in re.findall(r"([A-Za-z])([^A-Za-z]*)", data):
        numbers = [float(text) for text in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", rest)]
        size = _ARGUMENTS[command]
        if command == "z":
            found[-1].append(found[-1][0])
            continue
        for begin in range(0, len(numbers), size):
            x, y = numbers[begin + size - 2 : begin + size]
            if command == "M":
                found.append([])
            found[-1].append((x, y))
    return [np.array(points) for points in found]


def filled(svg: str, colour: ColourRole) -> shapely.Geometry:
    """What is filled with a colour, as one geometry (a ring inside a ring is a hole)."""
    whole: shapely.Geometry = shapely.MultiPolygon()
    for path in elements(svg, "path"):
        if path.get("fill") == str(colour):
            for ring in subpaths(path.get("d", "")):
                whole = shapely.symmetric_difference(whole, shapely.make_valid(shapely.Polygon(ring)))
    return whole


def lines(svg: str, width: str) -> list[Points]:
    """The lines drawn with a stroke of the width."""
    paths = [path for path in elements(svg, "path") if path.get("stroke-width") == width]
    return [line for path in paths for line in subpaths(path.get("d", ""))]
