"""Validate: an edition as it was read in, checked records out, or every fault of every file at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from lzz_report.diagnostics.catalogue.files import FileName
from lzz_report.diagnostics.catalogue.funders import FunderTwice
from lzz_report.diagnostics.diagnostic import Diagnostic, Location, in_reading_order, is_error
from lzz_report.errors import InputError
from lzz_report.records.district import District
from lzz_report.records.edition import Edition
from lzz_report.records.funder import Funders
from lzz_report.records.record import Record, ValidEdition
from lzz_report.reference import register
from lzz_report.sourcefile.source import LoadedEdition, LoadedFile
from lzz_report.validate.checked import Checked, check_file
from lzz_report.validate.editions import duplicate_records, edition_faults
from lzz_report.validate.missing_data import missing_data_warnings
from lzz_report.validate.official_names import duplicate_keys, register_faults
from lzz_report.validate.passages import passage_faults
from lzz_report.validate.photo_files import photo_faults
from lzz_report.validate.prose import markdown_faults, markup_in_lines, suspected_typing_errors

__all__ = ["validate", "validate_funders"]

FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_NAME = 60


def validate(loaded: LoadedEdition) -> ValidEdition:
    """Check an edition and its records; `diagnostics` of the result holds the warnings.

    Raises InputError with all errors and warnings of all files when there is at least one error.
    """
    edition, valid_edition = check_file(loaded.edition, Edition, {})
    readable = [file for file in loaded.districts if isinstance(file.data, dict)]
    checked = [check_file(file, District, {"slug": _slug(file.slug)}) for file in readable]
    records = [record for record, _ in checked]
    found = [*loaded.problems, *edition.errors]
    for file in loaded.districts:
        found += _file_name_faults(file.source.path, file.slug)
    for record in records:
        found += [*record.errors, *_record_faults(record, loaded)]
    if isinstance(loaded.edition.data, dict):
        found += edition_faults(edition, records, loaded.edition_id)
        found += _text_faults(edition, _language(loaded))
        found += missing_data_warnings(edition, records)
    found += duplicate_keys(records)
    diagnostics = in_reading_order(found)
    if valid_edition is None or any(is_error(one) for one in diagnostics):
        raise InputError(diagnostics)
    valid = tuple(
        Record(district, record.source, loaded.photos.get(record.slug)) for record, district in checked if district
    )
    return ValidEdition(valid_edition, edition.source, valid, diagnostics)


def _record_faults(record: Checked, loaded: LoadedEdition) -> Iterator[Diagnostic]:
    yield from register_faults(record, register())
    yield from passage_faults(record)
    yield from duplicate_records(record)
    yield from photo_faults(record, loaded.photos.get(record.slug))
    yield from _text_faults(record, _language(loaded))


def _text_faults(file: Checked, language: str) -> Iterator[Diagnostic]:
    yield from markdown_faults(file)
    yield from markup_in_lines(file)
    yield from suspected_typing_errors(file, language)


def _language(loaded: LoadedEdition) -> str:
    """Return the language the texts are written in."""
    data = loaded.edition.data
    return str(data.get("text_language") or data.get("language", "de")) if isinstance(data, dict) else "de"


def _slug(name: str) -> str:
    """Return the slug of a record's file; of a file whose name is refused elsewhere, one the model takes."""
    return name if _is_slug(name) else "refused"


def _is_slug(name: str) -> bool:
    return FILE_NAME.fullmatch(name) is not None and len(name) <= LONGEST_NAME


def _file_name_faults(path: str, name: str) -> Iterator[Diagnostic]:
    if _is_slug(name):
        return
    plain = name.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    proposal = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_NAME].strip("-") or "name"
    yield Diagnostic(Location(path), FileName(max_length=LONGEST_NAME, proposal=proposal), name)


def validate_funders(file: LoadedFile, problems: Sequence[Diagnostic] = ()) -> Funders:
    """Return the funders; InputError with all that is wrong with the file, warnings among `problems` included."""
    checked, valid = check_file(file, Funders, {})
    found = in_reading_order((*problems, *checked.errors, *_duplicate_funders(checked)))
    if any(map(is_error, found)) or valid is None:
        raise InputError(found)
    return valid


def _duplicate_funders(file: Checked) -> Iterator[Diagnostic]:
    seen: dict[str, int] = {}
    for index in file.indices("funders"):
        path = f"funders[{index}].key"
        key = file.text(path)
        if key and key in seen:
            line = file.source.locate(f"funders[{seen[key]}].key").line
            yield file.diagnostic(path, FunderTwice(key=key, line=line or 1))
        seen.setdefault(key, index)
