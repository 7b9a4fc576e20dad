"""What every fault of the catalogue has: a stable code, a severity and named values; its words are kept by language.

Each code is one class below `diagnostics/catalogue/`, so that a missing or wrong value is an error of types. The code
is the class's name in lower case with hyphens, the group the name of its module.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar, Self, dataclass_transform, get_origin, get_type_hints


class Severity(StrEnum):
    """An error stops the work, a warning never does, a note tells what was done."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_classes: dict[str, type[Fault]] = {}


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Fault:
    """A fault without its place; `abstract=True` marks a class that only hands values on to others."""

    __dataclass_fields__: ClassVar[dict[str, Any]]
    code: ClassVar[str]
    group: ClassVar[str]
    severity: ClassVar[Severity] = Severity.ERROR

    def __init_subclass__(cls, *, abstract: bool = False, **rest: Any) -> None:  # noqa: ANN401  handed on as it came
        super().__init_subclass__(**rest)
        if abstract:
            return
        cls.code = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()
        cls.group = cls.__module__.rpartition(".")[2]
        if cls.code in _classes:
            raise TypeError(f"two faults have the code {cls.code}")
        _classes[cls.code] = cls

    def __new__(cls, **_values: object) -> Self:
        # A run meets a few of hundreds of faults: each class becomes a dataclass when its first fault is made.
        for kind in reversed(cls.__mro__):
            if issubclass(kind, Fault) and kind is not Fault and "__dataclass_params__" not in kind.__dict__:
                dataclasses.dataclass(frozen=True, kw_only=True)(kind)
        return super().__new__(cls)

    @property
    def values(self) -> Mapping[str, object]:
        """The named values, as their words take them."""
        return {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}


class Doubt(Fault, abstract=True):
    """A fault that never stops the work."""

    severity: ClassVar[Severity] = Severity.WARNING


class Remark(Fault, abstract=True):
    """What there is to know of something that went well."""

    severity: ClassVar[Severity] = Severity.NOTE


def value_types(kind: type[Fault]) -> Mapping[str, object]:
    """Return the types of a fault's values by name."""
    types = get_type_hints(kind)
    return {name: hint for name, hint in types.items() if get_origin(hint) is not ClassVar}


def fault_classes() -> Mapping[str, type[Fault]]:
    """Return the classes of all modules of the catalogue loaded so far, by code."""
    return MappingProxyType(_classes)
