"""Errors of our own functions that the engine calls, which would swallow them.

WeasyPrint 70: whatever a fetcher or the drawing of an SVG raises becomes a line in the log and a missing picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_swallowed: ContextVar[list[Exception] | None] = ContextVar("swallowed", default=None)


class RefusalError(ValueError):
    """What a function says to the engine on purpose: the line in the log is wanted."""


@contextmanager
def own_errors_raised() -> Iterator[None]:
    """Raise again, at the end, the first error that one of our functions has raised meanwhile."""
    errors: list[Exception] = []
    token = _swallowed.set(errors)
    try:
        yield
    finally:
        _swallowed.reset(token)
        if errors:
            raise errors[0]


def called_by_engine(function: Callable[P, R]) -> Callable[P, R]:
    """Remember what a function raises, but for refusals."""

    @wraps(function)
    def remembering(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except RefusalError:
            raise
        except Exception as error:
            errors = _swallowed.get()
            if errors is not None:
                errors.append(error)
            raise

    return remembering
