"""Fit: pages and their room in, where the photo of a district stands out; pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from lzz_report.documents.fitted import ChapterPage
from lzz_report.documents.photo import PublishedPhoto
from lzz_report.themes.page_layout import ImageSlot
from lzz_report.themes.theme import Theme
from lzz_report.units import MM_PER_INCH

SHARP_DPI = 250
_MAX_CROPPED = 2.0
# A photo that does not cover its page leaves so much to what stands over it.
_MIN_BESIDE_MM = 40.0


def photo_slot(theme: Theme) -> ImageSlot | None:
    """Return the slot of a text page that takes a photo, None where the theme has none."""
    return next((slot for slot in theme.chapter.image_slots if slot.is_photo), None)


def slot_for(room_mm: float, theme: Theme, *, has_photo: bool) -> ImageSlot:
    """Return what fills so much room: the first slot it is enough for."""
    slots = (slot for slot in theme.chapter.image_slots if has_photo or not slot.is_photo)
    return next(slot for slot in slots if room_mm >= slot.min_mm)


def shows_photo(following_pages: Sequence[ChapterPage], theme: Theme) -> bool:
    """Tell whether a page of the chapter carries the photo."""
    slot = photo_slot(theme)
    return slot is not None and any(chapter_page.image_slot == slot.name for chapter_page in following_pages)


def on_a_page_of_its_own(
    following_pages: tuple[ChapterPage, ...],
    theme: Theme,
    contact_panel_mm: float,
    quote_mm: float,
    picture: PublishedPhoto,
) -> tuple[ChapterPage, ...]:
    """Return the pages of a long text with the photo on the one that its text does not need, if there is one.

    It covers a page without text, or what a quotation of `quote_mm` leaves above the slab, as far as its pixels and its
    shape allow.
    """
    slot = photo_slot(theme)
    spare = [chapter_page for chapter_page in following_pages if chapter_page.kind == "image"] or [
        chapter_page for chapter_page in following_pages if chapter_page.kind == "quote"
    ]
    if slot is None or not spare or shows_photo(following_pages, theme):
        return following_pages
    taken = spare[0]
    room = theme.page.height_mm - (contact_panel_mm if taken.has_contact_panel else 0.0)
    if taken.kind == "quote" and quote_mm:
        room -= theme.chapter.top_mm + quote_mm + theme.chapter.air_mm
    most = _max_height(picture, theme)
    if most < room:
        most = min(most, room - _MIN_BESIDE_MM)
    height = math.floor(min(room, most) * 10 + 1e-6) / 10
    if height < slot.min_mm:
        return following_pages
    return tuple(
        replace(chapter_page, image_slot=slot.name, image_slot_mm=height) if chapter_page is taken else chapter_page
        for chapter_page in following_pages
    )


def _max_height(picture: PublishedPhoto, theme: Theme) -> float:
    """Return the height up to which a photo may be cropped: as long as it prints sharp and half of it is seen."""
    width = theme.page.width_mm + 2 * theme.page.bleed_mm
    whole = width * picture.height_px / picture.width_px
    sharp = picture.height_px * MM_PER_INCH / SHARP_DPI - 2 * theme.page.bleed_mm
    return max(whole, min(sharp, whole * _MAX_CROPPED))
