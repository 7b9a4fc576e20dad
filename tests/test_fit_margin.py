"""Beside a margin column pages are full and never over, contacts find their field, and nothing is guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lzz_report.documents.fitted import FittedChapter, FittedPublication
from lzz_report.documents.photo import PublishedPhoto
from lzz_report.documents.publication import Publication
from lzz_report.errors import TemplateError
from lzz_report.fit import fit
from lzz_report.fit.book import _decide
from lzz_report.fit.layouts.margin_stacks import filled_stacks
from lzz_report.fit.measurement_cache import MeasurementCache
from lzz_report.themes.page_layout import Stack
from tests.edition_making import composed, record, theme
from tests.fitting_making import PARTS_MM, Everything, Workshop, altered, edition_of, fitted_with, sheet_of, text

LOOK = "ringe"
LENGTHS = st.lists(st.integers(60, 9000), min_size=1, max_size=5)
CONTACT = {"name": "Eva Militz", "phone": "0751 85-9863"}
FIGURES = [{"value": str(number), "label": "Orte"} for number in range(4)]
SLABS = st.floats(30, 110)


def district(length: int, **fields: object) -> Publication:
    return composed([record(challenge=text(length // 3), approach=f"Wir bauen. {text(length)}", **fields)])


def chapter_of(publication: Publication, **measures: float) -> FittedChapter:
    return fitted_with(publication, LOOK, **measures)[0].chapters[0]


def without_unused(fitted: FittedPublication) -> FittedPublication:
    """Leave out the sections of chapters whose text flows: they are measured as a whole."""
    flowing = (replace(one, sections=()) if one.arrangement == "flowing" else one for one in fitted.chapters)
    return replace(fitted, chapters=tuple(flowing))


@given(LENGTHS, st.floats(0.97, 1.03), SLABS)
@settings(max_examples=25)
def test_what_is_decided_by_prediction_is_what_measuring_everything_would_decide(
    lengths: list[int], factor: float, contact_panel_mm: float
) -> None:
    publication = edition_of(*lengths)
    decided, workshop = fitted_with(publication, LOOK, factor=factor, contact_panel_mm=contact_panel_mm)
    known = _decide(publication, theme(LOOK), MeasurementCache(publication, theme(LOOK), Everything(workshop)))
    assert without_unused(decided) == without_unused(known)
    asked = [request for requests in workshop.asked for request in requests]
    assert len(asked) == len(set(asked))


@given(LENGTHS, SLABS)
@settings(max_examples=25)
def test_chapters_are_spreads_that_begin_left_and_follow_each_other(
    lengths: list[int], contact_panel_mm: float
) -> None:
    fitted, _ = fitted_with(edition_of(*lengths), LOOK, contact_panel_mm=contact_panel_mm)
    following = fitted.chapters[0].first_page
    for chapter in fitted.chapters:
        assert (chapter.first_page, chapter.first_page % 2, chapter.pages % 2) == (following, 0, 0)
        number = chapter.first_page + 1
        for chapter_page in chapter.following_pages:
            assert chapter_page.number == number
            number = chapter_page.last_number + 1
        following += chapter.pages
        assert number == following
        assert [chapter_page.has_contact_panel for chapter_page in chapter.following_pages].count(True) >= 1


@given(st.integers(60, 9000), SLABS, st.integers(0, 4))
@settings(max_examples=40)
def test_text_and_column_keep_to_their_page(length: int, contact_panel_mm: float, figures: int) -> None:
    chapter = chapter_of(
        district(length, figures=FIGURES[:figures], contacts=[CONTACT]), contact_panel_mm=contact_panel_mm
    )
    layout, page = theme(LOOK).chapter, theme(LOOK).page
    assert chapter.margin_column is not None
    assert chapter.opener is not None
    below = page.height_mm - layout.top_mm
    column = chapter.margin_column.stack_mm + (0 if chapter.margin_column.is_foot else chapter.margin_column.field_mm)
    assert column <= below
    assert chapter.opener.end_mm <= below
    if chapter.arrangement == "stacked":
        own = [one for one in chapter.sections if one.name != chapter.opener.section]
        metrics = len(own) * layout.heading_metrics.head_mm + (len(own) - 1) * layout.heading_metrics.gap_mm
        foot = chapter.margin_column.field_mm if chapter.margin_column.is_foot else 0.0
        assert chapter.start_mm + sum(one.height_mm for one in own) + metrics + foot <= below + 0.01
    assert chapter.figures_over <= min(figures, theme(LOOK).chapter.margin.figures_over_text)  # type: ignore[union-attr]


@given(st.integers(60, 7000), SLABS, st.integers(0, 6))
@settings(max_examples=40)
def test_a_sheet_keeps_to_its_page(length: int, contact_panel_mm: float, people: int) -> None:
    sheet = sheet_of(district(length, contacts=[CONTACT] * people), LOOK, contact_panel_mm=contact_panel_mm)
    layout, page = theme(LOOK).sheet, theme(LOOK).page
    assert sheet.margin_column is not None
    assert layout.margin is not None
    foot = layout.air_mm + sheet.margin_column.field_mm if sheet.margin_column.is_foot else layout.foot_mm
    column = sheet.margin_column.stack_mm + layout.margin.gap_mm + sheet.margin_column.field_mm
    below = sheet.text_mm + foot if sheet.margin_column.is_foot else max(sheet.text_mm + foot, column * bool(people))
    if not sheet.overset:
        assert sheet.picture_mm + layout.text_gap_mm + below <= page.height_mm + 0.1
        assert sheet.picture_mm >= layout.floor_picture_mm
        assert sheet.name.width_mm <= theme(LOOK).sheet_name.width_mm + 0.1
    assert (sheet.fill > 1) == bool(sheet.overset)


@given(st.integers(60, 5000), SLABS)
@settings(max_examples=25)
def test_a_sheet_takes_the_first_form_that_would_do_alone(length: int, contact_panel_mm: float) -> None:
    publication = edition_of(length)
    sheet = sheet_of(publication, LOOK, contact_panel_mm=contact_panel_mm)
    variants = theme(LOOK).sheet.page_variants
    alone = []
    for variant in variants:
        narrowed = altered(theme(LOOK).sheet, page_variants=tuple(dict.fromkeys((variant, variants[-1]))))
        look = altered(theme(LOOK), sheet=narrowed)
        (other,) = fit(publication, look, Workshop(publication, 1.0, contact_panel_mm, look=look)).sheets
        alone.append(other)
    assert sheet == next(one for one, variant in zip(alone, variants, strict=True) if one.page_variant == variant.name)


@given(st.integers(60, 9000), SLABS, st.sampled_from(["13071", "09174", "09575"]))
@settings(max_examples=40)
def test_the_district_has_room_under_the_name_or_stands_beside_it(
    length: int, contact_panel_mm: float, key: str
) -> None:
    sheet = sheet_of(
        district(length, key=key, contacts=[CONTACT], sheet_pages=2), LOOK, contact_panel_mm=contact_panel_mm
    )
    layout = theme(LOOK).sheet
    assert layout.low_name is not None
    left = sheet.picture_mm - layout.name_top_mm - sheet.name.height_mm
    assert left >= layout.tall_room_mm if sheet.is_tall else sheet.name.width_mm <= layout.low_name.width_mm + 0.1


def test_the_band_of_two_pages_takes_what_the_second_would_leave_white() -> None:
    heights, left = set(), []
    for length in range(3600, 5200, 200):
        sheet = sheet_of(district(length, contacts=[CONTACT] * 5, sheet_pages=2), LOOK, contact_panel_mm=110.0)
        if sheet.last is not None and sheet.last.kind == "flow":
            heights.add(sheet.picture_mm)
            left.append(sheet.last.image_slot_mm)
    assert max(heights) > theme(LOOK).sheet.long.picture_mm
    assert max(left) < 45


@pytest.mark.parametrize("people", range(7))
def test_contacts_stand_in_a_field_meant_for_so_many(people: int) -> None:
    publication = district(900, contacts=[CONTACT] * people)
    chapter, sheet = chapter_of(publication), sheet_of(publication, LOOK)
    for fitted, layout in ((chapter, theme(LOOK).chapter.margin), (sheet, theme(LOOK).sheet.margin)):
        assert fitted.margin_column is not None
        assert layout is not None
        field = next((one for one in layout.fields if one.name == fitted.margin_column.field), None)
        assert field is None or field.least <= people <= field.most
        assert (field is not None and field.place == "foot") == fitted.margin_column.is_foot
        assert field is not None or people == 0


def test_a_column_holds_only_what_a_district_has() -> None:
    stacks: list[Stack] = [
        ("locator", "figures", "photo", "quote", "facts"),
        ("locator", "figures-small", "facts-short"),
        ("locator",),
    ]
    bare = composed([record()]).chapters[0]
    rich = composed([record(figures=FIGURES, topics=["Wohnen"], quote="Wir bauen.")]).chapters[0]
    assert filled_stacks(bare, stacks, 0) == (("locator",),)
    assert filled_stacks(rich, stacks, 0) == (("locator", "figures", "facts"), *stacks[1:])
    assert filled_stacks(rich, stacks, 4)[0] == ("locator", "facts")
    assert filled_stacks(rich, stacks[:1], 0, has_quote=True) == (("locator", "figures", "quote", "facts"),)


def test_a_fuller_column_comes_before_a_larger_field() -> None:
    publication = district(900, figures=FIGURES, topics=["Wohnen"], contacts=[CONTACT])
    roomy, crowded = (chapter_of(publication, contact_panel_mm=height).margin_column for height in (40.0, 190.0))
    assert roomy is not None
    assert crowded is not None
    assert sum(PARTS_MM[part] for part in roomy.stack) == roomy.stack_mm
    assert crowded.stack_mm <= roomy.stack_mm


def test_a_short_district_gets_large_type_and_a_long_one_flows() -> None:
    variants = [chapter_of(district(length, contacts=[CONTACT])).arrangement for length in (60, 900, 9000)]
    assert variants == ["stacked", "stacked", "flowing"]
    kinds = [chapter_page.kind for chapter_page in chapter_of(district(9000, contacts=[CONTACT])).following_pages]
    assert kinds[0] == "flow"


def test_a_quotation_stands_somewhere_or_nowhere_but_never_twice() -> None:
    places = set()
    for length in (60, 500, 1500, 4000, 9000):
        for figures in (0, 3):
            publication = district(length, quote="Wir bauen.", figures=FIGURES[:figures], contacts=[CONTACT])
            chapter = chapter_of(publication)
            assert chapter.margin_column is not None
            in_margin = "quote" in chapter.margin_column.stack
            assert (chapter.quote_at == "margin") == in_margin
            places.add(chapter.quote_at)
    assert places <= {"", "over", "margin", "page"}
    assert len(places) > 1


def test_cutting_what_overset_names_makes_a_sheet_fit() -> None:
    checked = 0
    for length in range(4200, 8000, 400):
        approach = text(length)
        sheet = sheet_of(composed([record(challenge=text(1500), approach=approach)]), LOOK)
        for over in sheet.overset:
            assert over.section == "approach"
            if over.characters < len(approach):
                checked += 1
                shorter = composed([record(challenge=text(1500), approach=approach[over.characters :])])
                assert not sheet_of(shorter, LOOK).overset
    assert checked


def test_a_long_record_may_take_two_pages_where_it_says_so() -> None:
    publication = composed([record(challenge=text(2000), approach=text(6000), contacts=[CONTACT], sheet_pages=2)])
    sheet = sheet_of(publication, LOOK)
    assert (sheet.pages, sheet.overset) == (2, ())
    assert sheet.margin_column is not None
    assert sheet.margin_column.stack == ()


def test_contacts_across_the_foot_stand_under_the_text_or_under_a_picture() -> None:
    seen = set()
    for length in range(5000, 12000, 250):
        chapter = chapter_of(district(length, contacts=[CONTACT] * 5), contact_panel_mm=80.0)
        assert chapter.margin_column is not None
        if chapter.arrangement == "flowing" and chapter.margin_column.is_foot:
            seen.add(
                (
                    chapter.following_pages[0].has_contact_panel,
                    tuple(chapter_page.kind for chapter_page in chapter.following_pages),
                )
            )
    assert {has_contact_panel for has_contact_panel, _ in seen} == {True, False}


@pytest.mark.parametrize(
    ("heights_mm", "stack"),
    [
        ({"photo": 60}, ("locator", "figures", "photo", "facts")),
        ({"photo": 180}, ("locator", "figures-small", "facts-short")),
        ({"photo": 180, "locator": 230}, ("figures-small", "facts-short")),
        # Whatever a district has, it has its pages: what is too much for them the proofreader tells.
        ({"photo": 180, "figures": 400, "figures-small": 300}, ("figures-small", "facts-short")),
    ],
)
def test_a_column_that_is_too_full_spares_the_photo_and_never_stops_a_build(
    heights_mm: dict[str, int], stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part, height_mm in heights_mm.items():
        monkeypatch.setitem(PARTS_MM, part, height_mm)
    one = district(9000, figures=FIGURES, topics=["Wohnen"], contacts=[CONTACT] * 8)
    picture = PublishedPhoto("rv.jpg", "Ein Haus", (0.5, 0.5), 1200, 800)
    chapters = tuple(replace(chapter, picture=picture) for chapter in one.chapters)
    chapter = chapter_of(replace(one, chapters=chapters), contact_panel_mm=130.0)
    assert chapter.margin_column is not None
    assert (chapter.page_variant, chapter.margin_column.stack) == ("Langsatz lang", stack)
    assert chapter.has_photo == ("photo" in stack)


@pytest.mark.parametrize("name", ["umriss", LOOK])
@pytest.mark.parametrize("page", ["chapter", "sheet"])
def test_a_theme_that_takes_no_long_text_is_told_and_searched_once(name: str, page: str) -> None:
    # Loading refuses such a theme; fitting must not rely on that.
    layout = getattr(theme(name), page)
    variants = tuple(variant for variant in layout.page_variants if variant.max_characters < 1200)
    look = altered(theme(name), **{page: altered(layout, page_variants=variants)})
    publication = edition_of(9000)
    with pytest.raises(TemplateError, match=f"theme {look.name}: "):
        fit(publication, look, Workshop(publication, look=look))
