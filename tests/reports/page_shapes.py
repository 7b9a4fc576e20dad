"""Make: reports whose pages are turned, huge, tiny, cropped or take their form from above."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.reports.paper import A4, add_page, blank
from tests.reports.raw import plain, written
from tests.reports.register import report


def _turned(*angles: Any) -> pikepdf.Pdf:
    pdf = blank(len(angles))
    for page, angle in zip(pdf.pages, angles, strict=True):
        page.obj.Rotate = angle
    return pdf


@report("output")
def turned_pages() -> pikepdf.Pdf:
    """Pages are turned by 0, 90, 180 and 270 degrees: an output."""
    return _turned(0, 90, 180, 270)


@report("output")
def turned_more_than_once() -> pikepdf.Pdf:
    """Pages are turned by 450, 990 and -90 degrees, which readers take modulo 360: an output."""
    return _turned(450, 990, -90)


@report("output")
def turned_oddly() -> pikepdf.Pdf:
    """Rotate is 45, a real number and a string; readers shrug: an output."""
    return _turned(45, pikepdf.Object.parse(b"90.0"), pikepdf.String("90"))


@report("output")
def turned_last_page_with_fit() -> pikepdf.Pdf:
    """A landscape page is really an upright one turned: an output."""
    return _turned(0, 90)


def _boxed(**boxes: Any) -> pikepdf.Pdf:
    pdf = blank(2)
    for key, value in boxes.items():
        pdf.pages[1].obj[f"/{key}"] = value
    return pdf


@report("output")
def huge_page() -> pikepdf.Pdf:
    """A page is as large as a PDF allows, 14,400 points: an output."""
    return _boxed(MediaBox=Array([0, 0, 14400, 14400]))


@report("output")
def tiny_page() -> pikepdf.Pdf:
    """A page measures one millimetre: an output."""
    return _boxed(MediaBox=Array([0, 0, 2.83, 2.83]))


@report("output")
def every_page_tiny() -> pikepdf.Pdf:
    """The only page measures one millimetre: an output."""
    pdf = pikepdf.new()
    add_page(pdf, "klein", box=(0, 0, 2.83, 2.83))
    return pdf


@report("output", fit_pages=True)
def fitted_to_a5() -> pikepdf.Pdf:
    """Pages are A5 and the sheets are to be scaled to them: an output."""
    pdf = pikepdf.new()
    add_page(pdf, "A5", box=(0, 0, 420, 595))
    return pdf


@report("output", fit_pages=True)
def fitted_to_turned_letter() -> pikepdf.Pdf:
    """Pages are US Letter turned by 90 degrees and the sheets are to be scaled to them: an output."""
    pdf = pikepdf.new()
    add_page(pdf, "Letter", box=(0, 0, 612, 792)).obj.Rotate = 90
    return pdf


@report("output", fit_pages=True)
def fitted_to_a_dot() -> pikepdf.Pdf:
    """The page is tiny and the sheets are to be scaled to it: an output."""
    return every_page_tiny()


@report("output", fit_pages=True)
def fitted_to_a_wall() -> pikepdf.Pdf:
    """Pages count in units of 10 points and the sheets are to be scaled to them: an output."""
    return user_units()


@report("output")
def cropped() -> pikepdf.Pdf:
    """Readers show only a part of the page, other boxes lie inside: an output."""
    return _boxed(
        CropBox=Array([50, 50, 400, 750]), TrimBox=Array([60, 60, 390, 740]), BleedBox=Array([55, 55, 395, 745])
    )


@report("output")
def cropped_outside() -> pikepdf.Pdf:
    """The CropBox lies outside of the page: an output."""
    return _boxed(CropBox=Array([900, 900, 1000, 1000]))


@report("output")
def upside_down_box() -> pikepdf.Pdf:
    """The corners of the page are given in the wrong order and below zero: an output."""
    return _boxed(MediaBox=Array([595, 842, -10, -20]))


@report("output")
def empty_box() -> pikepdf.Pdf:
    """A page has no area; readers take Letter: an output."""
    return _boxed(MediaBox=Array([0, 0, 0, 0]))


@report("output")
def box_of_words() -> pikepdf.Pdf:
    """The corners of a page are names: an output."""
    return _boxed(MediaBox=Array([0, 0, Name.Breit, Name.Hoch]))


@report("output")
def user_units() -> pikepdf.Pdf:
    """A page counts in units of 10 points: an output."""
    pdf = blank(2)
    pdf.pages[0].obj.UserUnit = 10
    pdf.pages[1].obj.UserUnit = 10
    return pdf


@report("output")
def inherited_form() -> bytes:
    """Size, rotation, crop and resources stand in the page tree, not on the pages: an output."""
    objects = plain(2)
    objects[2] = (
        b"<< /Type /Pages /Kids [4 0 R 6 0 R] /Count 2 /MediaBox [0 0 595 842] /CropBox [10 10 500 800] /Rotate 90 "
        b"/Resources << /Font << /F1 3 0 R >> >> >>"
    )
    for number in (4, 6):
        objects[number] = b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>" % (number + 1)
    return written(objects)


@report("output")
def no_box_at_all() -> bytes:
    """No page and nothing above tells a size: an output."""
    objects = plain(2)
    for number in (4, 6):
        objects[number] = objects[number].replace(b"/MediaBox [0 0 595 842]", b"")
    return written(objects)


@report("output")
def one_page() -> pikepdf.Pdf:
    """The report is a single page: an output."""
    return blank(1)


@report("output")
def five_hundred_pages() -> pikepdf.Pdf:
    """The report has 500 pages: an output."""
    return blank(500)


@report("output")
def many_formats() -> pikepdf.Pdf:
    """Every page has a format of its own, with fractions of points: an output."""
    pdf = pikepdf.new()
    for box in (A4, (0, 0, 841.89, 595.276), (0, 0, 1190.55, 1683.78), (-5.5, -5.5, 100.25, 3000.125)):
        add_page(pdf, "Format", box=box)
    return pdf


@report("output")
def pages_with_all_entries() -> pikepdf.Pdf:
    """Pages carry thumbnails, transitions, durations, private data, separations, viewports and a group: an output."""
    pdf = blank(2)
    thumb = pdf.make_stream(b"\x80" * 12, Width=2, Height=2, ColorSpace=Name.DeviceRGB, BitsPerComponent=8)
    pdf.pages[0].obj.Thumb = thumb
    pdf.pages[0].obj.Trans = Dictionary(Type=Name.Trans, S=Name.Dissolve, D=2)
    pdf.pages[0].obj.Dur = 5
    pdf.pages[0].obj.PieceInfo = Dictionary(Satz=Dictionary(LastModified="D:20240101", Private=Dictionary(a=1)))
    pdf.pages[0].obj.LastModified = pikepdf.String("D:20240101")
    pdf.pages[1].obj.SeparationInfo = Dictionary(Pages=Array([pdf.pages[1].obj]), DeviceColorant=Name.Cyan)
    pdf.pages[1].obj.VP = Array([Dictionary(Type=Name.Viewport, BBox=Array([0, 0, 100, 100]))])
    pdf.pages[1].obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceRGB)
    pdf.pages[1].obj.PZ = 1.5
    return pdf
