"""Walk: an opened PDF in, its trees of names, numbers, bookmarks and fields out, however broken they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String


def words(value: Any) -> str:
    """Return what a string or name says, whatever bytes it holds; nothing for any other thing."""
    if not isinstance(value, String | Name):
        return ""
    try:
        return str(value)
    except UnicodeDecodeError:
        return bytes(value).decode("latin-1")


def key_of(thing: Any) -> object:
    """Return what tells an object from all others."""
    return thing.objgen if getattr(thing, "is_indirect", False) else id(thing)


def get(thing: Any, *path: str) -> Any:
    """Return an entry of an entry, None where the way there ends."""
    for step in path:
        if not isinstance(thing, Dictionary | Stream):
            return None
        thing = thing.get(f"/{step}")
    return thing


def items(thing: Any) -> list[Any]:
    """Return the elements of an array, none where it is no array."""
    return list(thing) if isinstance(thing, Array) else []


def pairs(root: Any, leaf: str) -> list[tuple[Any, Any]]:
    """Return the pairs of a name tree (leaf Names) or number tree (leaf Nums), in the order they are written."""
    found: list[tuple[Any, Any]] = []
    seen: set[object] = set()

    def walk(node: Any, depth: int) -> None:
        if not isinstance(node, Dictionary) or key_of(node) in seen or depth > 200:
            return
        seen.add(key_of(node))
        values = items(get(node, leaf))
        found.extend(zip(values[::2], values[1::2], strict=False))
        for kid in items(get(node, "Kids")):
            walk(kid, depth + 1)

    walk(root, 0)
    return found


def names(root: Any) -> list[tuple[bytes, Any]]:
    """Return the pairs of a name tree; keys that are no texts are left out."""
    return [(bytes(key), value) for key, value in pairs(root, "Names") if isinstance(key, String)]


def numbers(root: Any) -> list[tuple[int, Any]]:
    """Return the pairs of a number tree; keys that are no whole numbers are left out."""
    return [(key, value) for key, value in pairs(root, "Nums") if isinstance(key, int) and not isinstance(key, bool)]


def bookmarks(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Any]]:
    """Yield depth and item of every bookmark, in reading order, each once."""
    seen: set[object] = set()
    waiting = [(0, get(pdf.Root, "Outlines", "First"))]
    while waiting:
        depth, item = waiting.pop()
        if not isinstance(item, Dictionary) or key_of(item) in seen:
            continue
        seen.add(key_of(item))
        yield depth, item
        waiting += [(depth, get(item, "Next")), (depth + 1, get(item, "First"))]


def fields(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Yield full name and dictionary of every field and widget of the form, each once."""
    seen: set[object] = set()
    waiting = [("", field) for field in reversed(items(get(pdf.Root, "AcroForm", "Fields")))]
    while waiting:
        above, field = waiting.pop()
        if not isinstance(field, Dictionary) or key_of(field) in seen:
            continue
        seen.add(key_of(field))
        own = get(field, "T")
        full = f"{above}.{words(own)}" if own is not None else above
        yield full, field
        waiting += [(full, kid) for kid in reversed(items(get(field, "Kids")))]


def page_numbers(pdf: pikepdf.Pdf) -> dict[object, int]:
    """Return the place of every page by its object."""
    return {page.obj.objgen: index for index, page in enumerate(pdf.pages)}


def inherited(page: Any, key: str) -> Any:
    """Return an attribute of a page or of what it hangs under."""
    node, seen = page, set()
    while isinstance(node, Dictionary) and key_of(node) not in seen:
        seen.add(key_of(node))
        value = get(node, key)
        if value is not None:
            return value
        node = get(node, "Parent")
    return None


def labels(pdf: pikepdf.Pdf) -> list[str]:
    """Return the label of every page by the rules of PDF 32000 12.4.2; a page without one is called by its number."""
    ranges = {
        key: value for key, value in numbers(get(pdf.Root, "PageLabels")) if key >= 0 and isinstance(value, Dictionary)
    }
    told = []
    for index in range(len(pdf.pages)):
        starts = [start for start in ranges if start <= index]
        if not starts:
            told.append(str(index + 1))
            continue
        found = ranges[max(starts)]
        first = get(found, "St")
        number = index - max(starts) + (first if isinstance(first, int) and first > 0 else 1)
        prefix = get(found, "P")
        told.append(words(prefix) + _figure(get(found, "S"), number))
    return told


def _figure(style: Any, number: int) -> str:
    if style == Name.D:
        return str(number)
    if style in (Name.r, Name.R):
        return _roman(number).lower() if style == Name.r else _roman(number)
    if style in (Name.a, Name.A):
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.lower() if style == Name.a else letter
    return ""


def _roman(number: int) -> str:
    steps = (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
    )
    told = ""
    for worth, letters in (*steps, (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        told += letters * (number // worth)
        number %= worth
    return told
