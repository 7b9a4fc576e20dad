"""Read: a PDF in, the text of each page as a viewer finds it out, also what lies beyond the page or cannot be seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2


def page_texts(file: bytes | Path, password: str = "") -> Iterator[tuple[str, str]]:
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
