from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lzz_report.conform import conform
from lzz_report.documents.tags import LinkArea, MarkedContent, Tag
from lzz_report.engine.tag_recorder import TagRecorder
from lzz_report.tagging.node import Node
from lzz_report.tagging.shape import shape
from lzz_report.tagging.word_gaps import WordGaps
from tests.pdf_making import ENGINE_HABIT, FACTS, TRIANGLE, finish, lay_out, opened, render, structure

pytestmark = pytest.mark.filterwarnings(ENGINE_HABIT)

PICTURE = f'<img alt="Umriss" src="{TRIANGLE}">'
CASES = {
    "headings and paragraphs": (
        "<main><article><h1>Dachau</h1><section><h2>Lage</h2><p>Erster.</p><p>Zweiter.</p></section></article></main>",
        'Part[Art[H1["Dachau"] Sect[H2["Lage"] P["Erster."] P["Zweiter."]]]]',
    ),
    "text standing in boxes becomes paragraphs, boxes without meaning go": (
        "<div><div>Erster.</div><div><span>Zweiter.</span></div></div>",
        'P["Erster."] P["Zweiter."]',
    ),
    "a name broken into blocks stays one heading": (
        "<h1><span style='display: block'>Waldeck-</span><span>Frankenberg</span></h1>",
        'H1["Waldeck-" "Frankenberg"]',
    ),
    "emphasis": ("<p>Wir <em>wollen</em> <strong>das</strong>.</p>", 'P["Wir " Span["wollen "] Span["das"] "."]'),
    "quotations and code": (
        "<blockquote>Satz <q>innen</q></blockquote><p><code>x</code></p>",
        'BlockQuote[P["Satz " Quote["„" "innen" "“"]]] P[Code["x"]]',
    ),
    "list with markers and a list inside": (
        "<ul><li>eins<ol><li>innen</ol><li>zwei</ul>",
        'L[LI[Lbl["• "] LBody[P["eins"] L[LI[Lbl["1. "] LBody["innen"]]]]] LI[Lbl["• "] LBody["zwei"]]]',
    ),
    "list without markers": ("<ul style='list-style: none'><li>eins</ul>", 'L[LI[LBody["eins"]]]'),
    "text before the items of a list is kept": (
        "<style>ul::before { content: 'Themen' }</style><ul style='list-style: none'><li>eins</ul>",
        'L[LI[LBody["Themen"]] LI[LBody["eins"]]]',
    ),
    "terms and their descriptions": (
        "<dl><dt>Telefon<dd>1<dd>2</dd><div><dt>Mail<dd>3</div><dd></dd><dd>4</dl>",
        'L[LI[Lbl["Telefon"] LBody["1"] LBody["2"]] LI[Lbl["Mail"] LBody["3"] LBody["4"]]]',
    ),
    "contents": (
        "<ul role=doc-toc><li>Dachau</ul><ol role=doc-toc style='list-style: none'><li>Lippe</ol>",
        'TOC[TOCI[Lbl["• "] "Dachau"]] TOC[TOCI["Lippe"]]',
    ),
    "table with an empty cell": (
        "<table><caption>T</caption><thead><tr><th>a<th>b<tbody><tr><th scope=row>c<td></table>",
        'Table[Caption["T"] THead[TR[TH["a"] TH["b"]]] TBody[TR[TH["c"] TD[]]]]',
    ),
    "picture with its caption": (
        f"<figure>{PICTURE}<figcaption>Foto: X</figcaption></figure>",
        'Div[Figure[] Caption["Foto: X"]]',
    ),
    "caption of a decoration": (
        f'<figure><img aria-hidden=true alt=x src="{TRIANGLE}"><figcaption>Foto: X</figcaption></figure>',
        'P["Foto: X"]',
    ),
    "picture in a line": (f"<div>vorn {PICTURE} hinten</div>", 'P["vorn " Figure[] " hinten"]'),
    "element that is one picture": (
        "<div role=img aria-label='Zehn von zwölf'><b>10</b>/<i>12</i></div>",
        'Figure["10" "/" "12"]',
    ),
    "element whose meaning is taken away": ("<ul role=presentation><li>eins</ul>", 'P["• " "eins"]'),
    "a link without target is text": ("<p>Zur <a>Seite</a></p>", 'P["Zur " "Seite"]'),
    "a block without target is a paragraph": ("<a style='display: block'>Seite</a>", 'P["Seite"]'),
    "decoration in the flow": ("<p>a<span aria-hidden=true> §<b>§</b></span> b</p>", 'P["a" " b"]'),
    "leaders": (
        "<style>p::after { content: leader('.') '7' }</style><p>Dachau</p>",
        'P["Dachau" "7"]',
    ),
    "what is placed absolutely is read where it stands in the source": (
        "<p style='position: absolute; top: 90mm'>erst</p><p>dann</p>",
        'P["erst"] P["dann"]',
    ),
    "nothing drawn, nothing tagged": ("<section><p> </p><ul></ul><table></table></section><p>x</p>", 'P["x"]'),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_tags_follow_the_html(body: str, expected: str, tmp_path: Path) -> None:
    assert structure(finish(body), tmp_path) == expected


def test_a_paragraph_over_columns_and_pages_is_one_paragraph(tmp_path: Path) -> None:
    words = " ".join(f"Wort{number:03}" for number in range(300))
    css = "@page { size: 80mm 60mm; margin: 5mm } div { columns: 2 }"
    pdf = finish(f"<div><p>{words}</p><p>Ende.</p></div>", css)
    told = structure(pdf, tmp_path)
    with opened(pdf) as document:
        assert len(document.pages) > 2
    assert told.count("P[") == 2
    assert [word for word in told.replace('"', " ").split() if word.startswith("Wort")] == words.split()


def test_the_tag_of_a_split_paragraph_names_the_page_of_each_piece() -> None:
    pdf = opened(finish("<p>Eins<br>Zwei</p>", "@page { size: 80mm 16mm; margin: 5mm; orphans: 1; widows: 1 }"))
    paragraph = pdf.Root.StructTreeRoot.K[0].K[0]
    assert paragraph.Pg.objgen == pdf.pages[0].obj.objgen
    first, second = paragraph.K
    assert int(first) == 0
    assert (second.Pg.objgen, int(second.MCID)) == (pdf.pages[1].obj.objgen, 0)


def test_table_heads_are_read_once_however_often_they_are_printed(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>{number}" for number in range(20))
    table = f"<table><thead><tr><th>Kopf<tbody>{rows}</table>"
    pdf = finish(table, "@page { size: 80mm 60mm; margin: 5mm }")
    with opened(pdf) as document:
        pages = len(document.pages)
    assert pages > 1
    assert structure(pdf, tmp_path).count("Kopf") == 1
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    assert text.count("Kopf") == pages


def tags(body: str) -> tuple[Tag, ...]:
    return render(body)[1].kids


def of_role(role: str, among: tuple[Tag | MarkedContent | LinkArea, ...]) -> Iterator[Tag]:
    for kid in among:
        if isinstance(kid, Tag):
            if kid.role == role:
                yield kid
            yield from of_role(role, kid.kids)


@pytest.mark.parametrize(
    ("body", "role", "language"),
    [
        ("<p>Wir <span lang=ar>هنا</span></p>", "Span", "ar"),
        ("<p lang=en>here</p>", "P", "en"),
        ("<section lang=en>here</section>", "Sect", "en"),
        ("<div lang=en>here</div>", "P", "en"),
        ("<ul><li lang=en>here</ul>", "LBody", "en"),
        ("<dl><dt lang=en>here<dd>da</dl>", "Lbl", "en"),
        ("<ul role=doc-toc><li lang=en>here</ul>", "TOCI", "en"),
        ("<table><tr><td lang=en>here</table>", "TD", "en"),
        ("<p><a lang=en href='https://example.org/'>here</a></p>", "Link", "en"),
        ("<p lang=de>hier</p>", "P", ""),
    ],
)
def test_another_language_is_told_where_it_begins(body: str, role: str, language: str) -> None:
    assert [tag.language for tag in of_role(role, tags(body))] == [language]


def test_a_language_inside_another_is_kept() -> None:
    (section,) = tags("<section lang=en>here <em lang=fr>ici</em> and <em lang=de>hier</em></section>")
    assert section.language == "en"
    assert [tag.language for tag in of_role("Em", section.kids)] == ["fr", "de"]


@pytest.mark.parametrize(
    ("body", "alternative"),
    [
        (PICTURE, "Umriss"),
        ("<svg width=9 height=9 aria-label='Karte'><path d='M0 0h9v9z'/></svg>", "Karte"),
        ("<svg width=9 height=9><title>Karte</title><path d='M0 0h9v9z'/></svg>", "Karte"),
        ("<div role=img aria-label='Zehn von\n zwölf'>10/12</div>", "Zehn von zwölf"),
    ],
)
def test_pictures_carry_their_alternative_text(body: str, alternative: str) -> None:
    (figure,) = of_role("Figure", tags(body))
    assert figure.alt == alternative


def test_an_abbreviation_carries_what_it_stands_for() -> None:
    (span,) = of_role("Span", tags("<p>der <abbr title='Landkreis'>LK</abbr> und <abbr>usw.</abbr></p>"))
    assert span.expansion == "Landkreis"


def test_cells_tell_their_reach_and_what_they_head() -> None:
    (table,) = tags("<table><tr><th colspan=2>a<tr><th scope=row rowspan=2>b<td>c<tr><td>d</table>")
    heads = list(of_role("TH", table.kids))
    assert [(head.scope, head.columns, head.rows) for head in heads] == [("Column", 2, 1), ("Row", 1, 2)]


@pytest.mark.parametrize(
    ("link", "spoken"),
    [
        ("<a href='x:1' aria-label='In Worten'>hier</a>", ("In Worten", True)),
        ("<a href='x:1' title='In Worten'>hier</a>", ("In Worten", True)),
        ("<a href='x:1'>Land\u00adkreis <b>Da\u2060chau</b></a>", ("Landkreis Dachau", False)),
        (f"<a href='x:1'>{PICTURE} <i aria-hidden=true>→</i></a>", ("Umriss", False)),
        ("<a href='x:1'><!-- nichts --><span style='display: inline-block; width: 9px'></span></a>", ("x:1", False)),
    ],
)
def test_links_are_spoken_as_worded_or_by_their_text(link: str, spoken: tuple[str, bool]) -> None:
    (tag,) = of_role("Link", tags(f"<p>{link}</p>"))
    assert (tag.spoken, tag.spoken_as_is) == spoken


def test_a_link_over_two_lines_is_one_tag_with_two_areas() -> None:
    css = "@page { size: 40mm 60mm; margin: 5mm }"
    _, tree = render("<p>Siehe <a href='x:1'>Bündnis der <b>Kommunen</b> im Landkreis</a></p>", css)
    (link,) = of_role("Link", tree.kids)
    areas = [kid for kid in link.kids if isinstance(kid, LinkArea)]
    assert len(areas) > 1
    assert len({area.box for area in areas}) == len(areas)
    assert len(tree.pages[0].stray_links) == 1


def artifacts(body: str) -> list[str]:
    """Return the kinds of the artifacts on a page, in the order they are painted."""
    with opened(render(body)[0]) as pdf:
        return re.findall(r"/Artifact <<.*?/(\w+)>> BDC", pdf.pages[0].Contents.read_bytes().decode("latin-1"))


def test_decorating_links_are_no_links() -> None:
    _, tree = render("<p>Text</p><nav aria-hidden=true><a href='x:1'>Marke</a></nav>")
    assert tree.pages[0].stray_links == {0}
    assert artifacts("<p>Text</p><nav aria-hidden=true><a href='x:1'>Marke</a></nav>") == ["Layout"]


def test_heads_and_feet_set_in_the_flow_are_told_apart() -> None:
    body = "<header aria-hidden=true>Kopf</header><p>Text</p><footer aria-hidden=true><b>7</b></footer>"
    assert artifacts(body) == ["Header", "Footer"]


def test_documents_joined_into_one_file_are_read_one_after_the_other(tmp_path: Path) -> None:
    documents = [lay_out(f"<html lang=de><title>x</title><h1>{name}</h1>") for name in ("Dachau", "Lippe")]
    recorder = TagRecorder()
    for document in documents:
        recorder.watch(document)
    pages = [page for document in documents for page in document.pages]
    pdf = documents[0].copy(pages).write_pdf(pdf_variant="pdf/a-3a", finisher=recorder.finish)
    finished = conform(pdf, replace(FACTS, tags=recorder.tree))
    assert structure(finished, tmp_path) == 'H1["Dachau"] H1["Lippe"]'


@given(st.lists(st.text("abcdefgh", min_size=4, max_size=9), min_size=2, max_size=30, unique=True), st.data())
def test_lines_joined_with_the_spaces_found_give_the_source(words: list[str], data: st.DataObject) -> None:
    # Broken between two words, inside a word with a hyphen, or between two elements with a space of their own.
    breaks = [data.draw(st.sampled_from(["", " ", "line", "hyphen", "blank"])) for _ in words[1:]]
    source = " ".join(words)
    pieces = [words[0]]
    for how, word in zip(breaks, words[1:], strict=True):
        if how == "line":
            pieces.append(word)
        elif how == "blank":
            pieces += [" ", word]
        elif how == "hyphen":
            pieces[-1] += f" {word[:2]}-"
            pieces.append(word[2:])
        else:
            pieces[-1] += f" {word}"
    gaps = WordGaps(source)
    for number, text in enumerate(pieces):
        gaps.add(MarkedContent(0, number), text)
    heard = [
        text + (" " if MarkedContent(0, number) in gaps.found else "")
        for number, text in enumerate(pieces)
        if text.strip()
    ]
    assert "".join(heard).replace("-", "") == source


def test_a_hyphen_of_the_word_itself_is_not_taken_for_the_end_of_a_line() -> None:
    gaps = WordGaps("Der Schwalm-Eder-Kreis plant Vor- und Nachteile")
    for number, text in enumerate(["Der Schwalm-", "Eder-", "Kreis", "plant Vor-", "und Nachteile"]):
        gaps.add(MarkedContent(0, number), text)
    assert gaps.found == {MarkedContent(0, 2), MarkedContent(0, 3)}


def test_a_recorder_that_has_heard_nothing_has_an_empty_tree() -> None:
    assert TagRecorder().tree.kids == ()


ELEMENTS = [
    "p",
    "div",
    "span",
    "h1",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "a",
    "em",
    "table",
    "tr",
    "td",
    "th",
    "figure",
]
ELEMENTS += ["figcaption", "section", "blockquote", "abbr", "img", "nav", "b"]
ROLES = [{}, {}, {}, {"role": "presentation"}, {"role": "doc-toc"}, {"lang": "en"}, {"title": "t"}]


def nodes(kids: list[Node]) -> st.SearchStrategy[Node]:
    return st.builds(
        Node,
        st.sampled_from(ELEMENTS),
        st.sampled_from(ROLES),
        st.booleans(),
        kids=st.just(kids),
        labels=st.just([]),
    )


trees = st.recursive(
    st.builds(Node, st.sampled_from(ELEMENTS), st.sampled_from(ROLES), st.booleans()),
    lambda inner: st.lists(inner, max_size=4).flatmap(nodes),
    max_leaves=25,
)


def fill(node: Node, count: int = 0) -> int:
    """Put a piece before, between and after the kids of every node, and a label into every item; return how many."""
    if node.name == "li":
        node.labels.append(MarkedContent(0, count))
        count += 1
    filled: list[Node | MarkedContent | LinkArea] = []
    for kid in node.kids:
        filled += [MarkedContent(0, count), kid]
        count = fill(kid, count + 1) if isinstance(kid, Node) else count + 1
    node.kids[:] = [*filled, MarkedContent(0, count)]
    return count + 1


def everything(tag: Tag) -> Iterator[MarkedContent | Tag]:
    for kid in tag.kids:
        if isinstance(kid, MarkedContent):
            yield kid
        elif isinstance(kid, Tag):
            yield kid
            yield from everything(kid)


@given(trees)
def test_no_piece_of_content_is_lost_doubled_or_moved_and_no_tag_is_empty(tree: Node) -> None:
    count = fill(tree)
    told = list(everything(Tag("Document", shape([tree], "de"))))
    assert [one.mcid for one in told if isinstance(one, MarkedContent)] == list(range(count))
    assert all(one.kids for one in told if isinstance(one, Tag))
