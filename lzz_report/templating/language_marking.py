"""Puts texts that tell their language into elements of it, where it is another than that around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from lzz_report.documents.localized_text import BEGIN, END, SEPARATOR
from lzz_report.templating.tree_text import UNSEEN, Part, children, inline, local_name, text_slots

_MARKED = re.compile(rf"{BEGIN}([\w-]+){SEPARATOR}([^{BEGIN}{END}]*){END}")


def resolve_languages(root: Element) -> None:
    """Put each marked text of a document into an element of its language; no mark stays."""
    _resolve(root, "")


def _resolve(element: Element, around: str) -> None:
    _resolve_attributes(element, around)
    language = element.get("lang", around)
    is_seen = local_name(element) not in UNSEEN
    for child in children(element):
        _resolve(child, language)
    for slot in text_slots(element):
        if BEGIN in slot.text:
            slot.replace(list(_parts(slot.text, language if is_seen else None)))


def _resolve_attributes(element: Element, around: str) -> None:
    """Take the marks out of attributes: none can tell a language, but a picture can for its alternative text."""
    alternative = _MARKED.fullmatch(element.get("alt", ""))
    if alternative and alternative[1] != around and "lang" not in element.attrib:
        element.set("lang", alternative[1])
    for name, value in element.attrib.items():
        if BEGIN in value:
            element.set(name, _MARKED.sub(r"\2", value))


def _parts(text: str, around: str | None) -> Iterator[Part]:
    """Yield what stands in the place of a text; without a language around it no page shows it."""
    at = 0
    for match in _MARKED.finditer(text):
        yield text[at : match.start()]
        yield match[2] if around in {None, match[1]} else inline(match[2], lang=match[1])
        at = match.end()
    yield text[at:]
