"""Fill: the templates of a theme and a publication in, HTML out."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from functools import partial
from pathlib import Path
from typing import assert_never

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from lzz_report.documents.annex_pages import AnnexEntry, Letter
from lzz_report.documents.fitted import FittedPublication, FittedSheet, PageRange
from lzz_report.documents.measurement import BlockRequest, FlowRequest, PagesRequest, SheetFlowRequest
from lzz_report.documents.publication import Chapter, Publication
from lzz_report.errors import TemplateError
from lzz_report.rules.fixed_words import FixedWords
from lzz_report.rules.scripts import Script, language_of, words
from lzz_report.rules.tile_grid import coloured_tiles, tile_grid
from lzz_report.templating.asset_registry import AssetRegistry, AssetSources, FilledTemplate
from lzz_report.templating.language_marking import resolve_languages
from lzz_report.templating.script_marking import mark_foreign
from lzz_report.templating.stylesheet import css_length
from lzz_report.templating.template_errors import template_fault
from lzz_report.templating.theme_colours import named_colours, pair_of_colours
from lzz_report.templating.theme_loader import ThemeLoader
from lzz_report.templating.tree_text import parse_html
from lzz_report.themes.book_layout import StampLayout
from lzz_report.themes.look import ColourRole
from lzz_report.themes.theme import Theme


class Templates:
    """The templates of one theme, filled for one publication.

    `roots` are the folders of layouts, the project's own first.
    """

    def __init__(
        self,
        roots: Sequence[Path],
        theme: Theme,
        publication: Publication,
        strings: FixedWords,
        assets: AssetSources,
    ) -> None:
        self._roots = tuple(roots)
        self._folder = theme.folders[0]
        self._theme = theme
        self._publication = publication
        self._strings = strings
        self._assets = assets
        self._environment = Environment(
            loader=ThemeLoader(roots, theme.folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(mm=css_length, markup=Markup)

    def of(self, publication: Publication) -> Templates:
        """Return the same layout of another publication."""
        other = copy(self)
        other._publication = publication  # noqa: SLF001  our own kind
        return other

    def brochure(self, fitted: FittedPublication) -> FilledTemplate:
        """Return the brochure."""
        return self._fill(
            "brochure.html",
            fitted=fitted,
            chapters_by_slug={chapter.slug: chapter for chapter in self._publication.chapters},
            folio=fitted.folio,
        )

    def sheet(self, chapter: Chapter, fitted: FittedSheet) -> FilledTemplate:
        """Return the fact sheet of one district."""
        return self._fill("factsheet.html", chapter=chapter, sheet=fitted)

    def annex_list(self, entries: Sequence[AnnexEntry]) -> FilledTemplate:
        """Return the page, or pages, that list annexes."""
        return self._fill("annex_list.html", entries=entries)

    def letter(self, letter: Letter, entries: Sequence[AnnexEntry]) -> FilledTemplate:
        """Return the page before a report."""
        return self._fill("letter.html", letter=letter, entries=entries)

    def stamps(self, texts: Sequence[str], place: StampLayout) -> FilledTemplate:
        """Return a page for each text, with nothing else on it: it is laid over a finished page."""
        return self._fill("stamps.html", texts=texts, place=place)

    def measurements(self, requests: Sequence[BlockRequest]) -> FilledTemplate:
        """Return a document that lays out each block alone, its element named s0, s1 and so on."""
        chapters = {
            "brochure": {chapter.slug: chapter for chapter in self._publication.chapters},
            "sheet": {chapter.slug: chapter for chapter in self._publication.sheets},
        }
        return self._fill(
            "samples.html",
            samples=requests,
            chapters=chapters,
            folio=lambda _slug: 88,
            brochure_pages=PageRange(88, 89),
        )

    def flow(self, request: PagesRequest) -> FilledTemplate:
        """Return the text of a chapter alone on its pages, an anchor flow-end after it."""
        publication = self._publication
        match request:
            case SheetFlowRequest(slug, picture_mm, style):
                chapters = publication.sheets
            case FlowRequest(slug, style):
                chapters, picture_mm = publication.chapters, 0.0
            case _:
                assert_never(request)
        chapter = next(chapter for chapter in chapters if chapter.slug == slug)
        return self._fill("flow.html", chapter=chapter, paragraph_style=style, picture_mm=picture_mm)

    def _fill(self, template: str, **values: object) -> FilledTemplate:
        """Fill a template of the theme; every picture it asks for is drawn once and kept with it."""
        desk = AssetRegistry(self._assets, self._icon_source)
        try:
            html = self._environment.get_template(f"{self._folder}/{template}").render(
                publication=self._publication,
                theme=self._theme,
                folder=self._folder,
                t=self._strings,
                attribution=self._strings("map_data"),
                colours=named_colours(self._theme),
                measures=self._theme.lengths,
                sizes=self._theme.sizes,
                pair=partial(pair_of_colours, self._theme),
                draw=desk.draw,
                qr=desk.qr,
                icon=desk.icon,
                photo=desk.photo,
                logo=desk.logo,
                common_scale=desk.common_scale,
                tile_grid=tile_grid,
                coloured_tiles=coloured_tiles,
                marks=self._marks,
                **values,
            )
        except Exception as error:
            fault = template_fault(error, self._roots)
            if fault is None:
                raise
            raise TemplateError(fault) from error
        root = parse_html(html)
        resolve_languages(root)
        mark_foreign(root, self._publication.text_language, self._language_of)
        return FilledTemplate(html, root, desk.pictures, tuple(desk.photos), desk.drawings)

    def _language_of(self, said: str, script: Script) -> str:
        """Return the language of words in another script; records may have said which."""
        known = (self._publication.foreign.get(word) for word in words(said))
        return next(filter(None, known), language_of(said, script))

    def _marks(
        self, chapters: Sequence[Chapter], *, numbered: bool = False
    ) -> list[tuple[str, ColourRole, int | None]]:
        """Return the districts of a country map, each in its own colour."""
        return [
            (chapter.key, ColourRole("land", chapter.palette), number if numbered else None)
            for number, chapter in enumerate(chapters, 1)
        ]

    def _icon_source(self, kind: str) -> str:
        loader = self._environment.loader
        assert loader is not None  # noqa: S101  given above
        return loader.get_source(self._environment, f"shared/icons/{kind}.svg")[0]
