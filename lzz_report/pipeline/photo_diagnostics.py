"""Word: what became of an edition's photos in, diagnostics at their records out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.diagnostics.fault import Severity
from lzz_report.documents.fitted import FittedChapter
from lzz_report.documents.photo import PhotoSlot
from lzz_report.imaging import resolution_diagnostics
from lzz_report.records.record import Record


def low_resolution_photos(
    slots: Iterable[PhotoSlot], records: Mapping[str, Record], document: str
) -> Iterator[Diagnostic]:
    """Yield the photos of a document that have too few pixels for their slots."""
    for slot in dict.fromkeys(slots):
        yield from resolution_diagnostics(slot, records[slot.slug].source, document)


def photos_left_out(chapters: Iterable[FittedChapter], records: Mapping[str, Record]) -> Iterator[Diagnostic]:
    """Yield the photos for which a chapter has no room, with what would make room where that is known."""
    for chapter in chapters:
        record = records[chapter.slug]
        if chapter.has_photo or record.photo is None or record.photo.fault:
            continue
        needs = [f"{one.section} by about {one.characters} characters" for one in chapter.photo_needs]
        mend = " and ".join(needs) or "the texts"
        yield record.source.plain_diagnostic(
            "photo.file",
            problem=f"left out of the brochure: the texts in the form {chapter.page_variant} leave it no room",
            fix=f"shorten {mend}, or leave the photo out",
            severity=Severity.WARNING,
            code="photo-left-out",
        )
