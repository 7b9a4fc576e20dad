"""Check: report and output as named in, nothing out; a misuse is refused before anything is opened."""

from __future__ import annotations

from pathlib import Path

from lzz_report.errors import AttachUsageError


def check_report(report: Path) -> None:
    """Refuse what is no plain file."""
    if report.is_symlink():
        raise AttachUsageError("symlink", f"{report} is a symbolic link: name the report itself")
    if not report.exists():
        raise AttachUsageError("no-report", f"there is no {report}: check the name of the report")
    if not report.is_file():
        raise AttachUsageError("no-file", f"{report} is no file: name the report's PDF")


def check_output(report: Path, output: Path, *, force: bool) -> None:
    """Refuse an output that would harm the report or something else."""
    if output.is_symlink():
        raise AttachUsageError(
            "symlink", f"{output} is a symbolic link: name another output, nothing is written through it"
        )
    if not output.parent.is_dir():
        raise AttachUsageError("no-folder", f"there is no folder {output.parent}: make it, or name another output")
    if output.is_dir():
        raise AttachUsageError("no-file", f"{output} is a folder: name a file for the output")
    if output.resolve() == report.resolve() or (output.exists() and output.samefile(report)):
        raise AttachUsageError(
            "same-file", f"{output} is the report itself, which is never changed: name another output"
        )
    if output.exists() and not force:
        raise AttachUsageError(
            "exists", f"{output} exists already: name another output, or allow it to be replaced (force)"
        )
