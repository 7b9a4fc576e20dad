"""Make: scanned reports, pictures packed as scanners do, and reports with odd fonts."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw

from tests.reports.paper import blank
from tests.reports.register import report


def _picture(mode: str, size: tuple[int, int] = (400, 560)) -> Image.Image:
    picture = Image.new(mode, size, 1 if mode == "1" else "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((60, 80, 340, 140), fill=0)
    draw.ellipse((120, 220, 280, 380), fill=0)
    return picture


def _scan(data: bytes, filter_name: str, size: tuple[int, int] = (400, 560), **entries: Any) -> pikepdf.Pdf:
    """Return a page filled by a picture that is packed already."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    image = pikepdf.Stream(pdf, data, Type=Name.XObject, Subtype=Name.Image, Width=size[0], Height=size[1], **entries)
    image.Filter = Name(f"/{filter_name}")
    page.obj.Resources = Dictionary(XObject=Dictionary(Im=image))
    page.obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im Do Q")
    return pdf


def _saved(picture: Image.Image, form: str, **how: Any) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, form, **how)
    return buffer.getvalue()


def _fax() -> bytes:
    """Return the picture packed as a fax (CCITT group 4), without the TIFF around it."""
    tiff = _saved(_picture("1"), "TIFF", compression="group4")
    with Image.open(BytesIO(tiff)) as opened:
        (start,), (length,) = opened.tag_v2[273], opened.tag_v2[279]  # type: ignore[attr-defined]
    return tiff[start : start + length]


@report("output")
def scanned_as_jpeg() -> pikepdf.Pdf:
    """A page is one picture, packed as JPEG: an output."""
    return _scan(_saved(_picture("RGB"), "JPEG"), "DCTDecode", ColorSpace=Name.DeviceRGB, BitsPerComponent=8)


@report("output")
def scanned_as_jpeg_2000() -> pikepdf.Pdf:
    """A page is one picture, packed as JPEG 2000: an output."""
    return _scan(_saved(_picture("RGB"), "JPEG2000"), "JPXDecode")


@report("output")
def scanned_as_fax() -> pikepdf.Pdf:
    """A page is one picture, packed as a fax: an output."""
    how = Dictionary(K=-1, Columns=400, Rows=560, BlackIs1=False)
    return _scan(_fax(), "CCITTFaxDecode", ColorSpace=Name.DeviceGray, BitsPerComponent=1, DecodeParms=how)


@report("output")
def scanned_as_jbig2() -> pikepdf.Pdf:
    """A page is one picture, packed as JBIG2 with a table beside it: an output."""
    page = struct.pack(">IIIIBH", 400, 560, 0, 0, 0, 0)
    region = struct.pack(">IIIIBB", 400, 560, 0, 0, 0, 1) + _fax()
    segments = b""
    for number, (kind, data) in enumerate(((48, page), (38, region))):
        segments += struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data
    pdf = _scan(segments, "JBIG2Decode", ColorSpace=Name.DeviceGray, BitsPerComponent=1)
    pdf.pages[0].obj.Resources.XObject.Im.DecodeParms = Dictionary(JBIG2Globals=pdf.make_stream(b""))
    return pdf


@report("output")
def scanned_broken() -> pikepdf.Pdf:
    """The picture of a page ends in the middle: an output."""
    data = _saved(_picture("RGB"), "JPEG")
    return _scan(data[: len(data) // 2], "DCTDecode", ColorSpace=Name.DeviceRGB, BitsPerComponent=8)


@report("output")
def scanned_large() -> pikepdf.Pdf:
    """The picture of a page has 36 million dots: an output."""
    size = (6000, 6000)
    data = _saved(Image.new("1", size, 1), "TIFF", compression="group4")
    with Image.open(BytesIO(data)) as opened:
        places, lengths = opened.tag_v2[273], opened.tag_v2[279]  # type: ignore[attr-defined]
    how = Dictionary(K=-1, Columns=size[0], Rows=size[1])
    strip = data[places[0] : places[0] + lengths[0]]
    return _scan(strip, "CCITTFaxDecode", size, ColorSpace=Name.DeviceGray, BitsPerComponent=1, DecodeParms=how)


@report("output")
def scanned_with_hidden_text() -> pikepdf.Pdf:
    """Text recognised in a scan lies unseen over the picture: an output that can still be searched."""
    pdf = scanned_as_jpeg()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].obj.Resources.Font = Dictionary(F1=font)
    pdf.pages[0].contents_add(b"BT 3 Tr /F1 24 Tf 60 700 Td (Erkannter Text) Tj ET")
    return pdf


def _with_font(**font: Any) -> pikepdf.Pdf:
    pdf = blank(1)
    pdf.pages[0].obj.Resources.Font.F1 = Dictionary(Type=Name.Font, **font)
    return pdf


@report("output")
def font_not_inside() -> pikepdf.Pdf:
    """A font is named that nobody has: an output."""
    return _with_font(Subtype=Name.TrueType, BaseFont=Name("/Hausschrift-Fett"), Encoding=Name.WinAnsiEncoding)


@report("output")
def font_absent() -> pikepdf.Pdf:
    """The text of a page names a font that its resources lack: an output."""
    pdf = blank(1)
    pdf.pages[0].obj.Resources = Dictionary()
    return pdf


@report("output")
def font_broken() -> pikepdf.Pdf:
    """The file of a font is rubbish: an output."""
    pdf = _with_font(Subtype=Name.TrueType, BaseFont=Name.Kaputt, FirstChar=32, LastChar=32, Widths=Array([500]))
    file = Dictionary(Type=Name.FontDescriptor, FontName=Name.Kaputt, Flags=32, FontFile2=pdf.make_stream(b"keine"))
    pdf.pages[0].obj.Resources.Font.F1.FontDescriptor = file
    return pdf


@report("output")
def font_of_drawings() -> pikepdf.Pdf:
    """The letters of a font are drawings (Type 3), with resources of their own: an output."""
    pdf = blank(1)
    glyph = pdf.make_stream(b"600 0 0 0 500 700 d1 0 0 500 700 re f")
    encoding = Dictionary(Type=Name.Encoding, Differences=Array([65, Name.klotz]))
    matrix = Array([0.001, 0, 0, 0.001, 0, 0])
    pdf.pages[0].obj.Resources.Font.F1 = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 600, 700]), FontMatrix=matrix,
        CharProcs=Dictionary(klotz=glyph), Encoding=encoding, FirstChar=65, LastChar=65, Widths=Array([600]),
        Resources=Dictionary(),
    )  # fmt: skip
    pdf.pages[0].obj.Contents = pdf.make_stream(b"BT /F1 24 Tf 60 700 Td (AAA) Tj ET")
    return pdf


@report("output")
def colours_of_all_kinds() -> pikepdf.Pdf:
    """A page paints spot colours, overprints, soft masks and shadings: an output."""
    pdf = blank(1)
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([0, 1, 0.5, 0]), N=1)
    shade = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=Array([60, 0, 300, 0]), Function=tint)
    resources = pdf.pages[0].obj.Resources
    resources.ColorSpace = Dictionary(Haus=Array([Name.Separation, Name("/HKS 41"), Name.DeviceCMYK, tint]))
    resources.Shading = Dictionary(Sh=shade)
    resources.ExtGState = Dictionary(Gs=Dictionary(OP=True, OPM=1, ca=0.5, BM=Name.Multiply))
    pdf.pages[0].contents_add(b"q /Gs gs /Haus cs 1 scn 60 400 200 90 re f Q q 60 200 240 90 re W n /Sh sh Q")
    return pdf
