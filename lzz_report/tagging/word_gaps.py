"""Space: pieces of text in the order of reading and the text they were set from in, those a space must follow out.

The engine drops the space at which a line breaks, and draws none between two elements. On the page nobody misses it;
who listens, or copies the text, would get the two words as one.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from lzz_report.documents.tags import MarkedContent
from lzz_report.tagging.speech import UNHEARD


class WordGaps:
    """Finds the pieces that end with a word which, in the source, a space divides from the next."""

    def __init__(self, source: str) -> None:
        words = source.translate(UNHEARD).split()
        self._followers: defaultdict[str, set[str]] = defaultdict(set)
        for word, following in pairwise(words):
            self._followers[word].add(following)
        self._last: MarkedContent | None = None
        self._word = ""
        self.found: set[MarkedContent] = set()

    def add(self, piece: MarkedContent, text: str) -> None:
        """Take the next piece; one of nothing but spaces is not drawn and only parts its neighbours."""
        heard = text.translate(UNHEARD)
        words = heard.split()
        if not words:
            self._part()
            return
        if self._word and not heard[0].isspace():
            if self._follows(words[0], is_whole=len(words) > 1 or heard[-1].isspace()):
                self._part()
            elif len(words) == 1:
                words[0] = self._joined(words[0])
        self._last, self._word = piece, "" if heard[-1].isspace() else words[-1]

    def _part(self) -> None:
        if self._last is not None and self._word:
            self.found.add(self._last)
        self._word = ""

    def _follows(self, head: str, *, is_whole: bool) -> bool:
        followers = self._followers.get(self._word, set())
        return head in followers or (not is_whole and any(word.startswith(head.rstrip("-")) for word in followers))

    def _joined(self, head: str) -> str:
        """Return the word of which one piece holds the begin and the next more; a hyphen between may be its own."""
        whole = self._word + head
        begin = whole.removesuffix("-")
        has_own_hyphen = any(word.startswith(begin) for word in self._followers)
        return whole if has_own_hyphen else self._word.removesuffix("-") + head
