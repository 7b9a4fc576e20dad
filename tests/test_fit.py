"""Fitting decides every page by measures; it asks for what decides, and no page is left to chance."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lzz_report.documents.fitted import FittedChapter, FittedPage, FittedPublication, FittedSheet, PageRange
from lzz_report.documents.measurement import Measurement, MeasureRequest, RegisterRequest, TextRequest, in_batch_order
from lzz_report.fit import fit
from lzz_report.fit.book import REGISTERS, _decide
from lzz_report.fit.measurement_cache import MeasurementCache
from lzz_report.records.edition import DEFAULT_PARTS
from lzz_report.reference import register
from lzz_report.sourcefile.source import PhotoFile
from lzz_report.units import MM_PER_POINT
from tests.edition_making import composed, real_edition, record, theme
from tests.fitting_making import Everything, Workshop, altered, edition_of, fitted_with, sheet_of, text

LENGTHS = st.lists(st.integers(60, 9000), min_size=1, max_size=7)
PARTS = st.lists(st.sampled_from(DEFAULT_PARTS), min_size=1, unique=True)


# --- measuring


def without_unused(fitted: FittedPublication) -> FittedPublication:
    """Leave out the sections of chapters whose text flows: they are measured as a whole."""
    flowing = (replace(one, sections=()) if one.arrangement == "flowing" else one for one in fitted.chapters)
    return replace(fitted, chapters=tuple(flowing))


@given(LENGTHS, st.floats(0.95, 1.05), st.floats(30, 120))
@settings(max_examples=25, deadline=None)
def test_what_is_decided_by_prediction_is_what_measuring_everything_would_decide(
    lengths: list[int], factor: float, contact_panel_mm: float
) -> None:
    publication = edition_of(*lengths)
    decided, workshop = fitted_with(publication, factor=factor, contact_panel_mm=contact_panel_mm)
    known = _decide(publication, theme(), MeasurementCache(publication, theme(), Everything(workshop)))
    assert without_unused(decided) == without_unused(known)


@given(LENGTHS, st.floats(0.5, 2.0))
@settings(max_examples=25, deadline=None)
def test_measuring_comes_to_an_end_and_nothing_is_measured_twice(lengths: list[int], factor: float) -> None:
    _, workshop = fitted_with(edition_of(*lengths), factor=factor)
    asked = [request for requests in workshop.asked for request in requests]
    assert len(asked) == len(set(asked))
    assert len(workshop.asked) <= 12


@given(LENGTHS, PARTS, st.sets(st.integers(0, 6)), st.booleans(), st.sampled_from(["umriss", "ringe"]))
@settings(max_examples=40, deadline=None)
def test_what_is_not_asked_for_changes_nothing_of_the_rest(
    lengths: list[int], parts: list[str], numbers: set[int], has_brochure: bool, look: str
) -> None:
    publication = edition_of(*lengths, parts=parts)
    whole, _ = fitted_with(publication, look)
    slugs = {f"d{number}" for number in numbers}
    chosen = tuple(sheet for sheet in whole.sheets if sheet.slug in slugs)
    workshop = Workshop(publication, look=theme(look))
    fitted = fit(publication, theme(look), workshop, slugs, has_brochure=has_brochure)
    assert fitted.sheets == chosen
    if has_brochure:
        assert fitted == replace(whole, sheets=chosen)


@pytest.mark.parametrize("look", ["umriss", "ringe"])
def test_a_single_sheet_asks_for_nothing_of_the_chapters_after_its_own(look: str) -> None:
    publication = edition_of(800, 2400, 5000, 900)
    workshop = Workshop(publication, look=theme(look))
    (sheet,) = fit(publication, theme(look), workshop, {"d1"}, has_brochure=False).sheets
    asked = {request for requests in workshop.asked for request in requests}
    assert {getattr(request, "slug", "d0") for request in asked} <= {"d0", "d1"}
    assert {request.slug for request in asked if isinstance(request, TextRequest) and request.target == "sheet"} == {
        "d1"
    }
    assert sheet.brochure_pages == fitted_with(publication, look)[0].chapter("d1").page_range


def test_what_is_asked_for_comes_in_a_fixed_order() -> None:
    asked = fitted_with(edition_of(800, 3000))[1].asked
    assert asked
    for requests in asked:
        assert len(requests) > 1
        assert list(requests) == sorted(requests, key=in_batch_order)


def test_a_good_prediction_needs_two_rounds_at_most_and_few_settings() -> None:
    publication = edition_of(500, 2400)
    _, workshop = fitted_with(publication)
    assert len(workshop.asked) <= 2
    texts = [request for requests in workshop.asked for request in requests if isinstance(request, TextRequest)]
    possible = len(theme().paragraph_styles) * 2 * 2 * 2
    assert len(texts) <= possible / 3


def test_the_real_edition_is_decided_in_two_rounds() -> None:
    valid = real_edition()
    publication = composed(valid.records, about=valid.edition.about)
    _, workshop = fitted_with(publication)
    assert len(workshop.asked) <= 3


# --- the book


def pages_of(fitted: FittedPublication) -> dict[int, str]:
    """Return the part on each page."""
    pages: dict[int, str] = {}
    for one in fitted.in_order:
        count = one.pages if isinstance(one, FittedChapter) else 2 if one.part == "programme" else 1
        for number in range(one.number, one.number + count):
            assert number not in pages
            pages[number] = one.part
    return pages


@given(LENGTHS, PARTS, st.sampled_from(["stapled", "glued"]))
@settings(max_examples=30, deadline=None)
def test_every_page_of_the_book_is_decided_and_its_end_fits_the_binding(
    lengths: list[int], parts: list[str], binding: str
) -> None:
    fitted, _ = fitted_with(edition_of(*lengths, parts=parts, binding=binding))
    pages = pages_of(fitted)
    assert list(pages) == list(range(1, fitted.total_pages + 1))
    assert fitted.total_pages % (4 if binding == "stapled" else 2) == 0
    if "back" in parts:
        assert pages[fitted.total_pages] == "back"
        assert fitted.total_pages % 2 == 0
    notes = [number for number, part in pages.items() if part == "notes"]
    last = fitted.total_pages - ("back" in parts)
    assert notes == list(range(last - len(notes) + 1, last + 1))
    assert len(notes) < 4


@given(LENGTHS, PARTS)
@settings(max_examples=25, deadline=None)
def test_chapters_and_the_programme_begin_on_left_pages(lengths: list[int], parts: list[str]) -> None:
    fitted, _ = fitted_with(edition_of(*lengths, parts=parts))
    assert all(chapter.number % 2 == 0 for chapter in fitted.chapters)
    assert all(page.number % 2 == 0 for page in fitted.pages if page.part == "programme")
    assert all(chapter.pages % 2 == 0 for chapter in fitted.chapters)
    pages = pages_of(fitted)
    for number, part in pages.items():
        follows = {other for page, other in pages.items() if page > number}
        if part == "filler" and not follows <= {"filler", "notes", "back"}:
            assert number % 2 == 1
            assert pages[number + 1] in {"chapter", "programme"}


def test_contents_over_two_pages_face_each_other_and_many_empty_pages_are_pictures() -> None:
    publication = composed([record(slug=f"d{number}", key=key) for number, key in enumerate(sorted(register())[:30])])
    pages = pages_of(fitted_with(publication)[0])
    assert [pages[number] for number in range(2, 7)] == ["imprint", "filler", "contents", "contents", "programme"]
    for lengths in ([800], [800, 900], [800] * 3, [800, 5000]):
        parts = pages_of(fitted_with(edition_of(*lengths))[0]).values()
        closing = [part for part in parts if part in {"filler", "notes"}]
        assert closing.count("notes") <= 2
        assert closing == sorted(closing)


def test_a_long_text_does_not_leave_a_line_or_two_for_its_last_page() -> None:
    layout = theme().chapter
    variants, on_last_page_mm = set(), []
    for length in range(6000, 11_000, 40):
        (chapter,) = fitted_with(edition_of(length))[0].chapters
        variants.add(chapter.page_variant)
        flow = chapter.following_pages[0]
        if flow.pages > 1:
            on_last_page_mm.append(flow.end_mm - layout.top_mm - layout.foot_mm)
    assert len(variants) > 1
    assert min(on_last_page_mm) > 15


@given(PARTS)
@settings(max_examples=25, deadline=None)
def test_parts_stand_in_the_order_the_edition_gives_them(parts: list[str]) -> None:
    fitted, _ = fitted_with(edition_of(800, 2400, parts=parts))
    folios = [fitted.page_of(part) for part in parts if part not in {"chapters", "back"} and fitted.page_of(part)]
    assert folios == sorted(folios, key=lambda folio: folio or 0)
    assert bool(fitted.chapters) == ("chapters" in parts)
    assert fitted.folio("d0") == (fitted.chapters[0].first_page if fitted.chapters else None)


def test_a_part_with_nothing_to_show_is_left_out() -> None:
    fitted, _ = fitted_with(composed([record()]))
    assert not {"topics", "advisers", "contacts", "links", "credits"} & set(fitted.parts)
    assert fitted.page_of("topics") is None


def test_registers_that_follow_each_other_share_pages() -> None:
    fitted, _ = fitted_with(edition_of(800, parts=("topics", "contacts")))
    shared = [page for page in fitted.pages if page.part == "registers"]
    assert [[piece.part for piece in page.slices] for page in shared] == [["topics", "contacts"]]
    apart, _ = fitted_with(edition_of(800, parts=("topics", "cover", "contacts")))
    assert apart.page_of("topics") != apart.page_of("contacts")


def test_pages_that_would_hold_notes_are_given_to_registers_that_fill_them() -> None:
    publication = edition_of(800, 800, parts=("cover", "chapters", "topics", "contacts", "back"))
    taken = {}
    for min_full in (0.4, 0.6):
        look = altered(theme(), registers=altered(theme().registers, min_full=min_full))
        fitted = fit(publication, look, Workshop(publication, row_mm=47.0, look=look))
        assert fitted.total_pages == 8
        taken[min_full] = [page.part for page in fitted.pages if page.part in {"registers", "notes"}]
    assert taken == {0.4: ["registers", "registers"], 0.6: ["registers", "notes"]}


def test_every_listed_register_is_known_to_the_publication() -> None:
    publication = composed(real_edition().records)
    assert all(publication.register(part) for part in REGISTERS)


def test_the_imprint_keeps_the_credits_where_there_is_room_and_else_gives_them_a_page() -> None:
    records = [record(photo={"credit": "Landkreis Dachau"})]
    parts = ["cover", "imprint", "chapters"]
    roomy, _ = fitted_with(composed(records, parts=parts))
    (imprint,) = [page for page in roomy.pages if page.part == "imprint"]
    assert imprint.page_variant == "with-credits"
    assert imprint.room_mm == pytest.approx(theme().registers.room_mm - 90.0)
    assert roomy.page_of("credits") is None

    class Long(Workshop):
        def measured(self, request: MeasureRequest) -> Measurement:
            long = request == RegisterRequest("imprint")
            return Measurement(182.0, 240.0) if long else super().measured(request)

    publication = composed(records, parts=parts)
    crowded = fit(publication, theme(), Long(publication))
    (imprint,) = [page for page in crowded.pages if page.part == "imprint"]
    assert imprint.page_variant == ""
    assert crowded.page_of("credits") is not None


def test_the_covers_words_are_as_large_as_the_longest_allows() -> None:
    sizes = {}
    for programme in ("Land.Zuhause.Zukunft", "Gleichberechtigung", "Donaudampfschifffahrtsgesellschaftskapitän"):
        publication = composed([record()], programme=programme)
        sizes[programme] = fitted_with(publication)[0].cover_pt
        longest = max(map(len, publication.programme_words))
        assert longest * 0.38 * MM_PER_POINT * sizes[programme] <= theme().cover.width_mm
    assert sizes["Land.Zuhause.Zukunft"] in theme().cover.sizes_pt
    assert list(sizes.values()) == sorted(sizes.values(), reverse=True)
    assert sizes["Donaudampfschifffahrtsgesellschaftskapitän"] < min(theme().cover.sizes_pt)


@pytest.mark.parametrize(
    ("programme", "lines"),
    [
        ("Vielfalt im ländlichen Raum", (("Vielfalt",), ("im", "ländlichen"), ("Raum",))),
        ("Vielfalt vor Ort", (("Vielfalt",), ("vor", "Ort"))),
        ("Land.Zuhause.Zukunft", (("Land.",), ("Zuhause.",), ("Zukunft.",))),
        ("Vielfalt 2.0", (("Vielfalt",), ("2.0",))),
        # No step of the theme holds the two in one line.
        (
            "zur Donaudampfschifffahrtsgesellschaftskapitänin",
            (("zur",), ("Donaudampfschifffahrtsgesellschaftskapitänin",)),
        ),
    ],
)
def test_a_short_word_of_the_cover_stands_with_the_next_where_a_step_allows_it(
    programme: str, lines: tuple[tuple[str, ...], ...]
) -> None:
    publication = composed([record()], programme=programme)
    assert fitted_with(publication)[0].cover_lines == lines
    assert all(len(line) == 1 for line in fitted_with(publication, "ringe")[0].cover_lines)


@pytest.mark.parametrize(
    ("characters", "paragraph_style", "is_over"),
    [(0, None, False), (400, "lead", False), (1300, "text", False), (9000, "text", True)],
)
def test_the_programmes_text_takes_the_setting_that_fits(
    characters: int, paragraph_style: str | None, is_over: bool
) -> None:
    about = text(characters) if characters else None
    fitted, _ = fitted_with(edition_of(800, 800, about=about))
    (page,) = [one for one in fitted.pages if one.part == "programme"]
    assert (page.about_section.paragraph_style if page.about_section else None) == paragraph_style
    assert (page.over_mm > 0) == is_over
    assert is_over or page.page_variant == "high-rows"


# --- chapters


@pytest.mark.parametrize(
    ("length", "variant"),
    [(200, "Aussage"), (1000, "Vorspann"), (2200, "Regel"), (3600, "Lesetext"), (9000, "Langsatz")],
)
def test_a_chapter_takes_the_first_form_with_room(length: int, variant: str) -> None:
    (chapter,) = fitted_with(edition_of(length))[0].chapters
    assert (chapter.page_variant, chapter.following_pages[0].kind) == (
        variant,
        "flow" if variant == "Langsatz" else "text",
    )


@given(st.integers(60, 12000), st.floats(40, 170))
@settings(max_examples=30, deadline=None)
def test_a_chapter_never_runs_out_of_its_pages(length: int, contact_panel_mm: float) -> None:
    (chapter,) = fitted_with(edition_of(length), contact_panel_mm=contact_panel_mm)[0].chapters
    page, layout = theme().page, theme().chapter
    first = chapter.first_page + 1
    for chapter_page in chapter.following_pages:
        assert chapter_page.number == first
        first = chapter_page.last_number + 1
        assert chapter_page.image_slot_mm >= 0
        fitting = [
            slot for slot in layout.image_slots if chapter_page.image_slot_mm >= slot.min_mm and slot.name != "photo"
        ]
        assert chapter_page.kind in {"quote", "image"} or chapter_page.image_slot == fitting[0].name
    assert first == chapter.first_page + chapter.pages
    assert [chapter_page.has_contact_panel for chapter_page in chapter.following_pages].count(True) == 1
    text_leaf = chapter.following_pages[0]
    if text_leaf.kind == "flow":
        used = (
            text_leaf.end_mm
            + text_leaf.image_slot_mm
            + layout.air_mm
            + (chapter.contact_panel_mm if text_leaf.has_contact_panel else 0)
        )
    else:
        metrics = (
            sum(section.height_mm for section in chapter.sections)
            + 2 * layout.heading_metrics.head_mm
            + layout.heading_metrics.gap_mm
        )
        used = layout.top_mm + metrics + layout.air_mm + chapter.contact_panel_mm + text_leaf.image_slot_mm
    assert used <= page.height_mm + 0.1 or text_leaf.image_slot_mm == 0
    assert chapter.name.width_mm <= theme().hero_name.width_mm + 0.1


def test_contacts_that_do_not_fit_under_a_long_text_stand_under_a_quotation() -> None:
    quote = {"quote": "Wir bauen."}
    fits = set()
    for length in range(5000, 9000, 400):
        publication = composed([record(challenge=text(length // 3), approach=f"Wir bauen. {text(length)}", **quote)])
        (chapter,) = fitted_with(publication)[0].chapters
        flow, *others = chapter.following_pages
        fits.add(flow.has_contact_panel)
        if not flow.has_contact_panel:
            assert (flow.kind, others[0].kind, others[0].has_contact_panel) == ("flow", "quote", True)
            assert chapter.quote_pt in theme().chapter.quote_sizes_pt
    assert fits == {True, False}


@pytest.mark.parametrize(
    ("length", "paragraph_style"), [(250, "statement"), (900, "lead"), (1500, "lead"), (2600, "text")]
)
def test_the_shorter_a_text_without_its_contacts_is_the_larger_it_is_set(length: int, paragraph_style: str) -> None:
    (chapter,) = fitted_with(edition_of(length), contact_panel_mm=230.0)[0].chapters
    assert [chapter_page.has_contact_panel for chapter_page in chapter.following_pages] == [False, True, False]
    assert {section.paragraph_style for section in chapter.sections} == {paragraph_style}


def test_a_large_text_does_not_push_a_photo_out_of_its_page() -> None:
    shown = set()
    for length in range(400, 2400, 200):
        described = record(
            challenge=text(length // 3), approach=text(length), photo={"file": "a.jpg", "alt": "Eine Wohnung"}
        )
        publication = composed([replace(described, photo=PhotoFile("data/e/images/a.jpg", "JPEG", 4000, 3000))])
        (chapter,) = fitted_with(publication, contact_panel_mm=230.0)[0].chapters
        assert chapter.following_pages[0].image_slot == "photo"
        shown.add(chapter.sections[0].paragraph_style)
    assert shown == {"lead", "text"}


def test_a_chapter_without_a_quotation_has_none_set() -> None:
    for length in (800, 7000):
        (chapter,) = fitted_with(edition_of(length))[0].chapters
        assert chapter.quote_pt == 0


def test_a_photo_no_form_leaves_room_for_is_left_out_without_advice() -> None:
    layout = theme().chapter
    variants = [variant for variant in layout.page_variants if variant.name == "Langsatz"]
    look = altered(theme(), chapter=altered(layout, page_variants=tuple(variants)))
    shown = set()
    for length in range(3000, 9000, 500):
        photo = {"file": "a.jpg", "alt": "Eine Wohnung"}
        described = record(challenge=text(length // 3), approach=text(length), photo=photo)
        publication = composed([replace(described, photo=PhotoFile("data/e/images/a.jpg", "JPEG", 4000, 3000))])
        (chapter,) = fit(publication, look, Workshop(publication, contact_panel_mm=250.0, look=look)).chapters
        shown.add(chapter.has_photo)
        assert chapter.photo_needs == ()
    assert shown == {True, False}


# --- sheets


@given(st.integers(60, 6000), st.floats(30, 110), st.floats(0.95, 1.05))
@settings(max_examples=30, deadline=None)
def test_a_sheet_takes_the_first_form_that_would_do_alone(length: int, contact_panel_mm: float, factor: float) -> None:
    publication = edition_of(length)
    sheet = sheet_of(publication, contact_panel_mm=contact_panel_mm, factor=factor)
    variants = theme().sheet.page_variants
    alone = []
    for variant in variants:
        last = (one for one in variants if one.last)
        narrowed = altered(theme().sheet, page_variants=tuple(dict.fromkeys((variant, *last))))
        look = altered(theme(), sheet=narrowed)
        (other,) = fit(publication, look, Workshop(publication, factor, contact_panel_mm, look=look)).sheets
        alone.append(other)
    first = next(one for one, variant in zip(alone, variants, strict=True) if one.page_variant == variant.name)
    assert sheet == first


@given(st.integers(60, 6000), st.floats(30, 110))
@settings(max_examples=30, deadline=None)
def test_a_sheet_is_one_full_page_whatever_its_text(length: int, contact_panel_mm: float) -> None:
    sheet = sheet_of(edition_of(length), contact_panel_mm=contact_panel_mm)
    layout, page = theme().sheet, theme().page
    whole = sheet.picture_mm + layout.text_gap_mm + sheet.text_mm + layout.air_mm + sheet.contact_panel_mm
    assert page.height_mm - 0.1 <= whole <= page.height_mm + 0.001
    assert (sheet.picture_mm < layout.floor_picture_mm) == bool(sheet.overset)
    assert sheet.is_tall == (sheet.picture_mm >= layout.tall_picture_mm)
    assert (sheet.fill > 1) == bool(sheet.overset)
    assert sheet.name.width_mm <= theme().sheet_name.width_mm + 0.1
    if not sheet.overset:
        assert layout.name_top_mm + sheet.name.height_mm + layout.picture_foot_mm <= sheet.picture_mm + 0.1


@given(st.integers(3500, 9000), st.floats(50, 100))
@settings(max_examples=25, deadline=None)
def test_cutting_what_overset_names_makes_a_sheet_fit(length: int, contact_panel_mm: float) -> None:
    challenge, approach = text(length // 3), text(length - length // 3)
    sheet = sheet_of(composed([record(challenge=challenge, approach=approach)]), contact_panel_mm=contact_panel_mm)
    assume(sheet.overset)
    texts = {"challenge": challenge, "approach": approach}
    for over in sheet.overset:
        assert (over.lines > 0, over.characters % 10, over.over_mm) == (True, 0, 0)
        assert over.characters + 60 < len(texts[over.section])
    assert "approach" in {over.section for over in sheet.overset}
    cut = {over.section: texts[over.section][over.characters :] for over in sheet.overset}
    shorter = sheet_of(composed([record(**(texts | cut))]), contact_panel_mm=contact_panel_mm)
    # A paragraph that ends in mid line may keep a line.
    assert all(again.lines <= 2 for again in shorter.overset)


def test_a_cut_is_shared_where_the_longest_text_would_become_shorter_than_another() -> None:
    texts = {"challenge": text(2600), "approach": text(3200), "outlook": text(200)}
    sheet = sheet_of(composed([record(**texts)]))
    told = {over.section: over for over in sheet.overset}
    assert list(told) == ["challenge", "approach"]
    left = {name: len(texts[name]) - over.characters for name, over in told.items()}
    assert left["challenge"] == pytest.approx(left["approach"], rel=0.15)
    assert told["approach"].characters > told["challenge"].characters


def test_what_no_cut_of_the_texts_makes_fit_is_said() -> None:
    for contact_panel_mm, is_hopeless in ((120.0, False), (205.0, True)):
        sheet = sheet_of(edition_of(6000), contact_panel_mm=contact_panel_mm)
        assert [one.section for one in sheet.overset] == ([""] if is_hopeless else ["challenge", "approach"])
        assert all((one.over_mm > 0) == is_hopeless for one in sheet.overset)


def test_a_sheet_too_full_tells_whether_two_pages_would_hold_it() -> None:
    assert [sheet_of(edition_of(length)).fits_two_pages for length in (800, 6000, 19_000)] == [False, True, False]


def test_a_picture_below_the_floor_is_never_taken_while_another_form_has_room() -> None:
    # Without a figure the name alone would be content with less than the floor.
    last = {variant.name for variant in theme().sheet.page_variants if variant.last}
    full = set()
    for length in range(3000, 4600, 40):
        sheet = sheet_of(edition_of(length), contact_panel_mm=89.0)
        full.add(bool(sheet.overset))
        assert sheet.page_variant in last or not sheet.overset
    assert full == {True, False}


def test_the_longest_text_is_the_one_to_shorten() -> None:
    sheet = sheet_of(composed([record(challenge=text(6000), approach=text(500))]))
    assert [over.section for over in sheet.overset] == ["challenge"]


def test_texts_too_unlike_do_not_stand_side_by_side() -> None:
    like = sheet_of(composed([record(challenge=text(1000), approach=text(1000))]))
    unlike = sheet_of(composed([record(challenge=text(300), approach=text(1700))]))
    three = sheet_of(composed([record(challenge=text(700), approach=text(700), outlook=text(600))]))
    assert [one.arrangement for one in (like, unlike, three)] == ["beside", "running", "running"]


def test_the_type_grows_smaller_before_a_sheet_is_too_full() -> None:
    steps = []
    for length in range(1300, 4400, 100):
        sheet = sheet_of(edition_of(length))
        steps.append(theme().paragraph_styles[sheet.sections[1].paragraph_style].size_pt)
    assert set(steps) == {10.2, 9.8, 9.4, 9.0}
    assert steps[0] == 10.2
    assert steps[-1] == 9.0


def test_a_figure_takes_room_from_the_name() -> None:
    bare = sheet_of(composed([record(challenge=text(900), approach=text(1900))]))
    figure = {"figures": [{"value": "1.500", "label": "Wohnungen"}]}
    with_one = sheet_of(composed([record(challenge=text(900), approach=text(1900), **figure)]))
    assert with_one.name.size_pt < bare.name.size_pt


def test_further_figures_take_a_strip_over_the_text() -> None:
    figures = [{"value": str(number), "label": "Orte"} for number in range(3)]
    one, three = (sheet_of(composed([record(approach=text(500), figures=figures[:count])])) for count in (1, 3))
    assert three.text_mm == pytest.approx(one.text_mm + 25.0 + theme().sheet.heading_metrics.gap_mm)


def test_a_sheet_names_its_page_only_where_the_brochure_has_it() -> None:
    assert sheet_of(edition_of(800)).brochure_pages == PageRange(6, 7)
    assert sheet_of(edition_of(800, parts=("cover",))).brochure_pages is None


def contacts_of(count: int) -> list[dict[str, str]]:
    return [{"name": f"Eva Militz {number}", "phone": "0751 85-9863"} for number in range(count)]


def test_codes_go_last_and_only_where_there_are_many_contacts() -> None:
    for count, length in ((1, 3400), (4, 1800), (4, 3400)):
        contacts = contacts_of(count)
        texts = {"challenge": text(length // 3), "approach": text(length - length // 3)}
        sheet = sheet_of(composed([record(**texts, contacts=contacts)]), contact_panel_mm=90.0)
        assert (sheet.field, sheet.page_variant.endswith("ohne Codes")) == (
            ("plain", True) if (count, length) == (4, 3400) else ("", False)
        )


# --- sheets over two pages


def test_a_text_that_ends_on_the_first_page_is_set_large_under_a_high_picture() -> None:
    challenge, approach = text(200), text(300)
    short = composed([record(challenge=challenge, approach=approach, sheet_pages=2, contacts=contacts_of(8))])
    sheet = sheet_of(short, contact_panel_mm=225.0)
    assert sheet.last is not None
    assert (sheet.pages, sheet.last.kind, sheet.sections[0].paragraph_style, sheet.overset) == (2, "image", "lead", ())
    assert theme().sheet.long.picture_mm < sheet.picture_mm <= theme().sheet.long.max_picture_mm
    assert 0 < sheet.fill < 1


def long_sheet(length: int, pages: int = 2) -> FittedSheet:
    return sheet_of(composed([record(challenge=text(length // 3), approach=text(length), sheet_pages=pages)]))


def test_a_long_record_may_take_two_pages_where_it_says_so() -> None:
    assert long_sheet(6000, pages=1).overset != ()
    sheet = long_sheet(6000)
    assert (sheet.pages, sheet.overset, sheet.page_variant) == (2, (), theme().sheet.long.name)
    assert sheet.last is not None
    assert sheet.last.has_contact_panel
    assert 0 < sheet.fill <= 1


def test_a_few_lines_come_back_to_the_first_page_under_a_lower_picture() -> None:
    plain = theme()
    long = altered(plain.sheet.long, min_picture_mm=60.0)
    giving = altered(plain, sheet=altered(plain.sheet, long=long))
    drawn_back = 0
    for length in range(600, 3000, 60):
        publication = composed(
            [record(challenge=text(length // 3), approach=text(length), sheet_pages=2, contacts=contacts_of(8))]
        )
        kept, lowered = (
            fit(publication, look, Workshop(publication, contact_panel_mm=225.0, look=look)).sheets[0]
            for look in (plain, giving)
        )
        if kept != lowered:
            drawn_back += 1
            assert kept.last is not None
            assert lowered.last is not None
            assert (kept.last.kind, lowered.last.kind) == ("flow", "image")
            assert lowered.picture_mm >= 60
    assert drawn_back > 0


def test_contacts_under_a_photo_are_measured_with_its_credit() -> None:
    plain = record(challenge=text(2000), approach=text(4000), sheet_pages=2, photo={"file": "a.jpg", "alt": "Ein Haus"})
    pictured = replace(plain, photo=PhotoFile("data/e/images/a.jpg", "JPEG", 4000, 3000))
    with_photo, without = (sheet_of(composed([one])) for one in (pictured, plain))
    assert (with_photo.pages, with_photo.has_photo, without.has_photo) == (2, True, False)
    assert with_photo.contact_panel_mm == pytest.approx(without.contact_panel_mm + 5)


def test_a_short_record_keeps_one_page_even_where_it_may_take_two() -> None:
    assert long_sheet(900).pages == 1


def test_two_pages_take_smaller_type_before_they_are_too_full() -> None:
    settings_taken = {long_sheet(length).sections[0].paragraph_style for length in range(4000, 12000, 500)}
    assert len(settings_taken) > 1


def test_more_than_two_pages_of_text_are_told() -> None:
    sheet = long_sheet(19_000)
    challenge, approach = sheet.overset
    assert (challenge.section, approach.section) == ("challenge", "approach")
    assert approach.characters > challenge.characters > 0
    assert 6000 < approach.characters + challenge.characters < 19_000


def test_pages_know_their_parts() -> None:
    page = FittedPage("cover", 1)
    fitted = FittedPublication(100.0, (page,), (), (), 4)
    assert (fitted.parts, fitted.page_of("cover"), fitted.page_of("links")) == (("cover",), 1, None)


@pytest.mark.parametrize(
    ("contact_panel_mm", "size"), [(60.0, 26), (110.0, 13.2), (140.0, 13.2), (185.0, 10.2), (197.0, 9)]
)
def test_a_short_sheet_is_set_smaller_only_for_what_its_contacts_take(contact_panel_mm: float, size: float) -> None:
    sheet = sheet_of(edition_of(300), contact_panel_mm=contact_panel_mm)
    assert {theme().paragraph_styles[section.paragraph_style].size_pt for section in sheet.sections} == {size}
    assert not sheet.overset
