"""Passes over slow habits of the engine while it works; every byte stays as it was.

Each speed-up looks for what it relies on and tries itself against the engine once. Where the engine has changed it
steps aside: the same pages take longer.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cache
from typing import Any

from lzz_report.engine import fast_paths, fast_values
from lzz_report.engine.isolated import weasyprint

LOGGER = logging.getLogger(__name__)
Patch = Callable[[], AbstractContextManager[None]]
SPEEDUPS = {"initial values": fast_values, "SVG paths": fast_paths}


@contextmanager
def with_speedups(*, is_on: bool = True) -> Iterator[None]:
    """Change the engine for a while; the one switch for whatever of it is changed."""
    with ExitStack() as patched:
        for patch in _patches() if is_on else ():
            patched.enter_context(patch())
        yield


@cache
def _patches() -> Sequence[Patch]:
    return known_patches(weasyprint)


def known_patches(engine: Any) -> Sequence[Patch]:
    """Return the speed-ups that this engine is known to take, with a line in the log for each it does not."""
    patches = []
    for name, speedup in SPEEDUPS.items():
        try:
            patches.append(speedup.patch_for(names_in(engine, speedup.RELIES_ON)))
        except Exception as error:  # noqa: BLE001  whatever an unknown engine answers, pages can be made without
            LOGGER.warning("the engine has changed, and the speed-up for %s steps aside: %s", name, error)
    return tuple(patches)


def names_in(engine: Any, paths: Sequence[str]) -> Mapping[str, Any]:
    """Return what the engine holds under dotted names; AttributeError for the first it does not know."""
    found = {}
    for path in paths:
        value = engine
        for name in path.split("."):
            value = getattr(value, name)
        found[path] = value
    return found
