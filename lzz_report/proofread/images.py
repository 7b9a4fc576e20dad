"""Proofread: pictures in; those unseen, on text or each other, and maps without their district out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from lzz_report.documents.drawing import Drawing
from lzz_report.documents.page_model import LaidOutImage, LaidOutPage, PageFault, PageModel
from lzz_report.proofread.printed_text import plain, shown
from lzz_report.proofread.theme_fonts import InkExtent, ThemeFonts

# Smaller than this a district is a dot that only its neighbours tell from dirt.
MIN_DISTRICT_MM = 2.0
# The room around a picture is drawn upon least at its edges: what just reaches into it touches nothing.
TOUCH_MM = 0.5
_MEND = "give the picture a place of its own, or let the text keep clear of it"


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
                problem = "a picture has no size or lies beyond the page"
                yield PageFault(page.number, "picture-lost", problem, _name(picture), "give it room in the layout")
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
            problem = f"a map shows its district only {shown_mm:.1f} mm large and without a ring"
            fix = "let the layout draw it larger, or put a ring around the district"
            yield PageFault(page.number, "district-hidden", problem, _name(picture), fix)


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
                yield PageFault(page.number, "picture-on-text", "a picture and text share their room", text, _MEND)


def _on_each_other(page: LaidOutPage, placed: Sequence[tuple[LaidOutImage, InkExtent]]) -> Iterator[PageFault]:
    for (one, room), (other, other_room) in combinations(placed, 2):
        if room.overlap(other_room) > TOUCH_MM:
            text = f"{shown(_name(one))} | {shown(_name(other))}"
            yield PageFault(page.number, "pictures-overlap", "two pictures share their room", text, _MEND)
