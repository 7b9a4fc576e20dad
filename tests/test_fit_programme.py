"""The key to the numbered map fits its page with text and counts, or the contents are the key."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from lzz_report import reference
from lzz_report.documents.fitted import FittedPage
from lzz_report.documents.measurement import LineRequest, Measurement, MeasureRequest
from lzz_report.documents.publication import Publication
from lzz_report.fit.measurement_cache import MeasurementCache
from lzz_report.fit.programme import fit_programme
from lzz_report.themes.book_layout import LegendVariant
from lzz_report.themes.theme import Theme
from lzz_report.theming import load_theme
from tests.edition_making import composed, records_of, theme
from tests.fitting_making import Everything, Workshop, text
from tests.plate_reading import lettering
from tests.test_own_theme import own

NAMES = {key: district.name for key, district in reference.register().items()}
SHORT, LONG = (sorted(NAMES, key=lambda key: sign * len(NAMES[key]))[:60] for sign in (1, -1))
LOOKS = [(name, trim) for name in ("umriss", "ringe") for trim in ("", "A5", "210x210")]


class Lettered(Workshop):
    """A workshop that measures names as wide as they are in semibold, which is wider than they are set."""

    def measured(self, request: MeasureRequest) -> Measurement:
        if isinstance(request, LineRequest):
            return Measurement(100 * 25.4 / 72 * lettering().label.width(request.words, 1), 30.0)
        return super().measured(request)


@cache
def whole(keys: tuple[str, ...], about: int) -> Publication:
    return composed(records_of(*keys), about=text(about))


def edition_of(count: int, keys: list[str], about: int = 420) -> Publication:
    publication = whole(tuple(keys), about)
    return replace(publication, chapters=publication.chapters[:count])


def fitted(publication: Publication, look: Theme) -> FittedPage:
    known = Everything(Lettered(publication, look=look))
    return fit_programme(publication, look, MeasurementCache(publication, look, known), 4)


def legend_of(page: FittedPage, look: Theme) -> LegendVariant:
    (legend,) = [one for one in look.programme.legends if one.name == page.page_variant]
    return legend


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(filter(None, look)))
def look(request: pytest.FixtureRequest, tmp_path: Path) -> Theme:
    name, trim = request.param
    return load_theme(own(tmp_path, extends=name, trim=trim), "eigen") if trim else theme(name)


@pytest.mark.parametrize("keys", [SHORT, LONG], ids=["short", "long"])
def test_text_counts_and_legend_share_their_page_whatever_the_number_of_districts(look: Theme, keys: list[str]) -> None:
    for count in range(1, 61):
        page = fitted(edition_of(count, keys), look)
        legend = legend_of(page, look)
        assert page.over_mm == 0
        assert page.about_section
        used = 2 * look.programme.head_mm + legend.counts_mm + page.about_section.height_mm
        rows_mm = page.legend_rows * legend.row_mm
        assert used + (0 if legend.is_beside_map else rows_mm) <= look.programme.room_mm
        assert rows_mm <= look.programme.room_mm
        assert legend.least <= count <= legend.most


@pytest.mark.parametrize("keys", [SHORT, LONG], ids=["short", "long"])
def test_every_district_has_rows_of_its_own_in_the_columns_of_the_legend(look: Theme, keys: list[str]) -> None:
    for count in range(1, 61):
        page = fitted(edition_of(count, keys), look)
        places = [(place.column, place.row + row) for place in page.legend for row in range(place.rows)]
        assert len(page.legend) == (0 if page.is_numbered_in_contents else count)
        assert len(set(places)) == len(places)
        assert places == sorted(places)
        assert all(column < legend_of(page, look).columns for column, _ in places)


def test_no_name_reaches_the_page_number_or_the_next_column(look: Theme) -> None:
    number_mm = 6.0
    for count in range(1, 61):
        page = fitted(edition_of(count, LONG), look)
        legend = legend_of(page, look)
        if not legend.name_mm:
            continue
        column_mm = (look.lengths["type_width"] + look.lengths["gutter"]) / legend.columns - look.lengths["gutter"]
        if not legend.is_beside_map:
            assert number_mm + legend.name_mm + number_mm <= column_mm
        for place, key in zip(page.legend, LONG, strict=False):
            width = 25.4 / 72 * lettering().label.width(NAMES[key], place.size_pt)
            assert place.size_pt >= look.floor_pt
            assert width <= legend.name_mm * place.rows


def test_many_districts_on_a_small_page_are_numbered_in_the_contents(look: Theme) -> None:
    page = fitted(edition_of(60, LONG, about=700), look)
    assert page.is_numbered_in_contents == (look.page.height_mm < 230)
    assert not fitted(edition_of(12, LONG), look).is_numbered_in_contents


def test_without_contents_the_map_keeps_its_key(look: Theme) -> None:
    publication = replace(edition_of(60, LONG), parts=("cover", "programme", "chapters", "back"))
    page = fitted(publication, look)
    assert len(page.legend) == 60


def test_a_text_that_fits_beside_no_legend_is_told_with_the_least_that_is_too_much(look: Theme) -> None:
    longer, long = (fitted(edition_of(5, LONG, about=about), look) for about in (9000, 6000))
    assert longer.over_mm > long.over_mm > 0
    assert not longer.is_numbered_in_contents
