"""Tells words in other scripts than Latin with their language and direction.

`<bdi lang="ar" dir="rtl" data-script="Arab">` around a run; a paragraph (`p data-block`) or `blockquote` that is in
another script as a whole carries these attributes itself, so that its lines begin on the script's own side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from lzz_report.rules.scripts import LETTER, Script, runs, whole_script
from lzz_report.templating.tree_text import UNSEEN, Part, children, inline, local_name, text_slots

LanguageOf = Callable[[str, Script], str]

_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ](?:[^\u0590-\u08ff]*[A-Za-zÀ-ÖØ-öø-ɏ])?")


def mark_foreign(root: Element, language: str, language_of: LanguageOf) -> None:
    """Mark the words of a document in other scripts; `language` is that of Latin words in blocks in another one."""
    if any(map(LETTER.search, root.itertext())):
        _Marker(language, language_of).mark(root)


@dataclass(frozen=True)
class _Marker:
    """Marks the texts of one document."""

    language: str
    language_of: LanguageOf

    def mark(self, element: Element) -> None:
        """Mark what stands outside of blocks, and the blocks."""
        if local_name(element) in UNSEEN:
            return
        if _is_block(element):
            self._mark_block(element)
            return
        for child in children(element):
            self.mark(child)
        self._mark_texts(element, None)

    def _mark_block(self, block: Element) -> None:
        """Mark a paragraph or quotation; one that is in another script as a whole says so itself."""
        text = "".join(block.itertext())
        script = whole_script(text)
        self._mark_inside(block, script)
        if script:
            block.attrib |= self._attributes(text, script)

    def _mark_inside(self, element: Element, around: Script | None) -> None:
        """Mark what is in a block; what is in the script of the block needs no mark."""
        for child in children(element):
            self._mark_inside(child, around)
        self._mark_texts(element, around)

    def _mark_texts(self, element: Element, around: Script | None) -> None:
        for slot in text_slots(element):
            parts = list(self._parts(slot.text, around))
            if any(isinstance(part, Element) for part in parts):
                slot.replace(parts)

    def _parts(self, text: str, around: Script | None) -> Iterator[Part]:
        at = 0
        for run in runs(text):
            if run.script is not around:
                words = text[run.start : run.end]
                yield from self._latin(text[at : run.start], around)
                yield inline(words, **self._attributes(words, run.script))
                at = run.end
        yield from self._latin(text[at:], around)

    def _latin(self, text: str, around: Script | None) -> Iterator[Part]:
        """Isolate Latin words inside a block from right to left: the engine then places them where they belong."""
        at = 0
        for match in _LATIN.finditer(text) if around and around.is_rtl else ():
            yield text[at : match.start()]
            yield inline(match.group(), lang=self.language, dir="ltr")
            at = match.end()
        yield text[at:]

    def _attributes(self, words: str, script: Script) -> dict[str, str]:
        return {"lang": self.language_of(words, script), "dir": script.direction, "data-script": script.code}


def _is_block(element: Element) -> bool:
    return element.tag == "blockquote" or (element.tag == "p" and "data-block" in element.attrib)
