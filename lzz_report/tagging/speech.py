"""Word: an HTML element in, what a screen reader says of a picture or a link out."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

SVG_TITLE = "{http://www.w3.org/2000/svg}title"
# Kept from the ear: where a word may break or must not.
UNHEARD = str.maketrans("", "", "\u00ad\u2060\u200b")


def alternative(element: Element) -> str:
    """Return what stands for a picture: `aria-label`, `alt` or the title of an SVG."""
    text = element.get("aria-label") or element.get("alt") or element.findtext(SVG_TITLE) or ""
    return _tidy(text)


def spoken(link: Element) -> tuple[str, bool]:
    """Return where a link leads, and whether its author has put it into words."""
    worded = _tidy(link.get("aria-label") or link.get("title") or "")
    return (worded, True) if worded else (_tidy("".join(_heard(link))) or link.get("href", ""), False)


def _heard(element: Element) -> Iterator[str]:
    if element.get("aria-hidden") == "true" or not isinstance(element.tag, str):
        return
    yield alternative(element) if element.tag == "img" else element.text or ""
    for child in element:
        yield from _heard(child)
        yield child.tail or ""


def _tidy(text: str) -> str:
    return " ".join(text.translate(UNHEARD).split())
