"""The pages look as they were last looked at: each kind of page of both themes, at low resolution.

The real edition has no photo, no long chapter and no sheet of two pages: the example shows those, on A5 and in Ringe.

`python -m tests.test_goldens [SERIES…]` takes new pictures; look at each of them before committing it.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from lzz_report import AnnexOptions, BuildOptions, Selection, attach_sheets, build
from lzz_report.documents.annex_pages import Letter
from lzz_report.documents.publication import LabelledFact
from tools.page_pictures import page_count, page_pictures

PROJECT = Path(__file__).parents[1]
GOLDENS = Path(__file__).parent / "golden" / "pages"
DPI = 36
EXAMPLE = PROJECT / "examples" / "musterheft"
SERIES = {
    "umriss": (PROJECT, BuildOptions(theme="umriss")),
    "ringe": (PROJECT, BuildOptions(theme="ringe")),
    "english": (PROJECT, BuildOptions(language="en")),
    "example-a5": (EXAMPLE, BuildOptions()),
    "example-ringe": (EXAMPLE, BuildOptions(theme="ringe")),
}
ANNEXES = "annexes"
# A hinted edge may fall one grey step beside; a moved line, a lost picture or another colour may not.
MAX_MEAN = 1.2
MAX_BLOCK = 40
BLOCK_PX = 12


def pictures_of(folder: Path) -> Iterator[tuple[str, Image.Image]]:
    """Yield every page of an edition's output with the name of its golden."""
    for pdf in sorted(folder.rglob("*.pdf")):
        for number, picture in enumerate(page_pictures(pdf, range(1, page_count(pdf) + 1), DPI), 1):
            yield f"{pdf.stem}-{number:02}", picture


def difference(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """Return how much two pictures differ in the mean and in their most different block, of 255 steps."""
    unlike = ImageChops.difference(one, other).convert("L")
    blocks = unlike.filter(ImageFilter.BoxBlur(BLOCK_PX // 2))
    brightest = max(value for value, count in enumerate(blocks.histogram()) if count)
    return ImageStat.Stat(unlike).mean[0], float(brightest)


def made(name: str, folder: Path) -> dict[str, Image.Image]:
    """Build a series and return its pages."""
    if name == ANNEXES:
        make_annexes(folder)
    else:
        project, wanted = SERIES[name]
        build(project, None, wanted, output=folder)
    return dict(pictures_of(folder))


def make_annexes(folder: Path) -> None:
    """Put two sheets behind the example's report, with list, letter and stamps, once in each theme."""
    folder.mkdir()
    facts = (
        LabelledFact("Förderkennzeichen", "12.3.4567"),
        LabelledFact("Förderzeitraum", "1. Januar 2023 – 31. Dezember 2024"),
    )
    letter = Letter("Beispielstiftung", ("Beispielstiftung", "Beispielweg 1", "12345 Musterstadt"), facts)
    chosen = Selection(districts=("dachau", "waldeck-frankenberg"))
    for theme in ("umriss", "ringe"):
        wanted = AnnexOptions(chosen, theme=theme, letter=lambda _press: letter)
        attach_sheets(PROJECT, EXAMPLE / "reports" / "2025" / "Sachbericht.pdf", folder / f"{theme}.pdf", wanted)


@pytest.fixture(scope="module", params=[*SERIES, ANNEXES])
def pages(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, dict[str, Image.Image]]:
    return request.param, made(request.param, tmp_path_factory.mktemp(request.param) / "output")


def test_every_page_has_its_golden_and_every_golden_its_page(pages: tuple[str, dict[str, Image.Image]]) -> None:
    name, pictures = pages
    assert sorted(pictures) == sorted(path.stem for path in (GOLDENS / name).glob("*.png"))


def test_no_page_looks_different_from_its_golden(pages: tuple[str, dict[str, Image.Image]]) -> None:
    name, pictures = pages
    changed = {}
    for page, picture in pictures.items():
        golden = Image.open(GOLDENS / name / f"{page}.png").convert("RGB")
        mean, block = (255.0, 255.0) if golden.size != picture.size else difference(golden, picture)
        if mean > MAX_MEAN or block > MAX_BLOCK:
            changed[page] = (round(mean, 2), round(block))
    assert not changed


def test_a_moved_line_and_another_colour_are_seen() -> None:
    golden = Image.open(GOLDENS / "umriss" / "brochure-07.png").convert("RGB")
    moved = ImageChops.offset(golden, 0, 3)
    paler = Image.blend(golden, Image.new("RGB", golden.size, "white"), 0.15)
    assert difference(golden, moved)[1] > MAX_BLOCK
    assert difference(golden, paler)[0] > MAX_MEAN


def take(names: Sequence[str]) -> None:
    """Take new goldens of some series."""
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            pictures = made(name, Path(folder) / "output")
        (GOLDENS / name).mkdir(parents=True, exist_ok=True)
        for old in (GOLDENS / name).glob("*.png"):
            old.unlink()
        for page, picture in pictures.items():
            picture.quantize(64).save(GOLDENS / name / f"{page}.png", optimize=True)


if __name__ == "__main__":
    take(sys.argv[1:] or (*SERIES, ANNEXES))
