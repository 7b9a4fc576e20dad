"""Build: a project's edition in, checked and published files out; the only module that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lzz_report.load import load_edition
from lzz_report.model.diagnostic import Diagnostic
from lzz_report.validate import validate

if TYPE_CHECKING:
    from lzz_report.model.fitted import Fitted
    from lzz_report.model.record import ValidEdition

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to build: `districts` (slugs) narrows the sheets; the brochure is always the whole edition's."""

    brochure: bool = True
    sheets: bool = True
    districts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did: where the files lie, what to know of them, how each sheet was set."""

    edition_id: str
    folder: Path
    files: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    fitted: Fitted


def check(project: Path, edition_id: str | None = None) -> ValidEdition:
    """Return the valid edition with its warnings.

    Raises DataError with every fault of every file, UsageProblem when there is no such edition.
    """
    return validate(load_edition(project, edition_id))
