"""Fit: pages and their room in, where the photo of a district stands out; pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from lzz_report.model.fitted import Leaf
from lzz_report.model.theme import Slot, Theme


def photo_slot(theme: Theme) -> Slot | None:
    """Return the slot of a text page that takes a photo, None where the theme has none."""
    return next((slot for slot in theme.chapter.slots if slot.is_photo), None)


def slot_for(room_mm: float, theme: Theme, *, has_photo: bool) -> Slot:
    """Return what fills so much room: the first slot it is enough for."""
    slots = (slot for slot in theme.chapter.slots if has_photo or not slot.is_photo)
    return next(slot for slot in slots if room_mm >= slot.least_mm)


def shows_photo(leaves: Sequence[Leaf], theme: Theme) -> bool:
    """Tell whether a page of the chapter carries the photo."""
    slot = photo_slot(theme)
    return slot is not None and any(leaf.slot == slot.name for leaf in leaves)


def on_a_page_of_its_own(leaves: tuple[Leaf, ...], theme: Theme, slab_mm: float, quote_mm: float) -> tuple[Leaf, ...]:
    """Return the pages of a long text with the photo on the one that its text does not need, if there is one.

    A page without text is covered by it; under a quotation of `quote_mm` it takes what that leaves above the slab.
    """
    slot = photo_slot(theme)
    spare = [leaf for leaf in leaves if leaf.kind == "plate"] or [leaf for leaf in leaves if leaf.kind == "quote"]
    if slot is None or not spare or shows_photo(leaves, theme):
        return leaves
    taken = spare[0]
    room = theme.page.height_mm - (slab_mm if taken.has_slab else 0.0)
    if taken.kind == "quote" and quote_mm:
        room -= theme.chapter.top_mm + quote_mm + theme.chapter.air_mm
    room = math.floor(room * 10) / 10
    if room < slot.least_mm:
        return leaves
    return tuple(replace(leaf, slot=slot.name, slot_mm=room) if leaf is taken else leaf for leaf in leaves)
