"""The rule of norms that know no transparency (ISO 19005-1, 6.4)."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object, Stream

from lzz_report.diagnostics.catalogue.preflight import PreflightTransparency, TransparencyKind
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.preflight.fault import of_file
from lzz_report.preflight.opened_file import OpenedFile


def check_transparency(file: OpenedFile) -> Iterator[Diagnostic]:
    """Yield a fault for each kind of transparency in the file: soft masks, paint that lets shine through, groups."""
    kinds = (kind for entry in file.document.objects for part in _parts(entry) for kind in _kinds(part))
    for kind in sorted(set(kinds)):
        norm = file.expectation.profile.claims.words[0]
        yield of_file(file.expectation, PreflightTransparency(norm=norm, kind=kind))


def _parts(entry: Object) -> Iterator[Object]:
    """Yield an object of the file and the dictionaries inside it that are no objects of their own."""
    if isinstance(entry, Dictionary | Stream):
        yield entry
        for value in entry.values():
            if isinstance(value, Dictionary) and not value.is_indirect:
                yield from _parts(value)


def _kinds(entry: Object) -> Iterator[TransparencyKind]:
    if entry.get("/SMask", Name("/None")) != Name("/None"):
        yield "picture" if entry.get("/Subtype") == Name.Image else "mask"
    if any(entry.get(name, 1) != 1 for name in ("/ca", "/CA")):
        yield "paint"
    if "/Group" in entry and entry["/Group"].get("/S") == Name.Transparency:
        yield "group"
