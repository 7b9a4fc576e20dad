"""Read: a project in, the words its authors have listed as right out."""

from __future__ import annotations

from pathlib import Path

from lzz_report.diagnostics.diagnostic import Location, plain_diagnostic
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
        problem = "the list of words is not UTF-8"
        fix = "open it in an editor and save it as UTF-8"
        raise InputError((plain_diagnostic(Location(OWN_WORDS), problem, fix=fix, code="encoding"),)) from error
