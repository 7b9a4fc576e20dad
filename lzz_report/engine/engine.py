"""Render: one engine for a whole run; fonts and style sheet are read once, every document is laid out with them."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import cssselect2

from lzz_report.diagnostics.catalogue.templates import EngineGivesUp
from lzz_report.documents.measurement import Measurement
from lzz_report.documents.page_model import PageModel
from lzz_report.documents.tags import TagTree
from lzz_report.engine.boxes import page_model
from lzz_report.engine.fetching import ProjectFetcher
from lzz_report.engine.isolated import no_system_fonts, strict_images, weasyprint
from lzz_report.engine.log import captured_log
from lzz_report.engine.measuring import measure_pages
from lzz_report.engine.own_errors import own_errors_raised
from lzz_report.engine.speedups import with_speedups
from lzz_report.engine.style_maths import impossible_functions, refuse_impossible_functions
from lzz_report.engine.writing import pdf_variant, write, write_tagged
from lzz_report.errors import TemplateError
from lzz_report.profiles import SCREEN, OutputProfile
from lzz_report.units import MM_PER_PIXEL

_BASE = "lzz://layout/"


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """A PDF as the engine wrote it, its tags and log, its anchors (page from 1, y in mm), and what is seen of it."""

    pdf: bytes
    tags: TagTree
    pages: int
    anchors: Mapping[str, tuple[int, float]]
    log: tuple[str, ...] = ()
    page_model: PageModel = field(default_factory=PageModel)


class Engine:
    """Lays out documents of one theme."""

    def __init__(self, css: str, roots: Mapping[str, Sequence[Path]], profile: OutputProfile = SCREEN) -> None:
        """Take the style sheet, the folders it may read from, and what the files are for."""
        self._profile = profile
        self._fetcher = ProjectFetcher(roots)
        self._has_own_layouts = len(roots.get("layout", ())) > 1
        with no_system_fonts():
            self._fonts = weasyprint.text.fonts.FontConfiguration()
        impossible = tuple(impossible_functions(css))
        with captured_log() as log, own_errors_raised():
            self._css = self._parsed(css, are_rules_lost=bool(impossible))
        self.log = (*log, *impossible)

    def _parsed(self, css: str, *, are_rules_lost: bool) -> Any:
        """Return the style sheet; none at all where it cannot be read for functions that are told already."""
        try:
            return weasyprint.CSS(string=css, base_url=_BASE, url_fetcher=self._fetcher, font_config=self._fonts)
        except (ArithmeticError, TypeError, ValueError):
            if not are_rules_lost:
                raise
            return weasyprint.CSS(string="")

    def measure(self, html: Element, pictures: Mapping[str, bytes], count: int) -> list[Measurement]:
        """Return the measures of the elements s0 … of a document.

        What the engine warns of here it warns of again when the page itself is rendered.
        """
        with self._at_work():
            document = self._lay_out(html, pictures)
        return measure_pages([page._page_box for page in document.pages], count)  # noqa: SLF001  shown nowhere else

    def find(self, html: Element, pictures: Mapping[str, bytes], anchor: str) -> tuple[int, float]:
        """Return the page (from 1) and the distance from its top (mm) at which an anchor of a document lies."""
        with self._at_work():
            return _anchors(self._lay_out(html, pictures))[anchor]

    def render(self, html: Element, pictures: Mapping[str, bytes]) -> RenderedDocument:
        """Return the document as PDF/A, tagged."""
        with self._at_work() as log:
            document = self._lay_out(html, pictures)
            seen = page_model(document)
            pdf, tags = write_tagged(document, self._profile)
        return RenderedDocument(pdf, tags, len(document.pages), _anchors(document), tuple(log), seen)

    def overlay(self, html: Element, pictures: Mapping[str, bytes]) -> bytes:
        """Return the document as PDF/A without tags, on pages without ground."""
        profile = self._profile.untagged
        with self._at_work():
            return write(self._lay_out(html, pictures, profile), profile)

    def _lay_out(self, html: Element, pictures: Mapping[str, bytes], profile: OutputProfile | None = None) -> Any:
        refuse_impossible_functions(html)
        self._fetcher.drawings = dict(pictures)
        source = _ParsedHtml(html, self._fetcher)
        variant = pdf_variant(profile or self._profile)
        return source.render(font_config=self._fonts, stylesheets=[self._css], pdf_variant=variant)

    @contextmanager
    def _at_work(self) -> Iterator[list[str]]:
        """Hold the engine ready to lay out and write; what it warns of is collected.

        Where a project has layouts of its own, what makes the engine itself stumble is theirs: TemplateError.
        """
        with captured_log() as log, own_errors_raised(), strict_images(), with_speedups():
            try:
                yield log
            except Exception as error:
                if self._has_own_layouts and _is_raised_by_engine(error):
                    fault = EngineGivesUp(kind=type(error).__name__, message=str(error))
                    raise TemplateError(fault) from error
                raise


class _ParsedHtml(weasyprint.HTML):  # type: ignore[misc]  # the engine carries no types
    """A document as the engine would have parsed it.

    WeasyPrint 70: HTML reads texts and files, no trees (https://github.com/Kozea/WeasyPrint/pull/112 offered it).
    """

    def __init__(self, root: Element, fetcher: ProjectFetcher) -> None:
        self.base_url = _BASE
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def _is_raised_by_engine(error: Exception) -> bool:
    """Tell whether code of the engine has raised an exception, not ours that it calls."""
    *_, last = traceback.extract_tb(error.__traceback__)
    return Path(last.filename).is_relative_to(Path(weasyprint.__file__).parent)


def _anchors(document: Any) -> dict[str, tuple[int, float]]:
    """Return where the anchors of a document lie, first occurrence each."""
    places: dict[str, tuple[int, float]] = {}
    for number, page in enumerate(document.pages, 1):
        for name, place in page.anchors.items():
            places.setdefault(name, (number, place[1] * MM_PER_PIXEL))
    return places
