"""A checked record and the file it came from: what the stages build on."""

from __future__ import annotations

from dataclasses import dataclass

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.records.district import District
from lzz_report.records.edition import Edition
from lzz_report.sourcefile.source import PhotoFile, SourceFile

__all__ = ["Record", "SourceFile", "ValidEdition"]


@dataclass(frozen=True, slots=True)
class Record:
    """A district's checked data, the file they stand in and the picture they name."""

    district: District
    source: SourceFile
    photo: PhotoFile | None = None


@dataclass(frozen=True, slots=True)
class ValidEdition:
    """A checked edition; records are ordered by slug, `diagnostics` holds the warnings in reading order."""

    edition: Edition
    source: SourceFile
    records: tuple[Record, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def files(self) -> tuple[tuple[SourceFile, Edition | District], ...]:
        """The edition's file and those of its districts, each with what was read from it."""
        return ((self.source, self.edition), *((record.source, record.district) for record in self.records))
