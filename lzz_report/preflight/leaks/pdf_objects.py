"""Read: an open PDF in, everything that is written in its objects and attached to them out, each with its place."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pikepdf import (
    Array,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Page,
    Pdf,
    PikepdfError,
    Stream,
    String,
    parse_content_stream,
)
from pikepdf.models import PdfParsingError

from lzz_report.preflight.leaks.page_texts import page_texts

# Where a text stands, by the name of its field in an object.
PLACES = {
    "/URI": "link",
    "/Alt": "alternative text",
    "/ActualText": "replacement text",
    "/E": "expansion of an abbreviation",
    "/Contents": "comment or description of a link",
    "/V": "form field",
    "/DV": "form field",
    "/TU": "form field",
    "/T": "name of a field, element or author",
    "/RC": "comment",
    "/UF": "name of an attachment",
    "/F": "name of an attachment",
    "/Desc": "description of an attachment",
    "/JS": "script",
    "/Metadata": "metadata",
}
INFORMATION = frozenset(
    {"/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer", "/CreationDate", "/ModDate"}
)
# Where a stream may stand for a string. The numbers in other streams, which draw, would look like telephone numbers.
WORDED = frozenset({"/JS", "/RC", "/RV", "/V", "/DV", "/XFA"})
SPOKEN = re.compile(rb"/ActualText|/Alt\b|/E\s*[(<]")


# Names that say what an object is.
KINDS = frozenset({"/Type", "/Subtype", "/S"})
# Shorter names of entries are the norm's own.
LONG_KEY = 12
MAX_DEPTH = 60


@dataclass(frozen=True, slots=True)
class Attached:
    """A file carried by the document, read when it is asked for."""

    content: Callable[[], bytes]


Found = tuple[str, str | Attached]
"""A place and what stands there."""


def document_texts(document: Pdf) -> Iterator[Found]:
    """Yield every string of every object, metadata, scripts, attachments, and what pages say beside their text."""
    information = document.trailer.get("/Info")
    walk = _Walk(document)
    if isinstance(information, Dictionary):
        yield from walk.written("document information", information, is_information=True)
    for one in document.objects:
        if isinstance(one, Dictionary | Array | Stream | String):
            yield from walk.told(one)
    yield from walk.carried()
    yield from _spoken(document, walk)
    yield from _appearances(document)


class _Walk:
    """Goes through the objects of a document; files and long texts it meets on the way come last."""

    def __init__(self, document: Pdf) -> None:
        self._places = _places(document)
        self._files: dict[tuple[int, int], tuple[str, Stream]] = {}
        self._texts: dict[tuple[int, int], Stream] = {}

    def told(self, one: Object) -> Iterator[Found]:
        """Yield what one object says."""
        place = self._places.get(one.objgen, "")
        if isinstance(one, String):
            yield from ((place or "text", text) for text in _read(one))
            return
        yield from self.written(place, one)
        if not isinstance(one, Stream):
            return
        kind = one.get("/Type")
        if kind == Name.EmbeddedFile:
            self._files.setdefault(one.objgen, ("without a name", one))
        elif kind == Name.Metadata or one.get("/Subtype") == Name.XML:
            yield "metadata (XMP)", _decoded(one)

    def carried(self) -> Iterator[Found]:
        """Yield the long texts and the files met so far."""
        yield from (("script or value of a form field", _decoded(stream)) for stream in self._texts.values())
        for name, stream in self._files.values():
            yield f"attachment {name}", Attached(stream.read_bytes)

    def written(
        self, place: str, holder: Object, *, under: str = "", is_information: bool = False, depth: int = 0
    ) -> Iterator[Found]:
        """Yield the strings inside an object, the value of the field `under`; what it refers to comes by itself."""
        items = [(under, value) for value in holder] if isinstance(holder, Array) else [*holder.items()]
        is_bookmark = isinstance(holder, Dictionary) and "/Title" in holder and "/Parent" in holder
        if isinstance(holder, Dictionary):
            self._keep_file(holder)
        for key, value in items:
            where = _place(place, key, is_bookmark=is_bookmark, is_information=is_information)
            if isinstance(value, String):
                yield from ((where, text) for text in _read(value))
            elif isinstance(value, Name) and key not in KINDS:
                yield where, bytes(value)[1:].decode("utf-8", "replace")
            elif isinstance(value, Stream) and key in WORDED:
                self._texts[value.objgen] = value
            elif isinstance(value, Dictionary | Array) and not value.is_indirect and depth < MAX_DEPTH:
                inner = place or PLACES.get(key, "")
                yield from self.written(inner, value, under=key, is_information=is_information, depth=depth + 1)
        # Names of entries are texts too: destinations of old files, layers, inks.
        if isinstance(holder, Dictionary | Stream):
            yield from ((place or "name of an entry", key[1:]) for key, _ in items if len(key) > LONG_KEY)

    def _keep_file(self, holder: Dictionary) -> None:
        """Remember the streams of a file specification under its name."""
        files = holder.get("/EF")
        if isinstance(files, Dictionary):
            told = holder.get("/UF", holder.get("/F"))
            name = next(_read(told)) if isinstance(told, String) else "without a name"
            self._files |= {one.objgen: (name, one) for one in files.values() if isinstance(one, Stream)}


def _read(string: String) -> Iterator[str]:
    """Yield what a string says; programs write bytes of UTF-8 where the norm wants another encoding."""
    content = bytes(string)
    try:
        yield str(string)
    except ValueError:
        yield content.decode("latin-1")
    if not content.isascii():
        yield content.decode("utf-8", "ignore")


def _places(document: Pdf) -> dict[tuple[int, int], str]:
    """Return the place of each page and each annotation: "page 3"."""
    places = {}
    for number, page in enumerate(document.pages, 1):
        places[page.obj.objgen] = f"page {number}"
        annotations = page.obj.get("/Annots")
        for one in annotations if isinstance(annotations, Array) else ():
            if isinstance(one, Dictionary) and one.is_indirect:
                places[one.objgen] = f"page {number}"
    return places


def _place(place: str, key: str, *, is_bookmark: bool, is_information: bool) -> str:
    if is_information:
        return f"document information ({key})"
    if is_bookmark and key == "/Title":
        what = "bookmark"
    else:
        what = PLACES.get(key, "document information" if key in INFORMATION else key)
    return ", ".join(part for part in (place, what) if part) or "text"


def _decoded(stream: Stream) -> str:
    try:
        content = stream.read_bytes()
    except PikepdfError:
        return ""
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _spoken(document: Pdf, walk: _Walk) -> Iterator[tuple[str, str]]:
    """Yield what the content of pages says instead of itself (ActualText inside a page's content)."""
    for number, page in enumerate(document.pages, 1):
        for instruction in _instructions(page):
            if isinstance(instruction, ContentStreamInstruction) and str(instruction.operator) in {"BDC", "DP"}:
                for operand in instruction.operands:
                    if isinstance(operand, Dictionary):
                        yield from _only_texts(walk.written(f"page {number}", operand))


def _instructions(page: Page) -> Sequence[object]:
    """Return the instructions of a page that may say something instead of what they show."""
    streams = page.obj.get("/Contents")
    parts = list(streams) if isinstance(streams, Array) else [streams]
    try:
        content = b"\n".join(part.read_bytes() for part in parts if isinstance(part, Stream))
        return parse_content_stream(page) if SPOKEN.search(content) else ()
    except (PikepdfError, PdfParsingError):
        return ()


def _only_texts(found: Iterator[Found]) -> Iterator[tuple[str, str]]:
    for place, text in found:
        if isinstance(text, str):
            yield place, text


def _appearances(document: Pdf) -> Iterator[tuple[str, str]]:
    """Yield the text that form fields and comments show: it belongs to no page's content."""
    looks = [
        (number, look)
        for number, page in enumerate(document.pages, 1)
        for annotation in _dictionaries(page.obj.get("/Annots"))
        for look in _streams(annotation.get("/AP"))
        if isinstance(resources := look.get("/Resources"), Dictionary) and "/Font" in resources
    ]
    if not looks:
        return
    with Pdf.new() as shown:
        for _, look in looks:
            page = shown.add_blank_page()
            page.obj.Resources = shown.copy_foreign(document.make_indirect(look.Resources))
            page.obj.Contents = shown.make_stream(look.read_bytes())
        out = io.BytesIO()
        shown.save(out)
    for (number, _), (_, text) in zip(looks, page_texts(out.getvalue()), strict=True):
        yield f"page {number}, form field or comment", text


def _dictionaries(found: Object | None) -> list[Dictionary]:
    return [one for one in found if isinstance(one, Dictionary)] if isinstance(found, Array) else []


def _streams(found: Object | None) -> Iterator[Stream]:
    """Yield the looks of an annotation, by what happens to it and by its state."""
    for look in found.values() if isinstance(found, Dictionary) else ():
        states = look.values() if isinstance(look, Dictionary) else (look,)
        yield from (state for state in states if isinstance(state, Stream))
