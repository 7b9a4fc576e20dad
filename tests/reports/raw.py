"""Write: objects as text in, a PDF exactly as said out, however wrong it is."""

from __future__ import annotations

from collections.abc import Mapping

from tests.reports.paper import line

Objects = dict[int, bytes]


def plain(pages: int = 2) -> Objects:
    """Return the objects of a sound report: 1 catalog, 2 page tree, 3 font, then page and content by turns."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(pages))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    for index in range(pages):
        objects[4 + 2 * index] = page(5 + 2 * index)
        objects[5 + 2 * index] = stream(line(f"Seite {index + 1} des Sachberichts"))
    return objects


def page(content: int, parent: int = 2, more: bytes = b"") -> bytes:
    """Return a page whose content is an object of that number."""
    return (
        b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
        b"/Contents %d 0 R %s >>" % (parent, content, more)
    )


def stream(data: bytes, entries: bytes = b"", length: int | None = None) -> bytes:
    """Return a stream; `length` may lie."""
    told = len(data) if length is None else length
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (told, entries, data)


def written(objects: Mapping[int, bytes], version: bytes = b"1.7", trailer: bytes = b"") -> bytes:
    """Return the file with a table of cross references."""
    body = bytearray(b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n" % version)
    offsets: dict[int, int] = {}
    for number, content in objects.items():
        offsets[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(body), max(objects) + 1
    body += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        body += b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 65535 f \n"
    return bytes(body) + ending(size, start, trailer)


def ending(size: int, start: int, trailer: bytes = b"") -> bytes:
    """Return the trailer of a file."""
    return b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)


def update(file: bytes, number: int, content: bytes) -> bytes:
    """Return the file with one object written anew behind its end, as programs do that save in place."""
    previous = int(file.rpartition(b"startxref\n")[2].split()[0])
    size = max(number + 1, int(file.rpartition(b"/Size ")[2].split()[0]))
    body = file + b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(file))
    return body + table + ending(size, len(body), b"/Prev %d" % previous)
