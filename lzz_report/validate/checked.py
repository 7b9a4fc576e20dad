"""One file after the check of its fields: its model or its errors, and whatever further checks may rely on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from lzz_report.diagnostics.catalogue.fields import FieldFromFileName
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.diagnostics.fault import Fault
from lzz_report.diagnostics.fix import Fix
from lzz_report.records.base import Model
from lzz_report.records.leaves import fields_in
from lzz_report.records.nature import RecordText, nature_at
from lzz_report.sourcefile.source import LoadedFile, SourceFile, Span
from lzz_report.sourcefile.validation import validated
from lzz_report.sourcefile.wording import shortened

AnyModel = TypeVar("AnyModel", bound=Model)


@dataclass(frozen=True)
class Checked:
    """A file after the check of its fields.

    `texts` holds its sound texts by field path, also when other fields are wrong: so one run names all faults.
    `written` holds every path that has a value, sound or not.
    """

    source: SourceFile
    model: type[Model]
    slug: str
    errors: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    written: frozenset[str]
    unsound: frozenset[str]

    def text(self, path: str) -> str:
        """Return a sound text, or "" where there is none."""
        return self.texts.get(path, "")

    def record_texts(self) -> Iterator[RecordText]:
        """Yield the sound texts, each with what its field says of it."""
        for path, text in self.texts.items():
            if nature := nature_at(self.model, path):
                yield RecordText(path, text, nature)

    def indices(self, name: str) -> list[int]:
        """Return the numbers of a list's sound entries."""
        count = 0
        while f"{name}[{count}]" in self.written:
            count += 1
        return [index for index in range(count) if f"{name}[{index}]" not in self.unsound]

    def is_sound(self, path: str) -> bool:
        """Tell whether neither the field nor anything inside it is wrong."""
        return not any(one == path or one.startswith((f"{path}.", f"{path}[")) for one in self.unsound)

    def diagnostic(self, path: str, fault: Fault, span: Span | None = None, fix: Fix | None = None) -> Diagnostic:
        """Return a fault at a field of this file, or at a stretch of it."""
        got = self.text(path) if span is None else self.source.text[span.start : span.end]
        return self.source.diagnostic(path, fault, span=span, got=shortened(got), fix=fix)


def check_file(file: LoadedFile, model: type[AnyModel], extra: Mapping[str, object]) -> tuple[Checked, AnyModel | None]:
    """Validate the values of a file, together with `extra` fields that are not written in it."""
    data = file.data if isinstance(file.data, dict) else {}
    refused = [name for name in extra if name in data]
    valid: AnyModel | None = None
    errors: list[Diagnostic] = []
    unsound = set(refused)
    if isinstance(file.data, dict):
        valid, errors, wrong = validated(model, {**data, **extra}, lambda path: (file.source, path))
        unsound |= wrong
    errors += [_not_written(file.source, name) for name in refused]
    leaves = dict(fields_in(data))
    checked = Checked(
        source=file.source,
        model=model,
        slug=file.slug,
        errors=tuple(errors),
        texts={path: value.strip() for path, value in leaves.items() if isinstance(value, str) and path not in unsound},
        written=frozenset(path for path, value in leaves.items() if value is not None),
        unsound=frozenset(unsound),
    )
    return checked, valid


def _not_written(source: SourceFile, name: str) -> Diagnostic:
    return source.diagnostic(name, FieldFromFileName(name=name), span=source.keys.get(name))
