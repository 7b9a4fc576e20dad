"""Attach: a project's edition and somebody else's report in, the report with the right sheets behind it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from lzz_report.diagnostics.diagnostic import Diagnostic, in_reading_order, is_error
from lzz_report.documents.annex import AnnexPart, AttachOptions, AttachResult, ReportFacts
from lzz_report.documents.annex_pages import AnnexEntry, Letter
from lzz_report.documents.fitted import FittedPublication, FittedSheet
from lzz_report.documents.publication import Chapter
from lzz_report.errors import BuildError
from lzz_report.pipeline.check import check
from lzz_report.pipeline.options import Progress, silent
from lzz_report.pipeline.selection import Selection, select
from lzz_report.pipeline.trial_fit import in_theme
from lzz_report.records.contact import Audience
from lzz_report.records.record import ValidEdition
from lzz_report.records.withheld import ContactFact

if TYPE_CHECKING:
    from lzz_report.pipeline.annex_documents import AnnexPress
    from lzz_report.pipeline.edition_press import Document
    from lzz_report.rules.watchlist import Watchlist

AttachAs = Literal["pages", "files", "both"]
WriteLetter = Callable[["AnnexPress"], Letter]
FULL_DPI = 300


@dataclass(frozen=True, slots=True)
class AnnexOptions:
    """What is to go with a report: which sheets, how, for whom.

    `wish` holds what concerns the report itself (password, signatures …); whether pages or files go with it follows
    from `attach_as` and `records` (the data of each sheet as files). `letter` writes the page before the report,
    `told` are the names, addresses and numbers that are written in it for its reader, whoever may see them elsewhere.
    `stamp` is the wording on pages of annexes, `spot` where it stands; both are the theme's where they say nothing.
    """

    selection: Selection = field(default_factory=Selection)
    attach_as: AttachAs = "pages"
    records: bool = False
    audience: Audience = "funder"
    language: str | None = None
    theme: str | None = None
    heading: str | None = None
    letter: WriteLetter | None = None
    told: tuple[ContactFact, ...] = ()
    stamp: str | None = None
    spot: dict[str, object] = field(default_factory=dict)
    max_dpi: int = FULL_DPI
    wish: AttachOptions = field(default_factory=AttachOptions)


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


def attach_sheets(
    project: Path,
    report: Path,
    output: Path,
    wanted: AnnexOptions | None = None,
    *,
    edition_id: str | None = None,
    progress: Progress = silent,
) -> AnnexOutcome:
    """Put the sheets of an edition, the newest by default, behind a report, in the new file `output`.

    Raises InputError for what is wrong with the records, BuildError for a page that came out wrong or a file that tells
    what its readers may not see, AttachError for a report nothing can be put behind, UsageError. Then nothing was
    written, and what was there stays.
    """
    wanted = wanted or AnnexOptions()
    progress("validate")
    valid = check(project, edition_id, language=wanted.language, theme=wanted.theme)
    slugs = select(valid, wanted.selection)
    return _Bindery(project, in_theme(valid, wanted.theme), slugs, wanted, progress).bind(report, output)


class _Bindery:
    """Makes what goes with one report, and binds it."""

    def __init__(
        self, project: Path, valid: ValidEdition, slugs: frozenset[str], wanted: AnnexOptions, progress: Progress
    ) -> None:
        self._project = project
        self._valid = valid
        self._slugs = slugs
        self._wanted = wanted
        self._progress = progress
        self._found: list[Diagnostic] = []
        self._unread: list[str] = []

    def bind(self, report: Path, output: Path) -> AnnexOutcome:
        # The engines take most of a second to import: a wrong name is told before.
        from lzz_report.attach import attach, examine
        from lzz_report.attach.paths import check_output
        from lzz_report.pipeline.annex_documents import AnnexPress
        from lzz_report.pipeline.leaks import leaks

        wanted = self._wanted
        wish = replace(
            wanted.wish,
            pages=wanted.attach_as != "files",
            files=wanted.attach_as != "pages" or wanted.records,
        )
        self._progress("examine")
        facts = examine(report, wish)
        check_output(report, output, force=wish.force)
        self._progress("compose")
        press = AnnexPress(
            self._project,
            self._valid,
            wanted.language,
            audience=wanted.audience,
            profile=facts.profile,
            max_dpi=wanted.max_dpi,
        )
        self._refuse(press.complaints)
        wish = replace(wish, heading=wanted.heading or press.words("annexes"))
        self._progress("fit")
        fitted = press.fit()
        parts, entries, sheets = self._parts(press, fitted, facts, wish)
        watch = press.watchlist(self._slugs, wanted.told)
        self._refuse(leaks(dict(_files_of(parts)), watch, self._valid, wanted.audience))
        self._progress("attach")
        searched = replace(wish, inspect=lambda place: self._inspect(place, output.name, report, watch, wish))
        result = attach(report, parts, output, searched)
        return AnnexOutcome(
            edition_id=self._valid.edition.id,
            language=press.publication.language,
            result=result,
            entries=entries,
            sheets=sheets,
            sizes={part.title: len(part.pdf) + sum(len(one.content) for one in part.files) for part in parts},
            has_photos=any(sheet.has_photo for sheet in sheets),
            unread=tuple(self._unread),
            diagnostics=in_reading_order(self._found),
        )

    def _parts(
        self, press: AnnexPress, fitted: FittedPublication, facts: ReportFacts, wish: AttachOptions
    ) -> tuple[list[AnnexPart], tuple[AnnexEntry, ...], tuple[FittedSheet, ...]]:
        """Return letter, list and annexes, in the order of the file."""
        pairs = [
            (chapter, sheet)
            for chapter, sheet in zip(press.publication.sheets, fitted.sheets, strict=True)
            if chapter.slug in self._slugs
        ]
        for _, sheet in pairs:
            self._refuse(press.overset(sheet))
        annexes = [self._annex(press, number, *pair, wish) for number, pair in enumerate(pairs, 1)]
        chapters, pages = [chapter for chapter, _ in pairs], [sheet.pages for _, sheet in pairs]
        # A signed report lies beside the annexes, or as a file inside: its pages are none of theirs.
        before = 0 if facts.is_signed and not wish.drop_signature else facts.pages
        front: list[AnnexPart] = []
        entries = press.entries(chapters, pages, fitted, None)
        if self._wanted.letter:
            letter = press.letter(replace(self._wanted.letter(press), as_files=not wish.pages), entries)
            before += letter.pages
            title = press.words("letter_heading", count=len(entries))
            front.append(AnnexPart("letter", title, press.publication.language, self._kept(letter)))
        if wish.pages:
            entries, listed = self._list(press, chapters, pages, fitted, before)
            front.append(AnnexPart("list", press.words("annexes"), press.publication.language, listed))
        return [*front, *annexes], entries, tuple(sheet for _, sheet in pairs)

    def _annex(
        self, press: AnnexPress, number: int, chapter: Chapter, sheet: FittedSheet, wish: AttachOptions
    ) -> AnnexPart:
        """Make one annex: its pages, their stamps, its files."""
        self._progress(f"render {chapter.slug}")
        wanted = self._wanted
        whole = press.sheet(chapter, sheet) if wanted.attach_as != "pages" else None
        pages = self._kept(press.annex(chapter, sheet)) if wish.pages or whole is None else whole.pdf
        stamps = [press.stamp(wanted.stamp, number, page, sheet.pages) for page in range(1, sheet.pages + 1)]
        files = [press.sheet_file(chapter, self._kept(whole))] if whole else []
        if wanted.records:
            files += [*press.data_files(chapter)]
        return AnnexPart(
            "annex",
            press.words("annex_title", number=number, name=chapter.full_name),
            press.publication.language,
            pages,
            label=press.words("annex_label", number=number),
            stamps=press.stamps(stamps, wanted.spot) if wish.pages else (),
            files=tuple(files),
        )

    def _list(
        self, press: AnnexPress, chapters: list[Chapter], pages: list[int], fitted: FittedPublication, before: int
    ) -> tuple[tuple[AnnexEntry, ...], bytes]:
        """Make the list of annexes; its own length moves the pages it names."""
        length = 1
        while True:
            entries = press.entries(chapters, pages, fitted, before + length + 1)
            made = press.annex_list(entries)
            if made.pages <= length:
                return entries, self._kept(made)
            length = made.pages

    def _kept(self, made: Document) -> bytes:
        """Keep what was found in a document that is used; an error ends the work."""
        self._refuse(made.diagnostics)
        self._found += made.diagnostics
        return made.pdf

    def _refuse(self, found: Iterable[Diagnostic]) -> None:
        told = tuple(found)
        if any(map(is_error, told)):
            raise BuildError(in_reading_order(told))

    def _inspect(self, place: Path, name: str, report: Path, watch: Watchlist, wish: AttachOptions) -> None:
        """Raise BuildError when the written file tells a withheld fact more often than the report it was made from."""
        from lzz_report.pipeline.leaks import leak_faults
        from lzz_report.preflight import find_leaks

        if not watch:
            return
        found, unread = find_leaks(place, watch, wish.password)
        self._unread += unread
        if found:
            # It was never ours to withhold what the report says by itself.
            known, _ = find_leaks(report, watch, wish.password)
            self._refuse(leak_faults(name, found, self._valid, self._wanted.audience, known))


def _files_of(parts: Iterable[AnnexPart]) -> Iterable[tuple[str, bytes]]:
    """Yield all that was made, each under the name an officer knows it by."""
    for part in parts:
        yield part.title, part.pdf
        yield from ((f"{part.title}, {one.name}", one.content) for one in part.files)
