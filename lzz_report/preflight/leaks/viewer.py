"""Read: a PDF in, the text of each page as a line of JSON out.

Run as a process of its own: on some files of the world the reader's library crashes or goes on for ever.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

# A file that cannot be read is no error of this program, which would end with 1.
UNREADABLE = 3


def main() -> None:
    """Print the place and text of each page of the file asked for on standard input."""
    request = json.load(sys.stdin)
    try:
        for found in texts_of(request["path"], request["password"]):
            print(json.dumps(found), flush=True)  # noqa: T201
    except (pypdfium2.PdfiumError, MemoryError):
        sys.exit(UNREADABLE)


def texts_of(file: bytes | Path | str, password: str = "") -> Iterator[tuple[str, str]]:
    """Yield the text of each page with its place."""
    document = pypdfium2.PdfDocument(file, password=password or None)
    try:
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            yield f"page {index + 1}", text.get_text_range() if text.count_chars() else ""
            text.close()
            page.close()
    finally:
        document.close()


if __name__ == "__main__":
    main()
