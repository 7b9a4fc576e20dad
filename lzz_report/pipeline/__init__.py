"""Run: a project's edition in, its checked and published files out; only this package knows the order of the stages.

load → validate → compose → fit → lay out (draw) → render → conform → preflight → publish
"""

from lzz_report.pipeline.annex import Annexes, AnnexOutcome, attach_sheets
from lzz_report.pipeline.build import build
from lzz_report.pipeline.check import check, typography
from lzz_report.pipeline.fitting import Fitting, fitting
from lzz_report.pipeline.outcome import Outcome, Progress, Wanted
from lzz_report.pipeline.pack import Packing, PackOutcome, funder_keys, pack
from lzz_report.pipeline.selection import Selection

__all__ = [
    "AnnexOutcome",
    "Annexes",
    "Fitting",
    "Outcome",
    "PackOutcome",
    "Packing",
    "Progress",
    "Selection",
    "Wanted",
    "attach_sheets",
    "build",
    "check",
    "fitting",
    "funder_keys",
    "pack",
    "typography",
]
