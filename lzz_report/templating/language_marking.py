"""Resolve: HTML with texts that tell their language in, the same with `lang` around those that differ from it out."""

from __future__ import annotations

import re

from lzz_report.documents.localized_text import BEGIN, END, SEPARATOR

_TOKEN = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)(?P<attributes>(?:[^>\"]|\"[^\"]*\")*)>"
    rf"|{BEGIN}(?P<language>[\w-]+){SEPARATOR}|(?P<end>{END})"
)
_MARKS = re.compile(rf"{BEGIN}[\w-]+{SEPARATOR}|{END}")
_ALTERNATIVE = re.compile(rf'\salt="{BEGIN}([\w-]+){SEPARATOR}[^"{END}]*{END}"')
_LANG = re.compile(r'\slang="([^"]*)"')
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})
# Texts that no page shows.
_UNSEEN = frozenset({"title", "style"})


def resolve_languages(document: str) -> str:
    """Return well-formed HTML in which each marked text stands in an element of its language.

    The element is `bdi`: style sheets of themes say nothing of it.
    """
    return _Resolver().resolve(document) if BEGIN in document else document


class _Resolver:
    """Goes through a document and knows the language at every place."""

    def __init__(self) -> None:
        self._open: list[tuple[str, str]] = [("", "")]
        self._spans: list[bool] = []

    def resolve(self, document: str) -> str:
        """Return the document without marks."""
        pieces, at = [], 0
        for token in _TOKEN.finditer(document):
            pieces += [document[at : token.start()], self._resolved(token)]
            at = token.end()
        return "".join([*pieces, document[at:]])

    def _resolved(self, token: re.Match[str]) -> str:
        name, here = self._open[-1]
        if token["end"]:
            return "</bdi>" if self._spans.pop() else ""
        if token["language"]:
            self._spans.append(token["language"] != here and name not in _UNSEEN)
            return f'<bdi lang="{token["language"]}">' if self._spans[-1] else ""
        if token["close"]:
            self._leave(token["name"])
        elif token["name"] not in _VOID:
            told = _LANG.search(token["attributes"])
            self._open.append((token["name"], told[1] if told else here))
        return self._tag(token, here)

    def _tag(self, token: re.Match[str], here: str) -> str:
        """Return a tag without marks: an attribute cannot tell a language, a picture can for its alternative text."""
        tag = _MARKS.sub("", token.group())
        alternative = _ALTERNATIVE.search(token.group())
        if alternative and alternative[1] != here and not _LANG.search(tag):
            return f'{tag[:-1]} lang="{alternative[1]}">'
        return tag

    def _leave(self, name: str) -> None:
        while len(self._open) > 1 and self._open.pop()[0] != name:
            pass
