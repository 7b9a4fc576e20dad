"""Faults of data/funders.yaml that concern more than one field."""

from __future__ import annotations

from lzz_report.diagnostics.example import FUNDERS, Example
from lzz_report.diagnostics.fault import Fault


class FunderTwice(Fault):
    key: str
    line: int


class GrantMissing(Fault): ...


EXAMPLES = (
    Example(FunderTwice(key="muster-stiftung", line=4), FUNDERS, "funders[1].key", "- key: muster-stiftung"),
    Example(GrantMissing(), FUNDERS, "funders[0].grant", "- key: muster-stiftung", "muster-stiftung"),
)
