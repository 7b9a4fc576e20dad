"""Describe: what a build is asked for and what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.profiles import SCREEN, OutputProfile

if TYPE_CHECKING:
    from lzz_report.documents.fitted import FittedPublication

Progress = Callable[[str], None]
"""Told the key of each step as it begins: load, validate, compose, fit, render brochure, render <slug>, publish."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to build: `districts` (slugs) narrows the sheets; the brochure is always the whole edition's.

    `language` is the publication's and `theme` its looks, the edition's own where they are None. A `final` build
    refuses gaps that make a page wrong and names none on the page. `profile` is what the files are for.
    """

    brochure: bool = True
    sheets: bool = True
    districts: tuple[str, ...] = ()
    language: str | None = None
    final: bool = False
    theme: str | None = None
    profile: OutputProfile = SCREEN


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """What a build did: where the files lie, what to know of them, how each page was set."""

    edition_id: str
    folder: Path
    files: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    fitted: FittedPublication


def silent(_step: str) -> None:
    """Say nothing."""
