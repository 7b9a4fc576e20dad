"""How an edition calls what is not known yet."""

from __future__ import annotations

EDITION = "edition"


def missing_data_name(owner: str, path: str) -> str:
    """Return what an edition calls a gap under `accepted_gaps`; `owner` is a district's slug, or "edition"."""
    return f"{owner}/{path}"
