"""Quicken: the engine in, the engine with slow habits passed over out; every byte stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lzz_report.engine.fast_paths import fast_svg_paths
from lzz_report.engine.fast_values import fast_initial_values


@contextmanager
def with_speedups(*, is_on: bool = True) -> Iterator[None]:
    """Change the engine for a while; the one switch for whatever of it is changed."""
    if not is_on:
        yield
        return
    with fast_initial_values(), fast_svg_paths():
        yield
