"""A record's Markdown becomes escaped, well-formed HTML and plain text; nothing of it is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lzz_report.compose.linking import sentence_with, word_pattern
from lzz_report.compose.markdown_blocks import blocks_of, joined_html
from lzz_report.documents.publication import NumberedLink
from lzz_report.rules.markdown import plain_text, prose_faults
from tests.edition_making import chapter

# Typesetting joins and parts words by signs nobody sees.
PLAIN = str.maketrans("\u00a0", " ", "\u00ad\u2060\u200b")


class Reader(HTMLParser):
    """Reads HTML as a browser does: tags that nest, and the text a reader sees."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(markup: str) -> Reader:
    reader = Reader()
    reader.feed(markup)
    reader.close()
    assert reader.open == []
    return reader


def skeleton(source: str) -> str:
    """Return the tags of lists and paragraphs around the plain texts."""
    markup = joined_html(blocks_of(source, "de"))
    return markup.replace("<p data-block>", "").replace("</p>", ";").translate(PLAIN)


def link(number: int, words: str, url: str | None = None) -> NumberedLink:
    anchor = f"link-x-{number}"
    return NumberedLink(number, anchor, word=words, spoken="", label=words, sentence="", url=url)


def text_of(source: str, links: Sequence[NumberedLink]) -> str:
    blocks = blocks_of(source, "de", links)
    plain = "\n".join(block.text for block in blocks)
    assert shown(joined_html(blocks)).text.translate(PLAIN) == plain.replace("\n", "").translate(PLAIN)
    return plain.translate(PLAIN)


# --- lists


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("eins\n\nzwei", "eins;zwei;"),
        ("- a\n- b", "<ul><li>a;</li><li>b;</li></ul>"),
        ("- a\n  - b\n- c", "<ul><li>a;<ul><li>b;</li></ul></li><li>c;</li></ul>"),
        ("1. a\n   - b\n     1. c", "<ol><li>a;<ul><li>b;<ol><li>c;</li></ol></li></ul></li></ol>"),
        ("- a\n\n  mehr\n- b", "<ul><li>a;mehr;</li><li>b;</li></ul>"),
        ("- a\n\n1. b", "<ul><li>a;</li></ul><ol><li>b;</li></ol>"),
        ("- a\n\nText\n\n- b", "<ul><li>a;</li></ul>Text;<ul><li>b;</li></ul>"),
        ("- - a\n  - b", "<ul><li><ul><li>a;</li><li>b;</li></ul></li></ul>"),
        ("- 1. a", "<ul><li><ol><li>a;</li></ol></li></ul>"),
        ("-\n- a\n-", "<ul><li></li><li>a;</li><li></li></ul>"),
        ("3. c\n4. d", '<ol style="counter-reset:list-item 2"><li>c;</li><li>d;</li></ol>'),
        ("-", ""),
    ],
)
def test_lists_keep_the_shape_their_author_gave_them(source: str, expected: str) -> None:
    assert skeleton(source) == expected
    shown(joined_html(blocks_of(source, "de")))


def test_blocks_know_what_they_are() -> None:
    blocks = blocks_of("vorn\n\n- a\n\n  mehr\n  1. b\n", "de")
    assert [(block.kind, block.level) for block in blocks] == [
        ("paragraph", 0),
        ("bullet", 1),
        ("more", 1),
        ("number", 2),
    ]


@given(st.text("ab *_-1.\n  [](){}<>&\"'„“#+\\`|~:/", max_size=80))
def test_whatever_an_author_writes_the_html_is_well_formed_and_no_letter_is_lost(source: str) -> None:
    assume(not prose_faults(source))
    blocks = blocks_of(source, "de")
    letters = [sign for sign in shown(joined_html(blocks)).text if sign.isalnum()]
    assert letters == [sign for block in blocks for sign in block.text if sign.isalnum()]
    assert letters == [sign for sign in plain_text(source) if sign.isalnum()]


# --- emphasis, links of the author, breaks


def test_emphasis_and_links_of_the_author_are_kept() -> None:
    (block,) = blocks_of("Das *ist* **wichtig** und [dort](https://a.de/?x=1&y=2) zu lesen.", "de")
    assert "<em> ist</em>" in block.html
    assert "<strong> wichtig</strong>" in block.html
    assert '<a href="https://a.de/?x=1&amp;y=2"> dort</a>' in block.html


def test_lines_of_a_file_are_joined_by_spaces() -> None:
    assert text_of("Der Landkreis\nDachau  \nhat viele Wohnungen gebaut.", []) == (
        "Der Landkreis Dachau hat viele Wohnungen gebaut."
    )


def test_texts_are_typeset_across_emphasis() -> None:
    (block,) = blocks_of('Er sagte "sehr *gut*" und ging seiner Wege davon.', "de")
    assert "„sehr gut“" in block.text


def test_names_are_never_divided() -> None:
    assert "\u00ad" in blocks_of("Integrationsnetzwerke in der Stadt sind wichtig.", "de")[0].html
    whole = blocks_of("Integrationsnetzwerke in der Stadt.", "de", names=["Integrationsnetzwerke"])
    assert "\u00ad" not in whole[0].html


def test_every_block_is_marked_to_be_measured() -> None:
    assert joined_html(blocks_of("eins\n\n- zwei\n- drei", "de")).count("<p data-block>") == 3


# --- numbers of links


@pytest.mark.parametrize(
    ("source", "words", "expected"),
    [
        ("Mehr finden Sie hier.", "hier", "Mehr finden Sie hier 1."),
        ("Mehr finden Sie *hier*.", "hier", "Mehr finden Sie hier 1."),
        ("Mehr finden *Sie hier* und dort.", "hier", "Mehr finden Sie hier 1 und dort."),
        ("Das *ganze Heft* lesen viele gern.", "ganze Heft", "Das ganze Heft 1 lesen viele gern."),
        ("Das *ganze* Heft lesen viele gern.", "ganze Heft", "Das ganze Heft 1 lesen viele gern."),
        ("Das ganze *Heft* lesen viele gern.", "Das ganze Heft", "Das ganze Heft 1 lesen viele gern."),
        ("Mehr finden\nSie hier.", "finden Sie hier", "Mehr finden Sie hier 1."),
        ("Es sind 8 Kommunen dabei gewesen.", "8 Kommunen", "Es sind 8 Kommunen 1 dabei gewesen."),
        ('Das Heft "Wohnen" lesen viele gern.', 'Heft "Wohnen"', "Das Heft „Wohnen“ 1 lesen viele gern."),
        ("Der Bericht 2023 - 2024 liegt vor.", "Bericht 2023 - 2024", "Der Bericht 2023–2024 1 liegt vor."),
        ("Was z.B. Dachau tut, zeigt das Heft.", "z.B. Dachau", "Was z. B. Dachau 1 tut, zeigt das Heft."),
        ("Und so weiter... steht im Heft.", "so weiter...", "Und so weiter… 1 steht im Heft."),
        ("Hier steht, was hierher gehört: hier!", "hier", "Hier steht, was hierher gehört: hier 1!"),
        ("Mehr (im Heft) und „im Buch“.", "Heft", "Mehr (im Heft 1) und „im Buch“."),
        ("Mehr (im Heft) und „im Buch“.", "Buch", "Mehr (im Heft) und „im Buch 1“."),
        ("- eins im Heft\n- zwei im Buch", "Buch", "eins im Heft\nzwei im Buch 1"),
        ("[Das Heft](https://a.de) lesen.", "Heft", "Das Heft 1 lesen."),
    ],
)
def test_the_number_follows_the_last_word_of_a_link_wherever_it_stands(source: str, words: str, expected: str) -> None:
    assert text_of(source, [link(1, words)]) == expected


def test_several_links_of_a_paragraph_each_have_their_number() -> None:
    links = [link(1, "Heft"), link(2, "Buch"), link(3, "das Blatt")]
    assert text_of("Heft, Buch und *das* Blatt.", links) == "Heft 1, Buch 2 und das Blatt 3."


def test_a_word_that_does_not_occur_leaves_no_trace() -> None:
    assert text_of("Das Buch liegt vor uns.", [link(1, "Heft")]) == "Das Buch liegt vor uns."


def test_a_number_its_marks_and_its_word_stay_together() -> None:
    (block,) = blocks_of("Nähere Informationen finden Sie hier.", "de", [link(4, "hier")])
    numbered = r'<span class="linked">\u00a0<a class="link-number" href="#link-x-4"[^>]*>4</a>\.</span>'
    assert re.search(numbered, block.html)
    assert block.text.endswith("hier 4.")


def test_before_an_element_stands_no_space() -> None:
    # The engine breaks such a line far too early.
    sources = ["Das *ganze* Heft **lesen** Sie dort.", "Mehr steht im Heft dort."]
    for source in sources:
        markup = joined_html(blocks_of(source, "de", [link(1, "Heft", "https://a.de")]))
        assert " <" not in markup.replace("<p data-block>", "")
        assert "\u00a0<" not in markup.replace('"linked">\u00a0<', "")


# --- patterns and sentences


@given(st.lists(st.text("abÄß89.-–\"'„“…%§", min_size=1, max_size=6), min_size=1, max_size=4))
def test_a_link_is_found_in_the_text_it_was_written_for(pieces: list[str]) -> None:
    words = f"Heft {' '.join(pieces)} hier"
    assert word_pattern(words).search(f"Wir sehen {words} dort.")
    plain = blocks_of(f"Wir sehen {words} dort.", "de", [link(7, words)])[0].text
    assert " 7" in plain


def test_a_sentence_is_cut_at_paragraphs() -> None:
    assert sentence_with("Heft", "Vorn.\nDas Heft\nHinten.") == "Das Heft"


def test_words_that_do_not_occur_are_their_own_sentence() -> None:
    assert sentence_with("Heft", "Das Buch.") == "Heft"


# --- escaping


@pytest.mark.parametrize(
    "text",
    ["{{ 7*7 }} {% raw %}", "a < b & c > d", "<<x>>", "\\<script\\>alert(1)\\</script\\>", "&lt;script&gt;"],
)
def test_signs_of_other_languages_are_printed_literally(text: str) -> None:
    section = chapter(challenge=f"Anfang {text} Ende.").sections[0]
    reader = shown(section.html)
    assert reader.tags == ["p"]
    literal = text.replace("\\", "").replace("&lt;", "<").replace("&gt;", ">")
    for said in (reader.text, section.blocks[0].text):
        assert "".join(literal.split()) in "".join(said.translate(PLAIN).split())


def test_html_that_gets_past_the_check_is_printed_literally() -> None:
    # Validation refuses it; composing must not rely on that.
    for text in ("<script>alert(1)</script>", '<img src="file:///etc/passwd">', "<!-- x -->", "<b>x</b>"):
        blocks = blocks_of(f"Anfang {text} Ende.\n\n{text}\n", "de")
        assert set(shown(joined_html(blocks)).tags) == {"p"}
        assert text.partition(" ")[0] in blocks[1].text


def test_a_link_target_cannot_break_out_of_its_attribute() -> None:
    markup = joined_html(blocks_of("Das steht hier.", "de", [link(1, "hier", "https://a.de/?x=\"1\"&y='2'")]))
    assert 'href="https://a.de/?x=&quot;1&quot;&amp;y=&#x27;2&#x27;"' in markup
