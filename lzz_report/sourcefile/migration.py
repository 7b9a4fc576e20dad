"""Write a file of an earlier version in the names of today; all else in it stays byte for byte."""

from __future__ import annotations

import re
from bisect import bisect_left

from lzz_report.diagnostics.catalogue.yaml import FileKind
from lzz_report.sourcefile.schema_versions import CURRENT_VERSIONS, SCHEMA_VERSION
from lzz_report.sourcefile.source import LoadedFile, Span

Change = tuple[Span, str]


def brought_up_to_date(raw: bytes, file: LoadedFile, kind: FileKind) -> bytes:
    """Return the bytes of a file that was read from `raw` with the names and the version of today.

    A file of today's version is returned as it is.
    """
    if file.version >= CURRENT_VERSIONS.get(kind, 1):
        return raw
    text = raw.decode("utf-8")
    newline = "\r\n" if "\r\n" in text else "\n"
    breaks = [match.start() - number for number, match in enumerate(re.finditer("\r\n", text))]
    changes = [
        (one.span, _renamed(file.source.text[one.span.start : one.span.end], one.old, one.new))
        for one in file.old_names
    ]
    changes.append(_version(file, CURRENT_VERSIONS[kind], newline))
    for span, new in sorted(changes, key=lambda change: change[0].start, reverse=True):
        # Read, each line break was one character.
        start, end = (place + bisect_left(breaks, place) for place in (span.start, span.end))
        text = text[:start] + new + text[end:]
    return text.encode()


def _renamed(written: str, old: str, new: str) -> str:
    """Return a new name in the quotation marks of the old one; what is written in escapes is written plainly."""
    return written.replace(old, new) if old in written else new


def _version(file: LoadedFile, version: int, newline: str) -> Change:
    """Return where the version is written, or a line for it before the first field."""
    source = file.source
    if SCHEMA_VERSION in source.values:
        return source.values[SCHEMA_VERSION], str(version)
    first = min(source.keys.values(), key=lambda span: span.start).start
    written = f"{SCHEMA_VERSION}: {version}"
    if source.text[source.values[""].start] == "{":
        return Span(first, first), f"{written}, "
    begin = source.text.rfind("\n", 0, first) + 1
    before = source.text[begin:first]
    indent = " " * (len(before) - len(before.lstrip(" ")))
    return Span(begin, begin), f"{indent}{written}{newline}"
