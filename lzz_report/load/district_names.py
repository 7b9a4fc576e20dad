"""The districts of an edition by all their names, without a look into their records."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from lzz_report.reference import register
from lzz_report.rules.choosing import Choice

KEY_LINE = re.compile(rb"^key:[ ]*[\"']?(\d{5})\b", re.MULTILINE)


def record_keys(project: Path, edition_id: str) -> dict[str, str]:
    """Return the official key that each record of an edition names, by slug; "" where none is seen.

    A quick look, for lists and completion: nothing is checked.
    """
    files = sorted((project / "data" / edition_id / "districts").glob("*.yaml"))
    found = ((file.stem, KEY_LINE.search(file.read_bytes())) for file in files if file.is_file())
    return {slug: match[1].decode() if match else "" for slug, match in found}


def district_choices(keys: Mapping[str, str]) -> tuple[Choice, ...]:
    """Return the districts of `keys` (by slug), each with its key and its names as the pages spell them."""
    return tuple(Choice(slug, _names(key)) for slug, key in keys.items())


def _names(key: str) -> tuple[str, ...]:
    place = register().get(key)
    return (place.key, place.name, place.title) if place else ()
