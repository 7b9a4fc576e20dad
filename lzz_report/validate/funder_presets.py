"""The presets of funders, or every fault of their file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lzz_report.diagnostics.catalogue.funders import FunderTwice
from lzz_report.diagnostics.diagnostic import Diagnostic, in_reading_order, is_error
from lzz_report.errors import InputError
from lzz_report.records.funder import Funders
from lzz_report.sourcefile.source import LoadedFile
from lzz_report.validate.checked import Checked, check_file


def validate_funders(file: LoadedFile, problems: Sequence[Diagnostic] = ()) -> Funders:
    """Return the funders; InputError with all that is wrong with the file, warnings among `problems` included."""
    checked, valid = check_file(file, Funders, {})
    found = in_reading_order((*problems, *checked.errors, *_duplicate_keys(checked)))
    if any(map(is_error, found)) or valid is None:
        raise InputError(found)
    return valid


def _duplicate_keys(file: Checked) -> Iterator[Diagnostic]:
    seen: dict[str, int] = {}
    for index in file.indices("funders"):
        path = f"funders[{index}].key"
        key = file.text(path)
        if key and key in seen:
            line = file.source.locate(f"funders[{seen[key]}].key").line
            yield file.diagnostic(path, FunderTwice(key=key, line=line or 1))
        seen.setdefault(key, index)
