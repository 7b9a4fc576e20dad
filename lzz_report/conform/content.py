"""Mark: the pages' content in, artifacts named and what is left to read numbered anew out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lzz_report.errors import LayoutError
from lzz_report.model.tags import PageMarks

if TYPE_CHECKING:
    from pikepdf import Page, Pdf

# The engine writes each operator on a line of its own and text as hexadecimal digits: nothing else can look like this.
BEGIN = re.compile(rb"^/(\w+)\n<</MCID (\d+)>>\nBDC$", re.MULTILINE)
ARTIFACTS = {
    "Header": b"/Artifact <</Type /Pagination /Subtype /Header>> BDC",
    "Footer": b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
    "Layout": b"/Artifact <</Type /Layout>> BDC",
}

# For each page: the engine's number of a piece of content → its number in the finished file.
Numbers = tuple[dict[int, int], ...]


def mark_content(document: Pdf, marks: Sequence[PageMarks]) -> Numbers:
    """Rewrite the begin of each piece of content; numbers run from 0 without gaps, as ParentTree wants it."""
    if len(document.pages) != len(marks):
        raise LayoutError(f"the tags describe {len(marks)} pages, the file has {len(document.pages)}")
    return tuple(_mark_page(page, marks[index], index) for index, page in enumerate(document.pages))


def _mark_page(page: Page, marks: PageMarks, index: int) -> dict[int, int]:
    numbers: dict[int, int] = {}

    def begin(match: re.Match[bytes]) -> bytes:
        old = int(match[2])
        if old in marks.artifacts:
            return ARTIFACTS[marks.artifacts[old]]
        numbers[old] = len(numbers)
        return b"/%s <</MCID %d>> BDC" % (match[1], numbers[old])

    content, count = BEGIN.subn(begin, page.Contents.read_bytes())
    if count != marks.pieces:
        raise LayoutError(
            f"page {index + 1}: {marks.pieces - count} of {marks.pieces} pieces of content lie inside a transparent "
            "group and cannot be tagged; the style sheet uses opacity on something with text or pictures"
        )
    page.Contents.write(content)
    return numbers
