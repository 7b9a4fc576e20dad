"""Text is read on its ground: every pair of colours is computed, and what is too faint is named with what would do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.errors import ThemeError
from lzz_report.rules.contrast import MIN_RATIO, contrast_ratio, likeness, readable_beside
from lzz_report.theming import known_themes, load_theme
from tests.edition_making import PROJECT, write_yaml

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        # Published values: WCAG's own extremes, and the greys everybody tries.
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#767676", "#FFFFFF", 4.54),
        ("#0000FF", "#FFFFFF", 8.59),
        ("#FF0000", "#FFFFFF", 4.0),
        ("#EE5F3C", "#000000", 6.34),
        ("#5E5E5E", "#FFFFFF", 6.48),
    ],
)
def test_the_ratio_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.01)


@given(colours, colours)
def test_the_ratio_is_the_same_both_ways_and_between_1_and_21(one: str, other: str) -> None:
    assert contrast_ratio(one, other) == contrast_ratio(other, one)
    assert 1 <= contrast_ratio(one, other) <= 21


@given(colours, colours)
def test_a_proposed_colour_can_be_read(colour: str, other: str) -> None:
    assert contrast_ratio(readable_beside(colour, other), other) >= MIN_RATIO


@given(colours, colours)
def test_a_proposed_colour_is_nearer_than_black_or_white_where_these_do(colour: str, other: str) -> None:
    proposed = readable_beside(colour, other)
    for end in ("#000000", "#FFFFFF"):
        if contrast_ratio(end, other) >= MIN_RATIO:
            assert likeness(colour, proposed) <= likeness(colour, end) + 0.05


@given(colours)
def test_a_colour_that_can_be_read_already_stays_nearly_what_it_is(colour: str) -> None:
    other = max(("#000000", "#FFFFFF"), key=lambda end: contrast_ratio(end, colour))
    assert likeness(readable_beside(colour, other), colour) < 0.01


def test_a_ratio_nothing_has_gives_the_end_that_comes_nearest() -> None:
    assert readable_beside("#336699", "#808080", 20) == "#000000"
    assert readable_beside("#336699", "#202020", 20) == "#FFFFFF"


@pytest.mark.parametrize("name", known_themes(PROJECT))
def test_the_shipped_themes_can_be_read(name: str) -> None:
    theme = load_theme(PROJECT, name)
    assert ("ink", "paper") in theme.contrast
    assert len(theme.contrast) > 3


# --- a project's own colours


def told(project: Path, **own: Any) -> tuple[Diagnostic, ...]:
    write_yaml(project / "layouts" / "eigen" / "theme.yaml", {"name": "Eigen", "extends": "umriss", **own})
    with pytest.raises(ThemeError) as raised:
        load_theme(project, "eigen")
    return raised.value.diagnostics


def pair(land: str, ground: str) -> dict[str, Any]:
    return {"land": {"rgb": land, "cmyk": [0, 0, 0, 50]}, "ground": {"rgb": ground, "cmyk": [0, 0, 0, 10]}}


def test_text_that_is_too_faint_is_told_with_both_colours_the_ratio_and_what_would_do(tmp_path: Path) -> None:
    (one,) = told(tmp_path, colours={"gap": {"rgb": "#8A8A8A", "cmyk": [0, 0, 0, 50]}})
    assert one.problem == "gap (#8A8A8A) on paper (#FFFFFF) is hard to read: contrast 3.5 : 1, least 4.5 : 1"
    assert one.fix == "#767676 would do (contrast 4.5 : 1), with its inks"
    assert str(one.at).startswith("layouts/eigen/theme.yaml:5:")
    assert (one.at.field, one.code, one.got) == ("colours.gap.rgb", "contrast", "#8A8A8A")
    assert one.source_line.strip().startswith("rgb:")


def test_ink_is_compared_with_the_land_and_the_ground_of_every_pair(tmp_path: Path) -> None:
    faults = told(tmp_path, pairs=[pair("#EE5F3C", "#F8B4C8"), pair("#8B0000", "#F8B4C8"), pair("#EE5F3C", "#223344")])
    assert [(one.at.field, one.got) for one in faults] == [
        ("pairs[1].land.rgb", "#8B0000"),
        ("pairs[2].ground.rgb", "#223344"),
    ]
    assert faults[0].problem.startswith("ink (#000000) on land of pair 2 (#8B0000) is hard to read: contrast 2.1 : 1")
    for one in faults:
        assert contrast_ratio(one.fix[:7], "#000000") >= MIN_RATIO


def test_a_pair_of_colours_nobody_reads_on_each_other_is_not_compared(tmp_path: Path) -> None:
    path = tmp_path / "layouts" / "eigen" / "theme.yaml"
    write_yaml(path, {"name": "E", "extends": "umriss", "pairs": [pair("#EE5F3C", "#EE5F3D")]})
    assert len(load_theme(tmp_path, "eigen").pairs) == 1


def test_a_contrast_with_a_colour_that_is_not_there_is_told(tmp_path: Path) -> None:
    (one,) = told(tmp_path, contrast=[["ink", "papier"]])
    assert "contrast names the colour “papier”" in one.problem
