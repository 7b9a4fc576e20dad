"""Word: an error of Pydantic in, a diagnostic an author understands out (keyed on its type, not its English)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.diagnostics.near_miss import nearest
from lzz_report.sourcefile.field_lookup import dotted, field_at, field_names, submodel
from lzz_report.sourcefile.german_field_names import english_name
from lzz_report.sourcefile.mail_wording import mail_wording
from lzz_report.sourcefile.source import SourceFile, Span

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

Words = tuple[str, str]
SHOWN_VALUE = 60
CUT = " …"
# Faults of a whole: what was found there says nothing.
WITHOUT_GOT = frozenset({"missing", "contact_nameless", "photo_without_alt", "photo_empty", "control_character"})
PHONES = frozenset({"phone", "mobile"})
FIVE_DIGITS = frozenset({"key", "postal_code"})


@dataclass(frozen=True, slots=True)
class _Fault:
    """One error with everything its wording may need."""

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
        """How the field may look, as its model says; in quotes where YAML would take it for a number."""
        info = field_at(self.model, self.path)
        example = info.examples[0] if info and info.examples else "…"
        example = example[0] if isinstance(example, tuple) else example
        return f'"{example}"' if isinstance(example, str) and example[:1].isdigit() else str(example)


def error_diagnostics(source: SourceFile, model: type[BaseModel], error: ValidationError) -> list[Diagnostic]:
    """Return a diagnostic for every error of a validation; a field that is only misspelt is not missing as well."""
    details = error.errors(include_url=False)
    extras = [one["loc"] for one in details if one["type"] == "extra_forbidden"]
    misspelt = {(*path[:-1], meant_field(model, path)) for path in extras}
    return [
        _diagnostic(source, model, one) for one in details if not (one["type"] == "missing" and one["loc"] in misspelt)
    ]


def meant_field(model: type[BaseModel], path: tuple[str | int, ...]) -> str:
    """Return the field an unknown name probably means, or ""."""
    known = field_names(model, path[:-1])
    return english_name(str(path[-1]), known) or nearest(str(path[-1]), known)


def error_path(details: ErrorDetails) -> str:
    """Return the field an error belongs to, as a person writes it."""
    return dotted(details["loc"])


def _diagnostic(source: SourceFile, model: type[BaseModel], details: ErrorDetails) -> Diagnostic:
    kind, path = details["type"], error_path(details)
    span = source.keys.get(path) if kind == "extra_forbidden" else None
    context = details.get("ctx", {})
    if "piece" in context:
        span = source.passage_span(path, str(context["piece"]))
    fault = _Fault(model, details["loc"], details["input"], context, _written(source, path))
    problem, fix = _WORDINGS.get(kind, _unworded(details["msg"]))(fault)
    got = "" if kind in WITHOUT_GOT else shortened(_found(fault, kind))
    return source.plain_diagnostic(path, problem, span=span, got=got, fix=fix, code=kind.replace("_", "-"))


def _found(fault: _Fault, kind: str) -> str:
    """Return the words at fault: an unknown name, those a check has named, the text, or what stands in the file."""
    if kind == "extra_forbidden":
        return fault.name
    if "piece" in fault.context:
        return str(fault.context["piece"])
    return fault.value if isinstance(fault.value, str) else fault.written


def _written(source: SourceFile, path: str) -> str:
    span = source.values.get(path, Span(0, 0))
    return source.text[span.start : span.end].strip()


def shortened(text: str) -> str:
    """Return a text in one line, cut after a few words, as `got` shows it."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_VALUE else line[:SHOWN_VALUE].rpartition(" ")[0] + CUT


def _unworded(message: str) -> Callable[[_Fault], Words]:
    return lambda fault: (message[:1].lower() + message[1:], f"write it like {fault.example}")


def _missing(fault: _Fault) -> Words:
    if isinstance(fault.path[-1], int):
        return "a value is missing in this list", f"write it like {_listed(fault)}"
    return f"the field {fault.name} is missing", f"add it, for example: {fault.name}: {fault.example}"


def _inner_names(fault: _Fault) -> str:
    return ", ".join(field_names(fault.model, fault.path))


def _extra(fault: _Fault) -> Words:
    if near := meant_field(fault.model, fault.path):
        return f"there is no field {fault.name}", f"did you mean {near}?"
    known = ", ".join(field_names(fault.model, fault.path[:-1]))
    return f"there is no field {fault.name}", f"delete it, or use one of these: {known}"


def _text_wanted(fault: _Fault) -> Words:
    if fault.value is None:
        return "the field has no value", "write the text after the colon, or delete the line"
    if isinstance(fault.value, dict):
        return "text is wanted here, not further fields", f"write it like {fault.name}: {fault.example}"
    if isinstance(fault.value, tuple):
        return "text is wanted here, not a list", f"write it like {fault.name}: {fault.example}"
    if fault.name in PHONES:
        return _phone_without_area(fault)
    what = "a truth value" if isinstance(fault.value, bool) else "a number"
    quoted = fault.written.zfill(5) if fault.name in FIVE_DIGITS else fault.written
    return f"text is wanted here; without quotes this is {what}", f'put it in quotes: "{quoted}"'


def _list_wanted(fault: _Fault) -> Words:
    info = field_at(fault.model, fault.path)
    inner = submodel(info.annotation) if info else None
    if fault.value is None:
        return "the list has no entries", "write one, or delete the line"
    if inner:
        first = next(iter(inner.model_fields))
        return "a list is wanted here", f"begin each entry in a line of its own with a hyphen: - {first}: …"
    if isinstance(fault.value, str):
        entries = ", ".join(entry.strip() for entry in fault.value.split(","))
        return "a list is wanted here", f"write {fault.name}: [{shortened(entries)}]"
    return "a list is wanted here", f"write it like {_listed(fault)}"


def _listed(fault: _Fault) -> str:
    info = field_at(fault.model, fault.path)
    example = info.examples[0] if info and info.examples else ("…",)
    return "[" + ", ".join(str(part) for part in example) + "]"


def _fields_wanted(fault: _Fault) -> Words:
    names = _inner_names(fault)
    if fault.value is None:
        return "the field has no value", f"write its own fields below it ({names}), or delete the line"
    return "further fields are wanted here", f"write them below, indented: {names}"


def _too_long(fault: _Fault) -> Words:
    most = int(str(fault.context["max_length"]))
    if isinstance(fault.value, str):
        length = len(fault.value.strip())
        return f"the text has {length} characters, {most} are allowed", f"shorten it by {length - most}"
    return f"the list has {fault.context['actual_length']} entries, {most} are allowed", "leave some out"


def _pattern(fault: _Fault) -> Words:
    info = field_at(fault.model, fault.path)
    what = f" ({info.description.rstrip('.')})" if info and info.description else ""
    return f"this is not the form the field {fault.name} needs{what}", f"write it like {fault.example}"


def _choice(fault: _Fault) -> Words:
    allowed = str(fault.context["expected"]).replace("'", "")
    near = nearest(str(fault.value), tuple(allowed.replace(" or ", ", ").split(", ")))
    return f"only these are allowed: {allowed}", f"did you mean {near}?" if near else "write one of them"


def _number_wanted(fault: _Fault) -> Words:
    return "a number is wanted here", f"write it without quotes, for example {fault.name}: {fault.example}"


def _at_least(fault: _Fault) -> Words:
    return f"the number must be at least {fault.context['ge']:g}", f"write it like {fault.example}"


def _at_most(fault: _Fault) -> Words:
    return f"the number must be at most {fault.context['le']:g}", f"write it like {fault.example}"


def _phone(_fault: _Fault) -> Words:
    return "no telephone number", "write area code and number, for example 08131 741875"


def _phone_without_area(_fault: _Fault) -> Words:
    return "the area code is missing", "write area code and number, for example 08131 741875"


def _phone_pattern(fault: _Fault) -> Words:
    if fault.name in PHONES:
        return (
            "a telephone number has digits, spaces, / - ( ) and a + in front only",
            "write one number and nothing else, for example 08131 741875",
        )
    return _pattern(fault)


def _web_scheme(fault: _Fault) -> Words:
    if str(fault.value).startswith("www."):
        return "the address does not begin with https://", f"write https://{fault.value}"
    return "only web addresses are allowed here", "begin it with https://"


def _truth_wanted(fault: _Fault) -> Words:
    return "yes or no is wanted here", f"write {fault.name}: true or {fault.name}: false"


def _placeholder(fault: _Fault) -> Words:
    known = str(fault.context["known"])
    name = str(fault.context["piece"]).strip("{}")
    near = nearest(name, tuple(known.replace("{", "").replace("}", "").split(", ")))
    return f"nothing is known to be put in for {{{name}}}", f"did you mean {{{near}}}?" if near else f"use {known}"


def _said(problem: str, fix: str) -> Callable[[_Fault], Words]:
    return lambda _fault: (problem, fix)


_WORDINGS: Mapping[str, Callable[[_Fault], Words]] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "string_type": _text_wanted,
    "tuple_type": _list_wanted,
    "model_type": _fields_wanted,
    "dict_type": _fields_wanted,
    "string_too_short": _said("the text is empty", "write it, or delete the line"),
    "string_too_long": _too_long,
    "too_long": _too_long,
    "too_short": _said("the list is empty", "write an entry, or delete the line"),
    "string_pattern_mismatch": _phone_pattern,
    "literal_error": _choice,
    "int_type": _number_wanted,
    "float_type": _number_wanted,
    "greater_than_equal": _at_least,
    "less_than_equal": _at_most,
    "phone_invalid": _phone,
    "phone_without_area": _phone_without_area,
    "email_invalid": lambda fault: mail_wording(str(fault.value)),
    "url_scheme": _web_scheme,
    "url_login": _said("an address with a user name is not printed", "delete what stands between // and @"),
    "url_invalid": _said("no web address", "write it like https://www.example.org/seite"),
    "control_character": lambda fault: (f"an invisible character ({fault.context['name']})", "delete it"),
    "not_nfc": lambda fault: (
        "a letter and its accent are two characters here (as some programmes on a Mac write them)",
        f"write the word again, or copy it from here: {fault.context['mended']}",
    ),
    "line_break": _said("this text must stand in one line", "delete the line break"),
    "date_invalid": _said("there is no such day", 'write year, month or day: "2024", "2024-05" or "2024-05-31"'),
    "bool_type": _truth_wanted,
    "greater_than": lambda fault: ("the number must be greater than 0", f"write it like {fault.example}"),
    "placeholder_unknown": _placeholder,
    "brace_alone": _said("a brace stands alone", "braces stand around a name, such as {edition}"),
    "file_name": _said('a file name has none of these: \\ / : * ? " < > |', "take it out"),
    "path_outside": _said("the folder lies outside of the project", "name one inside, such as reports/{edition}"),
    "contact_nameless": _said("the contact has neither name nor office", "add name: … or office: …"),
    "photo_empty": _said("the photo has neither file nor credit", "add one of them, or delete photo"),
    "photo_without_alt": _said(
        "the photo has no description for people who do not see it",
        "add alt: … and say in a sentence what it shows",
    ),
}
