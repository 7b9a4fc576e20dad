"""A record's Markdown as typeset blocks: escaped HTML and plain text."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from lzz_report.compose.linking import word_pattern
from lzz_report.documents.publication import NumberedLink, TextBlock
from lzz_report.rules.hyphenation import hyphenate
from lzz_report.rules.typography import bind_last_words_in_runs, typeset_runs

if TYPE_CHECKING:
    from markdown_it.token import Token

_PARSER = MarkdownIt("commonmark", {"html": False}).disable(["image", "code", "fence", "backticks"])
_TAGS = {"em_open": "<em>", "em_close": "</em>", "strong_open": "<strong>", "strong_close": "</strong>"}
_NO_BREAK = "\N{NO-BREAK SPACE}"
_SPACES = f" {_NO_BREAK}"
_LISTS = {"bullet_list_open": "bullet", "ordered_list_open": "number"}
_CLOSING_MARKS = re.compile(r"[.,;:!?)\]“”»…’]*")


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of text, or (text empty) a tag that stands between two of them."""

    text: str
    tag: str = ""


def blocks_of(
    source: str, language: str, links: Sequence[NumberedLink] = (), names: Collection[str] = ()
) -> tuple[TextBlock, ...]:
    """Return the paragraphs and list items of `source` (CommonMark without HTML), typeset for `language`.

    Each of `links` marks its word, which must occur in the text, with its number; `names` are never divided.
    """
    return tuple(_block(inline, language, links, names) for inline in _inlines(source))


def run_texts(source: str) -> list[str]:
    """Return the paragraphs and list items of `source` as they are typeset: without marks of Markdown."""
    return ["".join(run.text for run in _runs(inline.token)) for inline in _inlines(source)]


def joined_html(blocks: Sequence[TextBlock], language: str = "") -> str:
    """Return the blocks as paragraphs and nested lists; each text is marked `data-block`, to be measured.

    `language` is told by each paragraph, if it is another than the publication's.
    """
    paragraph = f'<p data-block lang="{language}">' if language else "<p data-block>"
    return "".join(f"{block.before}{paragraph}{block.html}</p>{block.after}" for block in blocks)


@dataclass(slots=True)
class _Inline:
    """A text of the Markdown tree: its kind, its depth in lists, and the tags of lists that begin or end with it.

    The further paragraphs of a list item are of kind `more`.
    """

    kind: str
    level: int
    token: Token
    before: str
    after: str = ""


def _inlines(source: str) -> list[_Inline]:
    """Return the texts in reading order."""
    found: list[_Inline] = []
    kinds: list[str] = []
    opened, first = "", False
    for token in _PARSER.parse(source):
        if token.type == "inline":
            kind = (kinds[-1] if first else "more") if kinds else "paragraph"
            found.append(_Inline(kind, len(kinds), token, opened))
            opened, first = "", False
        elif token.type in _LISTS:
            kinds.append(_LISTS[token.type])
            opened += _list_tag(token)
        elif token.type == "list_item_open":
            opened, first = f"{opened}<li>", True
        elif token.tag in {"ul", "ol", "li"}:
            if token.tag != "li":
                kinds.pop()
            # What holds no text at all is closed where it was opened.
            if opened or not found:
                opened += f"</{token.tag}>"
            else:
                found[-1].after += f"</{token.tag}>"
    if found:
        found[-1].after += opened
    return found


def _list_tag(token: Token) -> str:
    """Return the tag that opens a list; a numbered one goes on from where its author begins."""
    start = int(token.attrs.get("start", 1))
    return f"<{token.tag}>" if start == 1 else f'<{token.tag} style="counter-reset:list-item {start - 1}">'


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


def _block(inline: _Inline, language: str, links: Sequence[NumberedLink], names: Collection[str]) -> TextBlock:
    """Typeset one text."""
    runs = _runs(inline.token)
    texts = bind_last_words_in_runs(typeset_runs([run.text for run in runs if not run.tag], language))
    setter = _Setter(language, names, _marks("".join(texts), links))
    last = max((index for index, text in enumerate(texts) if any(map(str.isalnum, text))), default=0)
    set_runs, begin = [], 0
    for index, text in enumerate(texts):
        set_runs.append(setter.set(text, begin, is_last=index == last))
        begin += len(text)
    done = iter(set_runs)
    markup = "".join(run.tag or next(done)[0] for run in runs)
    return TextBlock(
        inline.kind, markup, "".join(text for _, text in set_runs), inline.level, inline.before, inline.after
    )


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where the last of a link's words stands in a paragraph: its number follows."""

    start: int
    end: int
    link: NumberedLink


def _marks(text: str, links: Sequence[NumberedLink]) -> list[_Mark]:
    """Return the marks of the links whose words a paragraph holds, in reading order."""
    marks = []
    for link in links:
        found = word_pattern(link.word).search(text)
        if found:
            last_word = re.split(rf"[{_SPACES}]", found.group())[-1]
            marks.append(_Mark(found.end() - len(last_word), found.end(), link))
    return sorted(marks, key=lambda mark: mark.end)


@dataclass(frozen=True, slots=True)
class _Setter:
    """Turns the runs of one paragraph into HTML and plain text, with the numbers of its links."""

    language: str
    names: Collection[str]
    marks: Sequence[_Mark]

    def set(self, text: str, begin: int, *, is_last: bool) -> tuple[str, str]:
        """Return the HTML and the plain text of the run beginning at `begin`, with the numbers of links that end in it.

        The number and the marks after it stay with their word. Spaces stand inside the elements, at their start: before
        an inline element the engine breaks some lines far too early.
        """
        pieces, plain, at = [], "", 0
        for mark in self.marks:
            if not begin < mark.end <= begin + len(text):
                continue
            start, end = max(mark.start - begin, at), mark.end - begin
            closing = _CLOSING_MARKS.match(text, end)
            tail = closing.group() if closing else ""
            pieces += [self._worded(text[at:end], start - at, mark.link), _numbered(mark.link, tail)]
            plain += f"{text[at:end]} {mark.link.number}{tail}"
            at = end + len(tail)
        return "".join([*pieces, self._finished(text[at:], is_last=is_last)]), plain + text[at:]

    def _worded(self, text: str, start: int, link: NumberedLink) -> str:
        """Return text that ends with a link's word, which begins at `start` and leads to its target, if it has one."""
        if not link.url:
            return self._finished(text, is_last=False)
        lead = text[:start].rstrip(_SPACES)
        word = text[len(lead) : start] + self._finished(text[start:], is_last=False)
        return f'{self._finished(lead, is_last=False)}<a href="{html.escape(link.url)}">{word}</a>'

    def _finished(self, text: str, *, is_last: bool) -> str:
        return html.escape(hyphenate(text, self.language, self.names, paragraph_end=is_last), quote=False)


def _numbered(link: NumberedLink, tail: str) -> str:
    """Return the number of a link and the marks that follow it, bound to the word before."""
    spoken = html.escape(link.spoken)
    number = f'<a class="link-number" href="#{link.anchor}" aria-label="{spoken}">{link.number}</a>'
    return f'<span class="linked">{_NO_BREAK}{number}{html.escape(tail, quote=False)}</span>'
