"""What the fonts of a PDF that the engine is about to write say of their glyphs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# WeasyPrint 70: a glyph means what its first use in the document meant. Most fonts draw the space and the no-break
# space with one glyph, the hyphens likewise: one telephone number set first, and every space of the face would be
# copied as U+00A0.
PLAIN = {
    b"0020": (b"00a0", b"202f", b"2009"),
    b"002d": (b"00ad", b"2010", b"2011"),
}
PLAIN_OF = {char: plain for plain, chars in PLAIN.items() for char in chars}
# WeasyPrint 70: a font's map from glyphs to letters has a line for each glyph.
_MAPPING = re.compile(rb"(<[0-9a-f]+>) <([0-9a-f]+)>")
_SPACE = b"0020"


def fonts_of(pdf: Any, resources: Mapping[str, Any]) -> dict[str, list[bytes]]:
    """Return the lines of the glyph map of each font in the resources of a page, by its name there."""
    names = _object(pdf, resources["Font"])
    return {name: _object(pdf, _object(pdf, font)["ToUnicode"]).stream for name, font in names.items()}


def _object(pdf: Any, reference: bytes) -> Any:
    """Return an object by its reference, "12 0 R"."""
    return pdf.objects[int(reference.split()[0])]


def make_letters_plain(lines: list[bytes]) -> None:
    """Let a font give plain spaces and hyphens to who copies, searches or listens."""
    for place, line in enumerate(lines):
        mapping = _MAPPING.fullmatch(line)
        if mapping and mapping[2] in PLAIN_OF:
            lines[place] = b"%s <%s>" % (mapping[1], PLAIN_OF[mapping[2]])


class SpaceGlyphs:
    """Knows the glyph of the space in each font of a file, if any text of that font holds one."""

    def __init__(self, fonts: Mapping[str, list[bytes]]) -> None:
        self._glyphs = {name.encode(): _space(fonts[name]) for name in sorted(fonts)}
        self._first = next(((name, glyph) for name, glyph in self._glyphs.items() if glyph), None)

    def after(self, font: bytes, size: bytes) -> list[bytes]:
        """Return the operators of a space behind text in a font; where that has none, in one that has."""
        if self._first is None:
            return []
        if self._glyphs[font]:
            return [b"[%s] TJ" % self._glyphs[font]]
        return [b"/%s %s Tf" % (self._first[0], size), b"[%s] TJ" % self._first[1]]


def _space(lines: list[bytes]) -> bytes:
    mappings = filter(None, map(_MAPPING.fullmatch, lines))
    return next((mapping[1] for mapping in mappings if mapping[2] == _SPACE), b"")
