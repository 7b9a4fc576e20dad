"""Read: a project in, its file of funders as plain values out."""

from __future__ import annotations

from pathlib import Path

from lzz_report.load.yaml_file import read_yaml_file
from lzz_report.model.diagnostic import Diagnostic
from lzz_report.model.source import LoadedFile

FUNDERS = "data/funders.yaml"


def load_funders(project: Path) -> tuple[LoadedFile, tuple[Diagnostic, ...]]:
    """Return data/funders.yaml and what is wrong with it as a file."""
    file, problems = read_yaml_file(project, project / FUNDERS)
    return file, tuple(problems)
