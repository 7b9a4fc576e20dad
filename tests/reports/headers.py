"""Make: reports of old and new versions, languages and descriptions."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from tests.reports.paper import blank, explicit
from tests.reports.raw import plain, written
from tests.reports.register import report


def with_version(pdf: pikepdf.Pdf, version: str) -> bytes:
    """Return a report whose header tells at least this version."""
    buffer = BytesIO()
    pdf.save(buffer, static_id=True, min_version=version, fix_metadata_version=False)
    return buffer.getvalue()


@report("output")
def version_1_0() -> bytes:
    """The header tells PDF 1.0: an output."""
    return written(plain(2), b"1.0")


@report("output")
def version_1_3() -> bytes:
    """The header tells PDF 1.3: an output."""
    return written(plain(2), b"1.3")


@report("output")
def version_2_0() -> bytes:
    """The header tells PDF 2.0: an output."""
    return written(plain(2), b"2.0")


@report("output")
def version_in_catalog() -> bytes:
    """The header tells PDF 1.4, the catalog 1.7 and an extension: an output."""
    more = b"/Version /1.7 /Extensions << /ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >> >>"
    return written(plain(2) | {1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % more}, b"1.4")


@report("output")
def version_lower_in_catalog() -> bytes:
    """The catalog tells an older version than the header, as a text: an output."""
    return written(plain(2) | {1: b"<< /Type /Catalog /Pages 2 0 R /Version (1.2) >>"})


@report("output")
def version_of_the_future() -> bytes:
    """The header tells PDF 7.9: an output."""
    return written(plain(2), b"7.9")


@report("output", "damaged")
def version_missing() -> bytes:
    """The header tells no version: an output."""
    return written(plain(2), b"")


def _language(value: Any) -> pikepdf.Pdf:
    pdf = blank()
    pdf.Root.Lang = value
    return pdf


@report("output")
def language_unknown() -> pikepdf.Pdf:
    """The language is told by a word in place of its code: an output that keeps it."""
    return _language(String("Deutsch (Österreich)"))


@report("output")
def language_as_name() -> pikepdf.Pdf:
    """The language is told by a name in place of a text: an output that keeps it."""
    return _language(Name.de)


@report("output")
def language_empty() -> pikepdf.Pdf:
    """The language is an empty text: an output that keeps it."""
    return _language(String(""))


@report("output")
def language_english() -> pikepdf.Pdf:
    """The report is in English: an output that keeps it."""
    return _language(String("en-GB"))


def _described(packet: bytes, **entries: Any) -> pikepdf.Pdf:
    pdf = blank()
    stream = pdf.make_stream(packet)
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    for key, value in entries.items():
        stream[f"/{key}"] = value
    pdf.Root.Metadata = stream
    return pdf


@report("output")
def description_unreadable() -> pikepdf.Pdf:
    """The XMP packet is no XML: an output that keeps it."""
    return _described(b"<?xpacket begin=''?><x:xmpmeta><rdf:RDF>&kaputt;<")


@report("output")
def description_in_utf_16() -> pikepdf.Pdf:
    """The XMP packet is written in UTF-16: an output that keeps it."""
    packet = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>'
    return _described(packet.encode("utf-16"))


@report("output")
def description_binary() -> pikepdf.Pdf:
    """The XMP packet is 256 bytes of no meaning, under a filter nobody knows: an output that keeps it."""
    return _described(bytes(range(256)), Filter=Name.Unbekannt)


@report("output")
def description_with_entities() -> pikepdf.Pdf:
    """The XMP packet defines an entity that grows to millions of letters: an output."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "gross"}">' for n in range(9))
    return _described(f"<!DOCTYPE x [{entities}]><x>&e8;</x>".encode())


@report("output")
def description_is_no_stream() -> pikepdf.Pdf:
    """Where the XMP packet should be stands a dictionary: an output."""
    pdf = blank()
    pdf.Root.Metadata = pdf.make_indirect(Dictionary(Type=Name.Metadata))
    return pdf


@report("output")
def odd_dates() -> pikepdf.Pdf:
    """Title, author and dates are of kinds nobody expects: an output that keeps them."""
    pdf = blank()
    for key, value in {"CreationDate": "gestern", "ModDate": "D:99999999", "Title": "", "Träger": "Ä"}.items():
        pdf.docinfo[f"/{key}"] = String(value)
    pdf.docinfo["/Author"] = Array([String("zwei"), String("Leute")])
    pdf.docinfo["/Trapped"] = Name.Unknown
    return pdf


@report("output")
def information_that_is_none() -> bytes:
    """Where title and author should be stands a number: an output."""
    return written(plain(2) | {30: b"17"}, trailer=b"/Info 30 0 R")


@report("output")
def odd_identifier() -> bytes:
    """The identifier of the file has one part, and it is a name: an output."""
    return written(plain(2), trailer=b"/ID [/eins]")


@report("output")
def very_long_words() -> pikepdf.Pdf:
    """Keys have 500 letters, texts 100,000: an output."""
    pdf = blank()
    pdf.Root[f"/{'K' * 500}"] = String("W" * 100_000)
    pdf.docinfo["/Title"] = "T" * 100_000
    return pdf


NO_LETTERS = String(b"\xef\xbb\xbfTitel \xff\xfe")
NO_NAME = Object.parse(b"/Titel#ff#fe")
HIGHEST = 2**63 - 1


@report("output")
def texts_of_no_letters() -> pikepdf.Pdf:
    """Texts say that they are UTF-8, names hold bytes of it, and neither is: an output."""
    pdf = blank(2)
    item = pdf.make_indirect(Dictionary(Title=NO_LETTERS, Dest=explicit(pdf.pages[1])))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1))
    item.Parent = pdf.Root.Outlines
    pdf.Root.Lang = NO_LETTERS
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=NO_LETTERS, S=NO_NAME)]))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(Dictionary(T=NO_LETTERS, FT=NO_NAME))]))
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=NO_LETTERS))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(BaseState=NO_NAME))
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=NO_NAME))
    roles = Dictionary({"/P": NO_NAME})
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=element, RoleMap=roles))
    element.P = pdf.Root.StructTreeRoot
    return pdf


@report("output")
def counts_at_the_end_of_all_numbers() -> pikepdf.Pdf:
    """Counts and page numbers are the highest that a file can hold: an output."""
    pdf = blank(2)
    item = pdf.make_indirect(Dictionary(Title=String("Titel"), Dest=Array([HIGHEST, Name.Fit])))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=HIGHEST))
    item.Parent = pdf.Root.Outlines
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=HIGHEST)]))
    pdf.Root.OpenAction = Array([HIGHEST, Name.Fit])
    pdf.pages[0].obj.StructParents = HIGHEST
    pdf.pages[0].obj.UserUnit = Object.parse(b"9" * 400 + b".5")
    pdf.pages[0].obj.Rotate = Object.parse(b"9" * 400 + b".5")
    return pdf
