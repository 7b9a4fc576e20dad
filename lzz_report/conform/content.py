"""Mark: the pages' content in, artifacts named, words parted and what is left to read numbered anew out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lzz_report.conform.word_spaces import Spaces
from lzz_report.documents.tags import MarkedContent, TagTree
from lzz_report.errors import TemplateError

if TYPE_CHECKING:
    from pikepdf import Page, Pdf

# The engine writes each operator on a line of its own and text as hexadecimal digits: nothing else can look like this.
PIECE = re.compile(rb"^/(\w+)\n<</MCID (\d+)>>\nBDC\n(.*?)^EMC$", re.MULTILINE | re.DOTALL)
ARTIFACTS = {
    "Header": b"/Artifact <</Type /Pagination /Subtype /Header>> BDC",
    "Footer": b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
    "Layout": b"/Artifact <</Type /Layout>> BDC",
}

# For each page: the engine's number of a piece of content → its number in the finished file.
Numbers = tuple[dict[int, int], ...]


def mark_content(document: Pdf, tags: TagTree) -> Numbers:
    """Rewrite each piece of content; numbers run from 0 without gaps, as ParentTree wants it."""
    if len(document.pages) != len(tags.pages):
        raise TemplateError(f"the tags describe {len(tags.pages)} pages, the file has {len(document.pages)}")
    spaces = Spaces(document)
    return tuple(_mark_page(page, index, tags, spaces) for index, page in enumerate(document.pages))


def _mark_page(page: Page, index: int, tags: TagTree, spaces: Spaces) -> dict[int, int]:
    numbers: dict[int, int] = {}
    marks = tags.pages[index]

    def rewrite(match: re.Match[bytes]) -> bytes:
        old, drawn = int(match[2]), match[3]
        if old in marks.artifacts:
            return b"%s\n%sEMC" % (ARTIFACTS[marks.artifacts[old]], drawn)
        numbers[old] = len(numbers)
        if MarkedContent(index, old) in tags.spaced:
            drawn = spaces.append(drawn)
        return b"/%s <</MCID %d>> BDC\n%sEMC" % (match[1], numbers[old], drawn)

    content, count = PIECE.subn(rewrite, page.Contents.read_bytes())
    if count != marks.pieces:
        raise TemplateError(
            f"page {index + 1}: {marks.pieces - count} of {marks.pieces} pieces of content lie inside a transparent "
            "group and cannot be tagged; the style sheet uses opacity on something with text or pictures"
        )
    page.Contents.write(content)
    return numbers
