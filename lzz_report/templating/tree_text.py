"""HTML as a tree: its texts, and what is put in the place of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import cast
from xml.etree.ElementTree import Element

import tinyhtml5

Part = str | Element
# Texts that no page shows.
UNSEEN = frozenset({"title", "style", "script"})


def parse_html(html: str) -> Element:
    """Return the tree of a document as browsers read it."""
    # As a stream: a short text is taken for the name of a file, where there is one.
    return cast("Element", tinyhtml5.parse(StringIO(html), namespace_html_elements=False))


@dataclass(frozen=True, slots=True, eq=False)
class TextSlot:
    """A place for text in an element: before its first child (`after` None) or after one of them."""

    parent: Element
    after: Element | None

    @property
    def text(self) -> str:
        """What stands there."""
        return (self.parent.text if self.after is None else self.after.tail) or ""

    def replace(self, parts: Sequence[Part]) -> None:
        """Put texts and elements there instead."""
        place = 0 if self.after is None else list(self.parent).index(self.after) + 1
        slot = self
        slot._write("")
        for part in parts:
            if isinstance(part, str):
                slot._write(slot.text + part)
            else:
                part.tail = ""
                self.parent.insert(place, part)
                place, slot = place + 1, TextSlot(self.parent, part)

    def _write(self, text: str) -> None:
        if self.after is None:
            self.parent.text = text
        else:
            self.after.tail = text


def text_slots(element: Element) -> tuple[TextSlot, ...]:
    """Return the places for text of an element, not those inside its children."""
    return (TextSlot(element, None), *(TextSlot(element, child) for child in element))


def children(element: Element) -> Iterator[Element]:
    """Yield the elements in an element; comments are none."""
    for child in list(element):
        if isinstance(child.tag, str):
            yield child


def local_name(element: Element) -> str:
    """Return the name of an element without its name space."""
    return str(element.tag).rpartition("}")[2]


def inline(text: str, **attributes: str) -> Element:
    """Return text in an element of which style sheets of themes say nothing."""
    element = Element("bdi", attributes)
    element.text = text
    return element
