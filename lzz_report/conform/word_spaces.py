"""Part: a drawn piece of text in, the same with a space after its last letter out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

FONT = re.compile(rb"^/(\S+) (\S+) Tf$", re.MULTILINE)
SHOWN = re.compile(rb"\] TJ$", re.MULTILINE)
SPACE = re.compile(rb"^<([0-9a-fA-F]+)> <0020>$", re.MULTILINE)


class Spaces:
    """Knows the glyph of the space in each font of a file, if any text of that font holds one."""

    def __init__(self, document: Pdf) -> None:
        self._glyphs: dict[bytes, bytes] = {}
        for page in document.pages:
            for name, font in sorted(page.Resources.get("/Font", {}).items()):
                if name[1:].encode() not in self._glyphs:
                    self._glyphs[name[1:].encode()] = _space(font)
        self._others = next(((name, glyph) for name, glyph in self._glyphs.items() if glyph), None)

    def append(self, drawn: bytes) -> bytes:
        """Return the content of a piece with a space at its end; it leaves no trace on the page."""
        fonts = FONT.findall(drawn)
        ends = [end.end() for end in SHOWN.finditer(drawn)]
        if not fonts or not ends or self._others is None:
            return drawn
        name, size = fonts[-1]
        if self._glyphs[name]:
            space = b"\n[%s] TJ" % self._glyphs[name]
        else:
            space = b"\n/%s %s Tf\n[%s] TJ" % (self._others[0], size, self._others[1])
        return drawn[: ends[-1]] + space + drawn[ends[-1] :]


def _space(font: Object) -> bytes:
    letters = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
    found = SPACE.search(letters)
    return b"<%s>" % found[1] if found else b""
