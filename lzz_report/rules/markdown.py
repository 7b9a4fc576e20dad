"""A record's small Markdown: its plain text, and whatever it must not contain.

Allowed are paragraphs, emphasis, strong emphasis, lists and links; headings, pictures, code, tables and HTML are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lzz_report.diagnostics.catalogue.passages import MarkupKind

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# A web address with a whole host name, or a mail address; the parser has already encoded everything else.
TARGET = re.compile(r"(https?://|mailto:[^@\s]+@)[\w-]+(\.[\w-]+)+([:/?#]|$)")
# What CommonMark (with tables) may find and no page can show.
REFUSED: Mapping[str, MarkupKind] = {
    "heading_open": "heading",
    "hr": "rule",
    "blockquote_open": "quotation",
    "fence": "code-block",
    "code_block": "code-indented",
    "code_inline": "code",
    "html_block": "html",
    "html_inline": "html",
    "image": "picture",
    "table_open": "table",
}
SILENT = frozenset({"softbreak", "hardbreak"})


@dataclass(frozen=True, slots=True)
class ProseFault:
    """What a text must not contain: its kind, the words that make it, and how often they stood there before."""

    kind: MarkupKind
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
    """Return what a reader sees: no marks of Markdown, a line per paragraph or list item, single spaces."""
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

    def add(kind: MarkupKind, piece: str) -> None:
        faults.append(ProseFault(kind, piece, seen.get(piece, 0)))
        seen[piece] = seen.get(piece, 0) + 1

    for token in _parser().parse(text, environment):
        if token.type in REFUSED:
            add(REFUSED[token.type], lines[token.map[0] if token.map else 0].strip())
        for child in token.children or []:
            if child.type in REFUSED:
                add(REFUSED[child.type], _source(child))
            elif child.type == "link_open" and not TARGET.match(str(child.attrs["href"])):
                add("link-target", unquote(str(child.attrs["href"])))
    for reference in _definitions(environment):
        add("link-definition", reference)
    return faults


def _source(child: Token) -> str:
    """Return the words of the text that make an inline token, as far as they can be told."""
    if child.type == "code_inline":
        return f"{child.markup}{child.content}{child.markup}"
    return f"![{child.content}]" if child.type == "image" else child.content


def _definitions(environment: dict[str, object]) -> list[str]:
    references = environment.get("references")
    return [str(one["href"]) for one in references.values()] if isinstance(references, dict) else []
