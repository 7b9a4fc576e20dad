"""Listen: the engine at work in, the lines of its log out."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = record.getMessage()
        if line not in self.lines:
            self.lines.append(line)


@contextmanager
def captured_log() -> Iterator[list[str]]:
    """Collect what the engine warns of; nothing of it reaches the terminal."""
    logger = logging.getLogger("weasyprint")
    collector = _Collector()
    handlers, propagate, level = logger.handlers[:], logger.propagate, logger.level
    logger.handlers, logger.propagate = [collector], False
    logger.setLevel(logging.WARNING)
    try:
        yield collector.lines
    finally:
        logger.handlers, logger.propagate = handlers, propagate
        logger.setLevel(level)
