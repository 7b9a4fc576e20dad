"""Remember: what was asked for before the command in, what every command and its failure go by out."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Invocation:
    """One call of the program: where the project lies, and who reads the answer."""

    project: Path = field(default_factory=Path)
    as_json: bool = False
