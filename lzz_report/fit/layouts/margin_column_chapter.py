"""Fit: one district's chapter beside a margin column in, what stands on its opening spread and after it out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lzz_report.diagnostics.catalogue.themes import VariantLastMissing
from lzz_report.documents.fitted import ChapterOpener, ChapterPage, FittedChapter, FittedName, MarginColumn
from lzz_report.documents.measurement import FlowRequest, MeasureRequest, QuoteRequest
from lzz_report.documents.publication import Chapter
from lzz_report.errors import TemplateError
from lzz_report.fit.layouts.margin_stacks import filled_stacks, margin_columns, margin_layout, stack_height
from lzz_report.fit.measurement_cache import DOUBT, MeasurementCache
from lzz_report.fit.names import fit_name
from lzz_report.fit.text_heights import SetTexts, is_possible, set_texts
from lzz_report.themes.margin_items import MarginItem
from lzz_report.themes.page_layout import ChapterLayout, MarginLayout, PageVariant, Stack
from lzz_report.themes.theme import Theme
from lzz_report.units import MM_PER_POINT

# A page with less text than this share of its type area looks forgotten.
_MIN_SHARE = 0.33
# What a column that is too full can do without, the first before the next.
_SPARED: Stack = ("photo", "locator")


@dataclass(frozen=True, slots=True)
class _SpreadAttempt:
    """A chapter in one form with its text at one height; `spare_mm` under 0 means it does not fit."""

    page_variant: PageVariant
    start_mm: float
    texts: SetTexts
    margin_column: MarginColumn
    opener: ChapterOpener
    opening: SetTexts | None
    figures_over: int
    quote_at: str
    spare_mm: float

    @property
    def requests(self) -> tuple[MeasureRequest, ...]:
        """What the attempt rests on."""
        return self.texts.requests + (self.opening.requests if self.opening else ())


def fit_margin_column_chapter(
    chapter: Chapter, theme: Theme, measurements: MeasurementCache, first_page: int
) -> FittedChapter:
    """Return the chapter in the first form that fits its spread, else flowing over pages.

    The name stands on a left page with the picture, the text on the right one with the margin column outside of it.
    """
    name = fit_name(chapter.name_parts, theme.hero_name, lambda words: measurements.width_pt(words, "display"))
    margin = margin_layout(theme.chapter)
    attempt = _Spread(chapter, theme, margin, measurements, name).first_fitting()
    if attempt.page_variant.arrangement == "flowing":
        following_pages = _flowing_leaves(chapter, attempt, theme, measurements, first_page + 1)
    else:
        following_pages = (ChapterPage("text", first_page + 1, has_contact_panel=True),)
    opened = attempt.opening.sections if attempt.opening else ()
    has_page = any(chapter_page.kind == "quote" for chapter_page in following_pages)
    return FittedChapter(
        slug=chapter.slug,
        first_page=first_page,
        pages=1 + sum(chapter_page.pages for chapter_page in following_pages),
        name=name,
        page_variant=attempt.page_variant.name,
        arrangement=attempt.page_variant.arrangement,
        sections=(*opened, *attempt.texts.sections),
        contact_panel_mm=attempt.margin_column.field_mm,
        following_pages=following_pages,
        name_mm_per_pt=measurements.width_pt(chapter.name, "display"),
        quote_pt=theme.chapter.quote_sizes_pt[0] if chapter.quote else 0.0,
        has_photo="photo" in attempt.margin_column.stack,
        opener=attempt.opener,
        margin_column=attempt.margin_column,
        start_mm=attempt.start_mm,
        figures_over=attempt.figures_over,
        quote_at="page" if has_page and chapter.quote and not attempt.quote_at else attempt.quote_at,
    )


class _Spread:
    """Tries the forms of one chapter."""

    def __init__(
        self, chapter: Chapter, theme: Theme, margin: MarginLayout, measurements: MeasurementCache, name: FittedName
    ) -> None:
        self._chapter = chapter
        self._theme = theme
        self._layout: ChapterLayout = theme.chapter
        self._margin = margin
        self._measurements = measurements
        self._opener_start_mm = margin.opener_start_mm + self._drop(name)
        self._below_top_mm = theme.page.height_mm - theme.chapter.top_mm

    def first_fitting(self) -> _SpreadAttempt:
        """Return the first form and height at which everything fits."""
        for variant in self._layout.page_variants:
            if not variant.last and not is_possible(variant, self._chapter):
                continue
            for start_mm in variant.starts_mm:
                attempt = next(self._attempts(variant, start_mm), None)
                if attempt is None:
                    continue
                fits = attempt.spare_mm >= 0 or variant.last
                if fits or abs(attempt.spare_mm) < DOUBT * self._theme.page.height_mm:
                    self._measurements.rely_on(attempt.requests)
                if fits:
                    return attempt
        raise TemplateError(VariantLastMissing(theme=self._theme.name, page="chapter"))

    def _attempts(self, variant: PageVariant, start_mm: float) -> Iterator[_SpreadAttempt]:
        """Yield the form as it stands with the first way beside the text that has room; nothing where there is none."""
        moved = ("challenge",) if variant.opener == "challenge" else ()
        opening = self._opening(variant) if moved else None
        opener = self._opener(opening)
        figures_over, quote_at = (0, "") if moved else self._over_text(start_mm)
        margin_column = self._beside(variant, figures_over, opener.stack, has_quote=not quote_at)
        if margin_column is None:
            return
        texts = self._texts(variant, moved)
        spare = self._below_top_mm - opener.end_mm - self._layout.air_mm - variant.min_picture_mm
        if variant.arrangement != "flowing":
            spare = min(spare, self._text_room(margin_column) - start_mm - texts.height_mm)
        in_margin = "quote" in margin_column.stack
        yield _SpreadAttempt(
            variant,
            start_mm,
            texts,
            margin_column,
            opener,
            opening,
            figures_over,
            quote_at or "margin" * in_margin,
            spare,
        )

    def _texts(self, variant: PageVariant, without: Sequence[str]) -> SetTexts:
        return set_texts(
            self._chapter,
            variant,
            "brochure",
            self._layout.heading_metrics,
            self._theme,
            self._measurements,
            without=without,
        )

    def _opening(self, variant: PageVariant) -> SetTexts:
        others = [section.name for section in self._chapter.sections if section.name != "challenge"]
        return self._texts(variant, others)

    def _opener(self, opening: SetTexts | None) -> ChapterOpener:
        """Return what stands under the name: the picture alone, or a text and the first stack not higher than it."""
        start = self._opener_start_mm
        if opening is None:
            return ChapterOpener(start, start)
        stacks = filled_stacks(self._chapter, self._margin.opener_stacks, 0)
        heights = [(stack, stack_height(self._chapter, "brochure", stack, 0, self._measurements)) for stack in stacks]
        stack, height = next((one for one in heights if one[1] <= opening.height_mm), heights[-1])
        return ChapterOpener(start, start + max(opening.height_mm, height), "challenge", stack)

    def _over_text(self, start_mm: float) -> tuple[int, str]:
        """Return how many figures stand over a text that begins so low, and without any, whether the quote does."""
        figures = len(self._chapter.figures)
        if figures:
            room = int(start_mm / self._margin.figure_mm + 0.01) if self._margin.figure_mm else 0
            return min(figures, room, self._margin.figures_over_text), ""
        if not self._chapter.quote or not start_mm:
            return 0, ""
        request = QuoteRequest(self._chapter.slug, self._layout.quote_sizes_pt[0])
        return 0, "over" if self._measurements.height(request) + self._layout.air_mm <= start_mm else ""

    def _beside(self, variant: PageVariant, first_figure: int, shown: Stack, *, has_quote: bool) -> MarginColumn | None:
        """Return the first way to fill the column that has room; what the opener has `shown` does not come twice."""
        if "figures" in shown:
            first_figure = len(self._chapter.figures)
        stacks = [_without(stack, shown) for stack in variant.stacks or self._margin.stacks]
        is_flowing = variant.arrangement == "flowing"
        ways = self._ways(variant, stacks, first_figure, has_quote=has_quote)
        found = next((way for way in ways if self._has_room(way, is_flowing=is_flowing)), None)
        if found or not variant.last:
            return found
        # The last form holds whatever a district has: what its column can spare goes, at worst the least high is taken.
        stacks = [_without(stacks[-1], _SPARED[:count]) for count in range(1, len(_SPARED) + 1)]
        shorter = tuple(self._ways(variant, stacks, first_figure, has_quote=False))
        fitting = (way for way in shorter if self._has_room(way, is_flowing=is_flowing))
        return next(fitting, min(shorter, key=lambda way: way.stack_mm))

    def _ways(
        self, variant: PageVariant, stacks: Sequence[Stack], first_figure: int, *, has_quote: bool
    ) -> Iterator[MarginColumn]:
        return margin_columns(
            self._chapter,
            "brochure",
            self._margin,
            self._measurements,
            self._theme.page.bleed_mm,
            stacks=stacks,
            fields=variant.fields,
            first_figure=first_figure,
            has_quote=has_quote,
        )

    def _has_room(self, way: MarginColumn, *, is_flowing: bool) -> bool:
        """Tell whether stack and contacts keep to the page; across the foot these stand where a flowing text ends."""
        is_here = way.field_mm and not (is_flowing and way.is_foot)
        field = way.field_mm + self._margin.gap_mm if is_here else self._layout.foot_mm
        return way.stack_mm + field <= self._below_top_mm

    def _text_room(self, margin_column: MarginColumn) -> float:
        foot = margin_column.field_mm + self._layout.air_mm if margin_column.is_foot else 0.0
        return self._below_top_mm - max(foot, self._layout.foot_mm)

    def _drop(self, name: FittedName) -> float:
        """Return by how much a name of several lines moves what stands under it, in whole lines of the grid."""
        first = self._theme.hero_name.sizes_pt[0] * self._theme.hero_name.leading * MM_PER_POINT
        grid = self._theme.chapter.heading_metrics.grid_mm or 1.0
        return max(0.0, math.ceil((name.height_mm - first) / grid - 0.001) * grid)


def _without(stack: Stack, items: Sequence[MarginItem]) -> Stack:
    return tuple(item for item in stack if item not in items)


def _flowing_leaves(
    chapter: Chapter, attempt: _SpreadAttempt, theme: Theme, measurements: MeasurementCache, number: int
) -> tuple[ChapterPage, ...]:
    """Return the pages a long text flows over, and those that close the chapter with a picture.

    Contacts across the foot stand under the end of the text where they fit, else under the picture.
    """
    layout, margin_column = theme.chapter, attempt.margin_column
    request = FlowRequest(chapter.slug, attempt.page_variant.name)
    measurements.rely_on([request])
    flow = measurements.measure(request)
    pages, end_mm = flow.lines[0], flow.height_mm
    # On the first page of the text the margin column stands beside it.
    lowest = max(end_mm, layout.top_mm + margin_column.stack_mm) if pages == 1 and margin_column.is_foot else end_mm
    room = theme.page.height_mm - lowest - layout.air_mm
    area_mm = theme.page.height_mm - layout.top_mm - layout.foot_mm
    is_thin = end_mm - layout.top_mm - layout.foot_mm < _MIN_SHARE * area_mm
    # A page with little text leaves the contacts to the picture that follows anyway.
    has_contact_panel = not margin_column.is_foot or (
        room >= margin_column.field_mm and not (is_thin and pages % 2 == 0)
    )
    if margin_column.is_foot and has_contact_panel:
        room -= margin_column.field_mm
    closing = _closing_leaves(chapter, number + pages, pages, has_contact_panel=has_contact_panel)
    image_slot_mm = math.floor(max(room, 0.0) * 10) / 10
    # A page that is closed by one with a picture may stay white where its text takes enough of it.
    is_calm = bool(closing) and not is_thin
    slot = "blank" if is_calm else next(slot.name for slot in layout.image_slots if image_slot_mm >= slot.min_mm)
    return (ChapterPage("flow", number, pages, end_mm, slot, image_slot_mm, has_contact_panel), *closing)


def _closing_leaves(chapter: Chapter, number: int, pages: int, *, has_contact_panel: bool) -> tuple[ChapterPage, ...]:
    """Return the pages after the text: one for contacts without a place, one that closes the spread."""
    following_pages = () if has_contact_panel else (ChapterPage("image", number, has_contact_panel=True),)
    if (1 + pages + len(following_pages)) % 2 == 0:
        return following_pages
    return (*following_pages, ChapterPage("quote" if chapter.quote else "image", number + len(following_pages)))
