"""Describe: nothing in, the JSON Schemas of the records out, to standard output or into the project."""

from __future__ import annotations

import json

import click

from lzz_report.cli.invocation import Invocation
from lzz_report.cli.options import common
from lzz_report.diagnostics.catalogue.requests import NoData
from lzz_report.errors import UsageError

FOLDER = "data/schema"
EXAMPLES = """\b
Examples:
  lzz-report schema            show all schemas as one JSON object
  lzz-report schema --write    renew data/schema/ in the project, for editors
"""


@click.command(epilog=EXAMPLES)
@click.option("--write", is_flag=True, help=f"Write them into {FOLDER}/ of the project.")
@common
@click.pass_obj
def schema(call: Invocation, *, write: bool) -> None:
    """Show or write the rules editors check by.

    They are JSON Schemas. Each record names its schema in the first line; an editor that knows YAML schemas then
    completes and checks fields.
    """
    from lzz_report.schema import schema_texts

    texts = schema_texts()
    if write:
        _write(texts, call)
    else:
        click.echo(json.dumps({name: json.loads(text) for name, text in texts.items()}, indent=2))


def _write(texts: dict[str, str], call: Invocation) -> None:
    if not (call.project / "data").is_dir():
        raise UsageError(NoData(folder=str(call.project.resolve())))
    folder = call.project / FOLDER
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        path = folder / name
        is_current = path.is_file() and path.read_bytes() == text.encode()
        if not is_current:
            path.write_bytes(text.encode())
        call.say(f"{FOLDER}/{name}: {'as it should be' if is_current else 'written'}")
