"""Describe: what an audience may not see of a contact, what it does see all the same, and where a file tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["name", "email", "phone"]


@dataclass(frozen=True, slots=True)
class ContactFact:
    """A name, mail address or telephone number of a contact, as the record writes it."""

    kind: Kind
    value: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """A fact nobody of an audience may see; `file` and `field` are its place in the records, `district` whose it is."""

    fact: ContactFact
    district: str
    file: str
    field: str


@dataclass(frozen=True, slots=True)
class Leak:
    """A withheld fact that stands in a file, and where: "page 3", "attachment stendal.yaml"."""

    withheld: Withheld
    place: str
