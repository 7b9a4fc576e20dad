"""A command that is used wrongly, with a fault of the catalogue; Click says how it is used."""

from __future__ import annotations

import click

from lzz_report.diagnostics.fault import Fault
from lzz_report.diagnostics.words import words_of


class WrongUseError(click.UsageError):
    """Options or arguments do not go together."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(words_of(fault).problem)
