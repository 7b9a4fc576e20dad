"""Makes the brochure and the fact sheets of an edition whose pages are fitted."""

from __future__ import annotations

from collections.abc import Iterator

from lzz_report.compose import edition_texts, expected_texts
from lzz_report.documents.expectation import ExpectedText
from lzz_report.documents.fitted import FittedPublication, FittedSheet
from lzz_report.documents.publication import Chapter, Publication
from lzz_report.pipeline.edition_inputs import EditionInputs
from lzz_report.pipeline.finishing import Document, RenderedPages, finish
from lzz_report.pipeline.page_diagnostics import anchor_diagnostics
from lzz_report.pipeline.page_fitting import printed_publication
from lzz_report.pipeline.photo_diagnostics import low_resolution_photos, photos_left_out

BROCHURE = "brochure.pdf"


def make_brochure(inputs: EditionInputs, fitted: FittedPublication) -> Document:
    """Make the brochure."""
    publication = printed_publication(inputs, fitted)
    filled = inputs.templates.of(publication).brochure(fitted)
    rendered = inputs.engine.render(filled.tree, filled.pictures)
    pages = RenderedPages(
        BROCHURE,
        f"{publication.programme} – {publication.title}",
        rendered,
        pages=fitted.total_pages,
        texts=tuple(_brochure_texts(inputs, publication, fitted)),
        drawings=filled.drawings,
        diagnostics=(
            *anchor_diagnostics(rendered.anchors, fitted, inputs.valid.source.path),
            *photos_left_out(fitted.chapters, inputs.records),
            *low_resolution_photos(filled.photos, inputs.records, BROCHURE),
        ),
        is_book=fitted.total_pages > 2,
    )
    return finish(pages, inputs)


def make_sheet(
    inputs: EditionInputs, chapter: Chapter, fitted: FittedSheet, *, carries_record: bool = True
) -> Document:
    """Make the fact sheet of one district, its record embedded unless it is to be part of another file."""
    name = f"sheets/{chapter.slug}.pdf"
    filled = inputs.templates.sheet(chapter, fitted)
    publication = inputs.publication
    title = inputs.strings(
        "sheet_title", name=chapter.full_name, programme=publication.programme, title=publication.title
    )
    pages = RenderedPages(
        name,
        title,
        inputs.engine.render(filled.tree, filled.pictures),
        pages=fitted.pages,
        texts=tuple(expected_texts(chapter, inputs.records[chapter.slug], publication.text_language, inputs.audience)),
        embedded=(inputs.record_file(chapter),) if carries_record and inputs.profile.carries_files else (),
        drawings=filled.drawings,
        diagnostics=tuple(low_resolution_photos(filled.photos, inputs.records, name)),
    )
    return finish(pages, inputs)


def _brochure_texts(
    inputs: EditionInputs, publication: Publication, fitted: FittedPublication
) -> Iterator[ExpectedText]:
    """Yield what the brochure must hold, each chapter's texts with the indices of its first and last page."""
    yield from edition_texts(publication, inputs.valid.source)
    for place, chapter in zip(fitted.chapters, publication.chapters, strict=False):
        pages = place.first_page - 1, place.first_page + place.pages - 2
        record = inputs.records[chapter.slug]
        yield from expected_texts(chapter, record, publication.text_language, "public", pages)
