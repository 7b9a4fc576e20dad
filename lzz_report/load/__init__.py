"""Load: an edition's folder in, plain values with the place of each out; nothing is executed, nothing followed."""

from __future__ import annotations

import re
from pathlib import Path

from lzz_report.diagnostics.catalogue.files import FileEnding, NoRecords, TooManyRecords, WordListEncoding
from lzz_report.diagnostics.catalogue.requests import NoEdition
from lzz_report.diagnostics.diagnostic import Diagnostic, Location, with_visible_controls
from lzz_report.errors import InputError, UsageError
from lzz_report.load.district_names import district_choices, record_keys
from lzz_report.load.images import inspect_photo
from lzz_report.rules.choosing import Choice, choose
from lzz_report.rules.vocabulary import words_of_list
from lzz_report.sourcefile.source import LoadedEdition, LoadedFile, PhotoFile
from lzz_report.sourcefile.yaml_file import read_yaml_file

__all__ = [
    "FUNDERS",
    "district_choices",
    "edition_ids",
    "load_edition",
    "load_funders",
    "load_words",
    "record_keys",
]

FUNDERS = "data/funders.yaml"
OWN_WORDS = "data/woerter.txt"
EDITION_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_RECORDS = 1000


def edition_ids(project: Path) -> tuple[str, ...]:
    """Return the editions of a project, oldest first: the folders under data/ that hold an edition or records."""
    data = project / "data"
    if not data.is_dir():
        return ()
    found = [
        folder.name
        for folder in data.iterdir()
        if EDITION_NAME.fullmatch(folder.name)
        and ((folder / "edition.yaml").is_file() or (folder / "districts").is_dir())
    ]
    return tuple(sorted(found, key=_by_number))


def load_edition(project: Path, edition_id: str | None = None) -> LoadedEdition:
    """Read an edition, the newest by default; faults of single files are collected in `problems`.

    Raises UsageError when the project has no such edition.
    """
    edition_id = _chosen(project, edition_id)
    folder = project / "data" / edition_id
    edition, problems = read_yaml_file(project, folder / "edition.yaml", "edition")
    paths, strays = _record_files(project, folder / "districts")
    problems += strays
    districts: list[LoadedFile] = []
    for path in paths:
        district, faults = read_yaml_file(project, path, "district")
        districts.append(district)
        problems += faults
    photos = {one.slug: photo for one in districts if (photo := _photo_of(one, folder / "images", project)) is not None}
    return LoadedEdition(project, edition_id, edition, tuple(districts), photos, tuple(problems))


def _chosen(project: Path, wanted: str | None) -> str:
    known = edition_ids(project)
    if not known:
        raise UsageError(NoEdition(folder=str(project / "data")))
    return known[-1] if wanted is None else choose(wanted, map(Choice, known), "edition")


def _by_number(name: str) -> list[tuple[int, str]]:
    """Sort key: "9" before "10", "2023-2024" before "2024-2025"."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", name) if part]


def _record_files(project: Path, folder: Path) -> tuple[list[Path], list[Diagnostic]]:
    """Return the records in order of their names, and a diagnostic for every file that looks like one but is none."""
    place = folder.relative_to(project).as_posix()
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    names = [name for name in names if not name.startswith(".")]
    strays = [
        Diagnostic(
            Location(with_visible_controls(f"{place}/{name}")),
            FileEnding(proposal=with_visible_controls(name[:-4])),
        )
        for name in names
        if name.lower().endswith(".yml") or (name.lower().endswith(".yaml") and not name.endswith(".yaml"))
    ]
    records = [folder / name for name in names if name.endswith(".yaml")]
    if not records:
        strays.append(Diagnostic(Location(place), NoRecords()))
    if len(records) > MAX_RECORDS:
        strays.append(Diagnostic(Location(place), TooManyRecords(count=len(records), max_count=MAX_RECORDS)))
    return records[:MAX_RECORDS], strays


def _photo_of(district: LoadedFile, images: Path, project: Path) -> PhotoFile | None:
    photo = district.data.get("photo") if isinstance(district.data, dict) else None
    name = photo.get("file") if isinstance(photo, dict) else None
    return inspect_photo(images, name, project) if isinstance(name, str) else None


def load_funders(project: Path) -> tuple[LoadedFile, tuple[Diagnostic, ...]]:
    """Return data/funders.yaml and what is wrong with it as a file."""
    file, problems = read_yaml_file(project, project / FUNDERS, "funders")
    return file, tuple(problems)


def load_words(project: Path) -> tuple[str, ...]:
    """Return the words of data/woerter.txt, none where there is no such file; InputError when it is not UTF-8."""
    path = project / OWN_WORDS
    if not path.is_file():
        return ()
    try:
        return tuple(words_of_list(path.read_text(encoding="utf-8-sig")))
    except UnicodeDecodeError as error:
        raise InputError((Diagnostic(Location(OWN_WORDS), WordListEncoding()),)) from error
