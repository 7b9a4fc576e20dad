"""What a text of a record is and where it stands; whatever is done with a text follows from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args, get_origin

from lzz_report.diagnostics.catalogue.gaps import Gap
from lzz_report.records.base import Model
from lzz_report.sourcefile.field_lookup import submodel

if TYPE_CHECKING:
    from lzz_report.records.contact import Audience

Kind = Literal[
    "prose",  # running text in small Markdown
    "words",  # a line of ordinary words
    "office",  # words that name an office and stand for a person's name where there is none
    "naming",  # a line of names and words together: an organisation, a credit, an imprint
    "name",  # a proper name
    "passage",  # words of the record's own running texts
    "figure",  # a number as it is printed
    "address",  # a part of a postal address
    "phone",
    "email",
    "web",
    "code",  # a key, the name of a file, a date: read by machines
]
Printed = Literal[
    "pages",  # on every page variant of the district, in brochure and sheet
    "brochure",  # in the brochure, in the part that holds it
    "sometimes",  # where a page has room for it, or a theme wants it
    "spoken",  # for people who do not see the page
    "never",
]

PROOFREAD: frozenset[Kind] = frozenset({"prose", "words", "office", "naming"})
IN_DICTIONARY: frozenset[Kind] = frozenset({"prose", "words", "office"})
WAYS_TO_REACH: frozenset[Kind] = frozenset({"phone", "email", "web"})
TYPESET: frozenset[Kind] = frozenset({"prose", "words", "office", "naming", "name", "figure"})
PLAIN_ASCII: frozenset[Kind] = frozenset({"email", "web", "code"})


@dataclass(frozen=True, slots=True)
class Text:
    """What a field says of its text.

    `label` is the key of the fixed words that stand before it, where it is a fact of its own; `gap` is what is told
    where it is not there. One that is not `typeset` stands on the page as it is written, whatever its kind.
    """

    kind: Kind
    printed: Printed = "pages"
    typeset: bool = True
    label: str = ""
    gap: type[Gap] | None = None

    @property
    def is_proofread(self) -> bool:
        """Tell whether it is looked through for typing errors."""
        return self.kind in PROOFREAD

    @property
    def is_in_dictionary(self) -> bool:
        """Tell whether its words are ordinary ones, which a dictionary has."""
        return self.kind in IN_DICTIONARY

    @property
    def is_typeset(self) -> bool:
        """Tell whether micro-typography changes its marks and spaces on the way to the page."""
        return self.typeset and self.kind in TYPESET

    @property
    def is_lettered(self) -> bool:
        """Tell whether a page shows or speaks it with letters that a font could lack."""
        return self.printed != "never" and self.kind not in PLAIN_ASCII


CODE = Text("code", printed="never")


@dataclass(frozen=True, slots=True)
class RecordText:
    """A text of a record: its path in the file ("contacts[0].role"), and what its field says of it."""

    path: str
    text: str
    nature: Text

    @property
    def name(self) -> str:
        """The field's own name; of an item of a list, that of the list."""
        return re.split(r"[.\[]", self.path.rpartition(".")[2])[0]


def texts_of(record: Model, audience: Audience | None = None) -> Iterator[RecordText]:
    """Yield the texts of a record in the order of its model; contacts only those for an `audience`, if one is named."""
    return _texts_of(record, "", audience)


def _texts_of(record: Model, path: str, audience: Audience | None) -> Iterator[RecordText]:
    for name, nature in _natures_of_fields(type(record)).items():
        field = f"{path}.{name}" if path else name
        value = getattr(record, name)
        for inner, item in _items(field, value):
            if isinstance(item, str) and nature:
                yield RecordText(inner, item, nature)
            elif isinstance(item, Model) and (audience is None or _is_for(item, audience)):
                yield from _texts_of(item, inner, audience)


def _items(field: str, value: object) -> list[tuple[str, object]]:
    if isinstance(value, tuple):
        return [(f"{field}[{index}]", item) for index, item in enumerate(value)]
    return [(field, value)]


def _is_for(item: object, audience: Audience) -> bool:
    return not hasattr(item, "is_for") or bool(item.is_for(audience))


def nature_at(model: type[Model], path: str) -> Text | None:
    """Return what the field at a path like "contacts[0].role" says of its text; None where it is no text."""
    return natures(model).get(re.sub(r"\[\d+\]", "[]", path))


@cache
def natures(model: type[Model]) -> Mapping[str, Text]:
    """Return what each text of a model is, by paths such as "contacts[].role"."""
    return dict(_natures(model, ""))


def _natures(model: type[Model], path: str) -> Iterator[tuple[str, Text]]:
    for name, nature in _natures_of_fields(model).items():
        annotation = model.model_fields[name].annotation
        field = f"{path}.{name}" if path else name
        field += "[]" if _is_list(annotation) else ""
        if nature:
            yield field, nature
        elif (inner := submodel(annotation)) and issubclass(inner, Model):
            yield from _natures(inner, field)


def _is_list(annotation: object) -> bool:
    return get_origin(annotation) is tuple or any(map(_is_list, get_args(annotation)))


@cache
def _natures_of_fields(model: type[Model]) -> Mapping[str, Text | None]:
    return {
        name: next((one for one in info.metadata if isinstance(one, Text)), None)
        for name, info in model.model_fields.items()
    }
