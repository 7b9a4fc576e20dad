"""What the system refuses, as a fault a person can act on."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from lzz_report.diagnostics.catalogue.machine import EngineUnloadable, InstallationIncomplete
from lzz_report.diagnostics.catalogue.output import (
    DiskFull,
    DiskReadOnly,
    FileForFolder,
    FolderInTheWay,
    NameTooLong,
    PathInTheWay,
    PathMissing,
    PermissionDenied,
    QuotaUsed,
    SystemRefusal,
)
from lzz_report.diagnostics.fault import Fault

_OF_PATHS: Mapping[int, Callable[[str], Fault]] = {
    errno.EACCES: lambda path: PermissionDenied(path=path),
    errno.EPERM: lambda path: PermissionDenied(path=path),
    errno.EROFS: lambda path: DiskReadOnly(path=path),
    errno.EISDIR: lambda path: FolderInTheWay(path=path),
    errno.ENAMETOOLONG: lambda path: NameTooLong(path=path),
    errno.ENOENT: lambda path: PathMissing(path=path),
    errno.EEXIST: lambda path: PathInTheWay(path=path),
}
_OF_DISKS: Mapping[int, Callable[[], Fault]] = {errno.ENOSPC: DiskFull, errno.EDQUOT: QuotaUsed}


def system_fault(error: OSError) -> Fault | None:
    """Return what the system refuses; None for what is a bug of the program."""
    if error.errno is None:
        return _of_installation(error)
    if error.errno in _OF_DISKS:
        return _OF_DISKS[error.errno]()
    if error.filename is None:
        return SystemRefusal(reason=error.strerror or "")
    path = Path(os.fsdecode(error.filename))
    if error.errno in {errno.EEXIST, errno.ENOTDIR}:
        path = next((folder for folder in (path, *path.parents) if folder.is_file()), path)
        if path.is_file():
            return FileForFolder(path=str(path))
    known = _OF_PATHS.get(error.errno)
    return known(str(path)) if known else SystemRefusal(path=str(path), reason=error.strerror or "")


def _of_installation(error: OSError) -> Fault | None:
    """Tell an incomplete installation: a native library (the engine's loader gives no number) or a shipped folder."""
    if "cannot load library" in str(error):
        return EngineUnloadable(message=str(error))
    return InstallationIncomplete(message=str(error)) if isinstance(error, FileNotFoundError) else None
