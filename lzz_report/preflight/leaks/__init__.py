"""Search: a finished file in, every withheld fact it tells out, wherever it stands; pictures are not read.

Searched are the text of pages (also outside of them, invisible, or in the looks of form fields), everything written in
the file's objects (bookmarks, links, alternative texts, comments, values, document information), its metadata, and what
is attached to it at every depth. Not read are letters drawn as shapes and the contents of pictures, QR codes included.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from lzz_report.preflight.leaks.file_texts import TextReader
from lzz_report.records.withheld import Leak
from lzz_report.rules.watchlist import Watchlist

__all__ = ["find_leaks"]


def find_leaks(file: bytes | Path, watchlist: Watchlist, password: str = "") -> tuple[Counter[Leak], tuple[str, ...]]:
    """Return how often the file tells each withheld fact at each place, and what in it could not be searched.

    `password` opens an encrypted PDF.
    """
    # A file on disk holds what others have made.
    reader = TextReader(password, is_strange=isinstance(file, Path))
    found = Counter(Leak(*hit) for hit in watchlist.hits(reader.texts(file)))
    return found, tuple(dict.fromkeys(reader.unread))
