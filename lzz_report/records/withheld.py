"""What an audience may not see of a contact, what it does see all the same, and where a file tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lzz_report.records.base import Model
from lzz_report.records.nature import Kind, texts_of

FactKind = Literal["name", "email", "phone"]
_FACTS: Mapping[Kind, FactKind] = {"name": "name", "office": "name", "email": "email", "phone": "phone"}


@dataclass(frozen=True, slots=True)
class ContactFact:
    """A name, mail address or telephone number of a contact, as the record writes it."""

    kind: FactKind
    value: str


def facts_of(contact: Model) -> Iterator[tuple[str, ContactFact]]:
    """Yield what tells of a person, each with its field; the office's name where no person is named."""
    texts = list(texts_of(contact))
    is_named = any(one.nature.kind == "name" for one in texts)
    for one in texts:
        kind = _FACTS.get(one.nature.kind)
        if kind and not (one.nature.kind == "office" and is_named):
            yield one.path, ContactFact(kind, one.text)


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
