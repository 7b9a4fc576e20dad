"""Tabulate: the sheets of an edition in, a table of their forms, sizes of type and fill levels out."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from lzz_report.cli.streams import is_terminal
from lzz_report.documents.fitted import FittedSheet

COLUMNS = ("district", "form", "size", "full", "pages")
NUMERIC = ("size", "full", "pages")


def as_records(sheets: Sequence[FittedSheet]) -> list[dict[str, object]]:
    """Return the sheets as plain values for JSON; `fill` 1 means that nothing is to spare."""
    return [
        {"slug": one.slug, "form": one.page_variant, "step": one.size_step, "fill": one.fill, "pages": one.pages}
        for one in sheets
    ]


def print_sheets(sheets: Sequence[FittedSheet]) -> None:
    """Print the table: through rich at a terminal, else as aligned text."""
    rows = [(one.slug, one.page_variant, one.size_step, f"{one.fill:.0%}", str(one.pages)) for one in sheets]
    if is_terminal(sys.stdout):
        _print_rich(rows)
    else:
        click.echo("\n".join(_aligned([COLUMNS, *rows])))


def _print_rich(rows: Sequence[tuple[str, ...]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title_justify="left")
    for name in COLUMNS:
        table.add_column(name, justify="right" if name in NUMERIC else "left")
    for row in rows:
        table.add_row(*row)
    Console(markup=False, highlight=False).print(table)


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(_cell(*cell) for cell in zip(COLUMNS, row, widths, strict=True)).rstrip() for row in rows]


def _cell(name: str, text: str, width: int) -> str:
    return text.rjust(width) if name in NUMERIC else text.ljust(width)
