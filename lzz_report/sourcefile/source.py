"""A file as it was read: its text, and the place of every value and passage in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from lzz_report.diagnostics.diagnostic import Diagnostic, Location
from lzz_report.diagnostics.fault import Fault
from lzz_report.diagnostics.fix import Fix


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file's text, in characters from its beginning."""

    start: int
    end: int


def _passage(passage: str) -> re.Pattern[str]:
    """Return a pattern for the words of a passage, whatever white space parts them."""
    words = [re.escape(word) for word in passage.split()] or [re.escape(passage)]
    return re.compile(r"\s+".join(words))


@dataclass(frozen=True)
class SourceFile:
    """A YAML file: its path in the project, its text, and where each field's name and value stand.

    Fields are named by their path from the top: `contacts[1].phone`; the file as a whole is "".
    """

    path: str
    text: str
    sha256: str
    values: Mapping[str, Span] = field(default_factory=dict, repr=False, compare=False)
    keys: Mapping[str, Span] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def locate(self, field_path: str) -> Location:
        """Return where the value of a field stands, or what encloses it if the field is absent."""
        return self.location(self.value_span(field_path), field_path)

    def value_span(self, field_path: str) -> Span:
        """Return the stretch of a value; of an absent one, the name or the beginning of what encloses it."""
        if field_path in self.values:
            return self.values[field_path]
        around = field_path
        while around:
            around = around[: max(around.rfind("."), around.rfind("["), 0)]
            if around in self.keys:
                return self.keys[around]
            if around in self.values:
                start = self.values[around].start
                return Span(start, start)
        return Span(0, 0)

    def passage_span(self, field_path: str, passage: str, occurrence: int = 0) -> Span:
        """Return where a passage of a value stands, whatever line breaks the file has put into it; else the value."""
        span = self.value_span(field_path)
        found = _passage(passage).finditer(self.text, span.start, span.end)
        for count, match in enumerate(found):
            if count == occurrence:
                return Span(match.start(), match.end())
        return span

    def span_within(self, field_path: str, text: str, start: int, end: int) -> Span:
        """Return where the characters `start` to `end` of a field's `text`, as it was read, stand in the file."""
        passage = text[start:end]
        before = sum(match.start() < start for match in _passage(passage).finditer(text))
        return self.passage_span(field_path, passage, before)

    def diagnostic(
        self, field_path: str, fault: Fault, *, span: Span | None = None, got: str = "", fix: Fix | None = None
    ) -> Diagnostic:
        """Return a fault at a field, or at a `span` inside or beside it, with the source line and its carets."""
        where = span or self.value_span(field_path)
        at = self.location(where, field_path)
        line = self.line(at.line or 1)
        width = min(where.end - where.start, len(line) - (at.column or 1) + 1)
        return Diagnostic(at, fault, got, line, max(1, width), fix)

    def line(self, number: int) -> str:
        """Return a line of the file, counted from 1, without its line break."""
        start = self._line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]

    def location(self, span: Span, field_path: str) -> Location:
        """Return the line and column at which a stretch of the text begins."""
        row = bisect_right(self._line_starts, span.start) - 1
        return Location(self.path, row + 1, span.start - self._line_starts[row] + 1, field_path)


MAX_PHOTO_BYTES = 40_000_000
# A full A4 bleed page at 300 dpi has 9 million pixels, the largest cameras give 100 million.
MAX_PHOTO_PIXELS = 60_000_000


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A picture of the edition as the disk has it; `fault` says in one word what keeps it from being printed.

    `path` is relative to the project; width and height are those of the picture held upright, `orientation` is Exif's.
    Faults: "" (none), outside, missing, unreadable, too-heavy, format, too-large, broken.
    Doubts: "" (none), cmyk (nobody says which inks: its colours are guessed).
    """

    path: str
    format: str = ""
    width_px: int = 0
    height_px: int = 0
    fault: str = ""
    orientation: int = 1
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class OldName:
    """A name or value that an earlier version of the schema has, where it stands, and what it is called now."""

    span: Span
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A YAML file as plain values (dict, tuple, str, int, float, bool, None); None when it could not be read.

    The values have the names of today; `old_names` are those the file has instead, `version` is that of its schema.
    """

    source: SourceFile
    data: object = None
    old_names: tuple[OldName, ...] = ()
    version: int = 1

    @property
    def slug(self) -> str:
        """The file's name without its ending."""
        return Path(self.source.path).stem


@dataclass(frozen=True, slots=True)
class LoadedEdition:
    """An edition as it was read, not yet checked; `problems` are the faults of files that could not be read."""

    project: Path
    edition_id: str
    edition: LoadedFile
    districts: tuple[LoadedFile, ...]
    photos: Mapping[str, PhotoFile]
    problems: tuple[Diagnostic, ...] = ()
