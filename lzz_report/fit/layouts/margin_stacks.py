"""Fit: a district and a margin column in, the ways to fill the column out, best first; pure over the ruler."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lzz_report.documents.fitted import MarginColumn
from lzz_report.documents.measurement import ContactPanelRequest, MarginRequest, Target
from lzz_report.documents.publication import Chapter
from lzz_report.fit.measurement_cache import MeasurementCache
from lzz_report.themes.margin_items import MarginItem
from lzz_report.themes.page_layout import ChapterLayout, ContactPanelVariant, MarginLayout, SheetLayout, Stack


def margin_layout(layout: ChapterLayout | SheetLayout) -> MarginLayout:
    """Return the margin column of a layout, which every theme of this architecture has."""
    if layout.margin is None:
        raise TypeError("a theme without a margin column was fitted as one that has it")
    return layout.margin


def margin_columns(  # noqa: PLR0913  each is a part of the question, none belongs to another
    chapter: Chapter,
    target: Target,
    layout: MarginLayout,
    measurements: MeasurementCache,
    bleed_mm: float,
    *,
    stacks: Sequence[Stack] = (),
    fields: Sequence[str] = (),
    first_figure: int = 0,
    has_quote: bool = False,
) -> Iterator[MarginColumn]:
    """Yield the ways in the order they are to be tried; what is not asked for is not measured.

    Contacts in the column come before contacts across the foot; between those a fuller stack comes before a larger
    field. `stacks` and `fields` narrow the layout's; `has_quote` tells that the quote has no other place.
    """
    filled = filled_stacks(chapter, stacks or layout.stacks, first_figure, has_quote=has_quote)
    possible = _possible_fields(chapter, layout, fields)
    for place in ("margin", "foot"):
        for stack in filled:
            for field in possible:
                if field.place == place:
                    yield MarginColumn(
                        stack=stack,
                        stack_mm=stack_height(chapter, target, stack, first_figure, measurements),
                        first_figure=first_figure,
                        field=field.name,
                        field_mm=_field_height(chapter, target, field, measurements, bleed_mm),
                        is_foot=place == "foot",
                    )


def filled_stacks(
    chapter: Chapter, stacks: Sequence[Stack], first_figure: int, *, has_quote: bool = False
) -> tuple[Stack, ...]:
    """Return the stacks without the parts a district has nothing for, each once."""
    facts = bool(chapter.facts or chapter.links)
    has: Mapping[MarginItem, bool] = {
        "locator": True,
        "figures": len(chapter.figures) > first_figure,
        "figures-small": len(chapter.figures) > first_figure,
        "photo": chapter.picture is not None,
        "quote": has_quote and bool(chapter.quote),
        "facts": facts,
        "facts-short": facts,
    }
    return tuple(dict.fromkeys(tuple(item for item in stack if has[item]) for stack in stacks))


def stack_height(
    chapter: Chapter, target: Target, stack: Stack, first_figure: int, measurements: MeasurementCache
) -> float:
    """Return the height of a stack, relied on; nothing takes no room."""
    if not stack:
        return 0.0
    return measurements.height(MarginRequest(chapter.slug, stack, first_figure, target))


def _possible_fields(chapter: Chapter, layout: MarginLayout, names: Sequence[str]) -> tuple[ContactPanelVariant, ...]:
    count = len(chapter.contacts)
    fields = (field for field in layout.fields if not names or field.name in names)
    longest = max((contact.longest_piece for contact in chapter.contacts), default=0)
    possible = tuple(field for field in fields if field.least <= count <= field.most and longest <= field.max_letters)
    return possible if possible or count else (ContactPanelVariant(name="", place="margin"),)


def _field_height(
    chapter: Chapter, target: Target, field: ContactPanelVariant, measurements: MeasurementCache, bleed_mm: float
) -> float:
    if not field.name:
        return 0.0
    return measurements.height(ContactPanelRequest(chapter.slug, variant=field.name, target=target)) - bleed_mm
