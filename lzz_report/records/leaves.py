"""Every field inside the plain values of a record, with its path in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def fields_in(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield every field with its path ("contacts[0].email"), the enclosing ones included."""
    if path:
        yield path, value
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from fields_in(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(value, tuple | list):
        for index, inner in enumerate(value):
            yield from fields_in(inner, f"{path}[{index}]")


def texts_in(value: object) -> Iterator[tuple[str, str]]:
    """Yield every text with its path."""
    return ((path, inner) for path, inner in fields_in(value) if isinstance(inner, str))
