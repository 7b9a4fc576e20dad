"""Examples of faults: nobody's data, shown by `explain` and on the pages of the documents."""

from __future__ import annotations

from dataclasses import dataclass

from lzz_report.diagnostics.diagnostic import Diagnostic, Location
from lzz_report.diagnostics.fault import Fault

EDITION_FOLDER = "data/2030-2031/districts"
EDITION = "data/2030-2031/edition.yaml"
RECORD = "data/2030-2031/districts/musterstadt.yaml"
FUNDERS = "data/funders.yaml"
THEME = "layouts/eigen/theme.yaml"


@dataclass(frozen=True, slots=True)
class Example:
    """A fault, the file and field it is in, the line that shows it and the part of that line which is marked.

    A fault of no file has none of them.
    """

    fault: Fault
    file: str = ""
    field: str = ""
    line: str = ""
    marked: str = ""

    @property
    def diagnostic(self) -> Diagnostic:
        """The example as it is shown in a run."""
        column = self.line.find(self.marked) + 1
        at = Location(self.file, 12, column, self.field) if self.line else Location(self.file, field=self.field)
        return Diagnostic(at, self.fault, self.marked, self.line, max(1, len(self.marked)))
