"""Whether report and output can be what they are named for: a misuse is refused before anything is opened."""

from __future__ import annotations

from pathlib import Path

from lzz_report.diagnostics.catalogue.reports import (
    Exists,
    NoFile,
    NoFolder,
    NoReport,
    OutputIsFolder,
    OutputSymlink,
    SameFile,
    Symlink,
)
from lzz_report.errors import AttachUsageError


def check_report(report: Path) -> None:
    """Refuse what is no plain file."""
    if report.is_symlink():
        raise AttachUsageError(Symlink(report=str(report)))
    if not report.exists():
        raise AttachUsageError(NoReport(report=str(report)))
    if not report.is_file():
        raise AttachUsageError(NoFile(report=str(report)))


def check_output(report: Path, output: Path, *, force: bool) -> None:
    """Refuse an output that would harm the report or something else."""
    if output.is_symlink():
        raise AttachUsageError(OutputSymlink(output=str(output)))
    if not output.parent.is_dir():
        raise AttachUsageError(NoFolder(folder=str(output.parent)))
    if output.is_dir():
        raise AttachUsageError(OutputIsFolder(output=str(output)))
    if output.resolve() == report.resolve() or (output.exists() and output.samefile(report)):
        raise AttachUsageError(SameFile(output=str(output)))
    if output.exists() and not force:
        raise AttachUsageError(Exists(output=str(output)))
