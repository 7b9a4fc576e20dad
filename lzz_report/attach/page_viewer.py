"""Show: a PDF and some of its pages in, what a reader shows of each, and its bookmarks, as lines, out.

Run as a process of its own: on some files of the world the reader's library crashes or goes on for ever.
"""

from __future__ import annotations

import json
import sys
import time
from hashlib import sha256
from itertools import islice

import pypdfium2

# A file that cannot be read is no error of this program, which would end with 1.
UNREADABLE = 3
LONGEST_SIDE = 240  # pixels
MAX_BOOKMARKS, DEEPEST_BOOKMARK = 5000, 100


def main() -> None:
    """Print the number of pages, for each page asked for its index, picture and text as digests, then bookmarks."""
    request = json.load(sys.stdin)
    try:
        document = pypdfium2.PdfDocument(request["path"], password=request["password"] or None)
    except pypdfium2.PdfiumError:
        sys.exit(UNREADABLE)
    print(len(document), flush=True)  # noqa: T201
    begin = time.monotonic()
    for index in request["pages"]:
        if time.monotonic() - begin < request["patience_s"]:
            print(index, *_shown(document, index, notes=request["notes"]), flush=True)  # noqa: T201
    print("bookmarks", *_bookmarks(document))  # noqa: T201


def _shown(document: pypdfium2.PdfDocument, index: int, *, notes: bool) -> tuple[str, str]:
    try:
        page = document[index]
        width, height = page.get_size()
        scale = LONGEST_SIDE / max(width, height, 1)
        picture = page.render(scale=scale, may_draw_forms=False, grayscale=True, draw_annots=notes)
        text = page.get_textpage().get_text_range()
    except (pypdfium2.PdfiumError, IndexError, MemoryError, OverflowError, ValueError):
        return "-", "-"
    return sha256(picture.buffer).hexdigest(), sha256(text.encode("utf-8", "replace")).hexdigest()


def _bookmarks(document: pypdfium2.PdfDocument) -> list[str]:
    """Return a digest of each bookmark's title."""
    try:
        titles = [item.get_title() for item in islice(document.get_toc(max_depth=DEEPEST_BOOKMARK), MAX_BOOKMARKS)]
    except pypdfium2.PdfiumError:
        sys.exit(UNREADABLE)
    return [sha256(title.encode("utf-8", "replace")).hexdigest()[:8] for title in titles]


if __name__ == "__main__":
    main()
