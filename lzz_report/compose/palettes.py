"""A pair of colours for each district, so that no neighbours share one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence


def assign_palettes(
    keys: Sequence[str],
    named: Mapping[str, int],
    pairs: int,
    borders: Callable[[str, str], bool],
) -> dict[str, int]:
    """Return the colour pair (1 … `pairs`) of each key.

    A pair named in a record stands where the theme has it. Every other district takes the next pair in turn that
    neither the district before it, nor the one after it (where that is named), nor a bordering one already has.
    Same keys, same pairs.
    """
    chosen = {key: named[key] for key in keys if 1 <= named.get(key, 0) <= pairs}
    for index, key in enumerate(keys):
        if key in chosen:
            continue
        beside = {chosen.get(other) for other in (*keys[max(index - 1, 0) : index], *keys[index + 1 : index + 2])}
        bordering = {chosen[other] for other in chosen if borders(key, other)}
        turn = [(index + step) % pairs + 1 for step in range(pairs)]
        chosen[key] = next(
            (pair for pair in turn if pair not in beside | bordering),
            next((pair for pair in turn if pair not in beside), turn[0]),
        )
    return {key: chosen[key] for key in keys}
