"""Names are as large as their room allows, break after hyphens only, and never reach out of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lzz_report import reference
from lzz_report.compose.chapter import name_parts
from lzz_report.documents.fitted import FittedName
from lzz_report.fit.names import fit_name
from lzz_report.themes.page_layout import NameLayout
from lzz_report.units import MM_PER_POINT

LAYOUT = NameLayout(sizes_pt=(168, 142, 118, 92, 78, 66), width_mm=182, leading=0.84, max_mm=110)
# About the width of a letter of the narrow display face.
EM = 0.36 * MM_PER_POINT
PARTS = st.lists(st.text("abcdefgh", min_size=1, max_size=14), min_size=1, max_size=4).map(
    lambda words: (*(f"{word}-" for word in words[:-1]), words[-1])
)


def width_pt(words: str) -> float:
    return len(words) * EM


def fitted(name: str, max_mm: float | None = None, layout: NameLayout = LAYOUT) -> FittedName:
    return fit_name(name_parts(name), layout, width_pt, max_mm)


@given(PARTS, st.one_of(st.none(), st.floats(5, 120)))
def test_a_name_stays_in_its_room(parts: tuple[str, ...], max_mm: float | None) -> None:
    name = fit_name(parts, LAYOUT, width_pt, max_mm)
    room = min(LAYOUT.max_mm, max_mm or LAYOUT.max_mm)
    assert name.width_mm <= LAYOUT.width_mm + 0.01
    assert name.height_mm <= room + 0.01
    assert name.width_mm == pytest.approx(max(map(width_pt, name.lines)) * name.size_pt)
    assert name.height_mm == pytest.approx(len(name.lines) * name.size_pt * LAYOUT.leading * MM_PER_POINT)


@given(PARTS, st.one_of(st.none(), st.floats(5, 120)))
def test_no_letter_of_a_name_is_lost(parts: tuple[str, ...], max_mm: float | None) -> None:
    name = fit_name(parts, LAYOUT, width_pt, max_mm)
    assert "".join(name.lines) == "".join(parts)
    assert all(line.endswith("-") for line in name.lines[:-1])


@given(PARTS)
def test_no_larger_step_would_have_fitted(parts: tuple[str, ...]) -> None:
    name = fit_name(parts, LAYOUT, width_pt)
    joined = ["".join(parts), *parts]
    for size in (step for step in LAYOUT.sizes_pt if step > name.size_pt):
        # Set in one line it is too wide; with every part on a line of its own it is too wide or too high.
        assert width_pt(joined[0]) * size > LAYOUT.width_mm
        is_too_high = len(parts) * size * LAYOUT.leading * MM_PER_POINT > LAYOUT.max_mm
        assert is_too_high or len(parts) > LAYOUT.max_lines or max(map(width_pt, parts)) * size > LAYOUT.width_mm


def test_a_short_name_takes_the_largest_step() -> None:
    assert (fitted("Dachau").size_pt, fitted("Dachau").lines) == (168, ("Dachau",))


def test_a_long_name_breaks_after_its_hyphen_to_stay_large() -> None:
    name = fitted("Waldeck-Frankenberg")
    assert name.lines == ("Waldeck-", "Frankenberg")
    assert name.size_pt > fitted("Waldeckfrankenberg").size_pt


def test_at_one_size_fewer_lines_are_taken() -> None:
    assert fitted("Bad-Ems").lines == ("Bad-Ems",)


def test_a_break_at_a_space_leaves_no_space() -> None:
    assert fitted("Mühldorf a. Inn am Bodensee").lines[0] == fitted("Mühldorf a. Inn am Bodensee").lines[0].strip()


def test_an_unbroken_long_name_takes_the_step_that_keeps_the_width() -> None:
    assert fitted("Nordwestmecklenburg").lines == ("Nordwestmecklenburg",)
    assert fitted("Nordwestmecklenburg").size_pt == 66


def test_a_word_too_wide_for_every_step_is_set_as_large_as_the_width_allows() -> None:
    name = fitted("Donaudampfschifffahrtsgesellschaftskreis")
    assert name.size_pt < LAYOUT.sizes_pt[-1]
    assert LAYOUT.width_mm - 1.0 < name.width_mm <= LAYOUT.width_mm


def test_in_a_low_picture_a_name_is_not_broken_into_more_lines_than_it_has_room_for() -> None:
    name = fitted("Waldeck-Frankenberg", max_mm=16)
    assert name.height_mm <= 16
    assert name.lines == ("Waldeck-Frankenberg",)


def test_without_any_room_a_name_has_still_a_size() -> None:
    assert fitted("Dachau", max_mm=-4).size_pt > 0


def test_all_400_names_have_a_step_on_the_left_page() -> None:
    small = [place.name for place in reference.register().values() if fitted(place.name).size_pt < 66]
    assert small == []
