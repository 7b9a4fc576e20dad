"""Ringe, the second theme: a folder and nothing else; its pages hold the real edition and hostile ones."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from lzz_report import BuildOptions, BuildOutcome
from lzz_report.documents.fitted import FittedChapter, FittedPublication, FittedSheet, PageRange
from lzz_report.pipeline import check
from lzz_report.pipeline.edition_documents import make_brochure, make_sheet
from lzz_report.pipeline.edition_inputs import EditionInputs, gather_inputs
from lzz_report.pipeline.finishing import Document
from lzz_report.pipeline.page_fitting import fit_pages
from lzz_report.records.record import ValidEdition
from tests.edition_making import EDITION, PROJECT, edition, project, real_edition, record
from tests.pdf_making import ENGINE_HABIT
from tests.shared_builds import SharedBuilds
from tools.page_pictures import page_count

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings(ENGINE_HABIT)]

RINGE = "ringe"
Judge = Callable[[Sequence[Path], str], Mapping[Path, bool]]
SENTENCES = (
    "Der Landkreis hat mit den Gemeinden ein Netzwerk gegründet, das die Integration vor Ort trägt.",
    "Viele Menschen suchen eine Wohnung, einen Sprachkurs oder eine Ausbildung in der Nähe.",
    "Die Ergebnisse der Befragung wurden im Kreistag vorgestellt und gemeinsam besprochen.",
    "Ehrenamtliche, Vereine und Betriebe arbeiten dafür an einem Tisch zusammen.",
)
PERSON = {"role": "Integrationsbeauftragte des Landkreises", "phone": "0751 85-9863", "email": "e.militz@rv.de"}


def text(characters: int) -> str:
    """Return paragraphs of about so many characters."""
    words = " ".join(SENTENCES[place % len(SENTENCES)] for place in range(characters // 85 + 1))[:characters]
    sentences = re.findall(r"[^.]+\.", words) or [words + "."]
    return "\n\n".join("".join(sentences[begin : begin + 5]).strip() for begin in range(0, len(sentences), 5))


def district(key: str, length: int, contacts: int = 1, **fields: Any) -> dict[str, Any]:
    return {
        "key": key,
        "slug": f"d{key}",
        "challenge": text(length // 3),
        "approach": text(length - length // 3),
        "contacts": [{"name": f"Eva Militz{number}", **PERSON} for number in range(contacts)],
        **fields,
    }


def fitted_inputs(*districts: dict[str, Any], **fields: Any) -> tuple[EditionInputs, FittedPublication]:
    """Compose districts in this theme and fit them."""
    made = edition(theme=RINGE, advisers=["Ramboll Management Consulting"], **fields)
    valid = ValidEdition(made, real_edition().source, tuple(record(**one) for one in districts))
    inputs = gather_inputs(PROJECT, valid)
    return inputs, fit_pages(inputs)


def documents(inputs: EditionInputs, fitted: FittedPublication) -> list[Document]:
    """Make the brochure and every sheet that is not too full."""
    sheets = zip(inputs.publication.sheets, fitted.sheets, strict=True)
    return [
        make_brochure(inputs, fitted),
        *(make_sheet(inputs, chapter, one) for chapter, one in sheets if not one.overset),
    ]


def faults(inputs: EditionInputs, fitted: FittedPublication) -> list[str]:
    return [f"{one}: {one.got}" for document in documents(inputs, fitted) for one in document.diagnostics]


@pytest.fixture(scope="module")
def output(shared_builds: SharedBuilds) -> tuple[Path, BuildOutcome]:
    outcome = shared_builds.outcome(PROJECT, BuildOptions(theme=RINGE))
    return outcome.folder, outcome


@pytest.fixture(scope="module")
def chapters(output: tuple[Path, BuildOutcome]) -> dict[str, FittedChapter]:
    return {chapter.slug: chapter for chapter in output[1].fitted.chapters}


@pytest.fixture(scope="module")
def sheets(output: tuple[Path, BuildOutcome]) -> dict[str, FittedSheet]:
    return {sheet.slug: sheet for sheet in output[1].fitted.sheets}


# --- a theme is a folder


def test_the_package_asks_nowhere_which_theme_it_sets() -> None:
    sources = (PROJECT / "lzz_report").rglob("*.py")
    asked = re.compile(r"theme(\.name)?\s*(==|!=|in)\s*[\"'(\[{]|\"ringe\"|'ringe'")
    assert [path.name for path in sources if asked.search(path.read_text(encoding="utf-8"))] == []


# --- the real edition


def test_the_pages_have_no_fault_but_what_the_records_lack(output: tuple[Path, BuildOutcome]) -> None:
    known = {one.code for one in check(PROJECT, EDITION).diagnostics}
    assert {one.code for one in output[1].diagnostics} <= known


def test_the_brochure_has_whole_sheets_and_every_district_one_page(output: tuple[Path, BuildOutcome]) -> None:
    folder, _ = output
    assert page_count(folder / "brochure.pdf") == 24
    found = sorted((folder / "sheets").glob("*.pdf"))
    assert len(found) == 6
    assert {page_count(sheet) for sheet in found} == {1}


@pytest.mark.parametrize("norm", ["3a", "ua1"])
def test_all_files_meet_both_norms(output: tuple[Path, BuildOutcome], norm: str, verapdf: Judge) -> None:
    files = sorted(output[0].rglob("*.pdf"))
    assert len(files) == 7
    assert [path.name for path, passed in verapdf(files, norm).items() if not passed] == []


def test_forms_follow_the_length_of_the_texts(chapters: dict[str, FittedChapter]) -> None:
    variants = {slug: (chapter.page_variant, chapter.start_mm) for slug, chapter in chapters.items()}
    assert variants == {
        "dachau": ("Vorspann", 50.8),
        "lippe": ("Vorspann", 50.8),
        "potsdam-mittelmark": ("Vorspann", 50.8),
        "ravensburg": ("Doppelseite", 0),
        "stendal": ("Regel", 50.8),
        "waldeck-frankenberg": ("Regel", 25.4),
    }


def test_a_text_too_long_for_its_page_begins_under_the_name(chapters: dict[str, FittedChapter]) -> None:
    ravensburg = chapters["ravensburg"]
    assert ravensburg.opener is not None
    assert (ravensburg.opener.section, ravensburg.opener.stack) == ("challenge", ("locator", "figures"))
    assert chapters["dachau"].opener is not None
    assert chapters["dachau"].opener.section == ""


def test_the_longest_sheet_is_at_its_floor_and_the_shortest_a_poster(sheets: dict[str, FittedSheet]) -> None:
    assert 48 <= sheets["ravensburg"].picture_mm < 52
    assert sheets["ravensburg"].page_variant == "Lauf 9"
    assert sheets["potsdam-mittelmark"].picture_mm == 152
    assert all(sheet.picture_mm >= 48 and not sheet.overset for sheet in sheets.values())


# --- hostile editions


@pytest.mark.parametrize("contacts", [0, 3, 8])
def test_contacts_find_their_field(contacts: int) -> None:
    inputs, fitted = fitted_inputs(district("09174", 1500, contacts))
    (chapter,) = fitted.chapters
    assert chapter.margin_column is not None
    assert chapter.margin_column.is_foot == (contacts > 3)
    assert bool(chapter.margin_column.field) == (contacts > 0)
    assert faults(inputs, fitted) == []


@pytest.mark.parametrize(("length", "variant"), [(150, "Plakat"), (1200, "Vorspann"), (9000, "Langsatz")])
def test_texts_of_any_length_stand_on_their_pages(length: int, variant: str) -> None:
    inputs, fitted = fitted_inputs(district("13071", length))
    (chapter,) = fitted.chapters
    (sheet,) = fitted.sheets
    assert sheet.brochure_pages == PageRange(chapter.first_page, chapter.first_page + chapter.pages - 1)
    assert chapter.page_variant.startswith(variant)
    assert (chapter.first_page % 2, chapter.pages % 2) == (0, 0)
    assert faults(inputs, fitted) == []


@pytest.mark.parametrize(
    ("length", "contacts", "paragraph_style"),
    [(400, 1, "large"), (300, 6, "large"), (560, 7, "lead"), (1400, 1, "text")],
)
def test_the_shorter_the_text_the_larger_is_its_project_set(length: int, contacts: int, paragraph_style: str) -> None:
    inputs, fitted = fitted_inputs(district("09479", length, contacts))
    (chapter,) = fitted.chapters
    assert [one.paragraph_style for one in chapter.sections if one.name == "approach"] == [paragraph_style]
    assert faults(inputs, fitted) == []


def test_many_contacts_take_the_second_page_of_a_sheet_and_leave_the_first_to_the_band() -> None:
    address = {"unit": "Amt für Migration", "street": "Musterweg 1", "postal_code": "12345", "city": "Siegburg"}
    contacts = [{"name": f"Eva Militz{number}", **PERSON, **address} for number in range(8)]
    figures = [{"value": str(10 * number), "label": "Orte machen mit"} for number in range(1, 6)]
    one = district("05382", 1500, topics=["Wohnen"], figures=figures)
    said = f"{one['challenge']} Es sind 10, dann 20, dann 30, dann 40 und 50 Orte."
    inputs, fitted = fitted_inputs({**one, "challenge": said, "contacts": contacts, "sheet_pages": 2})
    (sheet,) = fitted.sheets
    assert sheet.pages == 2
    assert 96 < sheet.picture_mm <= 152
    assert faults(inputs, fitted) == []


def test_long_names_break_and_odd_districts_are_drawn() -> None:
    # Mecklenburgische Seenplatte, Eifelkreis Bitburg-Prüm, Neustadt an der Aisch-Bad Windsheim, Nordfriesland, Wittmund
    keys = ("13071", "07232", "09575", "01054", "03462")
    inputs, fitted = fitted_inputs(*(district(key, 1400 + 300 * place) for place, key in enumerate(keys)))
    assert {len(chapter.name.lines) for chapter in fitted.chapters} >= {1, 2}
    assert faults(inputs, fitted) == []


def test_all_figures_stand_on_page_and_sheet() -> None:
    figures = [{"value": str(10 * number), "label": "Orte machen mit"} for number in range(1, 6)]
    said = "Es sind 10, dann 20, dann 30, dann 40 und 50 Orte."
    one = district("09174", 900, figures=figures)
    inputs, fitted = fitted_inputs({**one, "challenge": f"{one['challenge']} {said}"})
    assert fitted.chapters[0].figures_over == 2
    assert faults(inputs, fitted) == []


def test_a_quotation_stands_over_the_text_or_beside_it() -> None:
    short, long = SENTENCES[3], " ".join(SENTENCES[:3])
    _, over = fitted_inputs(district("09174", 1000, quote=short))
    _, margin_column = fitted_inputs(district("09174", 1000, quote=long))
    assert (over.chapters[0].quote_at, margin_column.chapters[0].quote_at) == ("over", "margin")


def test_many_links_are_left_to_their_register() -> None:
    words = [f"Hinweis{number}" for number in range(1, 19)]
    links = [{"word": word, "url": f"https://example.org/hinweise/{word.lower()}"} for word in words]
    one = district("09174", 1500, 3, links=links)
    inputs, fitted = fitted_inputs({**one, "approach": f"{one['approach']}\n\n{', '.join(words)}."})
    assert fitted.chapters[0].margin_column is not None
    assert "facts-short" in fitted.chapters[0].margin_column.stack
    assert faults(inputs, fitted) == []


@pytest.mark.parametrize("count", [1, 12])
def test_editions_of_any_size_have_whole_pages(count: int) -> None:
    keys = ("09174", "13071", "05382", "07232", "13075", "01054", "12069", "08436", "15090", "06635", "05766", "03462")
    topics = ["Wohnen", "Arbeitsmarkt"]
    made = (district(key, 1200, topics=topics, adviser="Ramboll Management Consulting") for key in keys[:count])
    inputs, fitted = fitted_inputs(*made)
    assert fitted.total_pages % 4 == 0
    assert faults(inputs, fitted) == []


@pytest.mark.parametrize(
    "parts",
    [
        ("programme",),
        ("contents", "topics"),
        ("links", "imprint"),
        ("cover", "contents", "chapters", "contacts", "programme", "back"),
    ],
)
def test_books_of_a_few_parts_are_whole(parts: tuple[str, ...]) -> None:
    inputs, fitted = fitted_inputs(district("13071", 700, topics=["Wohnen"]), district("09174", 700), parts=parts)
    brochure = make_brochure(inputs, fitted)
    assert brochure.pages % 4 == 0
    assert [f"{one}: {one.got}" for one in brochure.diagnostics] == []


@pytest.mark.parametrize("shape", [(1200, 800), (800, 1200)])
def test_a_photo_stands_in_the_margin_with_its_credit(shape: tuple[int, int], tmp_path: Path) -> None:
    photo = {"file": "dachau.jpg", "credit": "Landkreis Dachau", "alt": "Ein Haus"}
    folder = project(tmp_path, {"dachau": {"photo": photo}}, keep=("dachau",), theme=RINGE)
    (folder / "data" / EDITION / "images").mkdir()
    Image.new("RGB", shape, "#8ca59d").save(folder / "data" / EDITION / "images" / "dachau.jpg")
    inputs = gather_inputs(folder, check(folder))
    fitted = fit_pages(inputs)
    (chapter,) = fitted.chapters
    assert chapter.has_photo
    assert chapter.margin_column is not None
    assert "photo" in chapter.margin_column.stack
    assert faults(inputs, fitted) == []


@pytest.mark.parametrize(("length", "words"), [(1200, "Seite 6–7"), (9000, "Seite 6–11")])
def test_a_sheet_names_all_pages_of_its_chapter(length: int, words: str, tmp_path: Path) -> None:
    inputs, fitted = fitted_inputs(district("13071", length, 1, sheet_pages=2))
    made = tmp_path / "sheet.pdf"
    made.write_bytes(make_sheet(inputs, inputs.publication.sheets[0], fitted.sheets[0]).pdf)
    text = subprocess.run(["pdftotext", made, "-"], capture_output=True, text=True, check=True).stdout
    assert words in re.findall(r"Seite \d+(?:–\d+)?", text)
