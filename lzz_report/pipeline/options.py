"""What a run is asked for, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.documents.annex import AttachOptions, AttachResult
from lzz_report.profiles import SCREEN, OutputProfile
from lzz_report.records.contact import Audience
from lzz_report.records.withheld import ContactFact

if TYPE_CHECKING:
    from lzz_report.documents.annex_pages import AnnexEntry, Letter
    from lzz_report.documents.fitted import FittedPublication, FittedSheet
    from lzz_report.pipeline.edition_inputs import EditionInputs

Progress = Callable[[str], None]
"""Called with the key of each step as it begins: validate, compose, fit, render brochure, render <slug>, publish."""

AttachAs = Literal["pages", "files", "both"]
WriteLetter = Callable[["EditionInputs"], "Letter"]
FULL_DPI = 300


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to build: `districts` (slugs) narrows the sheets; the brochure is always the whole edition's.

    `language` is the publication's and `theme` its looks, the edition's own where they are None. A `final` build
    refuses gaps that make a page wrong and names none on the page. `profile` is what the files are for.
    """

    brochure: bool = True
    sheets: bool = True
    districts: tuple[str, ...] = ()
    language: str | None = None
    final: bool = False
    theme: str | None = None
    profile: OutputProfile = SCREEN


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """What a build did: where the files lie, what to know of them, how each page was set."""

    edition_id: str
    folder: Path
    files: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    fitted: FittedPublication


@dataclass(frozen=True, slots=True)
class Selection:
    """Which districts: all where nothing is named; of several kinds (topic, state …) a district must meet each.

    A district is named by its slug, its official key or its name.
    """

    districts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    advisers: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnexOptions:
    """What is to go with a report: which sheets, how, for whom.

    `attach_options` hold what concerns the report itself (password, signatures …); whether pages or files go with it
    follows from `attach_as` and `records` (the data of each sheet as files). `letter` writes the page before the
    report, `disclosed` are the names, addresses and numbers in it that its reader may see though they are withheld
    elsewhere. `stamp` is the wording on pages of annexes, `stamp_place` differs from where the theme puts it.
    """

    selection: Selection = field(default_factory=Selection)
    attach_as: AttachAs = "pages"
    records: bool = False
    audience: Audience = "funder"
    language: str | None = None
    theme: str | None = None
    heading: str | None = None
    letter: WriteLetter | None = None
    disclosed: tuple[ContactFact, ...] = ()
    stamp: str | None = None
    stamp_place: dict[str, object] = field(default_factory=dict)
    max_dpi: int = FULL_DPI
    attach_options: AttachOptions = field(default_factory=AttachOptions)


@dataclass(frozen=True, slots=True)
class AnnexOutcome:
    """What came of it: the checked file, its annexes, how large each part of it is, and what there is to know.

    `unread` are parts of the file that could not be searched for withheld contacts.
    """

    edition_id: str
    language: str
    result: AttachResult
    entries: tuple[AnnexEntry, ...]
    sheets: tuple[FittedSheet, ...]
    sizes: dict[str, int]
    has_photos: bool
    unread: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class PackOptions:
    """What differs from the preset: another report, date (ISO), grant number or folder for the output."""

    report: Path | None = None
    date: str | None = None
    grant: str | None = None
    output: Path | None = None
    attach_options: AttachOptions = field(default_factory=AttachOptions)


@dataclass(frozen=True, slots=True)
class PackOutcome:
    """What came of it: the folder, its files, the report that was taken, the resolution photos were left with."""

    funder: str
    folder: Path
    files: tuple[str, ...]
    report: Path
    photo_dpi: int
    annexes: AnnexOutcome

    @property
    def is_reduced(self) -> bool:
        """Tell whether photos were reduced to keep to the size."""
        return self.photo_dpi < FULL_DPI


def silent(_step: str) -> None:
    """Say nothing."""
