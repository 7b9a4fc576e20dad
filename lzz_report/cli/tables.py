"""Tables on standard output: through rich at a terminal, else as aligned text."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence

import click

from lzz_report.cli.streams import is_terminal


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]], numeric: Collection[str] = ()) -> None:
    """Print rows under the names of their columns; those of `numeric` columns stand at the right."""
    if is_terminal(sys.stdout):
        _print_rich(columns, rows, numeric)
    else:
        click.echo("\n".join(_aligned(columns, rows, numeric)))


def _print_rich(columns: Sequence[str], rows: Sequence[Sequence[str]], numeric: Collection[str]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title_justify="left")
    for name in columns:
        table.add_column(name, justify="right" if name in numeric else "left")
    for row in rows:
        table.add_row(*row)
    Console(markup=False, highlight=False).print(table)


def _aligned(columns: Sequence[str], rows: Sequence[Sequence[str]], numeric: Collection[str]) -> list[str]:
    lines = [columns, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return [
        "  ".join(
            text.rjust(width) if name in numeric else text.ljust(width)
            for name, text, width in zip(columns, line, widths, strict=True)
        ).rstrip()
        for line in lines
    ]
