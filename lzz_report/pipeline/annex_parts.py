"""Puts together what goes with a report, in the order of the file: letter, list and annexes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.documents.annex import AnnexPart, AttachOptions, ReportFacts
from lzz_report.documents.annex_pages import AnnexEntry
from lzz_report.documents.fitted import FittedPublication, FittedSheet
from lzz_report.documents.publication import Chapter
from lzz_report.pipeline.annex_documents import (
    annex_entries,
    data_files,
    make_annex,
    make_letter,
    make_paged_list,
    make_stamps,
    sheet_file,
    stamp_text,
)
from lzz_report.pipeline.edition_documents import make_sheet
from lzz_report.pipeline.edition_inputs import EditionInputs
from lzz_report.pipeline.finishing import Document
from lzz_report.pipeline.options import AnnexOptions, Progress
from lzz_report.pipeline.page_fitting import overset
from lzz_report.pipeline.refusing import refuse_errors


@dataclass(frozen=True, slots=True)
class AnnexParts:
    """The parts in order, the annexes as lists name them, their sheets, and what there is to know of all of them."""

    parts: tuple[AnnexPart, ...]
    entries: tuple[AnnexEntry, ...]
    sheets: tuple[FittedSheet, ...]
    diagnostics: tuple[Diagnostic, ...]


def make_annex_parts(
    inputs: EditionInputs,
    fitted: FittedPublication,
    slugs: Collection[str],
    options: AnnexOptions,
    attach_options: AttachOptions,
    report: ReportFacts,
    progress: Progress,
) -> AnnexParts:
    """Make letter, list and the annexes of the districts `slugs`; BuildError when one of them came out wrong."""
    refuse_errors(overset(inputs, fitted, slugs, has_brochure=False))
    maker = _PartsMaker(inputs, fitted, options, attach_options, progress)
    chapters = [chapter for chapter in inputs.publication.sheets if chapter.slug in slugs]
    sheets = [sheet for sheet in fitted.sheets if sheet.slug in slugs]
    annexes = [
        maker.annex(number, chapter, sheet)
        for number, (chapter, sheet) in enumerate(zip(chapters, sheets, strict=True), 1)
    ]
    # A signed report lies beside the annexes, or as a file inside: its pages are none of theirs.
    pages_before = 0 if report.is_signed and not attach_options.drop_signature else report.pages
    front, entries = maker.front(chapters, [sheet.pages for sheet in sheets], pages_before)
    return AnnexParts((*front, *annexes), entries, tuple(sheets), tuple(maker.diagnostics))


class _PartsMaker:
    """Makes the parts and collects the diagnostics of every document they use."""

    def __init__(
        self,
        inputs: EditionInputs,
        fitted: FittedPublication,
        options: AnnexOptions,
        attach_options: AttachOptions,
        progress: Progress,
    ) -> None:
        self._inputs = inputs
        self._strings = inputs.strings
        self._language = inputs.publication.language
        self._fitted = fitted
        self._options = options
        self._attach_options = attach_options
        self._progress = progress
        self.diagnostics: list[Diagnostic] = []

    def annex(self, number: int, chapter: Chapter, sheet: FittedSheet) -> AnnexPart:
        """Make one annex: its pages, their stamps, its files."""
        self._progress(f"render {chapter.slug}")
        complete = make_sheet(self._inputs, chapter, sheet) if self._options.attach_as != "pages" else None
        if self._attach_options.pages or complete is None:
            pdf = self._accept(make_annex(self._inputs, chapter, sheet))
        else:
            pdf = complete.pdf
        files = [sheet_file(self._strings, chapter, self._accept(complete))] if complete else []
        if self._options.records:
            files += data_files(self._inputs, chapter)
        return AnnexPart(
            "annex",
            self._strings("annex_title", number=number, name=chapter.full_name),
            self._language,
            pdf,
            label=self._strings("annex_label", number=number),
            stamps=self._stamps(number, sheet.pages) if self._attach_options.pages else (),
            files=tuple(files),
        )

    def front(
        self, chapters: Sequence[Chapter], pages: Sequence[int], pages_before: int
    ) -> tuple[list[AnnexPart], tuple[AnnexEntry, ...]]:
        """Make the letter and the list, where they are asked for; return the annexes as they name them, too."""
        parts: list[AnnexPart] = []
        entries = annex_entries(chapters, pages, self._fitted, None)
        if self._options.letter:
            letter = replace(self._options.letter(self._inputs), as_files=not self._attach_options.pages)
            made = make_letter(self._inputs, letter, entries)
            pages_before += made.pages
            title = self._strings("letter_heading", count=len(entries))
            parts.append(AnnexPart("letter", title, self._language, self._accept(made)))
        if self._attach_options.pages:
            entries, made = make_paged_list(self._inputs, self._fitted, chapters, pages, pages_before)
            parts.append(AnnexPart("list", self._strings("annexes"), self._language, self._accept(made)))
        return parts, entries

    def _stamps(self, number: int, pages: int) -> tuple[bytes, ...]:
        wording = self._options.stamp
        texts = [stamp_text(self._strings, wording, number, page, pages) for page in range(1, pages + 1)]
        return make_stamps(self._inputs, texts, self._options.stamp_place)

    def _accept(self, document: Document) -> bytes:
        """Keep what is to be known of a document that is used; an error ends the work."""
        refuse_errors(document.diagnostics)
        self.diagnostics += document.diagnostics
        return document.pdf
