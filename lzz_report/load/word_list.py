"""The words that a project's authors have listed as right."""

from __future__ import annotations

from pathlib import Path

from lzz_report.diagnostics.catalogue.files import WordListEncoding
from lzz_report.diagnostics.diagnostic import Diagnostic, Location
from lzz_report.errors import InputError
from lzz_report.rules.vocabulary import words_of_list

OWN_WORDS = "data/woerter.txt"


def load_words(project: Path) -> tuple[str, ...]:
    """Return the words of data/woerter.txt, none where there is no such file; InputError when it is not UTF-8."""
    path = project / OWN_WORDS
    if not path.is_file():
        return ()
    try:
        return tuple(words_of_list(path.read_text(encoding="utf-8-sig")))
    except UnicodeDecodeError as error:
        raise InputError((Diagnostic(Location(OWN_WORDS), WordListEncoding()),)) from error
