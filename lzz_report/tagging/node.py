"""Describe: an HTML element and the content the engine has drawn for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lzz_report.documents.tags import Box, LinkArea, MarkedContent


@dataclass(eq=False, slots=True)
class Node:
    """An element that has content: its name, attributes, and kids in the order they were laid out.

    Links have `spoken` and `spoken_as_is`, items of lists `labels` (markers) and `numbering`, pictures `alt` and `box`.
    """

    name: str
    attributes: Mapping[str, str]
    is_block: bool
    kids: list[Node | MarkedContent | LinkArea] = field(default_factory=list)
    labels: list[MarkedContent] = field(default_factory=list)
    numbering: str = ""
    alt: str = ""
    spoken: str = ""
    spoken_as_is: bool = False
    box: Box | None = None

    def number(self, attribute: str) -> int:
        """Return a whole number the element carries, 1 if it has none."""
        value = self.attributes.get(attribute, "")
        return int(value) if value.isdecimal() else 1
