"""The example project builds in its own look: colours, logo and text face, on A5."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from lzz_report.pipeline import BuildOutcome
from lzz_report.theming import load_theme
from lzz_report.units import MM_PER_POINT
from tests.shared_builds import SharedBuilds

EXAMPLE = Path(__file__).parent.parent / "examples" / "musterheft"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(shared_builds: SharedBuilds) -> BuildOutcome:
    return shared_builds.outcome(EXAMPLE)


def pdfs(outcome: BuildOutcome) -> list[Path]:
    return [outcome.folder / name for name in outcome.files if name.endswith(".pdf")]


def test_the_example_has_nothing_to_mend(built: BuildOutcome) -> None:
    assert [str(one) for one in built.diagnostics] == []


def test_every_page_has_the_size_of_a5(built: BuildOutcome) -> None:
    for file in pdfs(built):
        with pikepdf.open(file) as document:
            for page in document.pages:
                left, foot, right, head = (float(edge) * MM_PER_POINT for edge in page.trimbox)
                assert [right - left, head - foot] == pytest.approx([148, 210], abs=0.1)


def test_every_file_passes_both_norms(
    built: BuildOutcome, verapdf: Callable[[Sequence[Path], str], dict[Path, bool]]
) -> None:
    for flavour in ("3a", "ua1"):
        assert all(verapdf(pdfs(built), flavour).values())


def test_the_text_is_set_in_the_examples_own_face(built: BuildOutcome) -> None:
    with pikepdf.open(built.folder / "brochure.pdf") as document:
        objects = list(document.objects)
        fonts = {str(one.BaseFont) for one in objects if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one}
    assert any("Source-Serif" in name for name in fonts)


def test_the_logo_is_described_on_cover_back_and_every_sheet(built: BuildOutcome) -> None:
    theme = load_theme(EXAMPLE, "musterheft")
    assert theme.logo is not None
    for file in pdfs(built):
        with pikepdf.open(file) as document:
            objects = list(document.objects)
            told = [str(one.Alt) for one in objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
        assert told.count(theme.logo.alt) == (2 if file.stem == "brochure" else 1)


def test_three_districts_show_their_photos(built: BuildOutcome) -> None:
    assert {one.slug: one.has_photo for one in built.fitted.chapters} == {
        "berchtesgadener-land": True,
        "eichsfeld": False,
        "nordfriesland": True,
        "uckermark": True,
    }


def test_no_text_is_set_smaller_than_9_points() -> None:
    theme = load_theme(EXAMPLE, "musterheft")
    assert min(paragraph_style.size_pt for paragraph_style in theme.paragraph_styles.values()) >= 9


def test_the_examples_page_shows_pictures_that_are_there() -> None:
    shown = re.findall(r"\]\((pictures/[^)]+)\)", (EXAMPLE / "README.md").read_text(encoding="utf-8"))
    assert len(shown) >= 3
    for name in shown:
        with Image.open(EXAMPLE / name) as picture:
            assert picture.width > 300


def test_the_example_says_of_every_record_that_it_is_a_sample() -> None:
    for path in sorted((EXAMPLE / "data" / "2025" / "districts").glob("*.yaml")):
        assert "Beispieltext ohne Aussage" in path.read_text(encoding="utf-8")
