"""Migrate: a project in, its files of earlier schema versions in the names of today out."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lzz_report.diagnostics.catalogue.requests import NothingToMigrate
from lzz_report.diagnostics.catalogue.yaml import FileKind
from lzz_report.diagnostics.diagnostic import Diagnostic, in_reading_order, is_error
from lzz_report.errors import InputError, UsageError
from lzz_report.load import FUNDERS, edition_ids
from lzz_report.sourcefile.migration import brought_up_to_date
from lzz_report.sourcefile.schema_versions import CURRENT_VERSIONS
from lzz_report.sourcefile.yaml_file import read_yaml_file

BESIDE = ".migrated"


@dataclass(frozen=True, slots=True)
class Migration:
    """A file of the project that has versions: as it is, and as it would be in today's."""

    name: str
    path: Path
    before: bytes
    after: bytes
    from_version: int
    to_version: int

    @property
    def is_needed(self) -> bool:
        """Tell whether anything in the file would change."""
        return self.before != self.after

    @property
    def diff(self) -> str:
        """The change as a unified diff; line breaks are shown as those of Unix."""
        before, after = (
            content.decode().replace("\r\n", "\n").splitlines(keepends=True) for content in (self.before, self.after)
        )
        lines = difflib.unified_diff(before, after, self.name, self.name, n=1)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def migrations(project: Path) -> tuple[Migration, ...]:
    """Return every file of the project that has a schema version; nothing is changed.

    Raises InputError when one of them cannot be read or is of a version nobody knows yet, UsageError when there is no
    such file.
    """
    found: list[Migration] = []
    faults: list[Diagnostic] = []
    for kind, path in _files(project):
        before = path.read_bytes()
        file, problems = read_yaml_file(project, path, kind)
        errors = [one for one in problems if is_error(one)]
        faults += errors
        if not errors:
            after = brought_up_to_date(before, file, kind)
            found.append(Migration(file.source.path, path, before, after, file.version, CURRENT_VERSIONS[kind]))
    if faults:
        raise InputError(in_reading_order(faults))
    if not found:
        raise UsageError(NothingToMigrate(folder=str(project.resolve())))
    return tuple(found)


def _files(project: Path) -> Iterator[tuple[FileKind, Path]]:
    for edition in edition_ids(project):
        folder = project / "data" / edition
        yield from _those_there("edition", [folder / "edition.yaml"])
        yield from _those_there("district", sorted((folder / "districts").glob("*.yaml")))
    yield from _those_there("funders", [project / FUNDERS])
    for pattern in ("*/theme.yaml", "*/trims/*.yaml"):
        yield from _those_there("theme", sorted((project / "layouts").glob(pattern)))


def _those_there(kind: FileKind, paths: Sequence[Path]) -> Iterator[tuple[FileKind, Path]]:
    return ((kind, path) for path in paths if path.is_file() and not path.name.startswith("."))


def write_migrations(wanted: Sequence[Migration]) -> None:
    """Write the files that change: all of them, or, where the system refuses one, none."""
    changing = [(one, one.path.resolve()) for one in wanted if one.is_needed]
    made: list[Path] = []
    replaced: list[tuple[Migration, Path]] = []
    try:
        for one, path in changing:
            beside = path.with_name(f".{path.name}{BESIDE}")
            made.append(beside)
            beside.write_bytes(one.after)
            shutil.copymode(path, beside)
        for one, path in changing:
            replaced.append((one, path))
            path.with_name(f".{path.name}{BESIDE}").replace(path)
    except BaseException:
        for one, path in replaced:
            path.write_bytes(one.before)
        raise
    finally:
        for beside in made:
            beside.unlink(missing_ok=True)
