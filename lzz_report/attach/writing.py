"""Write: a joined file in, the same beside its place on disk, and in its place once it is checked, out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from lzz_report.attach.claims import read_claims
from lzz_report.attach.library_guard import library_call

if TYPE_CHECKING:
    from pikepdf import Pdf

# What our pages use; PDF/A-1 is PDF 1.4 by definition, whatever the header says.
VERSION = "1.7"


@contextmanager
def written_beside(output: Path) -> Iterator[Path]:
    """Hold a place beside the output; what is written there takes the output's place unless something goes wrong."""
    # A name as long as the system allows leaves no room for a longer one beside it.
    short = sha256(os.fsencode(output.name)).hexdigest()[:12]
    place = output.with_name(f".{short}.{os.getpid()}.part")
    try:
        yield place
        with place.open("rb") as written:
            os.fsync(written.fileno())
        place.replace(output)
    finally:
        place.unlink(missing_ok=True)


def save(pdf: Pdf, place: Path, *, decrypt: bool) -> None:
    """Save a file with the encryption it came with, or with bytes that depend on nothing but what is in it."""
    keep = pdf.is_encrypted and not decrypt
    if "/Size" not in pdf.trailer:
        # A trailer that had to be found again; the library writes the size only where there was one.
        pdf.trailer["/Size"] = len(pdf.objects) + 1
    # The library's own repair of metadata rewrites every packet and fails on what it cannot read.
    # An extension of that version which the report tells of stays told.
    version = "" if read_claims(pdf).part == "1" else (VERSION, pdf.extension_level)
    with library_call():
        pdf.save(place, min_version=version, fix_metadata_version=False, encryption=keep, deterministic_id=not keep)
