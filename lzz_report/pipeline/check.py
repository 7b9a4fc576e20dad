"""Check: a project's edition in, the valid edition with its warnings out; nothing is rendered."""

from __future__ import annotations

from pathlib import Path

from lzz_report.load import load_edition
from lzz_report.model.record import ValidEdition
from lzz_report.validate import validate


def check(project: Path, edition_id: str | None = None) -> ValidEdition:
    """Return the valid edition, the newest by default.

    Raises DataError with every fault of every file, UsageProblem when there is no such edition.
    """
    return validate(load_edition(project, edition_id))
