"""Make: a valid edition in, its publication fitted and every document of it finished out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType

from lzz_report import __version__
from lzz_report.compose import compose, edition_texts, expected_texts
from lzz_report.conform import conform
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.documents.document_facts import DocumentFacts, EmbeddedFile
from lzz_report.documents.drawing import Drawing, DrawingRequest
from lzz_report.documents.expectation import ExpectedText, PdfExpectation
from lzz_report.documents.fitted import FittedChapter, FittedPublication, FittedSheet, Measurement, MeasureRequest
from lzz_report.documents.publication import Chapter, Publication
from lzz_report.draw import Lettering, draw
from lzz_report.engine import Engine, RenderedDocument
from lzz_report.fit import fit
from lzz_report.imaging import MAX_DPI, prepare_image
from lzz_report.pipeline.leaks import watchlist
from lzz_report.pipeline.missing_letters import missing_letters
from lzz_report.pipeline.overset import overset_about, overset_sheet
from lzz_report.pipeline.page_diagnostics import anchor_diagnostics, engine_diagnostics, page_diagnostics
from lzz_report.pipeline.photo_diagnostics import low_resolution_photos, photos_left_out
from lzz_report.preflight import preflight
from lzz_report.profiles import SCREEN, OutputProfile
from lzz_report.proofread import ThemeFonts, proofread
from lzz_report.records.contact import Audience
from lzz_report.records.record import ValidEdition
from lzz_report.records.withheld import ContactFact
from lzz_report.records.yaml_text import to_yaml
from lzz_report.rules.watchlist import Watchlist
from lzz_report.templating import FilledTemplate, Templates, stylesheet
from lzz_report.theming import (
    face_files,
    find,
    font_roots,
    layout_roots,
    lettering_files,
    load_strings,
    load_theme,
    logo_file,
)

FLOWS = frozenset({"flow", "sheet-flow"})


@dataclass(frozen=True, slots=True)
class Document:
    """A finished PDF, how many pages it has, and what was found wrong with it."""

    name: str
    pdf: bytes
    pages: int
    diagnostics: tuple[Diagnostic, ...]


class EditionPress:
    """One edition, composed and ready: its theme, the engine with fonts and style sheet, the drawings made so far."""

    def __init__(
        self,
        project: Path,
        valid: ValidEdition,
        language: str | None = None,
        *,
        final: bool = False,
        audience: Audience = "public",
        profile: OutputProfile = SCREEN,
        max_dpi: int = MAX_DPI,
    ) -> None:
        """Compose an edition for an audience; photos get at most `max_dpi` pixels an inch.

        `profile` is what the files are for; a tagged page serves where no tags are asked for.
        """
        edition = valid.edition
        self.final = final
        self.audience = audience
        self.profile = profile
        self._records = {record.district.slug: record for record in valid.records}
        self._valid = valid
        self._source = valid.source
        self._theme = load_theme(project, edition.theme)
        self._strings = load_strings(project, language or edition.language)
        self._date = edition.as_of
        fonts = tuple(dict.fromkeys(face.credit for face in self._theme.fonts_in_use if face.credit))
        self.publication: Publication = compose(
            edition,
            valid.records,
            self._strings,
            palettes=len(self._theme.pairs),
            fonts=fonts,
            final=final,
            audience=audience,
        )
        self._faces = ThemeFonts.from_bytes(face_files(self._theme, project))
        self._layout_roots = roots = layout_roots(project)
        self._font_roots = font_roots(project)
        self._engine = Engine(
            stylesheet(roots, self._theme),
            {
                "layout": roots,
                "font": self._font_roots,
            },
            profile,
        )
        lettering = Lettering.from_bytes(lettering_files(self._theme, project))
        drawn: Callable[[DrawingRequest], Drawing] = cache(lambda request: draw(request, lettering))
        developed = cache(lambda slot: prepare_image((project / slot.picture.source).read_bytes(), slot, max_dpi))
        self._layout = Templates(
            roots, self._theme, self.publication, self._strings, drawn, developed, logo_file(self._theme, project)
        )

    @property
    def complaints(self) -> tuple[Diagnostic, ...]:
        """What the engine says of the style sheet, and the letters of the edition that no font has."""
        return (
            *engine_diagnostics(self._engine.log, f"layouts/{self._theme.folders[0]}/style.css"),
            *missing_letters(self._valid, self._faces.holds),
        )

    def fit(self, slugs: Collection[str] | None = None, *, has_brochure: bool = True) -> FittedPublication:
        """Decide every page by measuring; of a photo that is left out the brochure names no owner.

        What is not asked for is not measured: sheets of other districts than `slugs`, a brochure that is not made.
        """
        fitted = fit(self.publication, self._theme, self._measure, slugs, has_brochure=has_brochure)
        shown = {one.slug for one in fitted.chapters if one.has_photo}
        unseen = {one.slug for one in self.publication.chapters if one.picture and one.slug not in shown}
        if not unseen or not fitted.chapters:
            return fitted
        self.publication = self.publication.without_credits_of(unseen)
        self._layout = self._layout.of(self.publication)
        return fit(self.publication, self._theme, self._measure, slugs, has_brochure=has_brochure)

    def brochure(self, fitted: FittedPublication) -> Document:
        """Make the brochure."""
        publication = self.publication
        laid_out = self._layout.brochure(fitted)
        rendered = self._render(laid_out)
        title = f"{publication.programme} – {publication.title}"
        texts = list(edition_texts(publication, self._source))
        texts += [
            text
            for place, chapter in zip(fitted.chapters, publication.chapters, strict=False)
            for text in expected_texts(chapter, self._records[chapter.slug].source, _pages_of(place))
        ]
        found = (
            *anchor_diagnostics(rendered.anchors, fitted, self._source.path),
            *photos_left_out(fitted.chapters, self._records),
            *low_resolution_photos(laid_out.photos, self._records, "brochure.pdf"),
        )
        return self._finish(
            "brochure.pdf",
            title,
            rendered,
            texts,
            pages=fitted.total_pages,
            is_book=fitted.total_pages > 2,
            found=found,
            drawings=laid_out.drawings,
        )

    def sheet(self, chapter: Chapter, fitted: FittedSheet, *, carries_record: bool = True) -> Document:
        """Make the fact sheet of one district, its record embedded unless it is to be part of another file."""
        record = self._records[chapter.slug]
        name = f"sheets/{chapter.slug}.pdf"
        laid_out = self._layout.sheet(chapter, fitted)
        rendered = self._render(laid_out)
        title = self._strings(
            "sheet_title",
            name=chapter.full_name,
            programme=self.publication.programme,
            title=self.publication.title,
        )
        return self._finish(
            name,
            title,
            rendered,
            expected_texts(chapter, record.source),
            pages=fitted.pages,
            embedded=(self.record_file(chapter),) if carries_record and self.profile.carries_files else (),
            found=tuple(low_resolution_photos(laid_out.photos, self._records, name)),
            drawings=laid_out.drawings,
        )

    def record_file(self, chapter: Chapter) -> EmbeddedFile:
        """Return the record of a district as it travels in its sheet, with the contacts its readers may see."""
        district = self._records[chapter.slug].district.for_audience(self.audience)
        description = self._strings("record_description", name=chapter.full_name)
        return EmbeddedFile(f"{district.slug}.yaml", to_yaml(district).encode(), "application/yaml", description)

    def layout_files(self) -> dict[str, Path]:
        """Return every file of layouts and fonts the pages are made with, by its name in the project or the package."""
        fonts = {face.file for face in self._theme.fonts} | set(self._theme.lettering.values())
        found = {f"fonts/{name}": find(self._font_roots, name) for name in fonts}
        for root in reversed(self._layout_roots):
            for folder in ("shared", *reversed(self._theme.folders)):
                files = (path for path in (root / folder).rglob("*") if path.is_file())
                found |= {f"layouts/{path.relative_to(root).as_posix()}": path for path in files}
        return {name: path for name, path in found.items() if path is not None}

    def overset_about(self, fitted: FittedPublication) -> Iterator[Diagnostic]:
        """Yield by how much the text about the programme is too long for its page."""
        return overset_about(fitted, self.publication, self._source, self._theme)

    def overset(self, sheet: FittedSheet) -> Iterator[Diagnostic]:
        """Yield what does not fit a sheet, by field, with how much to cut."""
        name = next(chapter.full_name for chapter in self.publication.sheets if chapter.slug == sheet.slug)
        return overset_sheet(sheet, name, self._records[sheet.slug])

    def watchlist(self, slugs: Collection[str] | None = None, told: Iterable[ContactFact] = ()) -> Watchlist:
        """Return what nobody may find in a document about some districts, by default about all, unless it is `told`."""
        return watchlist(self._valid, self.audience, self._strings, slugs, told)

    def _measure(self, requests: Sequence[MeasureRequest]) -> Mapping[MeasureRequest, Measurement]:
        flows = [request for request in requests if request.kind in FLOWS]
        alone = [request for request in requests if request.kind not in FLOWS]
        laid_out = self._layout.measurements(alone)
        measures = self._engine.measure(laid_out.html, laid_out.pictures, len(alone))
        return dict(zip(alone, measures, strict=True)) | {request: self._flow(request) for request in flows}

    def _flow(self, request: MeasureRequest) -> Measurement:
        """Measure text that runs over pages on those pages."""
        laid_out = self._layout.flow(request)
        page, y_mm = self._engine.find(laid_out.html, laid_out.pictures, "flow-end")
        return Measurement(0.0, y_mm, (page,))

    def _render(self, laid_out: FilledTemplate) -> RenderedDocument:
        return self._engine.render(laid_out.html, laid_out.pictures)

    def _finish(  # noqa: PLR0913  one for each thing a file says of itself
        self,
        name: str,
        title: str,
        rendered: RenderedDocument,
        texts: Sequence[ExpectedText],
        *,
        pages: int,
        is_book: bool = False,
        embedded: tuple[EmbeddedFile, ...] = (),
        found: tuple[Diagnostic, ...] = (),
        drawings: Mapping[str, Drawing] = MappingProxyType({}),
    ) -> Document:
        """Make a rendered document conform to its norms and check it."""
        publication = self.publication
        facts = DocumentFacts(
            title=title,
            language=publication.language,
            date=datetime.fromisoformat((self._date + "-01-01")[:10]).replace(tzinfo=UTC),
            tags=rendered.tags,
            authors=(publication.programme,),
            subject=publication.subtitle,
            keywords=publication.keywords,
            tool=f"lzz-report {__version__}",
            page_link=self._strings("page_link", page="{page}", text="{text}"),
            opens_as_spreads=is_book,
            attachments=embedded,
            profile=self.profile,
        )
        pdf = conform(rendered.pdf, facts)
        expectation = PdfExpectation(
            file=name,
            title=title,
            language=publication.language,
            size_mm=(self._theme.page.width_mm, self._theme.page.height_mm),
            fonts=frozenset(face.family for face in self._theme.fonts),
            pages=pages,
            texts=tuple(texts),
            attachments=tuple(one.name for one in embedded),
            bookmarks=is_book,
            profile=self.profile,
        )
        faults = page_diagnostics(
            proofread(rendered.page_model, self._faces, self._theme.floor_pt, drawings), name, texts
        )
        return Document(
            name, pdf, pages, (*found, *engine_diagnostics(rendered.log, name), *faults, *preflight(pdf, expectation))
        )


def _pages_of(place: FittedChapter) -> tuple[int, int]:
    """Return the indices of a chapter's first and last page."""
    return place.first_page - 1, place.first_page + place.pages - 2
