"""Read: an open PDF in, everything that is written in its objects and attached to them out, each with its place."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from pikepdf import (
    Array,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Pdf,
    PdfError,
    Stream,
    String,
    parse_content_stream,
)

from lzz_report.preflight.leaks.pages import page_texts

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


@dataclass(frozen=True, slots=True)
class Attached:
    """A file carried by the document, read when it is asked for."""

    content: Callable[[], bytes]


def document_texts(document: Pdf) -> Iterator[tuple[str, str | Attached]]:
    """Yield every string of every object, metadata, scripts, attachments, and what pages say beside their text."""
    names, worded = _file_names(document), _worded(document)
    information = document.trailer.get("/Info")
    if isinstance(information, Dictionary):
        yield from _written("document information", information, is_information=True)
    pages = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
    annotations = _annotations(document)
    for one in document.objects:
        if not isinstance(one, Dictionary | Array | Stream | String):
            continue
        place = annotations.get(one.objgen) or (f"page {pages[one.objgen]}" if one.objgen in pages else "")
        if isinstance(one, String):
            yield from ((place or "text", text) for text in _read(one))
        else:
            yield from _written(place, one)
        if isinstance(one, Stream):
            yield from _streamed(one, names, is_worded=one.objgen in worded)
    yield from _spoken(document)
    yield from _appearances(document)


def _read(string: String) -> Iterator[str]:
    """Yield what a string says; programs write bytes of UTF-8 where the norm wants another encoding."""
    content = bytes(string)
    try:
        yield str(string)
    except ValueError:
        yield content.decode("latin-1")
    if not content.isascii():
        yield content.decode("utf-8", "ignore")


def _file_names(document: Pdf) -> dict[tuple[int, int], str]:
    """Return the name of each attached file by the number of its stream."""
    names: dict[tuple[int, int], str] = {}
    for one in document.objects:
        if isinstance(one, Dictionary) and isinstance(one.get("/EF"), Dictionary):
            told = one.get("/UF", one.get("/F"))
            name = next(_read(told)) if isinstance(told, String) else "without a name"
            names |= {stream.objgen: name for stream in one.EF.values() if isinstance(stream, Stream)}
    return names


def _worded(document: Pdf) -> frozenset[tuple[int, int]]:
    """Return the numbers of the streams that hold a script, a form or a long value."""
    holders = (one for one in document.objects if isinstance(one, Dictionary))
    values = (value for one in holders for key, value in one.items() if key in WORDED)
    flat = chain.from_iterable(value if isinstance(value, Array) else (value,) for value in values)
    return frozenset(one.objgen for one in flat if isinstance(one, Stream))


def _annotations(document: Pdf) -> dict[tuple[int, int], str]:
    """Return the place of each annotation: "page 3"."""
    places = {}
    for number, page in enumerate(document.pages, 1):
        annotations = page.obj.get("/Annots")
        for one in annotations if isinstance(annotations, Array) else ():
            if isinstance(one, Dictionary) and one.is_indirect:
                places[one.objgen] = f"page {number}"
    return places


def _written(
    place: str, holder: Object, *, is_information: bool = False, depth: int = 0
) -> Iterator[tuple[str, str | Attached]]:
    """Yield the strings inside an object; what it refers to comes by itself."""
    items = [("", value) for value in holder] if isinstance(holder, Array) else [*holder.items()]
    is_bookmark = isinstance(holder, Dictionary) and "/Title" in holder and "/Parent" in holder
    for key, value in items:
        if isinstance(value, String):
            where = _place(place, key, is_bookmark=is_bookmark, is_information=is_information)
            yield from ((where, text) for text in _read(value))
        elif isinstance(value, Name) and key not in {"/Type", "/Subtype", "/S"}:
            yield _place(place, key, is_bookmark=is_bookmark, is_information=False), str(value)[1:]
        elif isinstance(value, Dictionary | Array) and not value.is_indirect and depth < 60:
            yield from _written(place or PLACES.get(key, ""), value, is_information=is_information, depth=depth + 1)
    # Names of fields are texts too: names of destinations in old files, of layers' looks, of inks.
    if isinstance(holder, Dictionary | Stream):
        yield from ((place or "name of an entry", key[1:]) for key, _ in items if len(key) > 12)


def _place(place: str, key: str, *, is_bookmark: bool, is_information: bool) -> str:
    if is_bookmark and key == "/Title":
        what = "bookmark"
    elif is_information:
        return f"document information ({key})"
    else:
        what = PLACES.get(key, "document information" if key in INFORMATION else key)
    return ", ".join(part for part in (place, what) if part) or "text"


def _streamed(
    stream: Stream, names: dict[tuple[int, int], str], *, is_worded: bool
) -> Iterator[tuple[str, str | Attached]]:
    """Yield what a stream says: metadata, an attachment, a script or another text."""
    kind = str(stream.get("/Type", ""))
    if stream.objgen in names or kind == "/EmbeddedFile":
        yield f"attachment {names.get(stream.objgen, 'without a name')}", Attached(stream.read_bytes)
    elif kind == "/Metadata" or stream.get("/Subtype") == Name.XML:
        yield "metadata (XMP)", _decoded(stream)
    elif is_worded:
        yield "script or value of a form field", _decoded(stream)


def _decoded(stream: Stream) -> str:
    try:
        content = stream.read_bytes()
    except (PdfError, RuntimeError):
        return ""
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _spoken(document: Pdf) -> Iterator[tuple[str, str]]:
    """Yield what the content of pages says instead of itself (ActualText inside a page's content)."""
    for number, page in enumerate(document.pages, 1):
        try:
            streams = page.obj.get("/Contents", Array())
            content = b"\n".join(one.read_bytes() for one in (streams if isinstance(streams, Array) else [streams]))
            if SPOKEN.search(content):
                for one in parse_content_stream(page):
                    if isinstance(one, ContentStreamInstruction) and str(one.operator) in {"BDC", "DP"}:
                        for operand in one.operands:
                            if isinstance(operand, Dictionary):
                                yield from _only_texts(_written(f"page {number}", operand))
        except (PdfError, RuntimeError, AttributeError):
            continue


def _only_texts(found: Iterator[tuple[str, str | Attached]]) -> Iterator[tuple[str, str]]:
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
        if "/Font" in look.get("/Resources", Dictionary())
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
    """Yield the looks of an annotation, whatever its state."""
    if isinstance(found, Stream):
        yield found
    elif isinstance(found, Dictionary):
        for inner in found.values():
            yield from _streams(inner)
