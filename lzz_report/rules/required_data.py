"""Judge: the name of a gap in, whether a page is wrong with it out."""

from __future__ import annotations

import re

EDITION = "edition"
# A link that leads nowhere, a letter that does not arrive, a photo nobody is named for, what the press laws ask for.
_NEEDED = re.compile(
    r"edition/(?:about|imprint\.(?:publisher|address|responsible|print))"
    r"|[a-z0-9-]+/(?:links\[\d+\]\.url|contacts\[\d+\]\.city|photo\.credit)"
)


def missing_data_name(owner: str, path: str) -> str:
    """Return what an edition calls a gap under `accepted_gaps`; `owner` is a district's slug, or "edition"."""
    return f"{owner}/{path}"


def is_needed(gap: str) -> bool:
    """Tell whether a final page would be wrong without what is missing; other gaps are merely a pity."""
    return _NEEDED.fullmatch(gap) is not None
