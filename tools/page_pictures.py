"""Picture: a PDF in, its pages as small images out; for goldens, the gallery and the eye."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image as Images

if TYPE_CHECKING:
    from PIL.Image import Image

POINTS_PER_INCH = 72
GAP_PX = 12
GREY = (150, 150, 150)


def page_pictures(pdf: Path, pages: Iterable[int], dpi: int) -> list[Image]:
    """Return pages of a PDF, counted from 1, as pictures in `dpi`."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [document[number - 1].render(scale=dpi / POINTS_PER_INCH).to_pil().convert("RGB") for number in pages]
    finally:
        document.close()


def page_count(pdf: Path) -> int:
    """Return how many pages a PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def side_by_side(pictures: Sequence[Image], columns: int = 0) -> Image:
    """Return pictures on one grey sheet, in rows of `columns` (0: all in one row)."""
    columns = columns or len(pictures)
    width = max(one.width for one in pictures)
    height = max(one.height for one in pictures)
    rows = -(-len(pictures) // columns)
    sheet = Images.new("RGB", (columns * (width + GAP_PX) - GAP_PX, rows * (height + GAP_PX) - GAP_PX), GREY)
    for index, one in enumerate(pictures):
        sheet.paste(one, (index % columns * (width + GAP_PX), index // columns * (height + GAP_PX)))
    return sheet
