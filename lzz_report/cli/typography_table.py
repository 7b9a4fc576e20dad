"""Show: what typesetting changes in, a line for each place out."""

from __future__ import annotations

from collections.abc import Sequence

from lzz_report.documents.typographic_change import TypographicChange

# What cannot be seen on the page is shown by a sign of its own.
SHOWN = str.maketrans({"\u00a0": "␣", "\u202f": "␣", "\u2060": "⁀", "\u200b": "|"})
LEGEND = "␣ space where no line ends, ⁀ no line ends here, | a line may end here"


def as_lines(found: Sequence[TypographicChange]) -> list[str]:
    """Return one line for each place, and what the signs mean."""
    lines = [f"{one.at}  {_shown(one.before)} → {_shown(one.after)}  ({', '.join(one.rules)})" for one in found]
    changes = "1 change" if len(found) == 1 else f"{len(found)} changes"
    return [*lines, *([LEGEND] if found else []), f"{changes} on the way to the page; the records stay as they are"]


def as_records(found: Sequence[TypographicChange]) -> list[dict[str, object]]:
    """Return the same as plain values for JSON, with the characters themselves."""
    return [
        {
            "file": one.at.file,
            "line": one.at.line,
            "column": one.at.column,
            "field": one.at.field,
            "before": one.before,
            "after": one.after,
            "rules": list(one.rules),
        }
        for one in found
    ]


def _shown(text: str) -> str:
    return " ".join(text.split(" ")).translate(SHOWN)
