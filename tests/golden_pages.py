"""The pages that have a golden, the pictures that are their goldens, and what differs between two pictures.

The real edition has no photo, no long chapter and no sheet of two pages: the example shows those, on A5 and in Ringe.
Pages are the same bytes every time and so are their pictures, as long as one release of PDFium draws them: goldens are
kept without loss and compared pixel by pixel. Releases draw a rule lighter or darker by more than a lost rule is worth,
so no tolerance would serve two of them.

`python -m tests.golden_pages [SERIES…]` takes new pictures.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image
from pypdfium2 import version

from lzz_report import AnnexOptions, BuildOptions, Selection, attach_sheets, build
from lzz_report.documents.annex_pages import Letter
from lzz_report.documents.publication import LabelledFact
from tests.golden_report import DPI, Mask, PageChange, Picture, write_report
from tools.page_pictures import page_count, page_pictures

PROJECT = Path(__file__).parents[1]
GOLDENS = Path(__file__).parent / "golden" / "pages"
RENDERER = GOLDENS / "renderer.txt"
REPORTS = PROJECT / "build" / "goldens"
EXAMPLE = PROJECT / "examples" / "musterheft"
SERIES = {
    "umriss": (PROJECT, BuildOptions()),
    "ringe": (PROJECT, BuildOptions(theme="ringe")),
    "english": (PROJECT, BuildOptions(language="en")),
    "example-a5": (EXAMPLE, BuildOptions()),
    "example-ringe": (EXAMPLE, BuildOptions(theme="ringe")),
}
ANNEXES = "annexes"
NAMES = (*SERIES, ANNEXES)


@dataclass(frozen=True)
class Page:
    """A page of a finished PDF, counted from 1, and its picture."""

    pdf: Path
    number: int
    picture: Picture

    @property
    def name(self) -> str:
        return f"{self.pdf.stem}-{self.number:02}"


def renderer() -> str:
    """Return which PDFium draws here."""
    return f"PDFium {version.PDFIUM_INFO.build}"


def make_pages(series: str, folder: Path) -> dict[str, Page]:
    """Build a series into a folder and return its pages by name."""
    if series == ANNEXES:
        make_annexes(folder)
    else:
        project, options = SERIES[series]
        build(project, None, options, output=folder)
    return pages_in(folder)


def pages_in(folder: Path) -> dict[str, Page]:
    """Return the pages of all PDFs in a folder by name."""
    return {page.name: page for pdf in sorted(folder.rglob("*.pdf")) for page in pages_of(pdf)}


def make_annexes(folder: Path) -> None:
    """Put two sheets behind the example's report, with list, letter and stamps, once in each theme."""
    folder.mkdir()
    facts = (
        LabelledFact("Förderkennzeichen", ("12.3.4567",)),
        LabelledFact("Förderzeitraum", ("1. Januar 2023 – 31. Dezember 2024",)),
    )
    letter = Letter("Beispielstiftung", ("Beispielstiftung", "Beispielweg 1", "12345 Musterstadt"), facts)
    chosen = Selection(districts=("dachau", "waldeck-frankenberg"))
    for theme in ("umriss", "ringe"):
        options = AnnexOptions(chosen, theme=theme, letter=lambda _inputs: letter)
        attach_sheets(PROJECT, EXAMPLE / "reports" / "2025" / "Sachbericht.pdf", folder / f"{theme}.pdf", options)


def pages_of(pdf: Path) -> Iterator[Page]:
    """Yield every page of a PDF."""
    for number, picture in enumerate(page_pictures(pdf, range(1, page_count(pdf) + 1), DPI), 1):
        yield Page(pdf, number, np.asarray(picture))


def goldens(series: str) -> dict[str, Picture]:
    """Return the goldens of a series by the names of their pages."""
    return {path.stem: read(path) for path in sorted((GOLDENS / series).glob("*.webp"))}


def read(path: Path) -> Picture:
    """Return a picture that was kept."""
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def unlike(before: Picture, after: Picture) -> Mask:
    """Return which pixels differ; all of them where the page has another size."""
    if before.shape != after.shape:
        return np.ones(after.shape[:2], dtype=np.bool_)
    red, green, blue = np.moveaxis(before != after, -1, 0)
    return np.asarray(red | green | blue)


def page_changes(before: Mapping[str, Picture], after: Mapping[str, Picture]) -> list[PageChange]:
    """Return every page that is new, lost or looks different."""
    changed = []
    for name in sorted({*before, *after}):
        old, new = before.get(name), after.get(name)
        mask = unlike(old, new) if old is not None and new is not None else None
        if mask is None or mask.any():
            changed.append(PageChange(name, old, new, mask))
    return changed


def compare(series: str, before: Mapping[str, Picture], after: Mapping[str, Picture], reports: Path = REPORTS) -> str:
    """Return which pages look different, and where before and after can be looked at; nothing where none does."""
    folder = reports / series
    shutil.rmtree(folder, ignore_errors=True)
    changed = page_changes(before, after)
    if not changed:
        return ""
    summary = f"{series} looks different on {len(changed)} of {len({*before, *after})} pages"
    return "\n  ".join([f"{summary}: {write_report(folder, summary, changed)}", *map(str, changed)])


def take(series: str, reports: Path = REPORTS) -> str:
    """Take new goldens of a series and return what has changed; the files of other pages stay as they are."""
    with tempfile.TemporaryDirectory() as folder:
        after = {name: page.picture for name, page in make_pages(series, Path(folder) / "output").items()}
    before = goldens(series)
    (GOLDENS / series).mkdir(parents=True, exist_ok=True)
    for changed in page_changes(before, after):
        file = GOLDENS / series / f"{changed.page}.webp"
        if changed.after is None:
            file.unlink()
        else:
            Image.fromarray(changed.after).save(file, lossless=True, method=4)
    return compare(series, before, after, reports) or f"All pages of {series} look as before."


def main(names: Sequence[str]) -> None:
    """Take new goldens of some series and say what to look at."""
    for name in names:
        print(take(name))  # noqa: T201 (the answer to `make goldens`)
    RENDERER.write_text(f"{renderer()}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:] or NAMES)
