"""An HTML page that shows what differs between pages and their goldens: before, after and where to look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from html import escape
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from lzz_report.units import MM_PER_INCH

Picture = NDArray[np.uint8]
Mask = NDArray[np.bool_]

# A rule of a quarter point still colours its row of pixels by a quarter; the pictures of all pages weigh 6 MB.
DPI = 72
# What lies in neighbouring cells of so many pixels is one area.
CELL_PX = 12
FRAME_PX = 4
MARK = (214, 0, 110)
MAX_AREAS = 5
STYLE = """
body { font: 15px/1.4 system-ui, sans-serif; margin: 24px; background: #ddd; color: #111 }
table { border-collapse: collapse; background: #fff }
th, td { padding: 3px 10px; border-bottom: 1px solid #ccc; text-align: left; vertical-align: top }
section { margin-top: 32px } section > div { display: flex; gap: 12px; align-items: flex-start }
figure { margin: 0; flex: 1 1 0; min-width: 0; max-width: 900px } figcaption { padding: 4px 0 }
figure a { display: grid } figure img { grid-area: 1 / 1; width: 100%; background: #fff }
.after a:hover img + img { visibility: hidden }
"""


@dataclass(frozen=True)
class ChangedArea:
    """A box of pixels in which pictures differ."""

    left: int
    top: int
    right: int
    bottom: int

    def __str__(self) -> str:
        left, top, right, bottom = (round(value * MM_PER_INCH / DPI) for value in astuple(self))
        return f"{left}–{right} × {top}–{bottom} mm"


@dataclass(frozen=True)
class PageChange:
    """A page before and after: without one of them it is new or lost; the mask says which pixels differ."""

    page: str
    before: Picture | None
    after: Picture | None
    mask: Mask | None

    @property
    def kind(self) -> str:
        if self.before is None or self.after is None:
            return "new" if self.before is None else "lost"
        return "changed" if self.before.shape == self.after.shape else "another size"

    @property
    def pixels(self) -> int:
        return 0 if self.mask is None else int(self.mask.sum())

    @property
    def strongest(self) -> int:
        """The greatest difference of a pixel in one channel, of 255."""
        if self.before is None or self.after is None or self.before.shape != self.after.shape:
            return 255
        return int(np.abs(self.before.astype(np.int16) - self.after).max())

    @property
    def where(self) -> str:
        """The largest areas from the page's upper left corner, and how many more there are."""
        boxes = [] if self.mask is None else changed_areas(self.mask)
        more = f" and {len(boxes) - MAX_AREAS} more" if len(boxes) > MAX_AREAS else ""
        return ", ".join(map(str, boxes[:MAX_AREAS])) + more

    def __str__(self) -> str:
        if self.kind != "changed":
            return f"{self.page}: {self.kind}"
        return f"{self.page}: {self.pixels} pixels differ by up to {self.strongest} of 255, at {self.where}"


def changed_areas(mask: Mask) -> list[ChangedArea]:
    """Return the boxes in which a mask is set, the one with most pixels first."""
    rows, columns = (-(-size // CELL_PX) for size in mask.shape)
    padded = np.zeros((rows * CELL_PX, columns * CELL_PX), dtype=np.bool_)
    padded[: mask.shape[0], : mask.shape[1]] = mask
    cells = padded.reshape(rows, CELL_PX, columns, CELL_PX).any(axis=(1, 3))
    boxes = []
    for group in neighbourhoods({(int(row), int(column)) for row, column in np.argwhere(cells)}):
        chosen = np.zeros_like(cells)
        chosen[tuple(np.array(group).T)] = True
        inside = padded & chosen.repeat(CELL_PX, axis=0).repeat(CELL_PX, axis=1)
        ys, xs = np.nonzero(inside)
        boxes.append((len(ys), ChangedArea(int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1)))
    return [box for _, box in sorted(boxes, key=lambda each: -each[0])]


def neighbourhoods(cells: set[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Yield groups of cells that touch each other, at corners too."""
    left = set(cells)
    while left:
        group = [left.pop()]
        for row, column in group:
            near = {(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)} & left
            left -= near
            group += sorted(near)
        yield group


def difference(before: Picture, mask: Mask) -> Picture:
    """Return the page pale and grey, what differs marked and framed."""
    grey = 200 + before.mean(axis=-1, keepdims=True) * 55 / 255
    shown = np.repeat(grey, 3, axis=-1).astype(np.uint8)
    for area in changed_areas(mask):
        top, left = max(area.top - FRAME_PX, 0), max(area.left - FRAME_PX, 0)
        bottom, right = area.bottom + FRAME_PX, area.right + FRAME_PX
        inner = shown[top + 1 : bottom - 1, left + 1 : right - 1].copy()
        shown[top:bottom, left:right] = MARK
        shown[top + 1 : bottom - 1, left + 1 : right - 1] = inner
    shown[mask] = MARK
    return shown


def write_report(folder: Path, summary: str, changed: Sequence[PageChange]) -> Path:
    """Write the page and its pictures into a folder of their own and return the page's path."""
    folder.mkdir(parents=True)
    rows = "\n".join(map(row, changed))
    sections = "\n".join(section(folder, change) for change in changed)
    page = folder / "index.html"
    page.write_text(
        f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>{escape(summary)}</title>
<style>{STYLE}</style>
<h1>{escape(summary)}</h1>
<p>Point at a picture under “after” to see the one before in its place; click on one to see it alone.
If all of it is meant, <code>make goldens</code> takes new pictures.</p>
<table>
<tr><th>Page</th><th></th><th>Pixels</th><th>By up to</th><th>Where, from the upper left corner</th></tr>
{rows}
</table>
{sections}
</html>
""",
        encoding="utf-8",
    )
    return page


def row(change: PageChange) -> str:
    """Return a page's line in the list."""
    name = escape(change.page)
    figures = (change.pixels, change.strongest, change.where) if change.kind == "changed" else ("", "", "")
    cells = "".join(f"<td>{figure}</td>" for figure in (change.kind, *figures))
    return f'<tr><td><a href="#{name}">{name}</a></td>{cells}</tr>'


def section(folder: Path, change: PageChange) -> str:
    """Write a page's pictures and return what shows them."""
    name = escape(change.page)
    figures = []
    for what, picture in pictures_of(change).items():
        file = f"{change.page}-{what}.png"
        Image.fromarray(picture).save(folder / file)
        under = f'<img src="{name}-before.png" alt="">' if what == "after" and change.kind == "changed" else ""
        image = f'<a href="{escape(file)}">{under}<img src="{escape(file)}" alt="{name} {what}"></a>'
        figures.append(f'<figure class="{what}"><figcaption>{what}</figcaption>{image}</figure>')
    return f'<section id="{name}"><h2>{name}</h2><div>{"".join(figures)}</div></section>'


def pictures_of(change: PageChange) -> dict[str, Picture]:
    """Return the pictures that show a page, those that there are."""
    pictures = {
        what: picture for what, picture in (("before", change.before), ("after", change.after)) if picture is not None
    }
    if change.kind == "changed" and change.before is not None and change.mask is not None:
        pictures["difference"] = difference(change.before, change.mask)
    return pictures
