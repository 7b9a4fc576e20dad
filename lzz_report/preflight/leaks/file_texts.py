"""Read: any file in, every text in it with its place out; PDFs and archives are opened, whatever depth they lie in."""

from __future__ import annotations

import html
import io
import quopri
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote

from pikepdf import PasswordError, Pdf, PdfError, PikepdfError
from pypdfium2 import PdfiumError

from lzz_report.preflight.leaks.page_texts import UnfinishedReadingError, page_texts
from lzz_report.preflight.leaks.pdf_objects import Attached, document_texts

Text = tuple[str, str]
Found = TypeVar("Found", str, str | Attached)

MAX_DEPTH = 12
# An archive may unpack to so much; a small file that grows to more is no attachment of a report.
MAX_UNPACKED = 200_000_000
WITHIN = " › "
ONLY_ASCII = bytes(range(128)) + b" " * 128
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))")
TAG = re.compile(r"<[^<>]*>")
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


class TextReader:
    """Reads one file; `unread` names what could not be opened."""

    def __init__(self, password: str = "", *, is_strange: bool = False) -> None:
        self._password = password
        self._is_strange = is_strange
        self.unread: list[str] = []

    def texts(self, file: bytes | Path, place: str = "", depth: int = 0) -> Iterator[Text]:
        """Yield every text of a file with its place inside the outermost one."""
        if isinstance(file, Path):
            with file.open("rb") as stream:
                head = stream.read(1024)
        else:
            head = file[:1024]
        if depth > MAX_DEPTH:
            self.unread.append(place)
        elif b"%PDF-" in head:
            yield from self._pdf(file, place, depth)
        else:
            content = file.read_bytes() if isinstance(file, Path) else file
            yield from (
                self._archive(content, place, depth) if head.startswith(b"PK\x03\x04") else _plain(content, place)
            )

    def _pdf(self, file: bytes | Path, place: str, depth: int) -> Iterator[Text]:
        source = io.BytesIO(file) if isinstance(file, bytes) else file
        try:
            document = Pdf.open(source, password=self._password)
        except PasswordError:
            self.unread.append(f"{place} (encrypted)".strip())
            return
        except PdfError:
            self.unread.append(f"{place} (damaged)".strip())
            return
        with document:
            for where, found in self._told(document_texts(document), place, "objects"):
                if isinstance(found, Attached):
                    yield from self._attached(found, where, depth)
                else:
                    yield from ((where, text) for text in _variants(found))
        yield from self._told(page_texts(file, self._password, is_strange=self._is_strange), place, "pages")

    def _told(self, found: Iterable[tuple[str, Found]], place: str, what: str) -> Iterator[tuple[str, Found]]:
        """Yield what a document says, with its whole place; where a broken one cannot be read on, that is noted."""
        try:
            for where, one in found:
                yield f"{place}{WITHIN}{where}" if place else where, one
        except (PikepdfError, PdfiumError, UnfinishedReadingError):
            self.unread.append(f"{place} (some of its {what})".strip())

    def _attached(self, found: Attached, place: str, depth: int) -> Iterator[Text]:
        try:
            content = found.content()
        except PikepdfError:
            self.unread.append(f"{place} (damaged)")
            return
        yield from self.texts(content, place, depth + 1)

    def _archive(self, content: bytes, place: str, depth: int) -> Iterator[Text]:
        """Yield the texts of an archive, as documents of word processors and spreadsheets are."""
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                entries = archive.infolist()
                if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                    self.unread.append(f"{place} (unpacks to more than {MAX_UNPACKED // 1_000_000} MB)")
                    return
                for entry in entries:
                    inner = f"{place}{WITHIN}{entry.filename}"
                    yield inner, entry.filename
                    yield from self.texts(archive.read(entry), inner, depth + 1)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError):
            self.unread.append(f"{place} (an archive that cannot be opened)")


def _plain(content: bytes, place: str) -> Iterator[Text]:
    encoding = next((name for mark, name in MARKS.items() if content.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\0" in content:
        # No text; what of it is letters may still say something, in UTF-16 too.
        yield place, content.translate(ONLY_ASCII, b"\0").decode()
        return
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    yield from ((place, one) for one in _variants(text))


def _variants(text: str) -> Iterator[str]:
    """Yield a text, and what it says once the ways of addresses, markup and mail to write letters are undone."""
    yield text
    if "%" in text:
        once = unquote(text)
        yield once
        if "%" in once:
            yield unquote(once)
    if "<" in text and ">" in text:
        yield html.unescape(TAG.sub("", text))
    elif "&" in text and ";" in text:
        yield html.unescape(text)
    if "\\" in text:
        yield ESCAPE.sub(lambda escape: chr(int(escape[1] or escape[2], 16)), text)
    if "=" in text and re.search("=[0-9A-F]{2}", text):
        yield quopri.decodestring(text.encode("utf-8", "replace")).decode("utf-8", "replace")
