"""Editions nobody has seen: their pages hold, no text is lost, and what a sheet says is too much is too much.

FUZZ_EDITIONS and FUZZ_RECORDS say how many are tried; `make test-all` tries many.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lzz_report.diagnostics.diagnostic import is_error
from lzz_report.documents.fitted import FittedSheet, Overset
from lzz_report.pipeline import check
from lzz_report.pipeline.edition_documents import make_brochure, make_sheet
from lzz_report.pipeline.edition_inputs import gather_inputs
from lzz_report.pipeline.finishing import Document
from lzz_report.pipeline.page_fitting import fit_pages
from lzz_report.records.record import Record, ValidEdition
from tests.edition_making import write_yaml
from tests.editions import Shape, write_edition

EDITIONS = int(os.environ.get("FUZZ_EDITIONS", "2"))
RECORDS = int(os.environ.get("FUZZ_RECORDS", "10"))
A_BATCH = 20
# In both themes; on small pages fewer.
LOOKS = [
    (theme, trim, seed)
    for theme, trim, count in (
        ("umriss", "", EDITIONS),
        ("ringe", "", EDITIONS),
        ("ringe", "A5", EDITIONS // 5),
        ("ringe", "210x210", EDITIONS // 5),
        ("umriss", "A5", EDITIONS // 5),
        ("umriss", "210x210", EDITIONS // 5),
    )
    for seed in range(count)
]
A_SENTENCE = 60
# No fault of a page: the texts leave a photo no room, and the author is told by how much they are too long for it.
ADVICE = frozenset({"photo-left-out"})
Told = tuple[Overset, ...]
# Long names and short ones, many parts, islands, the smallest: Mecklenburgische Seenplatte, Rhein-Sieg-Kreis, …
NAMED = ("13071", "05382", "07232", "13075", "14628", "01054", "03462", "09174")

# What these pages run through is measured by the tests of the stages: measuring it doubles the time.
pytestmark = [pytest.mark.slow, pytest.mark.no_cover]


def folder_bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


# --- what is generated


@pytest.mark.parametrize("seed", range(12))
def test_generated_editions_are_valid(seed: int, tmp_path: Path) -> None:
    shape = Shape(foreign=seed % 2 == 1, inline_links=seed % 3 == 1, photos=0.5 * (seed == 2))
    valid = check(write_edition(tmp_path, seed, shape=shape))
    assert valid.records
    assert [one for one in valid.diagnostics if is_error(one)] == []


def test_the_same_seed_gives_the_same_edition(tmp_path: Path) -> None:
    first, second, other = (write_edition(tmp_path / name, seed) for name, seed in (("a", 4), ("b", 4), ("c", 5)))
    assert folder_bytes(first) == folder_bytes(second)
    assert folder_bytes(first) != folder_bytes(other)


def test_an_edition_has_the_districts_and_lengths_asked_for(tmp_path: Path) -> None:
    shape = Shape(characters=(2000, 3000), contacts=(2, 2), figures=(1, 3))
    valid = check(write_edition(tmp_path, 1, districts=9, keys=NAMED, shape=shape, programme="Probe"))
    districts = [record.district for record in valid.records]
    assert len(districts) == 9
    assert {district.key for district in districts} > set(NAMED)
    assert valid.edition.programme == "Probe"
    for district in districts:
        assert 1700 < sum(len(text) for _, text in district.prose) < 3500
        assert len(district.contacts) == 2
        assert 1 <= len(district.figures) <= 3


# --- the pages of an edition


def edition(seed: int, folder: Path, theme: str) -> Path:
    """Write an edition of a few districts; one in ten has many, which take as long as all the others."""
    districts = 60 if seed % 50 == 49 else 25 if seed % 10 == 9 else 1 + seed % 7
    photos = 0.6 if seed % 4 == 2 else 0.0
    shape = Shape(foreign=seed % 2 == 1, inline_links=seed % 3 == 1, sheet_pages=1 + seed // 5 % 2, photos=photos)
    keys = NAMED[seed % len(NAMED) :][:2]
    return write_edition(folder, seed, districts=districts, keys=keys, shape=shape, theme=theme)


def trimmed(folder: Path, theme: str, trim: str) -> str:
    """Write a theme that sets another one on a small page; return its name."""
    write_yaml(folder / "layouts" / "klein" / "theme.yaml", {"name": "Klein", "extends": theme, "trim": trim})
    return "klein"


def documents(project: Path) -> Iterator[Document]:
    """Make the brochure, and every sheet whose text fits."""
    inputs = gather_inputs(project, check(project))
    fitted = fit_pages(inputs)
    yield make_brochure(inputs, fitted)
    for chapter, sheet in zip(inputs.publication.sheets, fitted.sheets, strict=True):
        if not sheet.overset:
            yield make_sheet(inputs, chapter, sheet)


@pytest.mark.parametrize(("theme", "trim", "seed"), LOOKS)
def test_the_pages_of_a_generated_edition_have_no_fault(theme: str, trim: str, seed: int, tmp_path: Path) -> None:
    project = edition(seed, tmp_path, trimmed(tmp_path, theme, trim) if trim else theme)
    told = [one for document in documents(project) for one in document.diagnostics if one.code not in ADVICE]
    assert not told, "\n".join(f"{one}: {one.got}" for one in told)


def test_of_planted_photos_too_small_each_is_told_and_nothing_else(tmp_path: Path) -> None:
    shape = Shape(characters=(300, 900), contacts=(0, 2), photos=1.0, photo_shapes=("tiny", "landscape"))
    project = write_edition(tmp_path, 3, districts=5, shape=shape)
    valid = check(project)
    planted = {record.source.path for record in valid.records if "tiny" in str(record.photo)}
    assert 0 < len(planted) < 5
    assert {one.at.file for one in valid.diagnostics if one.code == "photo-small"} == planted
    told = [one for document in documents(project) for one in document.diagnostics if one.code not in ADVICE]
    assert {one.at.file for one in told} == planted
    assert {one.code for one in told} == {"photo-resolution"}
    assert any(is_error(one) for one in told)


@pytest.mark.parametrize("theme", ["umriss", "ringe"])
def test_heads_at_the_top_of_two_columns_stand_on_one_line(theme: str, tmp_path: Path) -> None:
    project = write_edition(
        tmp_path, 3, districts=3, shape=Shape(characters=(330, 460), contacts=(6, 6), figures=(0, 0)), theme=theme
    )
    inputs = gather_inputs(project, check(project))
    fitted = fit_pages(inputs).sheets
    running = [index for index, sheet in enumerate(fitted) if sheet.arrangement == "running" and not sheet.overset]
    assert running
    for index in running:
        assert [section.begins_column for section in fitted[index].sections] == [True, True]
        path = tmp_path / "sheet.pdf"
        path.write_bytes(make_sheet(inputs, inputs.publication.sheets[index], fitted[index]).pdf)
        words = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
        tops = [float(re.findall(rf'yMin="([\d.]+)"[^>]*>{word}<', words)[0]) for word in ("Ausgangslage", "Vorhaben")]
        assert tops[0] == pytest.approx(tops[1], abs=0.2)


# --- what does not fit


def sheets(valid: ValidEdition, project: Path) -> dict[str, FittedSheet]:
    return {sheet.slug: sheet for sheet in fit_pages(gather_inputs(project, valid)).sheets}


def shortened(record: Record, overset: Told) -> Record:
    """Return a record with as many characters less as a sheet says are too many."""
    cut = {one.section: _without(getattr(record.district, one.section), one.characters) for one in overset}
    return replace(record, district=record.district.model_copy(update=cut))


def _without(text: str, characters: int) -> str:
    """Cut a text at its end, between two words."""
    kept = text[: max(len(text) - characters, 0)]
    return re.sub(r"\s+\S*$", "", kept) + "."


@pytest.fixture(scope="module", params=range(-(-RECORDS // A_BATCH)))
def long_records(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, ValidEdition, dict[str, Told]]:
    """Write records of which many are too long for their sheets; tell by how much."""
    batch: int = request.param
    shape = Shape(characters=(2200, 9000), contacts=(0, 4))
    count = min(A_BATCH, RECORDS - batch * A_BATCH)
    folder = tmp_path_factory.mktemp("long-records")
    project = write_edition(folder, 1000 + batch, districts=count, shape=shape, parts=("cover",))
    valid = check(project)
    overset = {slug: sheet.overset for slug, sheet in sheets(valid, project).items() if sheet.overset}
    # Of contacts, figures and links that fill a sheet alone it is told how much too high they are: no cut mends that.
    told = {slug: found for slug, found in overset.items() if all(one.section for one in found)}
    beyond = [one for slug, found in overset.items() if slug not in told for one in found]
    assert [one for one in beyond if one.section or one.characters or one.over_mm <= 0] == []
    assert len(beyond) <= 1 + count // 10
    assert len(told) > count / 4
    return project, valid, told


def test_a_record_shortened_by_the_number_told_fits_its_sheet(
    long_records: tuple[Path, ValidEdition, dict[str, Told]],
) -> None:
    project, valid, told = long_records
    cut = tuple(
        shortened(record, told[record.district.slug]) for record in valid.records if record.district.slug in told
    )
    still = sheets(replace(valid, records=cut), project)
    assert {slug: (told[slug], sheet.overset) for slug, sheet in still.items() if sheet.overset} == {}


def test_no_more_is_to_be_cut_than_a_section_holds(
    long_records: tuple[Path, ValidEdition, dict[str, Told]],
) -> None:
    _, valid, told = long_records
    records = {record.district.slug: record.district for record in valid.records}
    left = {
        (slug, one.section): len(getattr(records[slug], one.section)) - one.characters
        for slug, found in told.items()
        for one in found
    }
    assert {place: characters for place, characters in left.items() if characters <= A_SENTENCE} == {}
