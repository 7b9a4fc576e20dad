"""Name: what can go wrong in, one hierarchy of exceptions out; everything a user can cause is an LzzError."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lzz_report.diagnostics.diagnostic import Diagnostic


class LzzError(Exception):
    """Something the user can mend; the command line words it and ends with exit code 1."""


class UsageError(LzzError):
    """The request itself cannot be met: no such edition, district, folder or option."""


class AttachError(LzzError):
    """No annex can be put behind this report; `code` names the reason for programs, the words say what to do."""

    exit_code = 1

    def __init__(self, code: str, problem: str) -> None:
        self.code = code
        super().__init__(problem)

    def __reduce__(self) -> tuple[type[AttachError], tuple[str, str]]:
        return type(self), (self.code, str(self))


class AttachUsageError(AttachError, UsageError):
    """The places named for report and output do not go together."""

    exit_code = 2


class LockedError(LzzError):
    """Another build of the same edition holds the lock."""


class TemplateError(LzzError):
    """A theme, template or list of fixed words is incomplete or wrong."""


class InputError(LzzError):
    """The records are wrong; carries every diagnostic of the run, errors and warnings, in the order to be shown."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        # The diagnostics are the only argument, so the exception survives pickling between processes.
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(str(diagnostic) for diagnostic in self.diagnostics)


class ThemeError(TemplateError, InputError):
    """A theme is wrong: a field, a file it names, or colours that cannot be read on one another."""


class BuildError(InputError):
    """The records are right, but what was made from them is not: overset, lost text, a line in the engine's log."""
