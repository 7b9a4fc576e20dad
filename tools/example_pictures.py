"""Show: the example project in, pictures of its pages in examples/musterheft/pictures/ out.

Run as `python -m tools.example_pictures` after a change of the example or of its theme.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from lzz_report import build
from tools.page_pictures import page_pictures, side_by_side

EXAMPLE = Path(__file__).parents[1] / "examples" / "musterheft"
DPI = 72
COLOURS = 200
# Name of the picture, file below the output folder, pages.
SHOWN = (
    ("titel", "brochure", (1,)),
    ("programm", "brochure", (4, 5)),
    ("nordfriesland", "brochure", (12, 13)),
    ("berchtesgadener-land", "brochure", (8, 9)),
    ("blatt", "sheets/berchtesgadener-land", (1, 2)),
)


def main() -> None:
    """Build the example and write the pictures."""
    target = EXAMPLE / "pictures"
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        built = build(EXAMPLE, output=Path(folder) / "out")
        for name, file, pages in SHOWN:
            picture = side_by_side(page_pictures(built.folder / f"{file}.pdf", pages, DPI))
            picture.quantize(COLOURS).save(target / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
