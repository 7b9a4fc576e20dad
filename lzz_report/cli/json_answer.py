"""Answer: what a command found or did in, one JSON object on standard output out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

import click

from lzz_report.diagnostics.diagnostic import Diagnostic, as_record, is_error


def answer(
    diagnostics: Iterable[Diagnostic] = (),
    *,
    ok: bool,
    problem: str | None = None,
    values: Mapping[str, object] | None = None,
) -> None:
    """Print the answer; `problem` words a failure that has no place in a file, `values` are the command's own."""
    found = tuple(diagnostics)
    errors = sum(map(is_error, found))
    whole = {
        "ok": ok,
        "problem": problem,
        **(values or {}),
        "errors": errors,
        "warnings": len(found) - errors,
        "diagnostics": [as_record(one) for one in found],
    }
    # Escaped to ASCII: whatever the encoding of the stream, the reader gets the same text.
    click.echo(json.dumps(whole, indent=2))
