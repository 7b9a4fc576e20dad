"""Puts the finished documents of an edition, with a manifest of what they were made from, into its output folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from lzz_report import __version__
from lzz_report.diagnostics.diagnostic import Diagnostic, as_record, in_reading_order
from lzz_report.documents.fitted import FittedPublication
from lzz_report.documents.manifest import InputFile, Manifest, ManifestDiagnostic, OutputFile, sha256_of
from lzz_report.documents.publication import Publication
from lzz_report.errors import BuildError
from lzz_report.pipeline.edition_documents import BROCHURE
from lzz_report.pipeline.edition_inputs import EditionInputs
from lzz_report.pipeline.finishing import Document
from lzz_report.pipeline.leaks import is_withheld, leaks
from lzz_report.publish import publish

# Who reads the manifest later wants to know what could have changed a page.
PACKAGES = ("weasyprint", "pydyf", "jinja2", "pikepdf", "shapely", "fonttools", "segno")


def publish_documents(
    folder: Path,
    inputs: EditionInputs,
    fitted: FittedPublication,
    documents: Sequence[Document],
    diagnostics: Sequence[Diagnostic],
) -> tuple[str, ...]:
    """Put the documents, a vCard file for each sheet's district and the manifest into `folder`, all at once.

    The manifest repeats `diagnostics`: what there is to say of the records and of the pages made of them. Files of the
    edition that were not asked for stay as they were. Returns the paths written, below `folder`.
    Raises BuildError when one of them tells what its readers may not see.
    """
    valid, publication = inputs.valid, inputs.publication
    outputs = {document.name: document.pdf for document in documents}
    outputs |= {name: card.encode() for name, card in _cards(publication, documents)}
    manifest = Manifest(
        edition=valid.edition.id,
        language=publication.language,
        profile=inputs.profile.name,
        versions={"lzz-report": __version__} | {name: version(name) for name in PACKAGES},
        inputs=tuple(_input_files(inputs)),
        outputs=tuple(_output_file(name, inputs, fitted, documents) for name in outputs),
        diagnostics=tuple(_as_recorded(one) for one in diagnostics if not is_withheld(one, valid, inputs.audience)),
    )
    found = [leak for name, file in outputs.items() for leak in _leaks(name, file, inputs)]
    if found:
        raise BuildError(in_reading_order((*found, *diagnostics)))
    complete = publish(outputs, folder, manifest, keep=_all_outputs(publication) - outputs.keys())
    return tuple(sorted(output.path for output in complete.outputs if output.path in outputs))


def _all_outputs(publication: Publication) -> set[str]:
    """Return the names of everything an edition can have in its folder."""
    sheets = {f"sheets/{chapter.slug}.pdf" for chapter in publication.sheets}
    return {BROCHURE, *sheets} | {f"contacts/{chapter.slug}.vcf" for chapter in publication.sheets if chapter.contacts}


def _leaks(name: str, file: bytes, inputs: EditionInputs) -> tuple[Diagnostic, ...]:
    """Return the withheld facts one output tells; on a sheet the contacts of other districts are no excuse."""
    slugs = None if name == BROCHURE else {Path(name).stem}
    return leaks({name: file}, inputs.watchlist(slugs), inputs.valid, inputs.audience)


def _cards(publication: Publication, documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """Yield the contacts of each district whose sheet was made, as one vCard file."""
    made = {document.name for document in documents}
    for chapter in publication.sheets:
        if f"sheets/{chapter.slug}.pdf" in made and chapter.contacts:
            yield f"contacts/{chapter.slug}.vcf", "".join(contact.vcard for contact in chapter.contacts)


def _input_files(inputs: EditionInputs) -> Iterator[InputFile]:
    """Yield every file the pages were made from: records, photos, layouts and fonts."""
    yield InputFile(path=inputs.valid.source.path, sha256=inputs.valid.source.sha256)
    for record in inputs.valid.records:
        yield InputFile(path=record.source.path, sha256=record.source.sha256)
        if record.photo and not record.photo.fault:
            photo = inputs.project / record.photo.path
            yield InputFile(path=record.photo.path, sha256=sha256_of(photo.read_bytes()))
    for name, path in sorted(inputs.layout_files.items()):
        yield InputFile(path=name, sha256=sha256_of(path.read_bytes()))


def _output_file(
    name: str, inputs: EditionInputs, fitted: FittedPublication, documents: Sequence[Document]
) -> OutputFile:
    """Return what the manifest says of one output."""
    pages = next((document.pages for document in documents if document.name == name), None)
    chapter = next((chapter for chapter in inputs.publication.sheets if Path(name).stem == chapter.slug), None)
    # Cards have no pages and no gaps.
    final = inputs.final or None
    if chapter is None:
        return OutputFile(path=name, pages=pages, final=final)
    if pages is None:
        return OutputFile(path=name, district=chapter.key)
    sheet = next(sheet for sheet in fitted.sheets if sheet.slug == chapter.slug)
    return OutputFile(
        path=name,
        district=chapter.key,
        pages=pages,
        final=final,
        form=sheet.page_variant,
        step=sheet.size_step,
        fill=sheet.fill,
        picture_mm=round(sheet.picture_mm, 1),
    )


def _as_recorded(diagnostic: Diagnostic) -> ManifestDiagnostic:
    record = as_record(diagnostic)
    return ManifestDiagnostic.model_validate({name: record[name] for name in ManifestDiagnostic.model_fields})
