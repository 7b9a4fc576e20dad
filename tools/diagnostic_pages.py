"""Describes every code of the catalogue on a page of its own, with an example, and all of them on one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from lzz_report.diagnostics.catalogue import all_faults, example_of
from lzz_report.diagnostics.diagnostic import text_lines
from lzz_report.diagnostics.fault import Fault
from lzz_report.diagnostics.words import explanation_of, words_of

FOLDER = "reference/diagnostics"
INTRODUCTION = """# Diagnostics

What the program finds wrong has a code, which stays the same: for other programs (`--json`), and to look it up here or
by `lzz-report explain`. An error stops the work, a warning never does, a note tells what was done.
"""


def diagnostic_pages() -> dict[str, str]:
    """Return the page of all codes and the page of each, by path."""
    kinds = all_faults()
    pages = {f"{FOLDER}/{code}.md": _page(kind) for code, kind in kinds.items()}
    return {f"{FOLDER}/index.md": _index(kinds.values()), **pages}


def _index(kinds: Iterable[type[Fault]]) -> str:
    parts = [INTRODUCTION]
    for group, members in groupby(kinds, lambda kind: kind.group):
        rows = (f"| [`{kind.code}`]({kind.code}.md) | {kind.severity} | {_cell(_says(kind))} |" for kind in members)
        parts.append("\n".join([f"## {group.capitalize()}\n", "| code | is | says |", "|---|---|---|", *rows, ""]))
    return "\n".join(parts)


def _says(kind: type[Fault]) -> str:
    return words_of(example_of(kind).fault).problem


def _page(kind: type[Fault]) -> str:
    box = "\n".join(text_lines(example_of(kind).diagnostic))
    return f"# `{kind.code}`\n\n{_escaped(explanation_of(kind.code, kind.group))}\n\n```\n{box}\n```\n"


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")


def _cell(text: str) -> str:
    return _escaped(text).replace("|", "\\|")
