"""Show: editions in, pictures of every kind of page in docs/gallery/ out.

Run by `make gallery`. Sample records come from the seeded generator of the tests: real districts, invented people.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lzz_report import BuildOptions, build
from tests.editions import Shape, write_edition
from tools.page_pictures import page_count, page_pictures, side_by_side

PROJECT = Path(__file__).parents[1]
GALLERY = PROJECT / "docs" / "gallery"
DPI = 50
COLOURS = 160


@dataclass(frozen=True, slots=True)
class Show:
    """A picture of the gallery: its file, what it shows, and pages of PDFs below an output folder."""

    name: str
    caption: str
    pages: tuple[tuple[str, int], ...]


UMRISS = (
    Show("umriss-cover", "Umriss: cover and back", (("brochure", 1), ("brochure", -1))),
    Show(
        "umriss-opening",
        "Umriss: contents, map and counted figures",
        (("brochure", 3), ("brochure", 4), ("brochure", 5)),
    ),
    Show("umriss-chapter-regel", "Umriss: a chapter in the form Regel", (("brochure", 6), ("brochure", 7))),
    Show("umriss-chapter-vorspann", "Umriss: a chapter in the form Vorspann", (("brochure", 8), ("brochure", 9))),
    Show("umriss-chapter-lesetext", "Umriss: a chapter in the form Lesetext", (("brochure", 12), ("brochure", 13))),
    Show("umriss-registers", "Umriss: topics, links, advisers, contacts", (("brochure", 18), ("brochure", 19))),
    Show(
        "umriss-sheets",
        "Umriss: four fact sheets, from 10.2 to 9 pt",
        tuple((f"sheets/{slug}", 1) for slug in ("dachau", "lippe", "waldeck-frankenberg", "ravensburg")),
    ),
)
RINGE = (
    Show("ringe-cover", "Ringe: cover and back", (("brochure", 1), ("brochure", -1))),
    Show("ringe-opening", "Ringe: contents, programme and map", (("brochure", 3), ("brochure", 4), ("brochure", 5))),
    Show("ringe-chapter-a", "Ringe: a chapter with its text on one page", (("brochure", 6), ("brochure", 7))),
    Show("ringe-chapter-b", "Ringe: a chapter whose text begins under the name", (("brochure", 12), ("brochure", 13))),
    Show(
        "ringe-sheets",
        "Ringe: three fact sheets",
        tuple((f"sheets/{slug}", 1) for slug in ("dachau", "waldeck-frankenberg", "ravensburg")),
    ),
)
ENGLISH = (
    Show(
        "english",
        "In English, with German texts",
        (("brochure", 1), ("brochure", 5), ("brochure", 7), ("sheets/dachau", 1)),
    ),
)
EXAMPLE = (
    Show("a5-cover", "A5, in a project's own colours: cover and back", (("brochure", 1), ("brochure", -1))),
    Show(
        "a5-long-chapter",
        "A5: a chapter that runs over pages, with a photo and a quotation",
        (("brochure", 6), ("brochure", 7), ("brochure", 8), ("brochure", 9)),
    ),
    Show(
        "a5-sheet",
        "A5: a fact sheet of two pages",
        (("sheets/berchtesgadener-land", 1), ("sheets/berchtesgadener-land", 2)),
    ),
)
SIXTY = (
    Show(
        "sixty-districts",
        "An edition of 60 districts",
        (("brochure", 1), ("brochure", 4), ("brochure", 5), ("brochure", 8), ("brochure", 9)),
    ),
)


def pictures(output: Path, show: Show) -> None:
    """Write one picture of the gallery."""
    images = []
    for name, page in show.pages:
        pdf = output / f"{name}.pdf"
        number = page if page > 0 else page_count(pdf) + 1 + page
        images += page_pictures(pdf, [number], DPI)
    side_by_side(images).quantize(COLOURS).save(GALLERY / f"{show.name}.png", optimize=True)


def render(project: Path, shows: Sequence[Show], wanted: BuildOptions, folder: Path) -> None:
    """Build an edition and take its pictures."""
    build(project, None, wanted, output=folder)
    for show in shows:
        pictures(folder, show)
        sys.stdout.write(f"{show.name}\n")


def index(shows: Sequence[Show]) -> str:
    """Return the page that shows all pictures."""
    lines = [
        "# Gallery",
        "",
        "Made by `make gallery` from the real edition, the example project and a seeded sample edition.",
        "",
    ]
    for show in shows:
        lines += [f"## {show.caption}", "", f"![{show.caption}]({show.name}.png)", ""]
    return "\n".join(lines)


def main() -> None:
    """Render the whole gallery."""
    GALLERY.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        render(PROJECT, UMRISS, BuildOptions(), folder / "umriss")
        render(PROJECT, RINGE, BuildOptions(theme="ringe"), folder / "ringe")
        render(PROJECT, ENGLISH, BuildOptions(language="en"), folder / "english")
        render(PROJECT / "examples" / "musterheft", EXAMPLE, BuildOptions(), folder / "example")
        sixty = write_edition(folder / "s", 60, districts=60, shape=Shape())
        render(sixty, SIXTY, BuildOptions(sheets=False), folder / "sixty")
    (GALLERY / "README.md").write_text(index((*UMRISS, *RINGE, *ENGLISH, *EXAMPLE, *SIXTY)), "utf-8")


if __name__ == "__main__":
    main()
