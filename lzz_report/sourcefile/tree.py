"""YAML text read by events as plain values with the place of each; nothing is constructed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from lzz_report.diagnostics.catalogue.yaml import (
    DuplicateKey,
    FileKind,
    YamlAlias,
    YamlAliasUnknown,
    YamlAnchor,
    YamlBackslash,
    YamlDirective,
    YamlEmpty,
    YamlKey,
    YamlNoFields,
    YamlSecondDocument,
    YamlTag,
    YamlTooDeep,
    YamlTooManyValues,
)
from lzz_report.diagnostics.fault import Fault
from lzz_report.diagnostics.fix import Fix
from lzz_report.sourcefile.source import Span
from lzz_report.sourcefile.syntax import syntax_fault

# Records say each value where it stands; files of designers may name a value and use it again.
_KINDS_WITH_ALIASES = frozenset({"theme", "strings"})

MAX_DEPTH = 8
MAX_VALUES = 20_000

NULL = re.compile(r"~|null|Null|NULL|")
BOOLEAN = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
# Numbers with leading zeros stay text: a key (09174) or a postcode must not lose one.
INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
DECIMAL = re.compile(r"[-+]?(?=\.?[0-9])(0|[1-9][0-9]{0,17})?(\.[0-9]{1,25})?([eE][-+]?[0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of a file, before it is joined with the file's name and lines."""

    span: Span
    fault: Fault
    field: str = ""
    got: str = ""
    fix: Fix | None = None


@dataclass(slots=True)
class Tree:
    """What a file holds; `data` is None when it could not be understood as a whole."""

    data: object = None
    values: dict[str, Span] = field(default_factory=dict)
    keys: dict[str, Span] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class _Stop(Exception):  # noqa: N818  it ends the reading, it is no error of the programme
    """The file goes on in a way that is not read."""


def read_tree(text: str, kind: FileKind = "district") -> Tree:
    """Read a text of one YAML document whose top is a mapping."""
    tree = Tree()
    if directive := re.search(r"^%", text, re.MULTILINE):
        _add(tree, directive.span(), YamlDirective())
        return tree
    try:
        tree.data = _Reader(text, tree, kind).read()
    except _Stop:
        pass
    except MarkedYAMLError as error:
        tree.problems.append(_syntax_problem(text, error, kind))
    except (YAMLError, ValueError, OverflowError) as error:
        # The scanner hands on what Python says of an escape like "\U99999999".
        _add(tree, (0, 1), YamlBackslash(reason=str(error)))
    return tree


def _syntax_problem(text: str, error: MarkedYAMLError, kind: FileKind) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = min(mark.index if mark else 0, max(len(text) - 1, 0))
    opened = error.context_mark.index if error.context_mark else place
    place, fault = syntax_fault(text, place, opened, error.problem or "", kind)
    return Problem(Span(place, place + 1), fault)


def _add(tree: Tree, span: tuple[int, int], fault: Fault, path: str = "") -> None:
    tree.problems.append(Problem(Span(*span), fault, path))


class _Reader:
    """Walks through the parser's events and builds dicts, tuples and scalars."""

    def __init__(self, text: str, tree: Tree, kind: FileKind) -> None:
        self.text = text
        self.kind = kind
        self.has_aliases = kind in _KINDS_WITH_ALIASES
        self.tree = tree
        self.count = 0
        self.refused: set[type[Fault]] = set()
        self.anchored: dict[str, tuple[str, object]] = {}
        # Parsing by events: nothing is constructed, and what an alias stands for is counted.
        self.events: Iterator[Event] = iter(YAML(typ="safe", pure=True).parse(text))

    def read(self) -> dict[str, object]:
        documents = 0
        data: object = None
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, YamlSecondDocument())
                    raise _Stop
            elif isinstance(event, NodeEvent):
                data = self._value(event, "", 0)
        if not documents or (data is None and not self.tree.problems):
            self._stop((0, 0), YamlEmpty(file_kind=self.kind))
        if not isinstance(data, dict):
            self._stop((0, 1), YamlNoFields(file_kind=self.kind))
        if YamlAlias in self.refused:
            raise _Stop
        return data

    def _value(self, event: Event, path: str, depth: int) -> object:
        self._guard(event, path, depth)
        start = event.start_mark.index
        self.tree.values[path] = Span(start, max(start, event.end_mark.index))
        if isinstance(event, AliasEvent):
            return self._repeated(event, path, depth) if self.has_aliases else None
        value: object = None
        if isinstance(event, MappingStartEvent):
            value = self._mapping(path, depth)
        elif isinstance(event, SequenceStartEvent):
            value = self._sequence(path, depth)
        elif isinstance(event, ScalarEvent):
            value = _scalar(event)
        if isinstance(event, NodeEvent) and event.anchor is not None:
            self.anchored[event.anchor] = path, value
        return value

    def _repeated(self, alias: AliasEvent, path: str, depth: int) -> object:
        """Return the value of an anchor once more; its parts stand where they are written."""
        if alias.anchor not in self.anchored:
            self._refuse(alias, YamlAliasUnknown(name=alias.anchor), path)
            return None
        anchor, value = self.anchored[alias.anchor]
        for spans in (self.tree.values, self.tree.keys):
            inside = {inner: span for inner, span in spans.items() if inner.startswith((f"{anchor}.", f"{anchor}["))}
            for inner, span in inside.items():
                self._guard(alias, path, depth)
                spans[path + inner.removeprefix(anchor)] = span
        return deepcopy(value)

    def _guard(self, event: Event, path: str, depth: int) -> None:
        """Refuse what makes YAML more than a plain record: anchors, aliases, tags, great depth and number."""
        self.count += 1
        if self.count > MAX_VALUES:
            self._refuse(event, YamlTooManyValues(max_count=MAX_VALUES), path)
            raise _Stop
        if depth > MAX_DEPTH:
            self._refuse(event, YamlTooDeep(max_depth=MAX_DEPTH), path)
            raise _Stop
        anchor = None if self.has_aliases else getattr(event, "anchor", None)
        if anchor is not None and isinstance(event, AliasEvent):
            self._refuse(event, YamlAlias(name=anchor), path)
        elif anchor is not None:
            self._refuse(event, YamlAnchor(name=anchor), path)
        elif getattr(event, "tag", None) is not None:
            self._refuse(event, YamlTag(word=_word(self.text, event.start_mark.index)), path)

    def _refuse(self, event: Event, fault: Fault, path: str = "") -> None:
        """Note the first fault of its kind; an alias bomb would otherwise fill the screen."""
        kind = YamlAlias if isinstance(fault, YamlAnchor | YamlAliasUnknown) else type(fault)
        if kind not in self.refused:
            self.refused.add(kind)
            start = event.start_mark.index
            _add(self.tree, (start, start + len(_word(self.text, start))), fault, path)

    def _stop(self, span: tuple[int, int], fault: Fault) -> NoReturn:
        """End the reading; what was found before explains it better."""
        if not self.tree.problems:
            _add(self.tree, span, fault)
        raise _Stop

    def _mapping(self, path: str, depth: int) -> dict[str, object]:
        mapping: dict[str, object] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                self._refuse(event, YamlKey(), path)
                raise _Stop
            name = event.value
            inner = f"{path}.{name}" if path else name
            span = Span(event.start_mark.index, event.end_mark.index)
            self._guard(event, inner, depth)
            if name in mapping:
                self._value_of_double(inner, span, depth)
                continue
            self.tree.keys[inner] = span
            mapping[name] = self._value(next(self.events), inner, depth + 1)
            value = self.tree.values[inner]
            if value.start == value.end:
                # The parser places an absent value at whatever comes next.
                self.tree.values[inner] = span
        return mapping

    def _value_of_double(self, inner: str, span: Span, depth: int) -> None:
        """Name the second field of a name, and read past its value."""
        first = self.text.count("\n", 0, self.tree.keys[inner].start) + 1
        _add(self.tree, (span.start, span.end), DuplicateKey(first_line=first), inner)
        places = self.tree.values, self.tree.keys
        self.tree.values, self.tree.keys = {}, {}
        self._value(next(self.events), inner, depth + 1)
        self.tree.values, self.tree.keys = places

    def _sequence(self, path: str, depth: int) -> tuple[object, ...]:
        items: list[object] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            items.append(self._value(event, f"{path}[{len(items)}]", depth + 1))
        return tuple(items)


def _scalar(event: ScalarEvent) -> object:
    """Return text, number, truth value or nothing; quoted and block text is always text."""
    text: str = event.value
    if event.style is not None:
        return text
    if NULL.fullmatch(text):
        return None
    if text in BOOLEAN:
        return BOOLEAN[text]
    if INTEGER.fullmatch(text):
        return int(text)
    return float(text) if DECIMAL.fullmatch(text) else text


def _word(text: str, start: int) -> str:
    match = re.compile(r"\S+").match(text, start)
    return match.group() if match else " "
