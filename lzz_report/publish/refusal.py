"""Word: what the system refuses in, a sentence a person can act on out."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lzz_report.errors import LzzError

REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "there is no permission to write there, or a file of it is open in another program",
    errno.EPERM: "there is no permission to write there, or a file of it is open in another program",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.EEXIST: "a file is in the way",
    errno.ENAMETOOLONG: "the path is too long",
    errno.EBUSY: "the folder is in use by the system; name one below it",
}


@contextmanager
def told_plainly(folder: Path) -> Iterator[None]:
    """Turn what the system refuses while writing into an LzzError that names the folder and says what was kept."""
    try:
        yield
    except OSError as problem:
        reason = REASONS.get(problem.errno or 0, problem.strerror or str(problem))
        raise LzzError(f"{folder} cannot be written: {reason}; what was there before is unchanged") from problem
