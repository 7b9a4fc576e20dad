"""List, letter and stamps of annexes, as pages: complete, tagged, fit for old archives, and alike in both themes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from lzz_report.documents.annex_pages import AnnexEntry, Letter
from lzz_report.documents.publication import LabelledFact
from lzz_report.pipeline.annex_documents import (
    make_annex,
    make_annex_list,
    make_letter,
    make_paged_list,
    make_stamps,
    stamp_text,
)
from lzz_report.pipeline.check import check
from lzz_report.pipeline.edition_inputs import EditionInputs, gather_inputs
from lzz_report.pipeline.finishing import Document
from lzz_report.pipeline.page_fitting import fit_pages
from lzz_report.profiles import ARCHIVE, SCREEN, OutputProfile
from tests.pdf_making import opened, structure

PROJECT = Path(__file__).parent.parent
LETTER = Letter(
    "Beispielstiftung",
    ("Beispielstiftung", "Team Einwanderungsgesellschaft", "Beispielweg 1", "12345 Musterstadt"),
    (
        LabelledFact("Förderkennzeichen", ("12.3.4567",)),
        LabelledFact("Förderzeitraum", ("1. Januar 2023 – 31. Dezember 2024",)),
    ),
)
THEMES = ("umriss", "ringe")


@cache
def inputs_of(theme: str, profile: OutputProfile = SCREEN, language: str = "de") -> EditionInputs:
    valid = check(PROJECT, "2023-2024", theme=theme)
    valid = replace(valid, edition=valid.edition.model_copy(update={"theme": theme}))
    return gather_inputs(PROJECT, valid, language, audience="funder", profile=profile)


def entries(count: int, first_page: int | None = 8, language: str = "de") -> tuple[AnnexEntry, ...]:
    """Return annexes of one page each, the districts of the edition over and over."""
    chapters = inputs_of("umriss", language=language).publication.sheets
    return tuple(
        AnnexEntry(
            number=number + 1,
            key=chapter.key,
            name=chapter.name,
            full_name=chapter.full_name,
            kind_line=chapter.kind_line,
            palette=chapter.palette if first_page is None else 1,
            pages=1,
            page=None if first_page is None else first_page + number,
            name_mm_per_pt=len(chapter.name) * 0.14,
        )
        for number in range(count)
        for chapter in (chapters[number % len(chapters)],)
    )


def texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def is_clean(document: Document) -> bool:
    return document.diagnostics == ()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("count", [1, 6, 14, 60])
def test_the_list_names_every_annex_with_its_page(theme: str, count: int) -> None:
    listed = make_annex_list(inputs_of(theme), entries(count))
    assert is_clean(listed)
    whole = " ".join(texts(listed.pdf))
    assert "Anlagen" in whole
    for one in entries(count):
        assert one.name in whole
        assert f" {one.page} " in f"{whole} "
    assert listed.pages == len(texts(listed.pdf)) == (1 if count < 20 else 3 if count == 60 else 1)


def test_a_list_of_files_names_no_pages() -> None:
    assert " 8 " not in texts(make_annex_list(inputs_of("umriss"), entries(6, first_page=None)).pdf)[0]


def test_the_list_is_a_table_with_heads(tmp_path: Path) -> None:
    tree = structure(make_annex_list(inputs_of("umriss"), entries(2)).pdf, tmp_path)
    assert [role for role in ("H1", "Table", "THead", "TBody", "TH", "TD") if role not in tree] == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_letter_says_what_it_is_given_and_nothing_else(theme: str) -> None:
    letter = make_letter(inputs_of(theme), LETTER, entries(6))
    assert is_clean(letter)
    assert letter.pages == 1
    (text,) = texts(letter.pdf)
    told = ["Bericht mit Anlagen", *LETTER.recipient, "Landkreis Dachau", "Kreis Lippe"]
    told += [part for fact in LETTER.facts for part in (fact.label, fact.value)]
    assert [one for one in told if one not in text] == []
    assert "Datum" not in text


@pytest.mark.parametrize("theme", THEMES)
def test_a_letter_with_many_annexes_points_to_their_list(theme: str) -> None:
    letter = make_letter(inputs_of(theme), LETTER, entries(60))
    assert is_clean(letter)
    assert "Die Liste der 60 Anlagen folgt dem Bericht." in texts(letter.pdf)[0]
    assert letter.pages == 1


def test_a_letter_says_that_annexes_are_files() -> None:
    inside = replace(LETTER, as_files=True)
    assert (
        "Im Bericht liegen als Dateien Anlage 1" in texts(make_letter(inputs_of("umriss"), inside, entries(2)).pdf)[0]
    )
    assert (
        "Die 60 Anlagen liegen als Dateien im Bericht."
        in texts(make_letter(inputs_of("ringe"), inside, entries(60)).pdf)[0]
    )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("count", "heading"), [(1, "Report with an annex"), (2, "Report with annexes")])
def test_an_english_letter_speaks_english(theme: str, count: int, heading: str) -> None:
    letter = make_letter(inputs_of(theme, language="en"), LETTER, entries(count, language="en"))
    assert is_clean(letter)
    text = texts(letter.pdf)[0]
    assert heading in text
    assert "The annexes follow the report" in text


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("place", [{}, {"place": "bottom", "edge_mm": 8.0}, {"place": "top-left", "side_mm": 30.0}])
def test_a_stamp_is_a_page_of_the_sheets_size_with_nothing_else(theme: str, place: dict[str, object]) -> None:
    stamps = make_stamps(inputs_of(theme), ["Anlage 1 · Seite 1 von 2", "Anlage 1 · Seite 2 von 2"], place)
    assert [texts(one) for one in stamps] == [["Anlage 1 · Seite 1 von 2"], ["Anlage 1 · Seite 2 von 2"]]
    with opened(stamps[0]) as pdf:
        (page,) = pdf.pages
        assert [round(float(edge) / 72 * 25.4) for edge in page.mediabox] == [0, 0, 210, 297]
        assert page.cropbox == page.mediabox
        assert "/StructTreeRoot" not in pdf.Root
        assert "/Annots" not in page


@pytest.mark.parametrize(
    ("place", "left", "top"),
    [
        ({"place": "top-left", "side_mm": 20.0}, True, True),
        ({"place": "bottom-right", "side_mm": 20.0}, False, False),
        ({"place": "bottom-left", "edge_mm": 10.0}, True, False),
    ],
)
def test_a_stamp_stands_where_it_is_wanted(place: dict[str, object], left: bool, top: bool) -> None:
    (stamp,) = make_stamps(inputs_of("umriss"), ["Anlage 1"], place)
    page = pypdfium2.PdfDocument(stamp)[0]
    text = page.get_textpage()
    assert text.count_rects() == 1
    x, y, *_ = text.get_rect(0)
    assert (x < page.get_width() / 2, y > page.get_height() / 2) == (left, top)


def test_the_ground_of_a_stamp_is_open() -> None:
    (stamp,) = make_stamps(inputs_of("umriss"), ["Anlage 1"], {})
    shown = pypdfium2.PdfDocument(stamp)[0].render(fill_color=(0, 200, 0, 255)).to_pil().convert("RGB")
    assert shown.getpixel((shown.width // 2, shown.height // 2)) == (0, 200, 0)


def test_the_wording_of_a_stamp_is_the_languages_or_the_presets() -> None:
    strings = inputs_of("umriss").strings
    assert stamp_text(strings, None, 1, 2, 3) == "Anlage 1 · Seite 2 von 3"
    assert stamp_text(strings, "A{number}, {page}/{pages}", 1, 2, 3) == "A1, 2/3"


def test_a_long_list_moves_the_pages_it_names() -> None:
    inputs = inputs_of("umriss")
    chapters = [inputs.publication.sheets[number % 6] for number in range(40)]
    listed, document = make_paged_list(inputs, fit_pages(inputs), chapters, [1] * 40, 10)
    assert len(texts(document.pdf)) == 2
    assert [one.page for one in listed[:2]] == [13, 14]
    assert " 13 " in texts(document.pdf)[0]


@pytest.mark.slow
def test_pages_pass_the_norm_their_report_needs(
    tmp_path: Path, verapdf: Callable[[Sequence[Path], str], dict[Path, bool]]
) -> None:
    files: dict[str, list[Path]] = {"3a": [], "ua1": [], "1a": []}
    for theme in THEMES:
        for profile, norms in ((SCREEN, ("3a", "ua1")), (ARCHIVE, ("1a",))):
            inputs = inputs_of(theme, profile)
            made = {"list": make_annex_list(inputs, entries(60)), "letter": make_letter(inputs, LETTER, entries(6))}
            if norms == ("1a",):
                # Sheets in PDF/A-3 are judged elsewhere.
                made["sheet"] = make_annex(inputs, inputs.publication.sheets[0], fit_pages(inputs).sheets[0])
            for name, document in made.items():
                assert is_clean(document)
                path = tmp_path / f"{theme}-{norms[0]}-{name}.pdf"
                path.write_bytes(document.pdf)
                for norm in norms:
                    files[norm].append(path)
    for norm, paths in files.items():
        assert [path.name for path, passed in verapdf(paths, norm).items() if not passed] == []
