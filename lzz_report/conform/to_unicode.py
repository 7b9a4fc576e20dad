"""Translate: fonts' maps from glyphs to letters in, the same with plain spaces and hyphens out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

# A glyph means what its first use in the document meant. Most fonts draw the space and the no-break space with one
# glyph, the hyphens likewise: one telephone number set first, and every space of the face would be copied as U+00A0.
PLAIN = {
    b"0020": (b"00a0", b"202f", b"2009"),
    b"002d": (b"00ad", b"2010", b"2011"),
}
MAPPING = re.compile(rb"> <(%s)>$" % b"|".join(sign for signs in PLAIN.values() for sign in signs), re.MULTILINE)
PLAIN_OF = {sign: plain for plain, signs in PLAIN.items() for sign in signs}


def translate_letters(document: Pdf) -> None:
    """Let every font of the document give plain spaces and hyphens to who copies, searches or listens."""
    for font in _fonts(document).values():
        letters = font.ToUnicode.read_bytes()
        plain = MAPPING.sub(lambda match: b"> <%s>" % PLAIN_OF[match[1]], letters)
        if plain != letters:
            font.ToUnicode.write(plain)


def _fonts(document: Pdf) -> dict[tuple[int, int], Object]:
    fonts = (font for page in document.pages for font in page.Resources.get("/Font", {}).values())
    return {font.objgen: font for font in fonts if "/ToUnicode" in font}
