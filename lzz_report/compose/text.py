"""Turn: a record's Markdown in, typeset blocks out (escaped HTML and plain text)."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from lzz_report.model.publication import Block, NumberedLink
from lzz_report.rules.hyphenation import hyphenate
from lzz_report.rules.typography import bind_last_words_in_runs, typeset_runs

if TYPE_CHECKING:
    from markdown_it.token import Token

_PARSER = MarkdownIt("commonmark", {"html": False}).disable(["image", "code", "fence", "backticks"])
_TAGS = {"em_open": "<em>", "em_close": "</em>", "strong_open": "<strong>", "strong_close": "</strong>"}
_SPACES = " \N{NO-BREAK SPACE}"
_LISTS = {"bullet": "ul", "number": "ol"}
_CLOSING_MARKS = re.compile(r"[.,;:!?)\]“”»…’]*")


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of text, or (text empty) a tag that stands between two of them."""

    text: str
    tag: str = ""


def blocks_of(
    source: str, language: str, links: Sequence[NumberedLink] = (), names: Collection[str] = ()
) -> tuple[Block, ...]:
    """Return the paragraphs and list items of `source` (CommonMark without HTML), typeset for `language`.

    Each of `links` marks its word, which must occur in the text, with its number; `names` are never divided.
    """
    return tuple(_block(kind, level, inline, language, links, names) for kind, level, inline in _inlines(source))


def joined_html(blocks: Sequence[Block]) -> str:
    """Return the blocks as paragraphs and nested lists; each text is marked `data-block`, to be measured."""
    html_pieces: list[str] = []
    open_lists: list[str] = []
    for block in blocks:
        while len(open_lists) > block.level:
            html_pieces.append(f"</li></{open_lists.pop()}>")
        if block.kind in _LISTS and len(open_lists) == block.level:
            html_pieces.append("</li><li>")
        while len(open_lists) < block.level:
            open_lists.append(_LISTS.get(block.kind, "ul"))
            html_pieces.append(f"<{open_lists[-1]}><li>")
        html_pieces.append(f"<p data-block>{block.html}</p>")
    html_pieces.extend(f"</li></{name}>" for name in reversed(open_lists))
    return "".join(html_pieces)


def _inlines(source: str) -> Iterator[tuple[str, int, Token]]:
    """Yield (kind, list depth, inline token) in reading order; an item's further paragraphs are of kind `more`."""
    kinds: list[str] = []
    first = False
    for token in _PARSER.parse(source):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            kinds.append("bullet" if token.type.startswith("bullet") else "number")
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            kinds.pop()
        elif token.type == "list_item_open":
            first = True
        elif token.type == "inline":
            kind = (kinds[-1] if first else "more") if kinds else "paragraph"
            first = False
            yield kind, len(kinds), token


def _runs(inline: Token) -> list[_Run]:
    """Flatten an inline token to text and tags."""
    runs = []
    for child in inline.children or ():
        if child.type == "text":
            runs.append(_Run(child.content))
        elif child.type in {"softbreak", "hardbreak"}:
            runs.append(_Run(" "))
        elif child.type == "link_open":
            runs.append(_Run("", f'<a href="{html.escape(str(child.attrs["href"]))}">'))
        elif child.type == "link_close":
            runs.append(_Run("", "</a>"))
        else:
            runs.append(_Run("", _TAGS[child.type]))
    return runs


def _block(
    kind: str, level: int, inline: Token, language: str, links: Sequence[NumberedLink], names: Collection[str]
) -> Block:
    """Typeset one inline token."""
    runs = _runs(inline)
    texts = typeset_runs([run.text for run in runs if not run.tag], language)
    done = iter(bind_last_words_in_runs(texts))
    typeset = [run if run.tag else _Run(next(done)) for run in runs]
    setter = _Setter(language, links, names)
    last = max((index for index, run in enumerate(typeset) if not run.tag), default=0)
    marked = [setter.marked(run, is_last=index == last) for index, run in enumerate(typeset)]
    return Block(kind, "".join(piece for piece, _ in marked), "".join(text for _, text in marked), level)


def _pattern(word: str) -> str:
    """Return the pattern of a link's words, whatever spaces typesetting has put between them."""
    return r"(?<!\w)" + rf"[{_SPACES}]".join(map(re.escape, word.split())) + r"(?!\w)"


@dataclass(frozen=True, slots=True)
class _Setter:
    """Turns runs of one paragraph into HTML and plain text; `links` are marked where their words stand."""

    language: str
    links: Sequence[NumberedLink]
    names: Collection[str]

    def marked(self, run: _Run, *, is_last: bool) -> tuple[str, str]:
        """Return the HTML and the plain text of a run, with the numbers of the links whose words it holds."""
        if run.tag:
            return run.tag, ""
        for link in self.links:
            found = re.search(_pattern(link.word), run.text)
            if found:
                return self._with_number(run.text, link, found.span(), is_last=is_last)
        return self._finished(run.text, is_last=is_last), run.text

    def _with_number(self, text: str, link: NumberedLink, span: tuple[int, int], *, is_last: bool) -> tuple[str, str]:
        """Return a run that holds the word of `link` at `span`.

        The word, its number and the marks that follow stay together. The space before them stands inside an element of
        its own: before an inline element the engine breaks some lines far too early.
        """
        start, end = span
        marks = _CLOSING_MARKS.match(text, end)
        close = marks.end() if marks else end
        tail = text[end:close]
        lead = text[:start].rstrip(_SPACES)
        space = text[len(lead) : start]
        before, before_text = self.marked(_Run(lead), is_last=False)
        after, after_text = self.marked(_Run(text[close:]), is_last=is_last)
        anchor = f"<span>{space}{self._anchor(link)}{html.escape(tail, quote=False)}</span></span>"
        return before + anchor + after, f"{before_text}{space}{link.word} {link.number}{tail}{after_text}"

    def _anchor(self, link: NumberedLink) -> str:
        """Return the opening of an unbreakable span with the linked word and its number."""
        lead, _, word = link.word.rpartition(" ")
        linked = html.escape(word, quote=False)
        if link.url:
            linked = f'<a href="{html.escape(link.url)}">{linked}</a>'
        number = f'<a class="link-number" href="#{link.anchor}">{link.number}</a>'
        before = self._finished(lead, is_last=False) + " " if lead else ""
        return f'{before}<span class="linked">{linked} {number}'

    def _finished(self, text: str, *, is_last: bool) -> str:
        return html.escape(hyphenate(text, self.language, self.names, paragraph_end=is_last), quote=False)
