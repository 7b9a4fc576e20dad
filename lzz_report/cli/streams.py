"""Adapt: the terminal as it is in, streams that can write every message out, and whether they show colour."""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata
from typing import TextIO

STAND_INS = {
    "│": "|", "…": "...", "–": "-", "—": "-", "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "·": "*", "→": "->",
    "␣": "_", "⁀": "~",
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss",
}  # fmt: skip


def make_writable() -> None:
    """Let standard output and error write what their encoding lacks by a plain stand-in instead of failing."""
    codecs.register_error("lzz-plain", _plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="lzz-plain")


def shows_colour(stream: TextIO | None) -> bool:
    """Tell whether to colour a stream: a terminal, and any with FORCE_COLOR; none with NO_COLOR."""
    if stream is None or os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (is_terminal(stream) and os.environ.get("TERM") != "dumb")


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a person reads the stream; a stream may be absent (closed by the shell)."""
    return stream is not None and stream.isatty()


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    piece = error.object[error.start : error.end]
    return "".join(_stand_in(sign) for sign in piece), error.end


def _stand_in(sign: str) -> str:
    bare = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
    return STAND_INS.get(sign) or bare or "?"
