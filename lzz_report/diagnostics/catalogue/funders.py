"""Faults of data/funders.yaml that concern more than one field."""

from __future__ import annotations

from typing import Literal, NamedTuple

from lzz_report.diagnostics.example import FUNDERS, Example
from lzz_report.diagnostics.fault import Fault


class FunderTwice(Fault):
    key: str
    line: int


class GrantMissing(Fault): ...


class PartSize(NamedTuple):
    """How much a part adds to a file."""

    kind: Literal["report", "annex"]
    name: str
    mb: str


class PackTooLarge(Fault):
    mb: str
    funder: str
    max_mb: float
    min_dpi: int
    biggest: tuple[PartSize, ...]


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(FunderTwice(key="muster-stiftung", line=4), FUNDERS, "funders[1].key", "- key: muster-stiftung"),
        Example(GrantMissing(), FUNDERS, "funders[0].grant", "- key: muster-stiftung", "muster-stiftung"),
        Example(
            PackTooLarge(
                mb="14.20",
                funder="Muster-Stiftung",
                max_mb=10,
                min_dpi=150,
                biggest=(PartSize("report", "Bericht.pdf", "9.80"), PartSize("annex", "Anlage 1", "2.10")),
            )
        ),
    )
