"""Read: a record's small Markdown in, its plain text and whatever it must not contain out.

Allowed are paragraphs, emphasis, strong emphasis, lists and links; headings, pictures, code, tables and HTML are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# A web address with a whole host name, or a mail address; the parser has already encoded everything else.
TARGET = re.compile(r"(https?://|mailto:[^@\s]+@)[\w-]+(\.[\w-]+)+([:/?#]|$)")
# What CommonMark (with tables) may find, and how an author calls it.
REFUSED = {
    "heading_open": "a heading",
    "hr": "a rule",
    "blockquote_open": "an indented quotation",
    "fence": "a block of code",
    "code_block": "a block of code (text indented by four spaces)",
    "code_inline": "code between backticks",
    "html_block": "HTML",
    "html_inline": "HTML",
    "image": "a picture",
    "table_open": "a table",
}
SILENT = frozenset({"softbreak", "hardbreak"})


@dataclass(frozen=True, slots=True)
class ProseFault:
    """What a text must not contain: its kind, the words that make it, and how often they stood there before."""

    kind: str
    piece: str
    occurrence: int


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    # Links of every scheme are found here, so that the forbidden ones can be named.
    parser.validateLink = _accept_every_target  # type: ignore[method-assign]
    return parser


def _accept_every_target(url: str) -> bool:
    return bool(url)


def plain_text(text: str) -> str:
    """Return what a reader sees: no Markdown signs, a line per paragraph or list item, single spaces."""
    lines = ("".join(_visible(token.children or [])) for token in _parser().parse(text) if token.type == "inline")
    return "\n".join(" ".join(line.split(" ")) for line in lines)


def _visible(children: list[Token]) -> Iterator[str]:
    for child in children:
        yield " " if child.type in SILENT else child.content


def prose_faults(text: str) -> list[ProseFault]:
    """Return everything in `text` that no page can show, in reading order."""
    environment: dict[str, object] = {}
    faults: list[ProseFault] = []
    seen: dict[str, int] = {}
    lines = text.split("\n")

    def add(kind: str, piece: str) -> None:
        faults.append(ProseFault(kind, piece, seen.get(piece, 0)))
        seen[piece] = seen.get(piece, 0) + 1

    for token in _parser().parse(text, environment):
        if token.type in REFUSED:
            add(REFUSED[token.type], lines[token.map[0] if token.map else 0].strip())
        for child in token.children or []:
            if child.type in REFUSED:
                add(REFUSED[child.type], _source(child))
            elif child.type == "link_open" and not TARGET.match(str(child.attrs["href"])):
                add("a link that is neither a web address nor a mail address", unquote(str(child.attrs["href"])))
    for reference in _definitions(environment):
        add("a link definition, which is not printed", reference)
    return faults


def _source(child: Token) -> str:
    """Return the words of the text that make an inline token, as far as they can be told."""
    if child.type == "code_inline":
        return f"{child.markup}{child.content}{child.markup}"
    return f"![{child.content}]" if child.type == "image" else child.content


def _definitions(environment: dict[str, object]) -> list[str]:
    references = environment.get("references")
    return [str(one["href"]) for one in references.values()] if isinstance(references, dict) else []
