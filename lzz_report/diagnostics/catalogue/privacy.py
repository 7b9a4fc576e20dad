"""Contacts that stand where their readers may not see them."""

from __future__ import annotations

from typing import Literal

from lzz_report.diagnostics.example import RECORD, Example
from lzz_report.diagnostics.fault import Fault


class ContactLeaked(Fault):
    audience: Literal["public", "funder", "internal"]
    document: str
    places: tuple[str, ...] = ()
    more: int | None = None


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(
            ContactLeaked(audience="public", document="brochure.pdf", places=("page 3",)), RECORD, "contacts[1].phone"
        ),
    )
