"""Attach: a report somebody else has made and finished pages of ours in, one checked file with both out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from lzz_report.attach.assembly import assemble
from lzz_report.attach.examining import facts_of
from lzz_report.attach.library_guard import guarded
from lzz_report.attach.opening import opened
from lzz_report.attach.paths import check_output, check_report
from lzz_report.attach.signed import attach_apart
from lzz_report.documents.annex import AnnexPart, AttachOptions, AttachResult, ReportFacts

__all__ = ["attach", "examine"]


def examine(report: Path, wish: AttachOptions) -> ReportFacts:
    """Return what a report is, as far as our pages depend on it.

    Raises AttachError, with a code and one sentence that says what to do, when nothing can be put behind it.
    """
    check_report(report)
    with guarded(report), opened(report, wish) as open_report:
        return facts_of(open_report, drop_signature=wish.drop_signature)


def attach(report: Path, parts: Sequence[AnnexPart], output: Path, wish: AttachOptions) -> AttachResult:
    """Put finished pages and files of ours behind a report, in a new file, and check it before it takes its place.

    The report is never changed. The same report and parts give the same bytes, unless the output is encrypted.
    Raises AttachError, with a code and one sentence that says what to do; then nothing was written.
    """
    check_report(report)
    check_output(report, output, force=wish.force)
    with guarded(report), ExitStack() as kept:
        open_report = kept.enter_context(opened(report, wish))
        if open_report.is_signed and not wish.drop_signature:
            return attach_apart(open_report, parts, output, wish, kept)
        return assemble(open_report, parts, output, wish, kept)
