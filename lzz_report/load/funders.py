"""The project's file of funders as plain values."""

from __future__ import annotations

from pathlib import Path

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.sourcefile.source import LoadedFile
from lzz_report.sourcefile.yaml_file import read_yaml_file

FUNDERS = "data/funders.yaml"


def load_funders(project: Path) -> tuple[LoadedFile, tuple[Diagnostic, ...]]:
    """Return data/funders.yaml and what is wrong with it as a file."""
    file, problems = read_yaml_file(project, project / FUNDERS, "funders")
    return file, tuple(problems)
