"""Decides the pages of an edition by measuring them with its engine, and tells what does not fit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.documents.fitted import FittedPublication
from lzz_report.documents.measurement import Measurement, MeasureRequest, PagesRequest
from lzz_report.documents.publication import Publication
from lzz_report.engine import Engine
from lzz_report.fit import fit
from lzz_report.pipeline.edition_inputs import EditionInputs
from lzz_report.pipeline.overset import overset_about, overset_sheet
from lzz_report.templating import Templates


def fit_pages(
    inputs: EditionInputs, slugs: Collection[str] | None = None, *, has_brochure: bool = True
) -> FittedPublication:
    """Decide every page by measuring.

    What is not asked for is not measured: sheets of other districts than `slugs`, a brochure that is not made.
    """
    fitted = _fit(inputs, inputs.publication, slugs, has_brochure=has_brochure)
    printed = printed_publication(inputs, fitted)
    if printed == inputs.publication:
        return fitted
    return _fit(inputs, printed, slugs, has_brochure=has_brochure)


def printed_publication(inputs: EditionInputs, fitted: FittedPublication) -> Publication:
    """Return the publication as the brochure prints it: of a photo that has no room it names no owner."""
    shown = {chapter.slug for chapter in fitted.chapters if chapter.has_photo}
    left_out = {chapter.slug for chapter in inputs.publication.chapters if chapter.picture} - shown
    return inputs.publication.without_credits_of(left_out) if fitted.chapters else inputs.publication


def overset(
    inputs: EditionInputs, fitted: FittedPublication, slugs: Collection[str], *, has_brochure: bool
) -> Iterator[Diagnostic]:
    """Yield what does not fit the sheets of the districts `slugs`, or its page in the brochure, and how much to cut."""
    names = {chapter.slug: chapter.full_name for chapter in inputs.publication.sheets}
    for sheet in fitted.sheets:
        if sheet.slug in slugs:
            yield from overset_sheet(sheet, names[sheet.slug], inputs.records[sheet.slug])
    if has_brochure:
        yield from overset_about(fitted, inputs.publication, inputs.valid.source, inputs.theme)


def _fit(
    inputs: EditionInputs, publication: Publication, slugs: Collection[str] | None, *, has_brochure: bool
) -> FittedPublication:
    measurer = _Measurer(inputs.engine, inputs.templates.of(publication))
    return fit(publication, inputs.theme, measurer.measure, slugs, has_brochure=has_brochure)


@dataclass(frozen=True, slots=True)
class _Measurer:
    """Lays out what `fit` asks for."""

    engine: Engine
    templates: Templates

    def measure(self, requests: Sequence[MeasureRequest]) -> Mapping[MeasureRequest, Measurement]:
        flows = [request for request in requests if isinstance(request, PagesRequest)]
        alone = [request for request in requests if not isinstance(request, PagesRequest)]
        filled = self.templates.measurements(alone)
        measurements = self.engine.measure(filled.tree, filled.pictures, len(alone))
        measured: dict[MeasureRequest, Measurement] = dict(zip(alone, measurements, strict=True))
        return measured | {request: self._flow(request) for request in flows}

    def _flow(self, request: PagesRequest) -> Measurement:
        """Measure text that runs over pages on those pages."""
        filled = self.templates.flow(request)
        page, y_mm = self.engine.find(filled.tree, filled.pictures, "flow-end")
        return Measurement(0.0, y_mm, (page,))
