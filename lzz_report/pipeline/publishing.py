"""Publish: finished documents and what they were made from in, the output folder with its manifest out."""

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
from lzz_report.pipeline.edition_press import Document, EditionPress
from lzz_report.pipeline.leaks import is_withheld, leaks
from lzz_report.publish import publish
from lzz_report.records.record import ValidEdition

# Who reads the manifest later wants to know what could have changed a page.
PACKAGES = ("weasyprint", "pydyf", "jinja2", "pikepdf", "shapely", "fonttools", "segno")


def publish_documents(
    folder: Path,
    valid: ValidEdition,
    press: EditionPress,
    fitted: FittedPublication,
    documents: Sequence[Document],
    diagnostics: Sequence[Diagnostic],
    project: Path,
) -> tuple[str, ...]:
    """Put the documents, a vCard file for each sheet's district and the manifest into `folder`, all at once.

    The manifest repeats `diagnostics`: what there is to say of the records and of the pages made of them. Files of the
    edition that were not asked for stay as they were. Returns the paths written, below `folder`.
    Raises BuildError when one of them tells what its readers may not see.
    """
    outputs = {document.name: document.pdf for document in documents}
    outputs |= {name: card.encode() for name, card in _cards(press.publication, documents)}
    everything = {"brochure.pdf"}
    for chapter in press.publication.sheets:
        everything |= {f"sheets/{chapter.slug}.pdf"} | ({f"contacts/{chapter.slug}.vcf"} if chapter.contacts else set())
    manifest = Manifest(
        edition=valid.edition.id,
        language=press.publication.language,
        profile=press.profile.name,
        versions={"lzz-report": __version__} | {name: version(name) for name in PACKAGES},
        inputs=tuple(_inputs(valid, press, project)),
        outputs=tuple(_described(name, press.publication, fitted, documents, press) for name in outputs),
        diagnostics=tuple(_told(one) for one in diagnostics if not is_withheld(one, valid, press.audience)),
    )
    found = [one for name, file in outputs.items() for one in _leaks_of(name, file, valid, press)]
    if found:
        raise BuildError(in_reading_order((*found, *diagnostics)))
    complete = publish(outputs, folder, manifest, keep=everything - outputs.keys())
    return tuple(sorted(one.path for one in complete.outputs if one.path in outputs))


def _leaks_of(name: str, file: bytes, valid: ValidEdition, press: EditionPress) -> tuple[Diagnostic, ...]:
    """Return the withheld facts one output tells; on a sheet the contacts of other districts are no excuse."""
    slugs = None if name == "brochure.pdf" else {Path(name).stem}
    return leaks({name: file}, press.watchlist(slugs), valid, press.audience)


def _cards(publication: Publication, documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """Yield the contacts of each district whose sheet was made, as one vCard file."""
    made = {document.name for document in documents}
    for chapter in publication.sheets:
        if f"sheets/{chapter.slug}.pdf" in made and chapter.contacts:
            yield f"contacts/{chapter.slug}.vcf", "".join(contact.vcard for contact in chapter.contacts)


def _inputs(valid: ValidEdition, press: EditionPress, project: Path) -> Iterator[InputFile]:
    """Yield every file the pages were made from: records, photos, layouts and fonts."""
    yield InputFile(path=valid.source.path, sha256=valid.source.sha256)
    for record in valid.records:
        yield InputFile(path=record.source.path, sha256=record.source.sha256)
        if record.photo and not record.photo.fault:
            yield InputFile(path=record.photo.path, sha256=sha256_of((project / record.photo.path).read_bytes()))
    for name, path in sorted(press.layout_files().items()):
        yield InputFile(path=name, sha256=sha256_of(path.read_bytes()))


def _described(
    name: str, publication: Publication, fitted: FittedPublication, documents: Sequence[Document], press: EditionPress
) -> OutputFile:
    """Return what the manifest says of one output."""
    pages = next((document.pages for document in documents if document.name == name), None)
    chapter = next((one for one in publication.sheets if Path(name).stem == one.slug), None)
    # Cards have no pages and no gaps.
    final = press.final or None
    if chapter is None:
        return OutputFile(path=name, pages=pages, final=final)
    if pages is None:
        return OutputFile(path=name, district=chapter.key)
    sheet = next(one for one in fitted.sheets if one.slug == chapter.slug)
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


def _told(one: Diagnostic) -> ManifestDiagnostic:
    record = as_record(one)
    return ManifestDiagnostic.model_validate({name: record[name] for name in ManifestDiagnostic.model_fields})
