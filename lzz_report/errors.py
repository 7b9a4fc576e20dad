"""One hierarchy of exceptions: whatever a user can cause is an LzzError, and anything else is a bug of the program."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.diagnostics.fault import Fault
from lzz_report.diagnostics.words import words_of


class LzzError(Exception):
    """Something the user can mend; carries diagnostics where it is about files, else a single fault without a place.

    `exit_code` is what the command line ends with.
    """

    exit_code: ClassVar[int] = 1
    diagnostics: tuple[Diagnostic, ...] = ()
    fault: Fault | None = None

    @property
    def code(self) -> str:
        """The stable name of the single fault, "" where there are diagnostics."""
        return self.fault.code if self.fault else ""


class _DiagnosticsError(LzzError):
    """Carries every diagnostic of the run, errors and warnings, in the order to be shown."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        # The diagnostics are the only argument, so the exception survives pickling between processes.
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(str(diagnostic) for diagnostic in self.diagnostics)


class _FaultError(LzzError):
    """Carries a single fault."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault)

    def __str__(self) -> str:
        return "" if self.fault is None else words_of(self.fault).problem


class InputError(_DiagnosticsError):
    """What people have written is wrong: records, edition.yaml, data/funders.yaml."""


class ThemeError(_DiagnosticsError):
    """A theme or a file of fixed words is wrong: a field, a file it names, colours that are hard to read."""


class BuildError(_DiagnosticsError):
    """The records are right, but what was made from them is not: overset, lost text, a line in the engine's log."""


class UsageError(_FaultError):
    """The request itself cannot be met: no such edition, district, folder or option."""

    exit_code = 2


class TemplateError(_FaultError):
    """A template, a style sheet or the fixed words do not give what a page needs."""


class AttachError(_FaultError):
    """No annex can be put behind this report; the code names the reason for programs, the words say what to do."""


class AttachUsageError(AttachError, UsageError):
    """The places named for report and output do not go together."""

    exit_code = 2


class LockedError(_FaultError):
    """Another build of the same edition holds the lock."""


class OutputError(_FaultError):
    """What was made cannot be put into its place."""
