"""Pages of Ringe that a record or a title could upset: what stands where, on all its trims."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from lzz_report.documents.measurement import RegisterRequest
from lzz_report.pipeline import check
from lzz_report.pipeline.edition_documents import make_brochure
from lzz_report.pipeline.edition_inputs import EditionInputs, gather_inputs
from lzz_report.pipeline.page_fitting import fit_pages
from tests.edition_making import project, write_yaml
from tests.pdf_making import ENGINE_HABIT

pytestmark = [pytest.mark.slow, pytest.mark.no_cover, pytest.mark.filterwarnings(ENGINE_HABIT)]

TRIMS: tuple[dict[str, str], ...] = ({}, {"trim": "A5"}, {"trim": "210x210"})
TRIM_NAMES = ("A4", "A5", "210x210")
TITLES = (
    "Programmlandkreise 2023 – 2024",
    "Integrationsbeauftragtenkonferenz",
    "Landkreise, Städte und ihre Nachbarn an der Mecklenburgischen Seenplatte 2023 – 2024",
)
PINE = (23, 63, 57)


def inputs_on(folder: Path, trim: dict[str, str], **fields: Any) -> EditionInputs:
    """Return the inputs of the real edition, changed, on a trim."""
    project(folder, theme="klein", **fields)
    write_yaml(folder / "layouts" / "klein" / "theme.yaml", {"name": "Klein", "extends": "ringe", **trim})
    return gather_inputs(folder, check(folder))


def without_text(pdf: Path) -> Path:
    """Take the text from the first page."""
    bare = pdf.with_name("bare.pdf")
    with pikepdf.open(pdf) as document:
        kept, is_text = [], False
        for step in pikepdf.parse_content_stream(document.pages[0]):
            is_text = is_text or str(step.operator) == "BT"
            if not is_text:
                kept.append(step)
            is_text = is_text and str(step.operator) != "ET"
        document.pages[0].Contents = document.make_stream(pikepdf.unparse_content_stream(kept))
        document.save(bare)
    return bare


def edition_boxes(pdf: Path, title: str) -> list[tuple[float, float, float, float]]:
    """Return the boxes of the words of the edition's title on the first page, in pt."""
    found = subprocess.run(["pdftotext", "-l", "1", "-bbox", pdf, "-"], capture_output=True, text=True, check=True)
    words = re.findall(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.+?)<', found.stdout)
    named = [box for *box, word in words if re.sub(r"\W", "", word) in re.sub(r"\W", "", title)]
    return [(float(left), float(top), float(right), float(foot)) for left, top, right, foot in named]


# Each title on one trim; every title on every trim with the rest.
COVERS = [
    pytest.param(trim, title, id=f"{name}-{title}", marks=() if index == place else pytest.mark.exhaustive)
    for index, (name, trim) in enumerate(zip(TRIM_NAMES, TRIMS, strict=True))
    for place, title in enumerate(TITLES)
]


@pytest.mark.parametrize(("trim", "title"), COVERS)
def test_the_edition_stands_clear_of_the_country_on_the_cover(trim: dict[str, str], title: str, tmp_path: Path) -> None:
    # The programme's one word is none of the title's.
    inputs = inputs_on(tmp_path, trim, title=title, programme="Ankommen", parts=["cover"])
    pdf = tmp_path / "cover.pdf"
    pdf.write_bytes(make_brochure(inputs, fit_pages(inputs)).pdf)
    boxes = edition_boxes(pdf, title)
    assert boxes
    picture = tmp_path / "cover"
    subprocess.run(
        ["pdftoppm", "-r", "72", "-singlefile", "-png", without_text(pdf), picture], capture_output=True, check=True
    )
    with Image.open(picture.with_suffix(".png")) as seen:
        # 1.5 mm of air on all sides.
        around = [
            seen.convert("RGB").crop((left - 4, top - 4, right + 4, foot + 4)) for left, top, right, foot in boxes
        ]
    assert {part.getextrema() for part in around} == {tuple((ink, ink) for ink in PINE)}


def words(pdf: Path, word: str) -> list[float]:
    """Return how far from the left a word begins wherever it stands."""
    found = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True)
    return [float(left) for left in re.findall(rf'xMin="([\d.]+)"[^>]*>{word}<', found.stdout)]


@pytest.mark.parametrize("count", [4, 6, 7])
def test_the_districts_of_all_topics_begin_at_one_edge(count: int, tmp_path: Path) -> None:
    slugs = ("dachau", "lippe", "potsdam-mittelmark", "ravensburg", "stendal", "waldeck-frankenberg", "ostholstein")
    new = {"key": "01055", "challenge": "Es gab viel zu tun.", "approach": "Wir haben es getan."}
    topics: dict[str, dict[str, Any]] = {slug: {"topics": ["Wohnen"]} for slug in slugs[:count]}
    topics["dachau"] = {"topics": ["Wohnen", "Sprache"]}
    if count > 6:
        topics["ostholstein"] |= new
    inputs = inputs_on(tmp_path, {}, districts=topics, keep=slugs[:count], parts=["topics"])
    pdf = tmp_path / "topics.pdf"
    pdf.write_bytes(make_brochure(inputs, fit_pages(inputs)).pdf)
    lefts = words(pdf, "Dachau")
    assert len(lefts) == 2
    assert len(set(lefts)) == 1


def test_links_on_a_small_page_stand_five_to_a_page(tmp_path: Path) -> None:
    named = [f"Hinweis{number}" for number in range(1, 11)]
    links = [{"word": word, "url": f"https://example.org/hinweise/{word.lower()}"} for word in named]
    said = {"links": links, "approach": " ".join(f"Mehr dazu sagt {word}." for word in named)}
    inputs = inputs_on(tmp_path, {"trim": "A5"}, districts={"dachau": said}, keep=("dachau",), parts=["links"])
    fitted = fit_pages(inputs)
    assert [piece.last - piece.first for page in fitted.pages for piece in page.slices] == [5, 5]
    assert make_brochure(inputs, fitted).diagnostics == ()


@pytest.mark.parametrize("count", [7, pytest.param(24, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize("trim", TRIMS, ids=TRIM_NAMES)
def test_all_entries_of_the_contents_are_set_alike(trim: dict[str, str], count: int, tmp_path: Path) -> None:
    # Neustadt an der Aisch-Bad Windsheim among short names.
    keys = ["09575", *(f"09{number}" for number in (*range(171, 191), *range(271, 280)))][:count]
    new = {"challenge": "Es gab viel zu tun.", "approach": "Wir haben es getan."}
    inputs = inputs_on(tmp_path, trim, districts={f"neu{key}": {"key": key, **new} for key in keys}, keep=("keiner",))
    html = inputs.templates.brochure(fit_pages(inputs)).html
    entries = re.findall(r'<span class="who" style="[^"]*font-size:([\d.]+)pt.*?</li>', html)
    assert len(entries) == count
    assert len(set(entries)) == 1
    assert html.count('<span class="kind"') in {0, count}


def test_a_credit_without_its_picture_looks_like_a_gap_in_its_register(tmp_path: Path) -> None:
    inputs = inputs_on(tmp_path, {}, districts={"dachau": {"photo": {"credit": "Landkreis Dachau"}}})
    html = inputs.templates.measurements([RegisterRequest("credits")]).html
    assert re.search(r'<p class="gap">©\sLandkreis Dachau \[Bild\sfehlt\]</p>', html)


def test_all_figures_in_the_field_of_a_sheet_have_one_size(tmp_path: Path) -> None:
    values = ("10.000", "8", "1,2 Mio. €", "120")
    figures = [{"value": value, "label": "Kurse im Jahr"} for value in values]
    said = {"figures": figures, "challenge": f"Es gab viel: {'; '.join(values)}. {'Es gab viel zu tun. ' * 170}"}
    inputs = inputs_on(tmp_path, {}, districts={"dachau": said}, keep=("dachau",))
    (sheet,) = fit_pages(inputs).sheets
    assert sheet.margin_column is not None
    assert sheet.margin_column.is_foot
    html = inputs.templates.sheet(inputs.publication.sheets[0], sheet).html
    sizes = re.findall(r'class="(figure[^"]*)"[^>]*><span class="(display value[^"]*)"', html)
    assert len(sizes) == len(values)
    assert len(set(sizes)) == 1
