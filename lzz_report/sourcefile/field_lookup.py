"""What a model says about the field at a path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Union, get_args, get_origin

from pydantic import BaseModel

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

# Fields that come from the names of files and folders, never from what is written in them.
GIVEN = frozenset({"slug", "folders"})


@dataclass(frozen=True)
class WrittenAs:
    """Other names people write for a field: the German word, or a neighbouring English one."""

    names: frozenset[str]

    def __init__(self, *names: str) -> None:
        object.__setattr__(self, "names", frozenset(names))


def field_written_as(model: type[BaseModel], path: Sequence[str | int], written: str) -> str:
    """Return the field where `path` leads that people write as `written`, or ""."""
    inner = model_at(model, path)
    fields = inner.model_fields.items() if inner else ()
    others = ((name, one.names) for name, info in fields for one in info.metadata if isinstance(one, WrittenAs))
    return next((name for name, names in others if written.casefold() in names), "")


def field_at(model: type[BaseModel], path: Sequence[str | int]) -> FieldInfo | None:
    """Return the field a path like ("contacts", 0, "phone") leads to, or None where the model knows none."""
    info = None
    current: type[BaseModel] | None = model
    is_key = False
    for step in path:
        # An item of a list, or a name that somebody has chosen: what is inside is of the same field.
        if isinstance(step, int) or is_key:
            is_key = False
            continue
        info = current.model_fields.get(step) if current else None
        current = submodel(info.annotation) if info else None
        is_key = info is not None and get_origin(info.annotation) is dict
    return info


def submodel(annotation: object) -> type[BaseModel] | None:
    """Return the model inside an annotation such as `tuple[Contact, ...]` or `Photo | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    origin = get_origin(annotation)
    if origin in {tuple, dict, Annotated, Union, UnionType}:
        return next((found for part in get_args(annotation) if (found := submodel(part))), None)
    return None


def field_names(model: type[BaseModel], path: Sequence[str | int]) -> tuple[str, ...]:
    """Return the fields an author may write where `path` leads, in the order of the model."""
    inner = model_at(model, path)
    return tuple(name for name in inner.model_fields if name not in GIVEN) if inner else ()


def model_at(model: type[BaseModel], path: Sequence[str | int]) -> type[BaseModel] | None:
    """Return the model that holds the fields where `path` leads."""
    info = field_at(model, path)
    return model if not path else submodel(info.annotation) if info else None


def dotted(path: Sequence[str | int]) -> str:
    """Return the path as a person writes it: `contacts[0].phone`."""
    written = ""
    for step in path:
        written += f"[{step}]" if isinstance(step, int) else f".{step}" if written else step
    return written
