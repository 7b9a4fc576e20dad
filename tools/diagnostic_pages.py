"""Describes every code of the catalogue on a page of its own, with an example, and all of them on one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import groupby
from pkgutil import iter_modules

from lzz_report.diagnostics import catalogue
from lzz_report.diagnostics.diagnostic import text_lines
from lzz_report.diagnostics.example import Example
from lzz_report.diagnostics.fault import Fault
from lzz_report.diagnostics.words import explanation_of, words_of

FOLDER = "reference/diagnostics"
INTRODUCTION = """# Diagnostics

What the program finds wrong has a code, which stays the same: for other programs (`--json`), and to look it up here.
An error stops the work, a warning never does.
"""


def diagnostic_pages() -> dict[str, str]:
    """Return the page of all codes and the page of each, by path."""
    examples = sorted(_examples(), key=lambda example: (example.fault.group, example.fault.code))
    by_code = {code: tuple(same) for code, same in groupby(examples, lambda example: example.fault.code)}
    pages = {f"{FOLDER}/{code}.md": _page(same) for code, same in by_code.items()}
    return {f"{FOLDER}/index.md": _index(same[0].fault for same in by_code.values()), **pages}


def _examples() -> Iterator[Example]:
    for module in iter_modules(catalogue.__path__, f"{catalogue.__name__}."):
        yield from getattr(import_module(module.name), "EXAMPLES", ())


def _index(faults: Iterable[Fault]) -> str:
    parts = [INTRODUCTION]
    for group, same in groupby(faults, lambda fault: fault.group):
        rows = (f"| [`{one.code}`]({one.code}.md) | {one.severity} | {_cell(words_of(one).problem)} |" for one in same)
        parts.append("\n".join([f"## {group.capitalize()}\n", "| code | is | says |", "|---|---|---|", *rows, ""]))
    return "\n".join(parts)


def _page(examples: Iterable[Example]) -> str:
    first, *_ = examples = tuple(examples)
    boxes = "\n\n".join("\n".join(text_lines(example.diagnostic)) for example in examples)
    explanation = _escaped(explanation_of(first.fault.code, first.fault.group))
    return f"# `{first.fault.code}`\n\n{explanation}\n\n```\n{boxes}\n```\n"


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")


def _cell(text: str) -> str:
    return _escaped(text).replace("|", "\\|")
