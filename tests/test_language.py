"""An edition speaks its own language in headings, labels and dates, and leaves the records' texts in theirs."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from jinja2 import Environment

from lzz_report.compose import compose
from lzz_report.documents.localized_text import LocalizedText
from lzz_report.documents.manifest import Manifest
from lzz_report.documents.publication import Publication
from lzz_report.errors import LzzError
from lzz_report.pipeline import BuildOptions, BuildOutcome, build
from lzz_report.preflight.letters import letters_of
from lzz_report.reference import register
from lzz_report.templating.language_marking import resolve_languages
from lzz_report.templating.tree_text import parse_html
from lzz_report.theming import load_strings
from tests.edition_making import PROJECT, composed, edition, project, real_edition, record, records_of
from tests.html_reading import as_html
from tests.pdf_making import ENGINE_HABIT
from tests.tag_reading import spoken

Judge = Callable[[Sequence[Path], str], dict[Path, bool]]
GERMAN = re.compile(r"\b(?:und|der|die|das|des|für|von|fehlen|nicht|mit|im|Programmlandkreise|Zukunft)\b")
ENGLISH = re.compile(r"\b(?:the|and|of|page|project|contact|topics|link|brochure|scale)\b", re.IGNORECASE)


def in_english(**fields: object) -> Publication:
    """Return a publication of one German record with English words."""
    words = load_strings(PROJECT, "en")
    return compose(edition(**fields), [record()], words, palettes=8, fonts=("Source Sans 3",))


# --- composing


def test_the_language_asked_for_is_the_publications_and_the_texts_keep_theirs() -> None:
    publication = in_english(title='Die "Landkreise" 2024')
    assert (publication.language, publication.text_language) == ("en", "de")
    assert publication.title == "Die „Landkreise“ 2024"
    assert publication.chapters[0].sections[0].heading == "Initial situation"


def test_an_edition_may_say_that_its_texts_are_in_another_language() -> None:
    publication = in_english(language="en", text_language="de", title='Die "Landkreise" 2024')
    assert (publication.language, publication.text_language) == ("en", "de")
    assert publication.title == "Die „Landkreise“ 2024"


def test_an_english_edition_typesets_its_texts_by_english_rules() -> None:
    publication = in_english(language="en", title='The "districts" 2024')
    assert publication.text_language == "en"
    assert publication.title == "The “districts” 2024"


def test_roles_figures_and_links_are_typeset_in_the_language_they_are_written_in() -> None:
    one = record(
        challenge="Das nennt man hier so.",
        figures=[{"value": "8", "label": 'Orte der "Vielfalt"'}],
        links=[{"word": "hier", "label": 'Das "Konzept"', "url": None}],
        contacts=[{"name": "Eva Muster", "role": 'Leiterin "Integration"', "po_box": "19 40", "city": "Dachau"}],
    )
    (chapter,) = compose(edition(), [one], load_strings(PROJECT, "en"), palettes=8, fonts=()).chapters
    assert chapter.figures[0].label == "Orte der „Vielfalt“"
    assert chapter.links[0].label == "Das „Konzept“"
    assert chapter.contacts[0].description == ("Leiterin „Integration“",)
    # A postal address is read by the German post.
    assert chapter.contacts[0].address.startswith("Postfach")


def test_a_district_is_called_as_people_call_it() -> None:
    words = load_strings(PROJECT, "en")
    keys = ("09174", "09162", "05382", "03241", "11000", "05766", "13071")
    chapters = compose(edition(), records_of(*keys), words, palettes=8, fonts=()).chapters
    assert {one.full_name: one.place_line for one in chapters} == {
        "Dachau district": "Rural district in Bavaria, district seat Dachau",
        "City of München": "Independent city in Bavaria",
        "Rhein-Sieg-Kreis": "Rural district in North Rhine-Westphalia, district seat Siegburg",
        "Region Hannover": "Region in Lower Saxony, district seat Hannover",
        "City of Berlin": "Independent city",
        "Lippe district": "Rural district in North Rhine-Westphalia, district seat Detmold",
        "Mecklenburgische Seenplatte district": (
            "Rural district in Mecklenburg-Western Pomerania, district seat Neubrandenburg"
        ),
    }


def test_german_names_of_all_districts_are_those_of_the_register() -> None:
    chapters = composed(records_of(*register())).chapters
    assert {one.key: one.full_name for one in chapters} == {key: place.title for key, place in register().items()}


def test_dates_and_lists_follow_the_publication() -> None:
    publication = in_english(as_of="2024-05-03", partners=["A", "B", "C"])
    assert publication.as_of == "3 May 2024"
    assert "A, B and C" in [fact.value for fact in publication.imprint]


def language_of(text: str | None) -> str:
    return text.language if isinstance(text, LocalizedText) else ""


def test_what_the_records_say_tells_its_language_and_fixed_words_and_names_do_not() -> None:
    publication = in_english(imprint={"publisher": "Beispielstiftung"}, funder="Stiftung", subtitle="Vielfalt")
    languages = {fact.label: language_of(fact.value) for fact in publication.imprint}
    assert languages["Publisher"] == "de"
    assert languages["Editors"] == languages["Maps"] == languages["Funded by"] == ""
    assert [language_of(one) for one in (publication.title, publication.subtitle, publication.programme)] == ["de"] * 3
    chapter = publication.chapters[0]
    assert language_of(chapter.name) == language_of(chapter.place_line) == ""
    # Headings may stand inside text in the records' language.
    assert language_of(chapter.sections[0].heading) == "en"
    assert chapter.sections[0].html.startswith('<p data-block lang="de">')


def test_where_all_is_in_one_language_nothing_tells_it() -> None:
    publication = composed([record(topics=["Wohnen"])], title="Titel", subtitle="Vielfalt")
    assert not any(map(language_of, (publication.title, publication.subtitle, *publication.chapters[0].topics)))
    assert "lang=" not in publication.chapters[0].sections[0].html


# --- on the way to the page


def resolved(template: str, **values: object) -> str:
    """Return what becomes of a template's texts, filled as the program fills its own."""
    environment = Environment(autoescape=True)
    tree = parse_html(environment.from_string(f'<html lang="en"><body>{template}').render(**values))
    resolve_languages(tree)
    return as_html(tree)


TOPIC = LocalizedText("Wohnen & mehr", "de")


@pytest.mark.parametrize(
    ("template", "html"),
    [
        ("<p>{{ text }}</p>", '<p><bdi lang="de">Wohnen &amp; mehr</bdi></p>'),
        (
            '<p lang="de">{{ text }}</p>{{ text }}',
            '<p lang="de">Wohnen &amp; mehr</p><bdi lang="de">Wohnen &amp; mehr</bdi>',
        ),
        ('<p lang="de">Das <br>{{ fixed }}</p>', '<p lang="de">Das <br><bdi lang="en">Page</bdi></p>'),
        (
            "<p>{{ [text, text] | join(' · ') }}</p>",
            "<p>{0} · {0}</p>".format('<bdi lang="de">Wohnen &amp; mehr</bdi>'),
        ),
        ("{{ text ~ '!' }}", '<bdi lang="de">Wohnen &amp; mehr</bdi>!'),
        ('<p data-running="{{ text }}">{{ fixed }}</p>', '<p data-running="Wohnen &amp; mehr">Page</p>'),
        ("<title>{{ text }}</title>", "<title>Wohnen &amp; mehr</title>"),
        ('<img alt="{{ text }}" src="x">', '<img alt="Wohnen &amp; mehr" src="x" lang="de">'),
        ('<img alt="Map: {{ text }}">', '<img alt="Map: Wohnen &amp; mehr">'),
        ('<img alt="{{ text }}" lang="fr">', '<img alt="Wohnen &amp; mehr" lang="fr">'),
        ('<p lang="de"><img alt="{{ text }}"></p>', '<p lang="de"><img alt="Wohnen &amp; mehr"></p>'),
        (
            '<ul><li lang="de">x<li>{{ fixed }}</ul>{{ text }}',
            '<ul><li lang="de">x</li><li>Page</li></ul><bdi lang="de">Wohnen &amp; mehr</bdi>',
        ),
    ],
)
def test_a_text_tells_its_language_wherever_a_template_places_it(template: str, html: str) -> None:
    assert resolved(template, text=TOPIC, fixed=LocalizedText("Page", "en")) == html


def test_a_document_in_one_language_is_left_as_it_is() -> None:
    tree = parse_html("<p>Text<br>Text</p>")
    before = as_html(tree)
    resolve_languages(tree)
    assert as_html(tree) == before


def test_a_text_with_a_language_is_its_bare_text_to_everything_else() -> None:
    assert TOPIC == "Wohnen & mehr"
    assert f"{TOPIC}!" == "Wohnen & mehr!"
    assert (pickle.loads(pickle.dumps(TOPIC)), pickle.loads(pickle.dumps(TOPIC)).language) == (TOPIC, "de")


# --- the finished files


@pytest.fixture(scope="module", params=["umriss", "ringe"])
def english(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> BuildOutcome:
    """Build two districts of the real edition in English, in each theme."""
    folder = project(
        tmp_path_factory.mktemp("english"),
        keep=("dachau", "potsdam-mittelmark"),
        advisers=["Ramboll Management Consulting"],
        imprint={"publisher": "Stiftung für die Vielfalt"},
    )
    return build(folder, options=BuildOptions(language="en", theme=request.param))


FILES = ("brochure.pdf", "sheets/dachau.pdf", "sheets/potsdam-mittelmark.pdf")


@pytest.mark.filterwarnings(ENGINE_HABIT)
@pytest.mark.parametrize("name", FILES)
def test_in_an_english_file_a_listener_hears_german_as_german_and_english_as_english(
    english: BuildOutcome, name: str
) -> None:
    runs = spoken((english.folder / name).read_bytes())
    as_english = [run.text for run in runs if run.language == "en"]
    as_german = [run.text for run in runs if run.language == "de"]
    assert {run.language for run in runs} == {"de", "en"}
    assert [text for text in as_english if GERMAN.search(text)] == []
    assert [text for text in as_german if ENGLISH.search(text)] == []
    heard = letters_of("".join(as_german))
    said = [
        "Das fehlen von dauerhaftem Wohnraum",
        "Wohnungen fehlen mindestens",
        "Integrationsbeaufragter im Landkreis",
    ]
    if "potsdam" in name:
        said = ["Das Projekt im Landkreis", "Integrationsbeauftragte des Landkreises", "Integrationsstrategie · Bet"]
    if name == "brochure.pdf":
        said += ["Programmlandkreise", "Stiftung für die Vielfalt", "Land.Zuhause.Zukunft"]
    assert [words for words in said if letters_of(words) not in heard] == []


@pytest.mark.filterwarnings(ENGINE_HABIT)
def test_another_language_is_published_beside_the_editions_own(english: BuildOutcome) -> None:
    assert english.folder.name.startswith("2023-2024-en")
    manifest = Manifest.model_validate_json((english.folder / "manifest.json").read_bytes())
    assert (manifest.edition, manifest.language) == ("2023-2024", "en")


@pytest.mark.filterwarnings(ENGINE_HABIT)
def test_the_english_file_is_titled_and_bookmarked_in_english(english: BuildOutcome) -> None:
    content = (english.folder / "sheets/dachau.pdf").read_bytes()
    headings = [run.text for run in spoken(content) if run.language == "en"]
    assert {"Initial situation", "Project and results", "Contact"} <= {text.strip() for text in headings}


@pytest.mark.slow
@pytest.mark.filterwarnings(ENGINE_HABIT)
def test_verapdf_passes_the_english_files(english: BuildOutcome, verapdf: Judge) -> None:
    files = [english.folder / name for name in FILES]
    for flavour in ("3a", "ua1"):
        assert set(verapdf(files, flavour).values()) == {True}


@pytest.mark.filterwarnings(ENGINE_HABIT)
def test_a_part_of_an_edition_is_not_put_among_files_in_another_language(english: BuildOutcome, tmp_path: Path) -> None:
    project_folder = english.folder.parent.parent
    before = {path: path.read_bytes() for path in english.folder.rglob("*") if path.is_file()}
    with pytest.raises(
        LzzError, match=r"2023-2024-en(-ringe)? holds 2023-2024 in en, and not all of it would be replaced"
    ):
        build(project_folder, options=BuildOptions(brochure=False, districts=("dachau",)), output=english.folder)
    assert {path: path.read_bytes() for path in english.folder.rglob("*") if path.is_file()} == before


def test_the_real_edition_is_german_without_being_asked() -> None:
    assert real_edition().edition.written_in == "de"
