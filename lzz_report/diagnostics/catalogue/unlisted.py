"""What is not in the catalogue yet."""

from __future__ import annotations

from lzz_report.diagnostics.fault import Fault


class Unlisted(Fault):
    """Words that are still written where the fault is found."""

    old_problem: str
    old_fix: str
    old_code: str
    is_warning: bool
