"""Small replacements in a text, made in the whole of it or in its runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Edit:
    """Replace text[start:end] by `after`; with start == end, insert it there."""

    start: int
    end: int
    after: str
    rule: str


def without_overlaps(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Keep of edits that touch the same characters the one that comes first; return them in order of place."""
    kept: list[Edit] = []
    for edit in edits:
        if not any(_meets(edit, other) for other in kept):
            kept.append(edit)
    return tuple(sorted(kept))


def _meets(one: Edit, other: Edit) -> bool:
    if one.start == one.end or other.start == other.end:
        return one.start == other.start and one.end == other.end
    return one.start < other.end and other.start < one.end


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return `text` with its edits made; they come in order of place and do not overlap."""
    pieces, end = [], 0
    for edit in edits:
        pieces += [text[end : edit.start], edit.after]
        end = edit.end
    return "".join([*pieces, text[end:]])


def apply_to_runs(runs: Sequence[str], edits: Sequence[Edit]) -> list[str]:
    """Apply edits of the joined text to its runs; what replaces a stretch over two runs goes to the first."""
    done, begin = [], 0
    for index, run in enumerate(runs):
        end = begin + len(run)
        own = []
        for edit in edits:
            inserts_here = edit.start == edit.end and (begin < edit.start <= end or edit.start == begin == index == 0)
            if inserts_here or (edit.start < end and edit.end > begin and edit.start != edit.end):
                after = edit.after if edit.start >= begin else ""
                own.append(Edit(max(edit.start, begin) - begin, min(edit.end, end) - begin, after, edit.rule))
        done.append(apply_edits(run, own))
        begin = end
    return done
