"""Make: an edition's press and what goes with a report in, sheets, list, letter and stamps fit for that report out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from lzz_report.conform import single_pages
from lzz_report.diagnostics.diagnostic import is_error
from lzz_report.documents.annex_pages import AnnexEntry, Letter
from lzz_report.documents.document_facts import EmbeddedFile
from lzz_report.documents.fitted import FittedPublication, FittedSheet
from lzz_report.documents.publication import Chapter
from lzz_report.pipeline.edition_press import Document, EditionPress
from lzz_report.templating import FilledTemplate


class AnnexPress(EditionPress):
    """A press for one report: its pages are in the profile the report needs, for one audience."""

    def entries(
        self, chapters: Sequence[Chapter], pages: Sequence[int], fitted: FittedPublication, first_page: int | None
    ) -> tuple[AnnexEntry, ...]:
        """Return the annexes as lists name them; the first begins on `first_page` of the whole file."""
        starts = [None if first_page is None else first_page + sum(pages[:index]) for index in range(len(pages))]
        return tuple(
            AnnexEntry(
                number=number,
                key=chapter.key,
                name=chapter.name,
                full_name=chapter.full_name,
                kind_line=chapter.kind_line,
                palette=chapter.palette,
                pages=count,
                page=start,
                name_mm_per_pt=fitted.chapter(chapter.slug).name_mm_per_pt,
            )
            for number, (chapter, count, start) in enumerate(zip(chapters, pages, starts, strict=True), 1)
        )

    def annex(self, chapter: Chapter, fitted: FittedSheet) -> Document:
        """Make the sheet of a district without anything inside: what travels with it is the report's to carry."""
        return self.sheet(chapter, fitted, carries_record=False)

    def annex_list(self, entries: Sequence[AnnexEntry]) -> Document:
        """Make the list of annexes."""
        return self._page("annex_list", self._layout.annex_list(entries))

    def letter(self, letter: Letter, entries: Sequence[AnnexEntry]) -> Document:
        """Make the page before the report."""
        return self._page("letter", self._layout.letter(letter, entries))

    def words(self, key: str, **values: object) -> str:
        """Return fixed words in the language of the annexes."""
        return self._strings(key, **values)

    def date(self, value: str) -> str:
        """Return an ISO date as the language of the annexes writes it."""
        return self._strings.date(value)

    def sheet_file(self, chapter: Chapter, pdf: bytes) -> EmbeddedFile:
        """Return a sheet as a file that travels with the report."""
        described = self._strings("sheet_description", name=chapter.full_name)
        return EmbeddedFile(f"{chapter.slug}.pdf", pdf, "application/pdf", described, "Supplement")

    def data_files(self, chapter: Chapter) -> Iterator[EmbeddedFile]:
        """Yield the data of a sheet: its record, and its contacts as cards."""
        yield replace(self.record_file(chapter), relationship="Data")
        if chapter.contacts:
            cards = "".join(contact.vcard for contact in chapter.contacts)
            described = self._strings("vcard_description", name=chapter.full_name)
            yield EmbeddedFile(f"{chapter.slug}.vcf", cards.encode(), "text/vcard", described, "Data")

    def stamp(self, wording: str | None, number: int, page: int, pages: int) -> str:
        """Return what is stamped on a page, in the words of a preset or of the language."""
        values = {"number": number, "page": page, "pages": pages}
        return wording.format(**values) if wording else self._strings("annex_stamp", **values)

    def stamps(self, texts: Iterable[str], spot: Mapping[str, object]) -> tuple[bytes, ...]:
        """Return a page for each text, with nothing else on it; `spot` differs from the theme's own place."""
        laid_out = self._layout.stamps(tuple(texts), self._theme.annex_stamp.model_copy(update=dict(spot)))
        return single_pages(self._engine.overlay(laid_out.html, laid_out.pictures))

    def _page(self, name: str, laid_out: FilledTemplate) -> Document:
        rendered = self._render(laid_out)
        title = self._strings(f"{name}_title", programme=self.publication.programme, title=self.publication.title)
        page = self._finish(f"{name}.pdf", title, rendered, (), pages=rendered.pages)
        # What is merely unlovely nobody can mend: no author has written these pages.
        return replace(page, diagnostics=tuple(filter(is_error, page.diagnostics)))
