"""Describe: the commands and the package's names in, the site's pages of reference out, as Markdown by their path."""

from __future__ import annotations

import ast
import dataclasses
import enum
import inspect
import re
from collections.abc import Iterator

import click
from pydantic import BaseModel

import lzz_report
from lzz_report.cli.program import program
from tools.diagnostic_pages import diagnostic_pages

PROGRAM = "lzz-report"
WIDTH = 90


def reference_pages() -> dict[str, str]:
    """Return every generated page."""
    return {"reference/commands.md": commands_page(), "reference/library.md": library_page(), **diagnostic_pages()}


# --- commands


def commands_page() -> str:
    """Return the page of all commands with their arguments, options and examples."""
    head = f"# Commands\n\n{_prose(program.help)}\n\n{_usage(PROGRAM, program)}\n\n{_options(PROGRAM, program)}\n"
    return "\n".join([head, *(_command(f"{PROGRAM} {name}", one) for name, one in program.commands.items())])


def _command(name: str, command: click.Command) -> str:
    texts = (_prose(command.help), _options(name, command), _prose(command.epilog))
    parts = (f"## `{name}`", _usage(name, command), *texts)
    return "\n\n".join(part for part in parts if part) + "\n"


def _usage(name: str, command: click.Command) -> str:
    pieces = command.collect_usage_pieces(click.Context(command, info_name=name))
    return f"```\n{' '.join((name, *pieces))}\n```"


def _options(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name)
    records = (parameter.get_help_record(context) for parameter in command.get_params(context))
    rows = [f"| `{_cell(words)}` | {_text(_cell(told))} |" for words, told in filter(None, records) if told]
    return "\n".join(["| option | does |", "|---|---|", *rows])


def _text(words: str) -> str:
    return words.replace("<", "&lt;")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _prose(text: str | None) -> str:
    """Return a help text as Markdown: what Click shows line by line is shown as code."""
    paragraphs = inspect.cleandoc(text or "").split("\n\n")
    return "\n\n".join(_verbatim(one) if one.startswith("\b\n") else _text(one) for one in paragraphs if one)


def _verbatim(paragraph: str) -> str:
    lines = paragraph.splitlines()[1:]
    heads = [line for line in lines if not line.startswith(" ")]
    rows = inspect.cleandoc("\n".join(line for line in lines if line.startswith(" ")))
    return "\n".join([*heads, "", "```", rows, "```"])


# --- the package


def library_page() -> str:
    """Return the page of all names that `lzz_report` gives to other programs."""
    kinds: dict[str, list[str]] = {"Functions": [], "Values": [], "Errors": []}
    for name in dir(lzz_report):
        if not name.startswith("_"):
            kind, text = _described(name, getattr(lzz_report, name))
            kinds[kind].append(text)
    head = "# Library\n\n`import lzz_report` loads a name, and what stands behind it, when it is first asked for.\n"
    return "\n".join([head, *(f"## {kind}\n\n" + "\n".join(texts) for kind, texts in kinds.items())])


def _described(name: str, value: object) -> tuple[str, str]:
    """Return the kind of a name and its section."""
    if not isinstance(value, type):
        return ("Functions" if callable(value) else "Values"), _section(name, _signature(name, value), value)
    kind = "Errors" if issubclass(value, BaseException) else "Values"
    return kind, _section(name, "", value, _fields(value))


def _section(name: str, code: str, value: object, fields: str = "") -> str:
    signature = f"```python\n{code}\n```" if code else ""
    parts = (f"### `{name}`", signature, _paragraphs(inspect.getdoc(value)), fields)
    return "\n\n".join(part for part in parts if part) + "\n"


def _signature(name: str, value: object) -> str:
    if not callable(value):
        return ""
    signature = inspect.signature(value)
    return _plain(f"{name}{signature}" if len(str(signature)) < WIDTH else f"{name}{_broken(signature)}")


def _broken(signature: inspect.Signature) -> str:
    """Return a long signature with each parameter on a line of its own."""
    inner = str(signature.replace(return_annotation=inspect.Signature.empty))[1:-1]
    lines = "".join(f"    {parameter},\n" for parameter in re.split(r", (?=\*|\w+:)", inner))
    return f"(\n{lines}) -> {signature.return_annotation}"


def _plain(signature: str) -> str:
    """Return annotations without the quotes of their being text, and functions by their names."""
    return re.sub(r"<function (\w+) at \w+>", r"\1", signature).replace("'", "")


def _paragraphs(text: str | None) -> str:
    # In a docstring that names shapes and errors each line speaks for itself.
    return re.sub(r"(?<!\n)\n(?=Raises\b)", "\n\n", _text(text or ""))


def _fields(value: type) -> str:
    rows = list(_rows(value))
    return "\n".join(["| field | type | what it holds |", "|---|---|---|", *rows]) if rows else ""


def _rows(value: type) -> Iterator[str]:
    if issubclass(value, BaseModel):
        for name, info in value.model_fields.items():
            yield _row(name, _type_of(value, name), info.description)
    elif issubclass(value, enum.Enum):
        for member in value:
            yield _row(member.name, type(member.value).__name__, repr(member.value))
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield _row(field.name, _type_of(value, field.name), "")
    for name, member in vars(value).items():
        if isinstance(member, property) and not name.startswith("_"):
            yield _row(name, _returned(member), inspect.getdoc(member))


def _returned(member: property) -> str:
    return str(inspect.get_annotations(member.fget)["return"]) if member.fget else ""


def _type_of(value: type, name: str) -> str:
    """Return a field's annotation as it is written, without what is said beside the type."""
    homes = (home for home in value.__mro__ if name in inspect.get_annotations(home))
    annotation = inspect.get_annotations(next(homes))[name]
    if not isinstance(annotation, str):
        return getattr(annotation, "__name__", str(annotation))
    written = ast.parse(annotation, mode="eval").body
    while isinstance(written, ast.Subscript) and ast.unparse(written.value) == "Annotated":
        written = written.slice.elts[0] if isinstance(written.slice, ast.Tuple) else written.slice
    return ast.unparse(written)


def _row(name: str, kind: str, told: str | None) -> str:
    return f"| `{name}` | `{_cell(kind)}` | {_text(_cell(told or ''))} |"
