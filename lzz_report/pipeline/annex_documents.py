"""Makes what goes with a report: sheets, the list of annexes, the letter before it, stamps and files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from lzz_report.conform import single_pages
from lzz_report.diagnostics.diagnostic import is_error
from lzz_report.documents.annex_pages import AnnexEntry, Letter
from lzz_report.documents.document_facts import EmbeddedFile
from lzz_report.documents.fitted import FittedPublication, FittedSheet
from lzz_report.documents.publication import Chapter
from lzz_report.pipeline.edition_documents import make_sheet
from lzz_report.pipeline.edition_inputs import EditionInputs
from lzz_report.pipeline.finishing import Document, RenderedPages, finish
from lzz_report.rules.fixed_words import FixedWords
from lzz_report.templating import FilledTemplate


def annex_entries(
    chapters: Sequence[Chapter], pages: Sequence[int], fitted: FittedPublication, first_page: int | None
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


def make_annex(inputs: EditionInputs, chapter: Chapter, fitted: FittedSheet) -> Document:
    """Make the sheet of a district without anything inside: what travels with it is the report's to carry."""
    return make_sheet(inputs, chapter, fitted, carries_record=False)


def make_annex_list(inputs: EditionInputs, entries: Sequence[AnnexEntry]) -> Document:
    """Make the list of annexes."""
    return _make_page(inputs, "annex_list", inputs.templates.annex_list(entries))


def make_paged_list(
    inputs: EditionInputs,
    fitted: FittedPublication,
    chapters: Sequence[Chapter],
    pages: Sequence[int],
    pages_before: int,
) -> tuple[tuple[AnnexEntry, ...], Document]:
    """Make the list of annexes behind `pages_before`, the first of them the page after it: its length moves them."""
    length = 1
    while True:
        entries = annex_entries(chapters, pages, fitted, pages_before + length + 1)
        document = make_annex_list(inputs, entries)
        if document.pages <= length:
            return entries, document
        length = document.pages


def make_letter(inputs: EditionInputs, letter: Letter, entries: Sequence[AnnexEntry]) -> Document:
    """Make the page before the report."""
    return _make_page(inputs, "letter", inputs.templates.letter(letter, entries))


def make_stamps(inputs: EditionInputs, texts: Iterable[str], place: Mapping[str, object]) -> tuple[bytes, ...]:
    """Return a page for each text, with nothing else on it; `place` differs from the theme's own."""
    layout = inputs.theme.annex_stamp.model_copy(update=dict(place))
    filled = inputs.templates.stamps(tuple(texts), layout)
    return single_pages(inputs.engine.overlay(filled.tree, filled.pictures))


def stamp_text(strings: FixedWords, wording: str | None, number: int, page: int, pages: int) -> str:
    """Return what is stamped on a page, in the words of a preset or of the language."""
    values = {"number": number, "page": page, "pages": pages}
    return wording.format(**values) if wording else strings("annex_stamp", **values)


def sheet_file(strings: FixedWords, chapter: Chapter, pdf: bytes) -> EmbeddedFile:
    """Return a sheet as a file that travels with the report."""
    description = strings("sheet_description", name=chapter.full_name)
    return EmbeddedFile(f"{chapter.slug}.pdf", pdf, "application/pdf", description, "Supplement")


def data_files(inputs: EditionInputs, chapter: Chapter) -> Iterator[EmbeddedFile]:
    """Yield the data of a sheet: its record, and its contacts as cards."""
    yield replace(inputs.record_file(chapter), relationship="Data")
    if chapter.contacts:
        cards = "".join(contact.vcard for contact in chapter.contacts)
        description = inputs.strings("vcard_description", name=chapter.full_name)
        yield EmbeddedFile(f"{chapter.slug}.vcf", cards.encode(), "text/vcard", description, "Data")


def _make_page(inputs: EditionInputs, name: str, filled: FilledTemplate) -> Document:
    rendered = inputs.engine.render(filled.tree, filled.pictures)
    publication = inputs.publication
    title = inputs.strings(f"{name}_title", programme=publication.programme, title=publication.title)
    page = finish(RenderedPages(f"{name}.pdf", title, rendered, pages=rendered.pages), inputs)
    # What is merely unlovely nobody can mend: no author has written these pages.
    return replace(page, diagnostics=tuple(filter(is_error, page.diagnostics)))
