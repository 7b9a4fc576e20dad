"""Digest: objects of a PDF in, a fingerprint of each out that stays the same wherever its pages move."""

from __future__ import annotations

import hashlib
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from tests.report_trees import get, inherited, page_numbers

LIMIT = 20_000  # objects looked at for one fingerprint
PACKING = {"/Length", "/Filter", "/DecodeParms", "/DL"}
VIEWS = tuple(Name(f"/{view}") for view in ("XYZ", "Fit", "FitH", "FitV", "FitR", "FitB", "FitBH", "FitBV"))
FROM_ABOVE = ("Resources", "MediaBox", "CropBox", "Rotate")


class Fingerprints:
    """Takes fingerprints of one file; pages are named by their number less `shift`, the pages put before the first."""

    def __init__(self, pdf: pikepdf.Pdf, shift: int = 0) -> None:
        self._pages = {place: number - shift for place, number in page_numbers(pdf).items()}
        self._streams: dict[object, str] = {}
        # What leads back to the catalog or one of its tables leads to everything, the annexes included.
        tables = [pdf.Root, *(value for _, value in pdf.Root.items())]
        self._catalog = pdf.Root.objgen
        self._tables = {one.objgen for one in tables if getattr(one, "is_indirect", False)}

    def of(self, thing: Any, *, without: frozenset[str] = frozenset()) -> str:
        """Return the fingerprint of a thing and all it leads to, pages and tags excepted."""
        digest = hashlib.sha256()
        seen: dict[object, int] = {}
        waiting: list[Any] = [thing]
        while waiting and len(seen) < LIMIT:
            one = waiting.pop()
            if isinstance(one, bytes):
                digest.update(one)
                continue
            place = getattr(one, "objgen", (0, 0))
            if place != (0, 0):
                if one is not thing and place in self._pages:
                    digest.update(b"page %d;" % self._pages[place])
                    continue
                if place in self._tables and (one is not thing or place == self._catalog):
                    digest.update(b"table;")
                    continue
                if place in seen:
                    digest.update(b"again %d;" % seen[place])
                    continue
            seen[place if place != (0, 0) else ("direct", len(seen))] = len(seen)
            waiting += reversed(self._parts(one, without if one is thing else frozenset(), digest))
        return digest.hexdigest()[:16]

    def of_page(self, page: pikepdf.Page) -> str:
        """Return the fingerprint of a page: its own entries and those from above."""
        if page.obj.objgen == self._catalog:
            return "table"
        above = {f"/{key}": inherited(page.obj, key) for key in FROM_ABOVE}
        own = {key: value for key, value in page.obj.items() if key not in {"/Parent", *above}}
        entries = {key: value for key, value in (own | above).items() if value is not None}
        return " ".join(f"{key}={self.of(value)}" for key, value in sorted(entries.items()))

    def _parts(self, one: Any, without: frozenset[str], digest: Any) -> list[Any]:
        if isinstance(one, Stream):
            digest.update(b"stream " + self._content(one).encode())
            return self._entries(one.stream_dict, without | PACKING)
        if isinstance(one, Dictionary):
            if get(one, "Type") in (Name.StructElem, Name.StructTreeRoot):
                digest.update(b"tag;")
                return []
            is_page = get(one, "Type") in (Name.Page, Name.Pages)
            return self._entries(one, without | {"/Parent", "/Kids", "/Count"} if is_page else without)
        if isinstance(one, Array):
            # A destination may count pages instead of naming one; with pages before it, it counts those.
            counts = len(one) > 1 and isinstance(one[0], int) and one[1] in VIEWS
            return [b"[", *([b"page", *list(one)[1:]] if counts else one), b"]"]
        if isinstance(one, String):
            digest.update(b"(" + bytes(one) + b")")
        elif isinstance(one, Object):
            digest.update(one.unparse(resolved=True) + b";")
        else:
            digest.update(f"{one};".encode())
        return []

    @staticmethod
    def _entries(one: Any, without: frozenset[str] | set[str]) -> list[Any]:
        parts: list[Any] = [b"<<"]
        for key, value in sorted(one.items()):
            if key not in without and value is not None:
                parts += [key.encode("utf-8", "surrogateescape"), value]
        return [*parts, b">>"]

    def _content(self, stream: Stream) -> str:
        place = stream.objgen
        if place not in self._streams:
            try:
                data = stream.read_bytes()
            except (pikepdf.PdfError, RuntimeError, NotImplementedError, UnicodeDecodeError):
                data = stream.read_raw_bytes()
            self._streams[place] = hashlib.sha256(data).hexdigest()
        return self._streams[place]
