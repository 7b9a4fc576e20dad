"""Make: reports whose file is written in an unusual way, or is damaged."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf

from tests.reports.paper import blank, line
from tests.reports.raw import ending, page, plain, stream, update, written
from tests.reports.register import report


def _saved(pdf: pikepdf.Pdf, **how: Any) -> bytes:
    buffer = BytesIO()
    pdf.save(buffer, static_id=True, fix_metadata_version=False, **how)
    return buffer.getvalue()


@report("output")
def linearised() -> bytes:
    """The file is laid out for the web: an output."""
    return _saved(blank(3), linearize=True)


@report("output")
def object_streams() -> bytes:
    """Objects lie packed in streams, and so do the cross references: an output."""
    return _saved(blank(3), object_stream_mode=pikepdf.ObjectStreamMode.generate)


@report("output")
def saved_in_place() -> bytes:
    """A page was written anew behind the end of the file, twice: an output with the last text."""
    file = update(written(plain(2)), 5, stream(line("Neue Fassung")))
    return update(file, 5, stream(line("Letzte Fassung")))


@report("output")
def saved_in_place_with_new_page() -> bytes:
    """A page was added behind the end of the file: an output with three pages."""
    file = update(written(plain(2)), 8, page(9))
    file = update(file, 9, stream(line("Seite 3 des Sachberichts")))
    return update(file, 2, b"<< /Type /Pages /Kids [4 0 R 6 0 R 8 0 R] /Count 3 >>")


@report("output")
def saved_over_linearised() -> bytes:
    """A file laid out for the web was saved in place afterwards: an output."""
    file = linearised()
    start = int(file.rpartition(b"startxref\n")[2].split()[0])
    body = file + b"900 0 obj\n(spaeter)\nendobj\n"
    table = b"xref\n900 1\n%010d 00000 n \n" % len(file)
    root = file.partition(b"/Root ")[2].split()[0]
    trailer = b"trailer\n<< /Size 901 /Root %s 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (root, start, len(body))
    return body + table + trailer


@report("output")
def hybrid_references() -> bytes:
    """A table of cross references points to a stream of further ones: an output."""
    file = written(plain(2))
    start = int(file.rpartition(b"startxref\n")[2].split()[0])
    extra = b"20 0 obj\n<< /Type /XRef /W [1 4 2] /Index [20 1] /Size 21 /Length 7 >>\nstream\n%s\nendstream\nendobj\n"
    filled = extra % (b"\x01" + len(file).to_bytes(4, "big") + b"\0\0")
    table = b"xref\n0 1\n0000000000 65535 f \n"
    return file + filled + table + ending(21, len(file + filled), b"/Prev %d /XRefStm %d" % (start, len(file)))


@report("output")
def references_without_themselves() -> bytes:
    """A stream of cross references does not list itself, which nobody minds: an output, nothing repaired."""
    body, _, _ = written(plain(2)).partition(b"xref\n")
    places = [0, *(body.index(b"\n%d 0 obj" % number) + 1 for number in range(1, 8))]
    entries = b"".join(bytes([int(place > 0)]) + place.to_bytes(4, "big") + b"\0\0" for place in places)
    told = b"/Type /XRef /W [1 4 2] /Index [0 8] /Size 9 /Root 1 0 R"
    return body + b"8 0 obj\n" + stream(entries, told) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


@report("output")
def references_shifted() -> bytes:
    """Every cross reference is 7 bytes off: an output, repaired."""
    return written(plain(2)).replace(b"\xe2\xe3\xcf\xd3\n", b"\xe2\xe3\xcf\xd3\n%12345\n", 1)


@report("output")
def start_of_references_wrong() -> bytes:
    """The file tells a wrong place for its cross references: an output, repaired."""
    head, _, _ = written(plain(2)).rpartition(b"startxref\n")
    return head + b"startxref\n17\n%%EOF\n"


@report("output")
def references_missing() -> bytes:
    """The file ends after its last object, a trailer follows without a table: an output, repaired."""
    head, _, _ = written(plain(2)).partition(b"xref\n")
    return head + b"trailer\n<< /Root 1 0 R >>\n"


@report("output", "damaged")
def cut_at_the_end() -> bytes:
    """The last fifth of the file is missing: an output, repaired."""
    file = written(plain(2))
    return file[: len(file) * 4 // 5]


@report("damaged", "no-pages")
def cut_in_the_middle() -> bytes:
    """Only the first 120 bytes of the file arrived: refused."""
    return written(plain(2))[:120]


@report("output")
def line_before_header() -> bytes:
    """A line of a mail stands before the header: an output."""
    return b"Content-Type: application/pdf\r\n\r\n" + written(plain(2))


@report("output")
def rubbish_after_end() -> bytes:
    """The end of the file is followed by 3,000 zeros and a line: an output."""
    return written(plain(2)) + b"\0" * 3000 + b"\nEnde der Uebertragung\n"


@report("output")
def lines_of_a_mac() -> bytes:
    """Lines end as they did on old Macs: an output."""
    return written({number: content for number, content in plain(2).items() if number > 0}).replace(b" \n", b"\r\n")


@report("output", "damaged")
def lines_turned_by_mail() -> bytes:
    """A mail program made every line feed two characters: an output, repaired."""
    return written(plain(2)).replace(b"\n", b"\r\n")


@report("output", "ambiguous")
def length_too_short() -> bytes:
    """A content tells too small a length; readers follow it or not: an output, or ambiguous."""
    objects = plain(2)
    objects[7] = stream(line("Seite 2 des Sachberichts"), length=9)
    return written(objects)


@report("output", "ambiguous")
def length_elsewhere_and_wrong() -> bytes:
    """The length of a content stands in another object, and is too large: an output, or ambiguous."""
    objects = plain(2)
    objects[7] = stream(line("Seite 2 des Sachberichts")).replace(b"/Length 8", b"/Length 20 0 R /Alt 8", 1)
    objects[20] = b"90000"
    return written(objects)


@report("output")
def object_not_closed() -> bytes:
    """An object lacks its end: an output."""
    return written(plain(2)).replace(b"/Helvetica >>\nendobj\n", b"/Helvetica >>\n       \n")


@report("output")
def dangling_references() -> bytes:
    """Catalog, pages and resources name objects that are not there: an output."""
    objects = plain(2)
    objects[1] = b"<< /Type /Catalog /Pages 2 0 R /Metadata 91 0 R /Names 92 0 R /AcroForm 93 0 R /Outlines 94 0 R >>"
    objects[4] = page(5, more=b"/Annots 95 0 R /Group 96 0 R")
    return written(objects)


@report("output")
def catalog_in_the_trailer() -> bytes:
    """The catalog stands in the trailer instead of being an object of its own: an output that every reader opens."""
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    return written(plain(2)).replace(b"/Root 1 0 R", b"/Root " + catalog)


@report("output")
def later_generations() -> bytes:
    """Objects were freed and used anew, their generation is 3: an output."""
    file = written(plain(2)).replace(b"5 0 obj", b"5 3 obj").replace(b"5 0 R", b"5 3 R")
    place = file.index(b"5 3 obj")
    return file.replace(b"%010d 00000 n" % place, b"%010d 00003 n" % place)


@report("output", "damaged")
def deep_arrays() -> bytes:
    """An entry of the catalog is an array in an array, 600 times: an output, or damaged."""
    return written(plain(2) | {1: b"<< /Type /Catalog /Pages 2 0 R /Tief %s%s >>" % (b"[" * 600, b"]" * 600)})


@report("output")
def old_filters() -> bytes:
    """Contents are packed by filters of the nineties, two in a row: an output."""
    objects = plain(2)
    objects[5] = stream(line("Hexadezimal").hex().encode() + b">", b"/Filter [/ASCIIHexDecode] /DecodeParms [null]")
    packed = bytes([len(line("Lauf")) - 1]) + line("Lauf") + b"\x80"
    objects[7] = stream(packed.hex().encode() + b">", b"/Filter [/ASCIIHexDecode /RunLengthDecode]")
    return written(objects)


@report("output")
def content_packed_as_picture() -> bytes:
    """A content is packed by a filter for pictures (JBIG2), which not every machine can undo: an output."""
    objects = plain(2)
    objects[7] = stream(b"\0" * 20, b"/Filter /JBIG2Decode")
    return written(objects)


@report("output")
def content_in_another_file() -> bytes:
    """A content is said to lie in a file that is not here: an output."""
    objects = plain(2)
    objects[7] = stream(b"", b"/F (inhalt.bin) /FFilter /FlateDecode")
    return written(objects)


@report("output")
def kept_old_objects() -> bytes:
    """The file carries 200 objects that nothing names: an output."""
    return written(plain(2) | {number: b"<< /Alt (%d) >>" % number for number in range(100, 300)})
