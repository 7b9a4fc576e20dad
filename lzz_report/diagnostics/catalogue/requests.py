"""Requests that cannot be met: no such edition, district, funder, report or folder, options in conflict."""

from __future__ import annotations

from typing import Literal

from lzz_report.diagnostics.example import Example
from lzz_report.diagnostics.fault import Fault

ChoiceKind = Literal["edition", "district", "topic", "adviser", "state", "theme", "language", "funder", "kind"]


class NoEdition(Fault):
    folder: str


class NameUnknown(Fault):
    kind: ChoiceKind
    name: str
    place: str = ""
    near: str = ""
    known: tuple[str, ...] = ()
    has_none: bool = False
    new_file: str = ""


class NameAmbiguous(Fault):
    kind: ChoiceKind
    name: str
    place: str = ""
    meant: tuple[str, ...]


class SelectionEmpty(Fault):
    edition: str


class DayUnreadable(Fault):
    text: str


class ReportAbsent(Fault):
    name: str
    folder: str


class ReportsSeveral(Fault):
    folder: str
    count: int
    names: tuple[str, ...]


class FolderIsFile(Fault):
    folder: str


class FolderIsProject(Fault):
    folder: str
    names: tuple[str, ...]
    more: int | None


class FolderNotEmpty(Fault):
    folder: str
    names: tuple[str, ...]
    more: int | None


class NothingToMigrate(Fault):
    folder: str


class NoData(Fault):
    folder: str


class DistrictWithoutSheets(Fault): ...


class FitOrTypography(Fault): ...


class QuietOrVerbose(Fault): ...


class SheetsUnnamed(Fault): ...


class SheetsNamedTwice(Fault): ...


class PasswordUnanswered(Fault):
    variable: str


class ShellUnknown(Fault):
    name: str


class CommandMisused(Fault):
    message: str


class CodeUnknown(Fault):
    written: str
    near: str = ""


_YEAR = "2030-2031"


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(NoEdition(folder="broschuere/data")),
        Example(NameUnknown(kind="district", name="muster", place=_YEAR, near="musterstadt", known=("musterstadt",))),
        Example(
            NameAmbiguous(kind="district", name="Musterstadt", place=_YEAR, meant=("musterstadt", "musterstadt-land"))
        ),
        Example(SelectionEmpty(edition=_YEAR)),
        Example(DayUnreadable(text="31.3.2031")),
        Example(ReportAbsent(name="*.pdf", folder="reports/2030-2031")),
        Example(ReportsSeveral(folder="reports/2030-2031", count=2, names=("Bericht.pdf", "Bericht-neu.pdf"))),
        Example(FolderIsFile(folder="broschuere")),
        Example(FolderIsProject(folder="broschuere", names=("README.md", "data/funders.yaml"), more=None)),
        Example(FolderNotEmpty(folder="Dokumente", names=("Brief.docx", "Foto.jpg", "Liste.xlsx"), more=14)),
        Example(NothingToMigrate(folder="Dokumente")),
        Example(NoData(folder="Dokumente")),
        Example(DistrictWithoutSheets()),
        Example(FitOrTypography()),
        Example(QuietOrVerbose()),
        Example(SheetsUnnamed()),
        Example(SheetsNamedTwice()),
        Example(PasswordUnanswered(variable="LZZ_REPORT_PASSWORD")),
        Example(ShellUnknown(name="csh")),
        Example(CommandMisused(message="No such option: --al Did you mean --all?")),
        Example(CodeUnknown(written="phone-invalide", near="phone-invalid")),
    )
