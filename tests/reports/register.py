"""Name: functions that make odd reports in, the register of all their kinds out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, TypeVar
from warnings import catch_warnings, simplefilter

import pikepdf
from pikepdf import PageCopyWarning

# How attaching to a report may end: a checked output, a second file beside an untouched report, or a refusal by code.
Ending = Literal[
    "output", "beside",
    "ambiguous", "damaged", "decrypt-forbidden", "encryption", "files-forbidden", "forbidden", "no-file", "no-pages",
    "no-report", "not-pdf", "password-missing", "password-wrong", "symlink", "unsound", "xfa",
]  # fmt: skip
Made = bytes | pikepdf.Pdf
M = TypeVar("M", bytes, pikepdf.Pdf)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of odd report: how it is made, what is odd about it, and the endings that are right for it."""

    name: str
    oddity: str
    make: Callable[[Path], Path]
    endings: tuple[Ending, ...]
    wish: dict[str, Any] = field(default_factory=dict)


KINDS: dict[str, Kind] = {}


def report(*endings: Ending, **wish: Any) -> Callable[[Callable[[], M]], Callable[[], M]]:
    """Register a function that returns a report; `wish` holds the fields of the AttachWish it is tried with."""

    def register(make: Callable[[], M]) -> Callable[[], M]:
        def write(folder: Path) -> Path:
            path = folder / f"{make.__name__}.pdf"
            path.write_bytes(as_bytes(make()))
            return path

        _enter(make, write, endings, wish)
        return make

    return register


def place(*endings: Ending, **wish: Any) -> Callable[[Callable[[Path], Path]], Callable[[Path], Path]]:
    """Register a function that puts something odd into a folder and returns its path."""

    def register(make: Callable[[Path], Path]) -> Callable[[Path], Path]:
        _enter(make, make, endings, wish)
        return make

    return register


def as_bytes(made: Made) -> bytes:
    """Return a report as the bytes of its file."""
    if isinstance(made, bytes):
        return made
    buffer = BytesIO()
    with catch_warnings():
        # Forms that are odd on purpose.
        simplefilter("ignore", PageCopyWarning)
        made.save(buffer, static_id=True, fix_metadata_version=False)
    return buffer.getvalue()


def _enter(
    make: Callable[..., object], write: Callable[[Path], Path], endings: tuple[Ending, ...], wish: dict[str, Any]
) -> None:
    name = make.__name__
    if name in KINDS or not make.__doc__:
        raise ValueError(f"{name}: every kind has a name of its own and says what is odd")
    KINDS[name] = Kind(name, make.__doc__, write, endings or ("output",), wish)
