"""Bookmark: a report's outline and the annexes in, the same outline with one more item out.

The report's items are not touched: an outline written anew would lose what only its author's program knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from lzz_report.attach.objects import dictionary, entry, identity, integer


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark: its words, its page, and the outline that hangs below it, if any."""

    title: str
    page: Object
    outline: Object | None = None


def add_bookmarks(pdf: Pdf, heading: str, annexes: Sequence[Bookmark], letters: Sequence[Bookmark]) -> None:
    """Put the annexes behind the report's bookmarks, closed, and letters before them."""
    root = _outline(pdf)
    for mark in reversed(letters):
        _put_first(root, _item(pdf, mark))
    if annexes:
        group = pdf.make_indirect(Dictionary(Title=String(heading), Dest=_top(annexes[0].page)))
        _hang(group, [_item(pdf, mark) for mark in annexes])
        group.Count = -len(annexes)
        _put_last(root, group)


def _outline(pdf: Pdf) -> Object:
    root = dictionary(pdf.Root, "/Outlines")
    if root is None or not isinstance(entry(root, "/First"), Dictionary):
        root = pdf.make_indirect(Dictionary(Type=Name.Outlines, Count=0))
        pdf.Root.Outlines = root
    elif not root.is_indirect:
        root = pdf.make_indirect(root)
        pdf.Root.Outlines = root
    return root


def _item(pdf: Pdf, mark: Bookmark) -> Object:
    item = pdf.make_indirect(Dictionary(Title=String(mark.title), Dest=_top(mark.page)))
    below = _siblings(entry(mark.outline, "/First"))
    if below:
        _hang(item, below)
        item.Count = -max(abs(integer(mark.outline, "/Count") or 0), len(below))
    return item


def _top(page: Object) -> Array:
    height = float(page.MediaBox[3])
    return Array([page, Name.XYZ, 0, round(height, 3), 0])


def _hang(parent: Object, items: Sequence[Object]) -> None:
    """Make the items the children of one."""
    for place, item in enumerate(items):
        item.Parent = parent
        if place:
            item.Prev = items[place - 1]
            items[place - 1].Next = item
    parent.First, parent.Last = items[0], items[-1]


def _siblings(first: Object | None) -> list[Object]:
    """Return an item and those that follow it; a ring ends where it would begin again."""
    found: list[Object] = []
    seen: set[object] = set()
    item = first
    while isinstance(item, Dictionary) and (place := identity(item)) not in seen:
        seen.add(place)
        found.append(item)
        item = entry(item, "/Next")
    return found


def _put_last(root: Object, item: Object) -> None:
    item.Parent = root
    siblings = _siblings(entry(root, "/First"))
    if siblings:
        item.Prev = siblings[-1]
        siblings[-1].Next = item
    else:
        root.First = item
    root.Last = item
    _count_one_more(root)


def _put_first(root: Object, item: Object) -> None:
    item.Parent = root
    first = entry(root, "/First")
    if first is None:
        root.Last = item
    else:
        item.Next = first
        first.Prev = item
    root.First = item
    _count_one_more(root)


def _count_one_more(root: Object) -> None:
    shown = integer(root, "/Count")
    if shown is not None:
        root.Count = shown + 1 if shown >= 0 else shown - 1
