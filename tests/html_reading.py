"""Read: the tree of a document in, its HTML without what every document has out."""

from __future__ import annotations

from xml.etree import ElementTree as ET


def as_html(tree: ET.Element) -> str:
    """Return what stands in the head and the body of a document."""
    return "".join(
        f"{part.text or ''}{''.join(ET.tostring(child, encoding='unicode', method='html') for child in part)}"
        for part in tree
    )
