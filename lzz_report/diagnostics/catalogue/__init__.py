"""All faults of the program: a class for each code, in a module for each group, with an example of each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from lzz_report.diagnostics.example import Example
from lzz_report.diagnostics.fault import Fault, fault_classes

# In the order in which somebody meets them.
GROUPS = (
    "requests",
    "files",
    "yaml",
    "fields",
    "addresses",
    "editions",
    "languages",
    "passages",
    "photos",
    "gaps",
    "spelling",
    "fitting",
    "pages",
    "preflight",
    "privacy",
    "themes",
    "templates",
    "stylesheets",
    "funders",
    "reports",
    "output",
    "machine",
)


@cache
def _examples() -> Mapping[type[Fault], Example]:
    examples: dict[type[Fault], Example] = {}
    for group in GROUPS:
        module = import_module(f"{__name__}.{group}")
        examples |= {type(example.fault): example for example in module.examples()}
    return examples


def all_faults() -> Mapping[str, type[Fault]]:
    """Return the class of each code, group by group."""
    _examples()
    known = sorted(fault_classes().items(), key=lambda item: (GROUPS.index(item[1].group), item[0]))
    return dict(known)


def example_of(kind: type[Fault]) -> Example:
    """Return the example of a fault."""
    return _examples()[kind]
