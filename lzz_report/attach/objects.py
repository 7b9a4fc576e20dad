"""Read: an object of somebody's PDF in, what it holds out, or nothing where it holds something else.

Other programs' files hold numbers for names and streams for arrays; whoever reads them through these functions meets no
surprise. Trees are walked without recursion, and no node twice: a tree may be a ring.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from decimal import Decimal

from pikepdf import Array, Dictionary, Name, Object, Stream, String

# Far beyond any real tree, and soon reached by one that only pretends to end.
DEEPEST = 10_000
# PDF counts in 64 bits; half of them leave room for counting on.
LARGEST = 2**62


def has_entries(thing: object) -> bool:
    """Tell whether a thing is a dictionary or a stream."""
    return isinstance(thing, Dictionary | Stream)


def entry(thing: object, key: str) -> Object | None:
    """Return an entry of a dictionary or stream; None where there is none or it is no such thing."""
    return thing.get(key) if isinstance(thing, Dictionary | Stream) else None


def dictionary(thing: object, key: str) -> Dictionary | None:
    """Return an entry that is a dictionary."""
    value = entry(thing, key)
    return value if isinstance(value, Dictionary) else None


def array(thing: object, key: str) -> list[Object]:
    """Return the items of an entry that is an array, else nothing."""
    value = entry(thing, key)
    return list(value) if isinstance(value, Array) else []


def integer(thing: object, key: str) -> int | None:
    """Return an entry that is a whole number."""
    return whole_number(entry(thing, key))


def whole_number(value: object) -> int | None:
    """Return a whole number that can still be counted on from."""
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if abs(value) < LARGEST else None


def number(value: object) -> float | None:
    """Return a number as one."""
    known = float(value) if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else math.inf
    return known if math.isfinite(known) else None


def text(thing: object, key: str) -> str:
    """Return an entry that is a string."""
    value = entry(thing, key)
    return as_text(value) if isinstance(value, String) else ""


def name(thing: object, key: str) -> str:
    """Return an entry that is a name, with its slash."""
    value = entry(thing, key)
    return as_text(value) if isinstance(value, Name) else ""


def as_text(value: String | Name) -> str:
    """Return what a string or name says, with a mark for bytes that are no letters."""
    try:
        return str(value)
    except UnicodeDecodeError:
        return bytes(value).decode("utf-8", "replace")


def identity(thing: object) -> object:
    """Return what tells one object from another: its number; a direct one stands at one place and is like no other."""
    return thing.objgen if isinstance(thing, Object) and thing.is_indirect else object()


def in_array(thing: Object, key: str) -> Array:
    """Return an entry as an array that can be added to; a single thing becomes an array of one."""
    value: object = entry(thing, key)
    if isinstance(value, Array):
        return value
    made = Array() if value is None else Array([value])
    thing[key] = made
    return made


def leaves(tree: object, key: str) -> Iterator[tuple[Object, Object]]:
    """Yield the pairs of a name tree (`/Names`) or a number tree (`/Nums`), in the order of its nodes."""
    seen: set[object] = set()
    waiting: list[object] = [tree]
    while waiting and len(seen) < DEEPEST * 100:
        node = waiting.pop()
        if not isinstance(node, Dictionary):
            continue
        place = identity(node)
        if place in seen:
            continue
        seen.add(place)
        pairs = array(node, key)
        yield from zip(pairs[::2], pairs[1::2], strict=False)
        waiting.extend(reversed(array(node, "/Kids")))


def named(tree: object) -> dict[bytes, Object]:
    """Return the values of a name tree by their names; of two with one name the first, as readers find it."""
    found: dict[bytes, Object] = {}
    for key, value in leaves(tree, "/Names"):
        if isinstance(key, String):
            found.setdefault(bytes(key), value)
    return found


def numbered(tree: object) -> dict[int, Object]:
    """Return the values of a number tree by their numbers."""
    found: dict[int, Object] = {}
    for key, value in leaves(tree, "/Nums"):
        if isinstance(key, int):
            found.setdefault(key, value)
    return found


def flat_numbers(values: Mapping[int, Object]) -> Array:
    """Return a number tree of one leaf."""
    nums = Array()
    for key in sorted(values):
        nums.append(key)
        nums.append(values[key])
    return nums


def flat_names(values: Mapping[bytes, Object]) -> Array:
    """Return a name tree of one leaf."""
    names = Array()
    for key in sorted(values):
        names.append(String(key))
        names.append(values[key])
    return names
