"""Mark: HTML in, the same with words in other scripts than Latin told with language and direction.

`<bdi lang="ar" dir="rtl" data-script="Arab">` around a run; a paragraph (`p data-block`) or `blockquote` that is in
another script as a whole carries these attributes itself, so that its lines begin on the script's own side.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lzz_report.rules.scripts import LETTER, Script, runs, whole_script

LanguageOf = Callable[[str, Script], str]

_TAG = re.compile(r"<(?:[^>\"]|\"[^\"]*\")*>")
_BLOCK = re.compile(
    r"<(?P<name>p(?=\b[^>]*\sdata-block\b)|blockquote\b)(?P<attributes>(?:[^>\"]|\"[^\"]*\")*)>"
    r"(?P<inner>.*?)</(?P=name)>",
    re.DOTALL,
)
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ](?:[^\u0590-\u08ff]*[A-Za-zÀ-ÖØ-öø-ɏ])?")
# No page shows these.
_UNSEEN = re.compile(r"<(title|style|script)\b.*?</\1>", re.DOTALL)


def mark_foreign(document: str, language: str, language_of: LanguageOf) -> str:
    """Return a document of well-formed HTML with its words in other scripts marked.

    `language` is that of Latin words inside blocks in another script.
    """
    if not LETTER.search(document):
        return document
    marker = _Marker(language, language_of)
    pieces, at = [], 0
    for block in _BLOCK.finditer(document):
        pieces += [*marker.outside(document[at : block.start()]), *marker.block(block)]
        at = block.end()
    return "".join([*pieces, *marker.outside(document[at:])])


@dataclass(frozen=True)
class _Marker:
    """Marks the pieces of one document."""

    language: str
    language_of: LanguageOf

    def outside(self, piece: str) -> Iterator[str]:
        """Yield a piece of the document between two blocks."""
        at = 0
        for unseen in _UNSEEN.finditer(piece):
            yield from self._marked(piece[at : unseen.start()], None)
            yield unseen.group()
            at = unseen.end()
        yield from self._marked(piece[at:], None)

    def block(self, block: re.Match[str]) -> Iterator[str]:
        """Yield a paragraph or quotation; one that is in another script as a whole says so itself."""
        plain = html.unescape(_TAG.sub("", block["inner"]))
        script = whole_script(plain)
        attributes = block["attributes"]
        if script:
            attributes = re.sub(r'\slang="[^"]*"', "", attributes) + self._told(plain, script)
        yield f"<{block['name']}{attributes}>"
        yield from self._marked(block["inner"], script)
        yield f"</{block['name']}>"

    def _marked(self, piece: str, around: Script | None) -> Iterator[str]:
        """Yield the texts and tags of a piece; what is in the script of the block around it needs no mark."""
        at = 0
        for tag in _TAG.finditer(piece):
            yield from self._text(piece[at : tag.start()], around)
            yield tag.group()
            at = tag.end()
        yield from self._text(piece[at:], around)

    def _text(self, text: str, around: Script | None) -> Iterator[str]:
        at = 0
        for run in runs(text):
            if run.script is not around:
                said = text[run.start : run.end]
                yield self._latin(text[at : run.start], around)
                yield f"<bdi{self._told(said, run.script)}>{said}</bdi>"
                at = run.end
        yield self._latin(text[at:], around)

    def _latin(self, text: str, around: Script | None) -> str:
        """Isolate Latin words inside a block from right to left: the engine then places them where they belong."""
        isolated = rf'<bdi lang="{self.language}" dir="ltr">\g<0></bdi>'
        return _LATIN.sub(isolated, text) if around and around.is_rtl else text

    def _told(self, said: str, script: Script) -> str:
        language = self.language_of(said, script)
        return f' lang="{language}" dir="{script.direction}" data-script="{script.code}"'
