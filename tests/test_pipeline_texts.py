"""The pages read as they were last read: their texts in reading order, and the tags a screen reader follows.

`python -m tests.test_pipeline_texts` takes new texts; read what has changed before committing it.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import pytest

from lzz_report import build
from tests.conftest import Built
from tests.edition_making import PROJECT
from tests.pdf_making import structure

GOLDENS = Path(__file__).parent / "golden" / "texts"
NAMES = ("brochure.txt", "sheet-dachau.txt", "sheet-ravensburg.txt", "sheet-dachau.structure.txt")


def read(folder: Path, name: str, scratch: Path) -> str:
    """Return what a golden holds of an edition's output."""
    stem, _, kind = name.removesuffix(".txt").partition(".")
    pdf = folder / ("brochure.pdf" if stem == "brochure" else f"sheets/{stem.removeprefix('sheet-')}.pdf")
    if kind == "structure":
        # A tag a line: changes are seen where they are.
        return structure(pdf.read_bytes(), scratch).replace("] ", "]\n") + "\n"
    told = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], check=True, capture_output=True, encoding="utf-8")
    return told.stdout.replace("\u00a0", " ").replace("\f", "\n--- page ---\n")


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_read_as_they_were_last_read(built: Built, tmp_path: Path, name: str) -> None:
    assert read(built.folder, name, tmp_path) == (GOLDENS / name).read_text(encoding="utf-8")


def test_no_golden_is_left_over() -> None:
    assert {path.name for path in GOLDENS.iterdir()} == set(NAMES)


def take() -> None:
    """Take new texts."""
    GOLDENS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "output"
        build(PROJECT, "2023-2024", output=output)
        for name in NAMES:
            (GOLDENS / name).write_text(read(output, name, Path(scratch)), encoding="utf-8")


if __name__ == "__main__":
    take()
