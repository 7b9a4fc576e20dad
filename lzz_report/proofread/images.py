"""Proofread: pictures in; those unseen, on text or each other, and maps without their district out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from lzz_report.diagnostics.catalogue.pages import (
    PageDistrictHidden,
    PagePictureLost,
    PagePictureOnText,
    PagePicturesOverlap,
)
from lzz_report.documents.drawing import Drawing
from lzz_report.documents.page_model import LaidOutImage, LaidOutPage, PageFault, PageModel
from lzz_report.proofread.printed_text import plain, shown
from lzz_report.proofread.theme_fonts import InkExtent, ThemeFonts

# Smaller than this a district is a dot that only its neighbours tell from dirt.
MIN_DISTRICT_MM = 2.0
# The room around a picture is drawn upon least at its edges: what just reaches into it touches nothing.
TOUCH_MM = 0.5


def check_pictures(seen: PageModel, faces: ThemeFonts, drawings: Mapping[str, Drawing]) -> Iterator[PageFault]:
    """Yield pictures beyond the page, on text or on each other, and maps that do not show the district they are for.

    Text and other pictures may stand on a picture that the theme marks as a ground. `drawings` tells by address what a
    drawing shows.
    """
    for page in seen.pages:
        visible = []
        for picture in page.pictures:
            if _is_visible(page, picture):
                visible.append(picture)
            else:
                yield PageFault(page.number, PagePictureLost(), _name(picture))
        yield from _small(page, visible, drawings)
        placed = [(picture, _room(picture)) for picture in visible if not picture.is_ground]
        yield from _on_text(page, placed, faces)
        yield from _on_each_other(page, placed)


def _is_visible(page: LaidOutPage, picture: LaidOutImage) -> bool:
    return _room(picture).overlap(InkExtent(0.0, 0.0, page.width_mm, page.height_mm)) > 0


def _room(picture: LaidOutImage) -> InkExtent:
    return InkExtent(picture.x_mm, picture.top_mm, picture.x_mm + picture.width_mm, picture.top_mm + picture.height_mm)


def _name(picture: LaidOutImage) -> str:
    return plain(picture.element.attributes.get("alt") or picture.element.attributes.get("src", ""))


def _small(page: LaidOutPage, pictures: Sequence[LaidOutImage], drawings: Mapping[str, Drawing]) -> Iterator[PageFault]:
    for picture in pictures:
        drawing = drawings.get(picture.element.attributes.get("src", ""))
        if drawing is None:
            continue
        shown_mm = drawing.shown_mm * min(picture.width_mm / drawing.width_mm, picture.height_mm / drawing.height_mm)
        if shown_mm < MIN_DISTRICT_MM:
            yield PageFault(page.number, PageDistrictHidden(size_mm=shown_mm), _name(picture))


def _on_text(
    page: LaidOutPage, placed: Sequence[tuple[LaidOutImage, InkExtent]], faces: ThemeFonts
) -> Iterator[PageFault]:
    """Yield once for a picture and a block of text that share room."""
    for block in (*page.margins, *page.blocks):
        inked = [(run, ink) for line in block.lines for run in line.runs if (ink := faces.ink(run))]
        for picture, room in placed:
            reaching = next((run for run, ink in inked if ink.overlap(room) > TOUCH_MM), None)
            if reaching:
                text = f"{shown(reaching.text)} | {shown(_name(picture))}"
                yield PageFault(page.number, PagePictureOnText(), text)


def _on_each_other(page: LaidOutPage, placed: Sequence[tuple[LaidOutImage, InkExtent]]) -> Iterator[PageFault]:
    for (one, room), (other, other_room) in combinations(placed, 2):
        if room.overlap(other_room) > TOUCH_MM:
            text = f"{shown(_name(one))} | {shown(_name(other))}"
            yield PageFault(page.number, PagePicturesOverlap(), text)
