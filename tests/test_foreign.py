"""Words in other scripts are heard in their language, run in their direction, and are set in a face that has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from lzz_report.diagnostics.diagnostic import is_error
from lzz_report.errors import BuildError
from lzz_report.pipeline import BuildOptions, BuildOutcome, build
from lzz_report.preflight.bidi import as_read
from lzz_report.preflight.text_extraction import TextPiece, read
from lzz_report.rules.scripts import language_of
from lzz_report.templating.script_marking import mark_foreign
from lzz_report.templating.tree_text import parse_html
from tests.edition_making import chapter, composed, project, record
from tests.html_reading import as_html
from tests.pdf_making import ENGINE_HABIT
from tests.tag_reading import spoken

pytestmark = pytest.mark.filterwarnings(ENGINE_HABIT)

Judge = Callable[[Sequence[Path], str], dict[Path, bool]]
ARABIC = "نريد أن نعيش معًا في تنوع، وأن نبني مستقبلنا هنا"
WELCOME = "أهلا وسهلا بكم"
UKRAINIAN = "Ми хочемо жити разом у розмаїтті"
GREEK = "Θέλουμε να ζήσουμε μαζί"


# --- marking


def marked(html: str) -> str:
    tree = parse_html(html)
    mark_foreign(tree, "de", language_of)
    return as_html(tree)


def test_a_run_inside_a_text_is_isolated_with_language_and_direction() -> None:
    assert marked(f"<p>Er sagt „{WELCOME}“ zu <b>Оксана</b>.</p>") == (
        f'<p>Er sagt „<bdi lang="ar" dir="rtl" data-script="Arab">{WELCOME}</bdi>“ zu '
        '<b><bdi lang="uk" dir="ltr" data-script="Cyrl">Оксана</bdi></b>.</p>'
    )


@pytest.mark.parametrize("tag", ["p data-block", 'blockquote class="quote"'])
def test_a_block_in_another_script_says_so_itself(tag: str) -> None:
    name = tag.split(maxsplit=1)[0]
    told = tag.replace("data-block", 'data-block=""')
    assert marked(f"<{tag}>{ARABIC}, Ulm</{name}>") == (
        f'<{told} lang="ar" dir="rtl" data-script="Arab">{ARABIC}, <bdi lang="de" dir="ltr">Ulm</bdi></{name}>'
    )


def test_a_block_in_another_script_is_no_longer_in_the_language_of_the_texts() -> None:
    assert marked(f'<blockquote lang="de" class="quote">{UKRAINIAN}</blockquote>') == (
        f'<blockquote lang="uk" class="quote" dir="ltr" data-script="Cyrl">{UKRAINIAN}</blockquote>'
    )


def test_a_third_script_inside_such_a_block_is_marked() -> None:
    assert f'<bdi lang="el" dir="ltr" data-script="Grek">{GREEK}</bdi>' in marked(
        f"<p data-block>{ARABIC} {ARABIC} {GREEK}</p>"
    )


def test_attributes_and_texts_no_page_shows_stay_as_they_are() -> None:
    html = f'<title>{ARABIC}</title><style>p::after {{ content: "{ARABIC}" }}</style><img alt="a &gt; b {ARABIC}">'
    assert marked(html) == html


def test_a_document_without_other_scripts_stays_as_it_is() -> None:
    html = '<p data-block="">Größe – naïve</p>'
    assert marked(html) == html


def test_what_html_writes_as_an_entity_is_no_latin_word() -> None:
    assert marked(f"<p data-block>{ARABIC} &amp; {WELCOME}</p>") == (
        f'<p data-block="" lang="ar" dir="rtl" data-script="Arab">{ARABIC} &amp; {WELCOME}</p>'
    )


# --- composing


def test_a_quote_stands_between_the_marks_of_its_language() -> None:
    told = [chapter(challenge=f"{words} und mehr.", quote=words).quoted for words in ("Wohnen", ARABIC, GREEK)]
    assert [one.replace("\u00a0", " ") for one in told] == ["„Wohnen“", f"«{ARABIC}»", f"«{GREEK}»"]


def test_words_are_in_the_language_most_of_the_record_is_in() -> None:
    one = record(challenge="Оксана sagt: „Мы живём здесь“.", topics=["Мова"], quote="Мы живём здесь")
    assert composed([one]).foreign == {"Оксана": "ru", "Мы": "ru", "живём": "ru", "здесь": "ru", "Мова": "ru"}


def test_a_record_may_name_the_language_of_its_words() -> None:
    foreign = composed([record(challenge="Sie sagt سلام und „Слово“.", languages=["fa", "bg"])]).foreign
    assert foreign == {"سلام": "fa", "Слово": "bg"}


def test_the_first_of_two_records_is_believed_and_the_edition_is_read_too() -> None:
    records = [
        record(challenge="Слово", languages=["bg"]),
        record(slug="lippe", key="05766", challenge="Слово", languages=["ru"]),
    ]
    foreign = composed(records, about="Слово и дело").foreign
    assert foreign == {"Слово": "bg", "и": "uk", "дело": "uk"}


def test_a_name_in_another_script_keeps_its_words_together() -> None:
    (contact,) = chapter(contacts=[{"name": "Latif ليلى حداد"}]).contacts
    assert contact.heading_html == '<span class="whole">Latif</span> ليلى حداد'


# --- the order of letters on paper


@pytest.mark.parametrize(
    ("glyphs", "letters"),
    [
        (list("abc 12"), "abc 12"),
        (list("גבא"), "אבג"),
        # Drawn from left to right: b, a (Hebrew), then Latin: the line is German.
        ([*"Er sagt ", *"בא", *" zu allen"], "Er sagt אב zu allen"),
        # A number inside keeps its order.
        ([*"ב 12 א"], "א 12 ב"),
        ([*"Er sagt ", *"ב 12 א", *" zu"], "Er sagt א 12 ב zu"),
        # A line from right to left with a Latin name in it.
        ([*"הדג Ulm גבא"], "אבג Ulm גדה"),
        # A ligature is one glyph.
        (["م", "لا", "س"], "سلام"),
        ([], ""),
        (["", "א"], "א"),
    ],
)
def test_letters_are_read_in_the_order_of_their_script(glyphs: list[str], letters: str) -> None:
    assert as_read(glyphs) == letters


# --- the finished files

TEXT = (
    f"Viele sagen hier im Kreis „{WELCOME}!“ und meinen damit alle, die aus Aleppo (حلب) oder Damaskus (دمشق) kommen. "
    f"Auf Ukrainisch heißt es „Ласкаво просимо“, auf Griechisch „{GREEK}“.\n\n{ARABIC}، مع Landkreis Dachau كل يوم.\n\n"
    f"{UKRAINIAN}."
)
LONG = "\n\n".join(["Wir haben viel gelernt und wollen weiterlernen, jeden Tag ein wenig mehr. " * 12] * 7)


DACHAU: dict[str, Any] = {
    "challenge": TEXT,
    "links": None,
    "quote": ARABIC,
    "figures": [{"value": "12", "label": "Mal أهلا gesagt"}],
    "topics": ["Wohnen", "Мова"],
    "contacts": [
        {"name": "ليلى حداد", "role": "Lotsin für Neuzugewanderte", "phone": "08131 741875"},
        {"name": "Оксана Шевченко", "role": "Мовна посередниця", "phone": "08131 741876"},
    ],
}
ONLY_DACHAU: dict[str, Any] = {"keep": ("dachau",), "advisers": ["Ramboll Management Consulting"]}


@pytest.fixture(scope="module")
def many_voices(tmp_path_factory: pytest.TempPathFactory) -> BuildOutcome:
    """Build a district whose people speak Arabic, Ukrainian and Greek: its sheet, then with a long text its brochure.

    The long text gives the quote a page of its own.
    """
    folder = project(tmp_path_factory.mktemp("voices"), {"dachau": DACHAU}, **ONLY_DACHAU)
    sheet = build(folder, options=BuildOptions(brochure=False))
    again = project(tmp_path_factory.mktemp("long"), {"dachau": {**DACHAU, "approach": LONG}}, **ONLY_DACHAU)
    book = build(again, options=BuildOptions(sheets=False), output=sheet.folder)
    return replace(book, diagnostics=(*sheet.diagnostics, *book.diagnostics))


def pdf_of(outcome: BuildOutcome, name: str = "brochure.pdf") -> bytes:
    return (outcome.folder / name).read_bytes()


WRONG = {"preflight-text-lost", "page-foreign-face", "page-missing-cut", "page-overlap", "engine-log"}


def test_nothing_is_lost_and_no_face_stands_in(many_voices: BuildOutcome) -> None:
    assert not {one.code for one in many_voices.diagnostics} & WRONG
    assert not any(map(is_error, many_voices.diagnostics))


def test_another_theme_needs_to_know_nothing_of_it(tmp_path: Path) -> None:
    folder = project(tmp_path, {"dachau": {**DACHAU, "approach": LONG}}, **ONLY_DACHAU, theme="ringe")
    outcome = build(folder, options=BuildOptions(sheets=False))
    assert not {one.code for one in outcome.diagnostics} & WRONG
    assert {run.language for run in spoken(pdf_of(outcome))} == {"de", "ar", "uk", "el"}


@pytest.mark.parametrize("name", ["brochure.pdf", "sheets/dachau.pdf"])
def test_each_script_is_heard_in_its_language(many_voices: BuildOutcome, name: str) -> None:
    said: dict[str, str] = {}
    for run in spoken(pdf_of(many_voices, name)):
        said[run.language] = said.get(run.language, "") + run.text
    assert set(said) == {"de", "ar", "uk", "el"}
    assert [words for words in ("حلب", "دمشق", "ليلى حداد", f"{WELCOME}!") if words not in said["ar"]] == []
    assert "Оксана Шевченко" in said["uk"]
    assert "Мова" in said["uk"]
    assert GREEK in said["el"]
    assert not re.search("[\u0370-\u06ff]", said["de"])


def pieces_with(outcome: BuildOutcome, words: str, name: str = "brochure.pdf") -> list[tuple[int, TextPiece]]:
    return [
        (number, piece)
        for number, page in enumerate(read(pdf_of(outcome, name)))
        for piece in page
        if words in piece.text
    ]


def test_in_a_mixed_line_the_words_stand_between_their_neighbours(many_voices: BuildOutcome) -> None:
    page, arabic = pieces_with(many_voices, f"{WELCOME}!")[0]
    on_line = [
        one for one in read(pdf_of(many_voices))[page] if abs(one.bottom - arabic.bottom) < 6 and one.text.strip()
    ]
    before = next(one for one in on_line if one.text.endswith("Kreis „"))
    after = next(one for one in on_line if "und meinen" in one.text)
    assert before.right <= arabic.left + 1
    assert arabic.right <= after.left + 1


def test_a_paragraph_from_right_to_left_begins_on_the_right(many_voices: BuildOutcome) -> None:
    (page, first), *_ = pieces_with(many_voices, "نريد أن نعيش")
    german = [one.right for one in read(pdf_of(many_voices))[page] if "Viele sagen" in one.text]
    assert german
    assert first.right > german[0] - 1
    # The second line begins with words in Latin letters, which stand on the right as well, what follows to their left.
    second = next(piece for number, piece in pieces_with(many_voices, "كل يوم") if number == page)
    latin = [
        one
        for number, one in pieces_with(many_voices, "Landkreis Dachau")
        if number == page and abs(one.bottom - second.bottom) < 6
    ]
    assert abs(latin[0].right - first.right) < 3
    assert second.right < latin[0].left + 3


def test_the_quote_page_begins_at_the_right_margin(many_voices: BuildOutcome) -> None:
    quoted = [(page, piece) for page, piece in pieces_with(many_voices, "نريد") if piece.top - piece.bottom > 20]
    assert len(quoted) == 1
    page, first = quoted[0]
    with pikepdf.Pdf.open(BytesIO(pdf_of(many_voices))) as document:
        left, _, right, _ = (float(edge) for edge in document.pages[page].trimbox)
    lines = [one for one in read(pdf_of(many_voices))[page] if one.top - one.bottom > 20 and one.text.strip()]
    assert len(lines) > 1
    assert all(right - line.right < 60 for line in lines)
    assert max(line.left for line in lines) - left > 60
    assert first.top == max(line.top for line in lines)


def test_letters_of_arabic_are_joined(many_voices: BuildOutcome) -> None:
    """The same letter is drawn by different glyphs at the begin and at the end of a word."""
    glyphs: dict[str, set[str]] = {}
    with pikepdf.Pdf.open(BytesIO(pdf_of(many_voices))) as document:
        for page in document.pages:
            for font in page.Resources.Font.values():
                if "Arabic" in str(font.BaseFont):
                    letters = font.ToUnicode.read_bytes().decode()
                    for glyph, letter in re.findall(r"<(\w+)> <(06\w\w)>$", letters, re.MULTILINE):
                        glyphs.setdefault(letter, set()).add(glyph)
    # Nun, beginning, inside and ending words.
    assert len(glyphs["0646"]) >= 3


@pytest.mark.slow
def test_verapdf_passes_files_in_many_scripts(many_voices: BuildOutcome, verapdf: Judge) -> None:
    files = sorted(many_voices.folder.rglob("*.pdf"))
    for flavour in ("3a", "ua1"):
        assert set(verapdf(files, flavour).values()) == {True}


@pytest.mark.parametrize("words", ["שלום", "გამარჯობა"])
def test_letters_no_font_has_are_told_at_their_place_before_anything_is_set(tmp_path: Path, words: str) -> None:
    folder = project(
        tmp_path,
        {"dachau": {"contacts": [{"name": f"Eva {words} Muster", "email": "eva@example.org"}]}},
        **ONLY_DACHAU,
    )
    with pytest.raises(BuildError) as raised:
        build(folder, options=BuildOptions(brochure=False))
    (error,) = [one for one in raised.value.diagnostics if is_error(one)]
    assert (error.code, error.at.field, error.got) == ("missing-letter", "contacts[0].name", words)
    assert error.at.column == 13
    assert words[0] in error.problem
