from __future__ import annotations

from contextlib import ExitStack
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image, ImageChops

from lzz_report.attach.page_scaling import fit_pages
from lzz_report.attach.stamping import stamp as lay_stamps
from tests.annex_making import annex, attached, sheet, stamp
from tests.pdf_making import ENGINE_HABIT
from tests.reports.paper import add_page

pytestmark = pytest.mark.filterwarnings(ENGINE_HABIT)

MILLIMETRE = 72 / 25.4
A4 = (210 * MILLIMETRE, 297 * MILLIMETRE)


def picture(content: bytes, index: int = 0, scale: float = 1.0) -> Image.Image:
    with pypdfium2.PdfDocument(content) as document:
        shown: Image.Image = document[index].render(scale=scale).to_pil().convert("L")
    return shown


def assert_alike(one: Image.Image, other: Image.Image) -> None:
    """Check that two pictures show the same, but for the softness of edges."""
    assert one.size == other.size
    small = [image.resize((one.width // 4, one.height // 4), Image.Resampling.BOX) for image in (one, other)]
    assert np.asarray(ImageChops.difference(*small)).max() < 60
    assert np.asarray(one).min() < 100


def written(pdf: Pdf) -> bytes:
    buffer = BytesIO()
    pdf.save(buffer, static_id=True)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("quarter", "box"), list(product((0, 90, 180, 270, 450, -90), [(0, 0), (30, 50), (-20, 10), (500.5, -300.25)]))
)
def test_a_stamp_lands_right_on_every_page(quarter: int, box: tuple[float, float]) -> None:
    left, bottom = box
    width, height = A4 if quarter % 180 == 0 else A4[::-1]
    with Pdf.new() as pdf, ExitStack() as kept:
        page = add_page(pdf, "", box=(left - 40, bottom - 40, left + width + 40, bottom + height + 40))
        page.obj.Contents = pdf.make_stream(b"")
        page.obj.CropBox = Array([left, bottom, left + width, bottom + height])
        page.obj.Rotate = quarter
        lay_stamps(pdf, [stamp("Anlage 1 · Seite 1 von 2")], kept)
        stamped = written(pdf)
    assert_alike(picture(stamped), picture(stamp("Anlage 1 · Seite 1 von 2")))


def test_a_stamp_is_an_artifact_without_group_and_under_a_name_of_its_own(tmp_path: Path) -> None:
    with Pdf.open(BytesIO(sheet())) as pdf, ExitStack() as kept:
        lay_stamps(pdf, annex().stamps, kept)
        for number, page in enumerate(pdf.pages, 1):
            form = page.resources.XObject[f"/LzzStamp{number}"]
            assert "/Group" not in form
            assert "/StructParents" not in form
            end = page.Contents[-1].read_bytes()
            assert end.startswith(b"Q /Artifact <</Type /Pagination /Subtype /Footer>> BDC q 1 0 0 1 0 0 cm /LzzStamp")


@pytest.mark.parametrize("size", [(420.0, 595.0), (960.0, 540.0), (2000.0, 3000.0)])
def test_a_scaled_sheet_looks_the_same_in_the_middle_of_the_new_page(size: tuple[float, float]) -> None:
    with Pdf.open(BytesIO(sheet())) as pdf:
        fit_pages(pdf, size)
        scaled = written(pdf)
    factor = min(size[0] / A4[0], size[1] / A4[1])
    whole = picture(scaled, scale=1 / factor)
    width, height = round(A4[0]), round(A4[1])
    left, top = round((whole.width - width) / 2), round((whole.height - height) / 2)
    assert_alike(whole.crop((left, top, left + width, top + height)), picture(sheet()).resize((width, height)))


def test_nothing_shows_beyond_the_edge_of_a_scaled_sheet() -> None:
    with Pdf.open(BytesIO(sheet())) as pdf:
        bleed = pdf.make_stream(b"-20 -20 900 900 re f ")
        pdf.pages[0].obj.Contents = Array([bleed])
        fit_pages(pdf, (1000.0, 600.0))
        shown = picture(written(pdf))
    assert [shown.getpixel((x, 300)) for x in (280, 300, 700, 720)] == [255, 0, 0, 255]


def moved(value: float, factor: float, shift: float) -> float:
    return round(value * factor + shift, 4)


def test_links_destinations_and_figures_move_with_the_sheet() -> None:
    size = (960.0, 540.0)
    factor = 540 / A4[1]
    shift = (960 - factor * A4[0]) / 2
    with Pdf.open(BytesIO(sheet())) as before, Pdf.open(BytesIO(sheet())) as after:
        for pdf in (before, after):
            link, page = pdf.pages[0].Annots[0], pdf.pages[1].obj
            link.QuadPoints = Array([10, 20, 30, 20, 10, 40, 30, 40])
            pdf.Root.Names.Dests.Names.append(String("zz"))
            pdf.Root.Names.Dests.Names.append(Array([page, Name.FitR, 10, 20, 30, 40]))
        fit_pages(after, size)
        for old, new in zip(before.pages[0].Annots, after.pages[0].Annots, strict=True):
            across = [moved(float(old.Rect[place]), factor, shift) for place in (0, 2)]
            upwards = [moved(float(old.Rect[place]), factor, 0) for place in (1, 3)]
            assert [float(new.Rect[place]) for place in (0, 2)] == pytest.approx(across, abs=0.01)
            assert [float(new.Rect[place]) for place in (1, 3)] == pytest.approx(upwards, abs=0.01)
        points = [float(value) for value in after.pages[0].Annots[0].QuadPoints]
        assert points[::2] == pytest.approx([value * factor + shift for value in (10, 30, 10, 30)], abs=0.01)
        targets = [pdf.Root.Names.Dests.Names for pdf in (before, after)]
        (left, top), (new_left, new_top) = ([float(value) for value in list(names[1])[2:4]] for names in targets)
        assert (new_left, new_top) == pytest.approx((left * factor + shift, top * factor), abs=0.01)
        corners = [float(value) for value in list(targets[1][-1])[2:]]
        assert corners == pytest.approx([10 * factor + shift, 20 * factor, 30 * factor + shift, 40 * factor], abs=0.01)
        boxes = [figure(pdf).A.BBox for pdf in (before, after)]
        assert float(boxes[1][0]) == pytest.approx(float(boxes[0][0]) * factor + shift, abs=0.01)
        assert [float(edge) for edge in after.pages[0].mediabox] == [0, 0, 960, 540]


def figure(pdf: Pdf) -> Any:
    (document,) = pdf.Root.StructTreeRoot.K
    return next(kid for kid in document.K if Name.Figure == kid.S)


def test_patterns_are_scaled_though_the_content_does_not_move_them() -> None:
    with Pdf.open(BytesIO(sheet())) as pdf:
        cell = Dictionary(
            Type=Name.Pattern,
            PatternType=1,
            PaintType=1,
            TilingType=1,
            BBox=Array([0, 0, 200, 200]),
            XStep=200,
            YStep=200,
        )
        cell.Resources = Dictionary()
        pattern = pdf.make_stream(b"0 0 100 100 re f", cell)
        page = pdf.pages[0]
        page.resources.Pattern = Dictionary(P=pattern)
        page.obj.Contents = pdf.make_stream(b"/Pattern cs /P scn 0 0 595 842 re f")
        before = written(pdf)
        fit_pages(pdf, (A4[0] / 2, A4[1] / 2))
        after = written(pdf)
    assert_alike(picture(before), picture(after, scale=2.0).resize(picture(before).size))


def test_the_format_is_that_of_most_pages_as_they_are_shown(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    for box in ((0, 0, 300, 300), (0, 0, 400, 600), (0, 0, 400, 600)):
        add_page(pdf, "Seite", box=box)
    for page in list(pdf.pages)[1:]:
        page.obj.Rotate = 90
    path = tmp_path / "bericht.pdf"
    pdf.save(path)
    output, _ = attached(path, [annex()], fit_pages=True)
    with Pdf.open(output) as joined:
        assert [[float(edge) for edge in page.mediabox[2:]] for page in list(joined.pages)[3:]] == [[600, 400]] * 2
