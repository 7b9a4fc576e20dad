"""What the system refuses while the output is written, as a fault a person can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from lzz_report.diagnostics.catalogue.output import OutputRefused, WriteReason
from lzz_report.errors import OutputError

REASONS: Mapping[int, WriteReason] = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "quota",
    errno.EROFS: "read-only",
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.ENOTDIR: "file-in-path",
    errno.EEXIST: "file-in-the-way",
    errno.ENAMETOOLONG: "path-too-long",
    errno.EBUSY: "busy",
}


@contextmanager
def told_plainly(folder: Path) -> Iterator[None]:
    """Turn what the system refuses while writing into an OutputError that names the folder."""
    try:
        yield
    except OSError as problem:
        reason = REASONS.get(problem.errno or 0, "other")
        message = problem.strerror or str(problem) if reason == "other" else ""
        raise OutputError(OutputRefused(folder=str(folder), reason=reason, message=message)) from problem
