"""What Pydantic says of the values of a file, as faults of the catalogue at their places (keyed on its type)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lzz_report.diagnostics.catalogue import addresses, fields
from lzz_report.diagnostics.catalogue.files import InvisibleCharacter
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.diagnostics.fault import Fault
from lzz_report.diagnostics.fix import FieldFix, Fix, TextFix
from lzz_report.diagnostics.near_miss import nearest
from lzz_report.sourcefile.field_lookup import dotted, field_at, field_names, field_written_as, submodel
from lzz_report.sourcefile.source import SourceFile, Span

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

FieldPath = tuple[str | int, ...]
# Which file a field stands in, and the way to it there: a theme is merged from several files.
Place = Callable[[FieldPath], tuple[SourceFile, FieldPath]]

SHOWN_VALUE = 60
CUT = " …"
# Faults of a whole: what was found there says nothing.
WITHOUT_GOT = (
    fields.FieldMissing,
    fields.ListValueMissing,
    fields.ContactNameless,
    fields.PhotoWithoutAlt,
    fields.PhotoEmpty,
    InvisibleCharacter,
)
PHONES = frozenset({"phone", "mobile"})
FIVE_DIGITS = frozenset({"key", "postal_code"})


@dataclass(frozen=True, slots=True)
class _Refused:
    """One value that was refused, with everything its fault may need."""

    model: type[BaseModel]
    path: tuple[str | int, ...]
    value: object
    context: Mapping[str, object]
    written: str

    @property
    def name(self) -> str:
        """The field's own name, without the way to it."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def example(self) -> str:
        """How the field may look, as its model says, in quotes where YAML would take it for a number; else ""."""
        info = field_at(self.model, self.path)
        example = info.examples[0] if info and info.examples else ""
        example = example[0] if isinstance(example, tuple) else example
        return f'"{example}"' if isinstance(example, str) and example[:1].isdigit() else str(example)

    @property
    def listed_example(self) -> str:
        """How a list may look, as its model says; else ""."""
        info = field_at(self.model, self.path)
        example = info.examples[0] if info and info.examples else ()
        return "[" + ", ".join(str(part) for part in example) + "]" if example else ""

    def limit(self, name: str) -> float:
        """Return a limit of the field."""
        return float(str(self.context[name]))


def error_diagnostics(model: type[BaseModel], error: ValidationError, place: Place) -> list[Diagnostic]:
    """Return a diagnostic for every error of a validation; a field that is only misspelt is not missing as well."""
    details = error.errors(include_url=False)
    extras = [one["loc"] for one in details if one["type"] == "extra_forbidden"]
    misspelt = {(*path[:-1], meant_field(model, path)) for path in extras}
    return [
        _diagnostic(model, one, *place(one["loc"]))
        for one in details
        if not (one["type"] == "missing" and one["loc"] in misspelt)
    ]


def meant_field(model: type[BaseModel], path: tuple[str | int, ...]) -> str:
    """Return the field an unknown name probably means, or ""."""
    written = str(path[-1])
    return field_written_as(model, path[:-1], written) or nearest(written, field_names(model, path[:-1]))


def error_path(details: ErrorDetails) -> str:
    """Return the field an error belongs to, as a person writes it."""
    return dotted(details["loc"])


def fault_of(model: type[BaseModel], details: ErrorDetails, written: str = "") -> Fault:
    """Return the fault an error stands for; `written` is the value as the file has it."""
    context = details.get("ctx", {})
    if isinstance(fault := context.get("fault"), Fault):
        return fault
    refused = _Refused(model, details["loc"], details["input"], context, written)
    if (known := _FAULTS.get(details["type"])) is not None:
        return known(refused)
    message = details["msg"]
    return fields.ValueUnfit(message=message[:1].lower() + message[1:], example=refused.example)


def _diagnostic(model: type[BaseModel], details: ErrorDetails, source: SourceFile, own_path: FieldPath) -> Diagnostic:
    path, piece = dotted(own_path), str(details.get("ctx", {}).get("piece", ""))
    written = _written(source, path)
    fault = fault_of(model, details, written)
    span = source.value_span(path)
    if isinstance(fault, fields.FieldUnknown):
        span, got = source.keys.get(path, span), fault.name
    elif piece:
        span, got = source.passage_span(path, piece), piece
    else:
        got = details["input"] if isinstance(details["input"], str) else written
    got = "" if isinstance(fault, WITHOUT_GOT) else shortened(got)
    return source.diagnostic(path, fault, span=span, got=got, fix=_fix(fault, path, span, source.text))


def _fix(fault: Fault, path: str, span: Span, text: str) -> Fix | None:
    """Return the change that puts a value right, where one is meant beyond doubt or proposed."""
    match fault:
        case fields.FieldUnknown(near=near):
            return TextFix(span.start, span.end, near) if near else None
        case fields.PlaceholderUnknown(name=name, near=near):
            is_here = text[span.start : span.end] == f"{{{name}}}"
            return TextFix(span.start, span.end, f"{{{near}}}") if near and is_here else None
        case fields.ChoiceUnknown(near=meant) | fields.TextUnquoted(quoted=meant) | addresses.MailFault(meant=meant):
            return FieldFix(path, meant) if meant else None
        case addresses.WebSchemeMissing(address=address):
            return FieldFix(path, f"https://{address}")
        case _:
            return None


def _written(source: SourceFile, path: str) -> str:
    span = source.values.get(path, Span(0, 0))
    return source.text[span.start : span.end].strip()


def shortened(text: str) -> str:
    """Return a text in one line, cut after a few words, as `got` shows it."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_VALUE else line[:SHOWN_VALUE].rpartition(" ")[0] + CUT


def _missing(refused: _Refused) -> Fault:
    if isinstance(refused.path[-1], int):
        return fields.ListValueMissing(example=refused.listed_example)
    return fields.FieldMissing(name=refused.name, example=refused.example)


def _extra(refused: _Refused) -> Fault:
    near = meant_field(refused.model, refused.path)
    return fields.FieldUnknown(name=refused.name, near=near, known=field_names(refused.model, refused.path[:-1]))


def _text_wanted(refused: _Refused) -> Fault:
    if refused.value is None:
        return fields.FieldEmpty()
    if isinstance(refused.value, dict):
        return fields.TextNotFields(name=refused.name, example=refused.example)
    if isinstance(refused.value, tuple):
        return fields.TextNotList(name=refused.name, example=refused.example)
    if refused.name in PHONES:
        return addresses.PhoneAreaCodeMissing()
    quoted = refused.written.zfill(5) if refused.name in FIVE_DIGITS else refused.written
    return fields.TextUnquoted(kind="truth-value" if isinstance(refused.value, bool) else "number", quoted=quoted)


def _list_wanted(refused: _Refused) -> Fault:
    info = field_at(refused.model, refused.path)
    inner = submodel(info.annotation) if info else None
    if refused.value is None:
        return fields.ListWithoutEntries()
    if inner:
        return fields.ListOfFieldsWanted(first=next(iter(inner.model_fields)))
    if isinstance(refused.value, str):
        entries = ", ".join(entry.strip() for entry in refused.value.split(","))
        return fields.ListWanted(name=refused.name, entries=shortened(entries), example=refused.listed_example)
    return fields.ListWanted(example=refused.listed_example)


def _fields_wanted(refused: _Refused) -> Fault:
    names = field_names(refused.model, refused.path)
    return fields.FieldsMissing(names=names) if refused.value is None else fields.FieldsWanted(names=names)


def _too_long(refused: _Refused) -> Fault:
    most = int(refused.limit("max_length"))
    if isinstance(refused.value, str):
        length = len(refused.value.strip())
        return fields.TextTooLong(length=length, max_length=most, excess=length - most)
    return fields.ListTooLong(count=int(refused.limit("actual_length")), max_count=most)


def _pattern(refused: _Refused) -> Fault:
    if refused.name in PHONES:
        return addresses.PhoneCharacters()
    info = field_at(refused.model, refused.path)
    meaning = info.description.rstrip(".") if info and info.description else ""
    return fields.FormWrong(name=refused.name, meaning=meaning, example=refused.example)


def _choice(refused: _Refused) -> Fault:
    choices = tuple(re.findall(r"'([^']*)'", str(refused.context["expected"])))
    return fields.ChoiceUnknown(choices=choices, near=nearest(str(refused.value), choices))


def _number(refused: _Refused) -> Fault:
    return fields.NumberWanted(name=refused.name, example=refused.example)


def _truth(refused: _Refused) -> Fault:
    return fields.TruthWanted(name=refused.name)


_FAULTS: Mapping[str, Callable[[_Refused], Fault]] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "string_type": _text_wanted,
    "tuple_type": _list_wanted,
    "model_type": _fields_wanted,
    "dict_type": _fields_wanted,
    "string_too_short": lambda _: fields.TextEmpty(),
    "string_too_long": _too_long,
    "too_long": _too_long,
    "too_short": lambda _: fields.ListEmpty(),
    "string_pattern_mismatch": _pattern,
    "literal_error": _choice,
    "int_type": _number,
    "float_type": _number,
    "int_parsing": _number,
    "float_parsing": _number,
    "int_from_float": lambda refused: fields.WholeNumberWanted(name=refused.name, example=refused.example),
    "bool_type": _truth,
    "bool_parsing": _truth,
    "greater_than_equal": lambda refused: fields.NumberTooSmall(min_value=refused.limit("ge"), example=refused.example),
    "less_than_equal": lambda refused: fields.NumberTooLarge(max_value=refused.limit("le"), example=refused.example),
    "greater_than": lambda refused: fields.NumberNotPositive(example=refused.example),
    "less_than": lambda refused: fields.NumberNotBelow(limit=refused.limit("lt"), example=refused.example),
}
