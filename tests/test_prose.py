"""Small Markdown: what a reader sees of it, and what it must not hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lzz_report.rules.figure_mentions import text_names
from lzz_report.rules.markdown import plain_text, prose_faults
from lzz_report.rules.typing_errors import typing_errors


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("eins\nzwei\n\ndrei", "eins zwei\ndrei"),
        ("ein *neuer* und **großer** Weg", "ein neuer und großer Weg"),
        ("- eins\n- zwei\n\n  mehr", "eins\nzwei\nmehr"),
        ("1. eins\n2. zwei", "eins\nzwei"),
        ("siehe [hier](https://a.de) und <https://b.de>", "siehe hier und https://b.de"),
        ("an [Eva](mailto:eva@rv.de) in [Köln](https://köln.de/a?b#c)", "an Eva in Köln"),
        ("hart  \ngebrochen", "hart gebrochen"),
        (r"ein \* Stern", "ein * Stern"),
        ("a < b & c {{ 7*7 }}", "a < b & c {{ 7*7 }}"),
    ],
)
def test_a_reader_sees_words_and_no_signs(text: str, seen: str) -> None:
    assert plain_text(text) == seen
    assert prose_faults(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "piece"),
    [
        ("# Titel\n\nText", "heading", "# Titel"),
        ("Titel\n===", "heading", "Titel"),
        ("a\n\n***\n\nb", "rule", "***"),
        ("> Zitat", "quotation", "> Zitat"),
        ("```\nx\n```", "code-block", "```"),
        ("a\n\n    x", "code-indented", "x"),
        ("ein `Wort`", "code", "`Wort`"),
        ("<div>x</div>", "html", "<div>x</div>"),
        ("ein <i>Wort", "html", "<i>"),
        ("<!-- x -->", "html", "<!-- x -->"),
        ("![Haus](a.png)", "picture", "![Haus]"),
        ("a | b\n--|--\n1 | 2", "table", "a | b"),
        ("[a](javascript:alert)", "link-target", "javascript:alert"),
        ("[a](seite.html)", "link-target", "seite.html"),
        ("[a](http://[)", "link-target", "http://["),
        ("[a](http://[x].de)", "link-target", "http://[x].de"),
        ("[a](mailto:)", "link-target", "mailto:"),
        ("[a]: https://a.de", "link-definition", "https://a.de"),
    ],
)
def test_what_no_page_can_show_is_named_with_its_words(text: str, kind: str, piece: str) -> None:
    assert [(fault.kind, fault.piece) for fault in prose_faults(text)] == [(kind, piece)]


def test_faults_with_the_same_words_are_counted() -> None:
    faults = prose_faults("<b>a</b> und <b>c</b>")
    assert [(fault.piece, fault.occurrence) for fault in faults] == [("<b>", 0), ("</b>", 0), ("<b>", 1), ("</b>", 1)]


@given(st.lists(st.text("abcäöü ,.", min_size=1).map(lambda text: f"W{text}".strip()), min_size=1, max_size=4))
def test_plain_paragraphs_come_through_word_for_word(paragraphs: list[str]) -> None:
    seen = plain_text("\n\n".join(paragraphs)).split("\n")
    assert [line.split() for line in seen] == [paragraph.split() for paragraph in paragraphs]


# --- figures


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1.500", "mindestens 1.500 Wohnungen"),
        ("1500", "mindestens 1.500 Wohnungen"),
        ("1.500", "mindestens 1\u202f500 Wohnungen"),
        ("3", "an drei festen Standorten"),
        ("1", "in einer Kommune"),
        ("12,5 %", "rund 12,5 Prozent"),
        ("8", "8 Kommunen"),
        ("viele", "Viele Wege"),
        ("2023–2024", "von 2023 bis 2024"),
    ],
)
def test_a_figure_is_found_in_figures_and_words(value: str, text: str) -> None:
    assert text_names(value, text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("500", "mindestens 1.500 Wohnungen"),
        ("15", "mindestens 1.500 Wohnungen"),
        ("3", "an dreißig Orten"),
        ("8", "18 Kommunen"),
        ("12,5", "rund 12 Prozent"),
        ("40000", "vierzigtausend"),
        ("2023–2025", "von 2023 bis 2024"),
        ("viele", "wenige Wege"),
    ],
)
def test_a_figure_the_text_does_not_name_is_not_found(value: str, text: str) -> None:
    assert not text_names(value, text)


# --- typing errors


@pytest.mark.parametrize(
    ("text", "piece", "mend"),
    [
        ('sagt "ja" dazu', '"ja"', "„ja“"),
        ('sagt "ja', '"', "„ or “"),
        ("geht's", "t's", "t’s"),
        ("zwei  Wörter", "i  W", "i W"),
        ("ein Wort , noch", "t ,", "t,"),
        ("eins,zwei", "eins,zwei", "eins, zwei"),
        ("z.B. hier", "z.B.", "z. B."),
        ("d.h. hier", "d.h.", "d. h."),
        ("u.a. hier", "u.a.", "u. a."),
        ("i.d.R. hier", "i.d.R.", "i. d. R."),
        ("in der\nin\nin Form", "in\nin", "in"),
        ("Das fehlen", "Das fehlen", "Das Fehlen"),
        ("Integrationsbeaufragter", "Integrationsbeaufragter", "Integrationsbeauftragter"),
        ("Vorraussetzung", "Vorraussetzung", "Voraussetzung"),
        ("Es spiegelt sich im Alltag wieder.", "wieder", "wider"),
        ("des Landkreis Dachau", "des Landkreis", "des Landkreises"),
    ],
)
def test_a_probable_typing_error_is_found_with_its_mend(text: str, piece: str, mend: str) -> None:
    assert [(found.piece, found.fault.meant) for found in typing_errors(text)] == [(piece, mend)]
    assert text[typing_errors(text)[0].start :].startswith(piece)


@pytest.mark.parametrize(
    "text",
    [
        "Die, die die Wohnung suchen, finden sie.",
        "„Kennenlernen.Mitmachen.Ankommen.“ um 10.30 Uhr, 1.500 Wohnungen, 12,5 %",
        "Er spiegelt sich. Das kommt wieder vor.",
        "Leser:innen des Landkreises, z. B. im Beruf – aber wie?",
        "(re-)aktivieren, Klein- und Mittelbetriebe, kleinen und mittleren Betrieben",
    ],
)
def test_good_german_is_left_alone(text: str) -> None:
    assert typing_errors(text) == []
