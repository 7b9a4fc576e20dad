"""Compare: a report and the joined file in, what there is to say of the difference, or a refusal, out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Self

from lzz_report.attach.opening import Report
from lzz_report.attach.viewer_comparison import CompareOptions, ViewerProcess, ViewerResult, sample
from lzz_report.diagnostics.catalogue.reports import Ambiguous, PagesPartlyCompared, PagesUncompared
from lzz_report.diagnostics.fault import Remark
from lzz_report.errors import AttachError

# So that a report of a thousand scans is done in seconds; whoever attaches to a short one waits for every page.
PATIENCE_S, PATIENCE_WITH_MANY_S = 20.0, 3.0
# Readers look at a thousand more, so that a letter's before them leave room.
MAX_BOOKMARKS = 4000


class Comparison:
    """Has a reader look at the pages of a report while it is being joined, and at the same pages afterwards."""

    def __init__(self, report: Report, password: str) -> None:
        self._path, self._password = report.path, password
        self._pages = len(report.pdf.pages)
        # What shows a signature on a page goes with it.
        self._notes = not report.is_signed
        self._open = ExitStack()
        self._before: ViewerProcess | None = None
        self._after: tuple[Callable[[], ViewerProcess], ViewerProcess, ViewerResult, int] | None = None

    def __enter__(self) -> Self:
        pages = sample(self._pages)
        patience = PATIENCE_S if len(pages) == self._pages else PATIENCE_WITH_MANY_S
        looks = CompareOptions(patience, notes=self._notes)
        self._before = self._open.enter_context(ViewerProcess(self._path, self._password, pages, looks))
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def look_at(self, place: Path, shift: int) -> None:
        """Begin to look at what was written; the report's pages stand `shift` pages further on."""
        seen = self._before.shown() if self._before is not None else ViewerResult()
        faces = {index: face for index, face in seen.faces.items() if face[0] != "-"}
        pages = [index + shift for index in faces]
        begin = partial(ViewerProcess, place, self._password, pages, CompareOptions(notes=self._notes))
        self._after = begin, self._open.enter_context(begin()), replace(seen, faces=faces), shift

    def differences(self) -> list[Remark]:
        """Return what there is to say; raises AttachError when a page looks or reads differently."""
        if self._after is None:
            return [PagesUncompared()]
        begin, reader, before, shift = self._after
        after, faces = reader.shown(), before.faces
        if after.pages < 0 and faces:
            # The system may have ended it, for want of memory or time: it is asked once more, now that it is alone.
            after = self._open.enter_context(begin()).shown()
        if any(after.faces.get(index + shift) != face for index, face in faces.items()):
            raise AttachError(Ambiguous(report=str(self._path)))
        if not _in_one_piece(before.bookmarks[:MAX_BOOKMARKS], after.bookmarks):
            raise AttachError(Ambiguous(report=str(self._path)))
        if not faces:
            return [PagesUncompared()]
        return [PagesPartlyCompared(count=len(faces), pages=self._pages)] if len(faces) < self._pages else []


def _in_one_piece(few: Sequence[str], many: Sequence[str]) -> bool:
    """Tell whether a list lies inside another."""
    return any(many[at : at + len(few)] == few for at in range(len(many) - len(few) + 1))
