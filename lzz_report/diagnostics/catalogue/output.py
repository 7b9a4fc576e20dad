"""Why something cannot be written or read on this machine: folders, locks, disks."""

from __future__ import annotations

from typing import Literal

from lzz_report.diagnostics.example import Example
from lzz_report.diagnostics.fault import Fault

WriteReason = Literal[
    "disk-full",
    "quota",
    "read-only",
    "permission",
    "file-in-path",
    "file-in-the-way",
    "path-too-long",
    "busy",
    "other",
]


class OutputIsFile(Fault):
    folder: str


class OutputForeign(Fault):
    folder: str


class ManifestForeign(Fault):
    file: str
    folder: str


class ManifestNewer(Fault):
    file: str
    folder: str
    version: int
    current: int


class OutputMixed(Fault):
    folder: str
    edition: str
    language: str = ""


class OutputRefused(Fault):
    folder: str
    reason: WriteReason
    message: str = ""


class EditionLocked(Fault):
    name: str


class PermissionDenied(Fault):
    path: str


class DiskReadOnly(Fault):
    path: str


class DiskFull(Fault): ...


class QuotaUsed(Fault): ...


class FolderInTheWay(Fault):
    path: str


class NameTooLong(Fault):
    path: str


class PathMissing(Fault):
    path: str


class PathInTheWay(Fault):
    path: str


class FileForFolder(Fault):
    path: str


class SystemRefusal(Fault):
    path: str = ""
    reason: str


_FOLDER = "output/2030-2031"


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(OutputIsFile(folder=_FOLDER)),
        Example(OutputForeign(folder="Dokumente")),
        Example(ManifestForeign(file=f"{_FOLDER}/manifest.json", folder=_FOLDER)),
        Example(ManifestNewer(file=f"{_FOLDER}/manifest.json", folder=_FOLDER, version=9, current=1)),
        Example(OutputMixed(folder=_FOLDER, edition="2029-2030", language="de")),
        Example(OutputRefused(folder=_FOLDER, reason="permission")),
        Example(EditionLocked(name="2030-2031")),
        Example(PermissionDenied(path="/srv/broschuere")),
        Example(DiskReadOnly(path="/media/stick")),
        Example(DiskFull()),
        Example(QuotaUsed()),
        Example(FolderInTheWay(path="Gesamt.pdf")),
        Example(NameTooLong(path=f"{'Broschuere-' * 30}.pdf")),
        Example(PathMissing(path="Bericht.pdf")),
        Example(PathInTheWay(path="data/schema")),
        Example(FileForFolder(path="data")),
        Example(SystemRefusal(path="Bericht.pdf", reason="Input/output error")),
    )
