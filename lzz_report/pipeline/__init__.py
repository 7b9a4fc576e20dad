"""Run: a project's edition in, its checked and published files out; only this package knows the order of the stages.

load → validate → compose → fit → lay out (draw) → render → conform → preflight → publish
"""

from lzz_report.pipeline.attach_sheets import attach_sheets
from lzz_report.pipeline.build import build
from lzz_report.pipeline.check import check, typography
from lzz_report.pipeline.options import (
    AnnexOptions,
    AnnexOutcome,
    BuildOptions,
    BuildOutcome,
    PackOptions,
    PackOutcome,
    Progress,
    Selection,
)
from lzz_report.pipeline.pack import pack
from lzz_report.pipeline.trial_fit import TrialFit, trial_fit

__all__ = [
    "AnnexOptions",
    "AnnexOutcome",
    "BuildOptions",
    "BuildOutcome",
    "PackOptions",
    "PackOutcome",
    "Progress",
    "Selection",
    "TrialFit",
    "attach_sheets",
    "build",
    "check",
    "pack",
    "trial_fit",
    "typography",
]
