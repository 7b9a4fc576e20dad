from __future__ import annotations

import re
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from lzz_report.records.contact import Contact
from lzz_report.rules.qr import _modules, module_count, qr_svg
from lzz_report.rules.vcard import vcard

SVG = "{http://www.w3.org/2000/svg}"
CARD = vcard(
    Contact(name="Latif Hamamiyeh Al-Homssi", phone="05631-954-200", email="Latif.Al-Homssi@lkwafkb.de", unit="Büro ß"),
    "Landkreis Waldeck-Frankenberg",
)


@pytest.fixture(scope="module")
def reader() -> ModuleType:
    """A reader of codes that shares nothing with the writer."""
    module: ModuleType = pytest.importorskip("zxingcpp")
    return module


def painted(svg: str, scale: int = 4) -> Image.Image:
    """Paint the code as the engine does: the paper, then each rectangle of the path."""
    root = ET.fromstring(svg)
    size = int(root.attrib["viewBox"].split()[-1])
    paper, ink = root.findall(f"{SVG}path")
    image = Image.new("RGB", (size * scale, size * scale), paper.attrib["fill"])
    for left, top, right, foot in re.findall(r"M(\d+) (\d+)L(\d+) \2 \3 (\d+) \1 \4z", ink.attrib["d"]):
        box = (int(left) * scale, int(top) * scale, int(right) * scale, int(foot) * scale)
        image.paste(ink.attrib["fill"], box)
    return image


@pytest.mark.parametrize("data", ["https://www.kreis-lippe.de/integration?a=1", "8", "ÖPNV – größer", CARD])
def test_a_reader_finds_the_data_in_the_painted_code(reader: ModuleType, data: str) -> None:
    assert [result.text for result in reader.read_barcodes(painted(qr_svg(data, ink="#000000", paper="#ffffff")))] == [
        data
    ]


def test_a_code_on_a_colour_field_is_read_too(reader: ModuleType) -> None:
    image = painted(qr_svg(CARD, ink="#000000", paper="#ee5f3c"))
    assert [result.text for result in reader.read_barcodes(image)] == [CARD]


def test_the_quiet_zone_is_four_modules_of_paper() -> None:
    image = painted(qr_svg("Land", ink="#000000", paper="#ffffff"), scale=1)
    assert image.width == module_count("Land")
    black = [(x, y) for x in range(image.width) for y in range(image.height) if image.getpixel((x, y)) == (0, 0, 0)]
    assert (min(black)[0], min(y for _, y in black), max(black)[0]) == (4, 4, image.width - 5)


def test_a_narrower_quiet_zone_makes_a_smaller_code() -> None:
    assert module_count("Land", quiet=2) == module_count("Land") - 4


def test_the_same_data_give_the_same_picture() -> None:
    picture = qr_svg(CARD, ink="#000", paper="#fff")
    _modules.cache_clear()
    assert qr_svg(CARD, ink="#000", paper="#fff") == picture


def test_what_no_code_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="too long for a QR code: 5000 octets"):
        qr_svg("x" * 5000, ink="#000", paper="#fff")
