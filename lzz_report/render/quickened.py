"""Quicken: the engine in, the engine with slow habits passed over out; every byte stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lzz_report.render.plain_paths import plain_paths
from lzz_report.render.plain_values import plain_values


@contextmanager
def quickened(*, is_on: bool = True) -> Iterator[None]:
    """Change the engine for a while; the one switch for whatever of it is changed."""
    if not is_on:
        yield
        return
    with plain_values(), plain_paths():
        yield
