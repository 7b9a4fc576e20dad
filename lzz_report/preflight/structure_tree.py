"""The structure tree of a PDF, read once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Object

if TYPE_CHECKING:
    from pikepdf import Pdf

HEADINGS = {f"/H{level}": level for level in range(1, 7)}
# An empty cell keeps its place in the table.
MAY_BE_EMPTY = frozenset({"/TD", "/TH"})


@dataclass(slots=True)
class Structure:
    """The tags of a file: pieces of content (page index, number) in order of reading, and what needs a look."""

    roots: list[str] = field(default_factory=list)
    pieces: list[tuple[int, int]] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    speechless_pictures: list[int] = field(default_factory=list)


def read_structure(document: Pdf) -> Structure:
    """Return the structure of a file; an empty one if it has no tags."""
    structure = Structure()
    tree = document.Root.get("/StructTreeRoot", Dictionary())
    indexes = {page.obj.objgen: index for index, page in enumerate(document.pages)}
    for element in _kids(tree):
        if isinstance(element, Object):
            structure.roots.append(str(element.S))
            _walk(element, structure, indexes)
    return structure


def _walk(element: Object, structure: Structure, indexes: dict[tuple[int, int], int]) -> None:
    role = str(element.S)
    kids = _kids(element)
    page = indexes.get(element.Pg.objgen, 0) if "/Pg" in element else 0
    if role in HEADINGS:
        structure.headings.append(HEADINGS[role])
    if role == "/Figure" and "/Alt" not in element:
        structure.speechless_pictures.append(page)
    if not kids and role not in MAY_BE_EMPTY:
        structure.empty.append(role[1:])
    for kid in kids:
        if isinstance(kid, int):
            structure.pieces.append((page, kid))
        elif "/S" in kid:
            _walk(kid, structure, indexes)
        elif "/MCID" in kid:
            structure.pieces.append((indexes[kid.Pg.objgen], int(kid.MCID)))


def _kids(element: Object) -> list[Object | int]:
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]
