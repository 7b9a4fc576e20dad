"""Everything the documents of one edition are made from; nothing of it changes while they are made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from lzz_report.compose import compose
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.documents.document_facts import EmbeddedFile
from lzz_report.documents.publication import Chapter, Publication
from lzz_report.draw import Lettering, draw
from lzz_report.engine import Engine
from lzz_report.imaging import MAX_DPI, prepare_image
from lzz_report.pipeline.leaks import watchlist
from lzz_report.pipeline.missing_letters import missing_letters
from lzz_report.pipeline.style_diagnostics import document_diagnostics, stylesheet_diagnostics
from lzz_report.profiles import SCREEN, OutputProfile, Palette
from lzz_report.proofread import ThemeFonts
from lzz_report.records.contact import Audience
from lzz_report.records.record import Record, ValidEdition
from lzz_report.records.withheld import ContactFact
from lzz_report.records.yaml_text import to_yaml
from lzz_report.rules.fixed_words import FixedWords
from lzz_report.rules.watchlist import Watchlist
from lzz_report.templating import AssetSources, StyleSheet, Templates, stylesheet, theme_sources
from lzz_report.themes.theme import Theme
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


@dataclass(frozen=True)
class EditionInputs:
    """A composed edition, its theme and words, and the engine that holds the theme's fonts and style sheet.

    `profile` is what the files are for. `layout_roots` and `font_roots` are the folders layouts and fonts are looked
    for in, the project's own first.
    """

    project: Path
    valid: ValidEdition
    publication: Publication
    theme: Theme
    strings: FixedWords
    fonts: ThemeFonts
    style_sheet: StyleSheet
    engine: Engine
    templates: Templates
    layout_roots: tuple[Path, ...]
    font_roots: tuple[Path, ...]
    audience: Audience
    final: bool
    profile: OutputProfile

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """The records by the slugs of their districts."""
        return {record.district.slug: record for record in self.valid.records}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What the engine says of the style sheet, and the letters of the edition that no font has."""
        return (
            *stylesheet_diagnostics(self.engine.log, self.style_sheet),
            *missing_letters(self.valid, self.fonts.holds),
        )

    @property
    def layout_files(self) -> dict[str, Path]:
        """Every file of layouts and fonts the pages are made with, by its name in the project or the package."""
        fonts = {face.file for face in self.theme.fonts} | set(self.theme.lettering.values())
        paths = {f"fonts/{name}": find(self.font_roots, name) for name in fonts}
        for root in reversed(self.layout_roots):
            for folder in ("shared", *reversed(self.theme.folders)):
                files = (path for path in (root / folder).rglob("*") if path.is_file())
                paths |= {f"layouts/{path.relative_to(root).as_posix()}": path for path in files}
        return {name: path for name, path in paths.items() if path is not None}

    def engine_diagnostics(self, log: Sequence[str], document: str) -> tuple[Diagnostic, ...]:
        """Return what the engine says of a document."""
        return document_diagnostics(log, document, theme_sources(self.layout_roots, self.theme.folders)) if log else ()

    def record_file(self, chapter: Chapter) -> EmbeddedFile:
        """Return the record of a district as it travels in its sheet, with the contacts its readers may see."""
        district = self.records[chapter.slug].district.for_audience(self.audience)
        description = self.strings("record_description", name=chapter.full_name)
        return EmbeddedFile(f"{district.slug}.yaml", to_yaml(district).encode(), "application/yaml", description)

    def watchlist(self, slugs: Collection[str] | None = None, disclosed: Iterable[ContactFact] = ()) -> Watchlist:
        """Return what nobody may find in a document about some districts, by default about all.

        What is `disclosed` somebody has written down for these very readers.
        """
        return watchlist(self.valid, self.audience, self.strings, slugs, disclosed)


def gather_inputs(
    project: Path,
    valid: ValidEdition,
    language: str | None = None,
    *,
    final: bool = False,
    audience: Audience = "public",
    profile: OutputProfile = SCREEN,
    max_dpi: int = MAX_DPI,
) -> EditionInputs:
    """Compose an edition for an audience, in its own language by default, and load the engine with its theme.

    `profile` is what the files are for; a tagged page serves where no tags are asked for. Photos get at most `max_dpi`
    pixels an inch.
    """
    edition = valid.edition
    theme = load_theme(project, edition.theme)
    strings = load_strings(project, language or edition.language)
    publication = compose(
        edition,
        valid.records,
        strings,
        palettes=len(theme.pairs),
        fonts=tuple(dict.fromkeys(face.credit for face in theme.fonts_in_use if face.credit)),
        final=final,
        audience=audience,
    )
    layouts, fonts = tuple(layout_roots(project)), tuple(font_roots(project))
    lettering = Lettering.from_bytes(lettering_files(theme, project))
    palette = Palette.of(theme.colour_roles, profile.colour_space)
    style_sheet = stylesheet(layouts, theme, palette)
    draw_once = cache(lambda request: draw(request, lettering))
    prepare_once = cache(lambda slot: prepare_image((project / slot.picture.source).read_bytes(), slot, max_dpi))
    assets = AssetSources(draw_once, prepare_once, palette, logo_file(theme, project))
    return EditionInputs(
        project=project,
        valid=valid,
        publication=publication,
        theme=theme,
        strings=strings,
        fonts=ThemeFonts.from_bytes(face_files(theme, project)),
        style_sheet=style_sheet,
        engine=Engine(style_sheet.text, {"layout": layouts, "font": fonts}, profile),
        templates=Templates(layouts, theme, publication, strings, assets),
        layout_roots=layouts,
        font_roots=fonts,
        audience=audience,
        final=final,
        profile=profile,
    )
