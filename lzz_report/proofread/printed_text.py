"""Read: lines as they stand on the page in, their words as an author knows them out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lzz_report.documents.page_model import HtmlElement, LaidOutBlock, TextLine

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
HYPHENS = ("-", "\N{HYPHEN}")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Marks of a contact block (all that a district's contacts take) and of one contact in it or in a directory.
CONTACT_BLOCK, CONTACT = "data-contacts", "data-contact"
_STEERING = re.compile("[\u00ad\u200b\u200c\u200d\u2060]")
_SPACES = re.compile(r"\s+")
_LONGEST_SHOWN = 60


def plain(text: str) -> str:
    """Return a text without what only steers its breaks, its spaces single."""
    return _SPACES.sub(" ", _STEERING.sub("", text)).strip()


def shown(text: str) -> str:
    """Return a text short enough for a message."""
    words = plain(text)
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN].rstrip()} …"


def letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(sign for sign in text if sign.isalnum())


def divided_word(line: TextLine, following: TextLine) -> str:
    """Return "Land-schaft" where a line ends within a word, else ""; a hyphen that the author wrote divides none."""
    text = line.text.rstrip()
    if not text.endswith(HYPHENS) or len(text) < 2:
        return ""
    begin, rest = plain(text[:-1]).rpartition(" ")[2], plain(following.text).partition(" ")[0]
    source = _SPACES.sub("", _STEERING.sub("", line.runs[-1].element.text))
    is_written = text[-2] != SOFT_HYPHEN and f"{begin}{text[-1]}{rest}" in source
    return "" if is_written or not begin else f"{begin}-{rest}"


def divided_words(lines: Sequence[TextLine]) -> list[str]:
    """Return all words that these lines divide."""
    return [word for line, following in pairwise(lines) if (word := divided_word(line, following))]


def heading_of(element: HtmlElement) -> HtmlElement | None:
    """Return the heading an element is or lies in."""
    return next((one for one in element.lineage if one.tag in HEADINGS), None)


def is_contact(block: LaidOutBlock) -> bool:
    """Tell whether a block belongs to somebody's contact data."""
    return any(CONTACT in one.attributes or CONTACT_BLOCK in one.attributes for one in block.element.lineage)
