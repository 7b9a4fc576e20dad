"""Publish: a finished pack in, its folder with the manifest out; all of it at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from lzz_report import __version__
from lzz_report.documents.manifest import AnnexFact, InputFile, Manifest, OutputFile, sha256_of
from lzz_report.load import FUNDERS
from lzz_report.pipeline.options import AnnexOutcome
from lzz_report.pipeline.publishing import PACKAGES
from lzz_report.publish import publish
from lzz_report.records.funder import Funder
from lzz_report.records.record import ValidEdition

BLOCK = 1 << 20


def publish_pack(
    project: Path, valid: ValidEdition, funder: Funder, report: Path, made: AnnexOutcome, folder: Path
) -> tuple[str, ...]:
    """Put the file, or a signed report and its annexes, into the folder of the funder; return their names."""
    result = made.result
    files = [result.output, *([result.annex] if result.annex else [])]
    outputs = {path.name: path.read_bytes() for path in files}
    annexes = tuple(
        AnnexFact(number=one.number, title=one.full_name, district=one.key, pages=one.pages, page=one.page)
        for one in made.entries
    )
    manifest = Manifest(
        edition=made.edition_id,
        language=made.language,
        funder=funder.key,
        audience=funder.audience,
        versions={"lzz-report": __version__} | {name: version(name) for name in PACKAGES},
        inputs=tuple(_inputs(project, valid, report)),
        outputs=tuple(
            OutputFile(path=path.name, annexes=annexes if path == files[-1] else None, claims=result.claims)
            for path in files
        ),
        notes=result.notes or None,
    )
    publish(outputs, folder, manifest)
    return tuple(outputs)


def _inputs(project: Path, valid: ValidEdition, report: Path) -> Iterator[InputFile]:
    """Yield what the pack was made from; a report outside of the project by its name alone."""
    inside = report.resolve().is_relative_to(project.resolve())
    name = report.resolve().relative_to(project.resolve()).as_posix() if inside else report.name
    yield InputFile(path=name, sha256=_digest(report))
    yield InputFile(path=FUNDERS, sha256=sha256_of((project / FUNDERS).read_bytes()))
    yield InputFile(path=valid.source.path, sha256=valid.source.sha256)
    for record in valid.records:
        yield InputFile(path=record.source.path, sha256=record.source.sha256)


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()
