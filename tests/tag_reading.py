"""Read: a tagged PDF in, its text with the language a screen reader is told out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Pdf

from lzz_report.preflight.text_extraction import read


@dataclass(frozen=True)
class Spoken:
    """A run of text, the language it is read in, and the types of the elements around it, outermost first."""

    language: str
    text: str
    roles: tuple[str, ...]


def spoken(pdf: bytes) -> list[Spoken]:
    """Return the text of a file in the order of its tags."""
    texts: dict[tuple[int, int], str] = {}
    for page, pieces in enumerate(read(pdf)):
        for piece in pieces:
            texts[page, piece.mcid] = texts.get((page, piece.mcid), "") + piece.text
    with Pdf.open(BytesIO(pdf)) as document:
        pages = {page.obj.objgen: index for index, page in enumerate(document.pages)}
        root = document.Root
        runs = list(_runs(root.StructTreeRoot.K, str(root.Lang), 0, (), pages))
    return [Spoken(language, texts.get(key, ""), roles) for language, key, roles in runs]


def _runs(
    kid: Any, language: str, page: int, roles: tuple[str, ...], pages: dict[tuple[int, int], int]
) -> Iterator[tuple[str, tuple[int, int], tuple[str, ...]]]:
    if isinstance(kid, Array):
        for one in kid:
            yield from _runs(one, language, page, roles, pages)
    elif isinstance(kid, int):
        yield language, (page, kid), roles
    elif isinstance(kid, Dictionary):
        own_page = pages[kid.Pg.objgen] if "/Pg" in kid else page
        if "/MCID" in kid:
            yield language, (own_page, int(kid.MCID)), roles
        elif "/K" in kid:
            own = str(kid.get("/Lang", language))
            yield from _runs(kid.K, own, own_page, (*roles, str(kid.S)[1:]), pages)
