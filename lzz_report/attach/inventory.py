"""Count: a PDF in, everything a reader could miss in it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Object, Pdf

from lzz_report.attach.objects import array, dictionary, entry, identity, named, text
from lzz_report.attach.page_labels import page_labels
from lzz_report.attach.signatures import fields


@dataclass(frozen=True, slots=True)
class Counts:
    """What a file holds, in the terms of its reader."""

    pages: int
    bookmarks: tuple[str, ...]
    labels: tuple[str, ...]
    destinations: Mapping[bytes, int]
    fields: tuple[str, ...]
    layers: int
    attachments: frozenset[bytes]
    annotations: tuple[int, ...]


def count(pdf: Pdf) -> Counts:
    """Count all that a report may lose."""
    names = dictionary(pdf.Root, "/Names")
    return Counts(
        pages=len(pdf.pages),
        bookmarks=tuple(text(item, "/Title") for item in bookmarks(pdf)),
        labels=page_labels(pdf),
        destinations=_destinations(pdf),
        fields=tuple(full for _, full in fields(pdf)),
        layers=len(array(entry(pdf.Root, "/OCProperties"), "/OCGs")),
        attachments=frozenset(named(entry(names, "/EmbeddedFiles"))),
        annotations=tuple(len(array(page.obj, "/Annots")) for page in pdf.pages),
    )


def old_destinations(pdf: Pdf) -> dict[bytes, Object]:
    """Return the destinations as PDF 1.1 kept them."""
    kept = dictionary(pdf.Root, "/Dests")
    return (
        {key[1:].encode("utf-8", "surrogateescape"): value for key, value in kept.items()} if kept is not None else {}
    )


def _destinations(pdf: Pdf) -> dict[bytes, int]:
    """Return for each named destination the index of its page; -1 where it leads nowhere."""
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    found = old_destinations(pdf) | named(entry(dictionary(pdf.Root, "/Names"), "/Dests"))
    return {key: _page_index(value, pages) for key, value in found.items()}


def _page_index(value: Object, pages: Mapping[tuple[int, int], int]) -> int:
    place = entry(value, "/D") if isinstance(value, Dictionary) else value
    page: object = place[0] if isinstance(place, Array) and len(place) else None
    if isinstance(page, int):
        return page
    return pages.get(page.objgen, -1) if isinstance(page, Dictionary) else -1


def bookmarks(pdf: Pdf) -> list[Object]:
    """Return the items of the outline, parents first; each once, even where the outline is a ring."""
    found: list[Object] = []
    seen: set[object] = set()
    waiting = [entry(entry(pdf.Root, "/Outlines"), "/First")]
    while waiting:
        item = waiting.pop()
        if not isinstance(item, Dictionary) or (place := identity(item)) in seen:
            continue
        seen.add(place)
        found.append(item)
        waiting += [entry(item, "/Next"), entry(item, "/First")]
    return found
