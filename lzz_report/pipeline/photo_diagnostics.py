"""What became of an edition's photos, told at their records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lzz_report.diagnostics.catalogue.photos import PhotoLeftOut, Shortening
from lzz_report.diagnostics.diagnostic import Diagnostic
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
        needs = tuple(Shortening(need.section, need.characters) for need in chapter.photo_needs)
        yield record.source.diagnostic("photo.file", PhotoLeftOut(page_variant=chapter.page_variant, needs=needs))
