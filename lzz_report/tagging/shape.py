"""Shape: HTML elements with content in, PDF structure elements out, without empty or meaningless ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from lzz_report.documents.tags import LinkArea, MarkedContent, Tag
from lzz_report.tagging.node import Node

Kid = Tag | MarkedContent | LinkArea

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LINES = {name: name.upper() for name in HEADINGS} | {"p": "P"}
PHRASES = {"em": "Em", "strong": "Strong", "q": "Quote", "code": "Code"}
SECTIONS = {
    "main": "Part",
    "article": "Art",
    "section": "Sect",
    "nav": "Sect",
    "aside": "Sect",
    "blockquote": "BlockQuote",
}
CELLS = {"caption": "Caption", "figcaption": "Caption", "td": "TD", "th": "TH"}
ROWS = {"table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR"}
LISTS = frozenset({"ul", "ol"})
INLINE_ROLES = frozenset({*PHRASES.values(), "Span", "Link"})


def shape(nodes: Iterable[Node], language: str) -> tuple[Tag, ...]:
    """Return the tags of a document whose language is `language`; kids of the root are blocks."""
    kids = chain.from_iterable(_shaped(node, language) for node in nodes)
    return tuple(kid for kid in _blocks(list(kids)) if isinstance(kid, Tag))


def _shaped(node: Node, language: str) -> list[Kid]:
    own = node.attributes.get("lang") or language
    role = node.attributes.get("role", "")
    if role in {"presentation", "none"}:
        kids = _plain(node, own)
    elif (role == "img" and node.alt) or node.name in {"img", "svg"}:
        kids = _figure(node, own)
    else:
        kids = _SHAPERS.get(node.name, _plain)(node, own)
    return kids if own == language else [_speaking(kid, own) for kid in kids]


def _speaking(kid: Kid, language: str) -> Kid:
    if isinstance(kid, Tag):
        return replace(kid, language=kid.language or language)
    return kid if isinstance(kid, LinkArea) else Tag("Span", (kid,), language=language)


def _kids(node: Node, language: str) -> list[Kid]:
    return [*node.labels, *_inner(node, language)]


def _inner(node: Node, language: str) -> list[Kid]:
    return list(chain.from_iterable(_shaped(kid, language) if isinstance(kid, Node) else [kid] for kid in node.kids))


def _made(tag: Tag) -> list[Kid]:
    return [tag] if tag.kids else []


def _is_inline(kid: Kid) -> bool:
    return not isinstance(kid, Tag) or kid.role in INLINE_ROLES


def _blocks(kids: Sequence[Kid]) -> list[Kid]:
    """Gather what stands loose between blocks into paragraphs; pictures alone need none."""
    blocks: list[Kid] = []
    loose: list[Kid] = []
    for kid in [*kids, None]:
        if kid is not None and (_is_inline(kid) or (isinstance(kid, Tag) and kid.role == "Figure")):
            loose.append(kid)
            continue
        blocks += [Tag("P", tuple(loose))] if any(map(_is_inline, loose)) else loose
        loose = []
        if kid is not None:
            blocks.append(kid)
    return blocks


def _lines(kids: Iterable[Kid]) -> tuple[Kid, ...]:
    """Take away the paragraphs that parts of a line set as blocks would make."""
    return tuple(chain.from_iterable(kid.kids if isinstance(kid, Tag) and kid.role == "P" else [kid] for kid in kids))


def _body(kids: Sequence[Kid]) -> tuple[Kid, ...]:
    return tuple(kids) if all(map(_is_inline, kids)) else tuple(_blocks(kids))


def _plain(node: Node, language: str) -> list[Kid]:
    kids = _kids(node, language)
    return _blocks(kids) if node.is_block else kids


def _line(node: Node, language: str) -> list[Kid]:
    return _made(Tag(LINES[node.name], _lines(_kids(node, language))))


def _phrase(node: Node, language: str) -> list[Kid]:
    return _made(Tag(PHRASES[node.name], _lines(_kids(node, language))))


def _abbreviation(node: Node, language: str) -> list[Kid]:
    expansion = node.attributes.get("title", "")
    kids = _kids(node, language)
    return _made(Tag("Span", tuple(kids), expansion=expansion)) if expansion else kids


def _section(node: Node, language: str) -> list[Kid]:
    return _made(Tag(SECTIONS[node.name], tuple(_blocks(_kids(node, language)))))


def _link(node: Node, language: str) -> list[Kid]:
    kids = _kids(node, language)
    if not any(isinstance(kid, LinkArea) for kid in kids):
        return _blocks(kids) if node.is_block else kids
    return [Tag("Link", _lines(kids), spoken=node.spoken, spoken_as_is=node.spoken_as_is)]


def _pieces(node: Node) -> list[Kid]:
    kids = chain.from_iterable(_pieces(kid) if isinstance(kid, Node) else [kid] for kid in node.kids)
    return [*node.labels, *kids]


def _figure(node: Node, language: str) -> list[Kid]:  # noqa: ARG001  pictures have no kids that speak
    return _made(Tag("Figure", tuple(_pieces(node)), alt=node.alt, box=node.box))


def _illustration(node: Node, language: str) -> list[Kid]:
    """Keep a picture and its caption together; beside the picture, since its alternative text hides what it holds."""
    kids = _blocks(_kids(node, language))
    roles = {kid.role for kid in kids if isinstance(kid, Tag)}
    if roles >= {"Figure", "Caption"}:
        return [Tag("Div", tuple(kids))]
    return [replace(kid, role="P") if isinstance(kid, Tag) and kid.role == "Caption" else kid for kid in kids]


def _cell(node: Node, language: str) -> list[Kid]:
    tag = Tag(
        CELLS[node.name], _body(_kids(node, language)), columns=node.number("colspan"), rows=node.number("rowspan")
    )
    if tag.role == "TH":
        tag = replace(tag, scope="Row" if node.attributes.get("scope") == "row" else "Column")
    # An empty cell keeps its place: without it the columns to its right would move.
    return [tag] if tag.kids or tag.role in {"TH", "TD"} else []


def _rows(node: Node, language: str) -> list[Kid]:
    return _made(Tag(ROWS[node.name], tuple(_blocks(_kids(node, language)))))


def _list(node: Node, language: str) -> list[Kid]:
    if node.attributes.get("role") == "doc-toc":
        return _made(Tag("TOC", _items(node, language, "TOCI")))
    numbering = next((kid.numbering for kid in node.kids if isinstance(kid, Node) and kid.labels), "")
    return _made(Tag("L", _items(node, language, "LI"), numbering=numbering))


def _items(node: Node, language: str, role: str) -> tuple[Tag, ...]:
    items = (_item(kid, language, role) for kid in node.kids)
    return tuple(item for item in items if item.kids)


def _item(kid: Node | MarkedContent | LinkArea, language: str, role: str) -> Tag:
    label = Tag("Lbl", tuple(kid.labels) if isinstance(kid, Node) else ())
    body = _part("LBody", kid, language, _inner)
    if role == "TOCI":
        return replace(body, role=role, kids=(*_made(label), *body.kids))
    return Tag(role, tuple(part for part in (label, body) if part.kids))


def _part(
    role: str, kid: Node | MarkedContent | LinkArea, language: str, gather: Callable[[Node, str], list[Kid]] = _kids
) -> Tag:
    """Return what an entry of a list says, with its language if it is another one."""
    if not isinstance(kid, Node):
        return Tag(role, (kid,))
    own = kid.attributes.get("lang") or language
    return Tag(role, _body(gather(kid, own)), language="" if own == language else own)


def _description_list(node: Node, language: str) -> list[Kid]:
    return _made(Tag("L", tuple(_pairs(node, language))))


def _pairs(node: Node, language: str) -> list[Tag]:
    """Return an item for each term with its descriptions; `div` may group them."""
    items: list[Tag] = []
    for kid in node.kids:
        name = kid.name if isinstance(kid, Node) else ""
        if isinstance(kid, Node) and name == "div":
            items += _pairs(kid, language)
            continue
        part = _part("Lbl" if name == "dt" else "LBody", kid, language)
        if not part.kids:
            continue
        before = items.pop().kids if items and part.role == "LBody" else ()
        items.append(Tag("LI", (*before, part)))
    return items


_SHAPERS: dict[str, Callable[[Node, str], list[Kid]]] = {
    **dict.fromkeys(LINES, _line),
    **dict.fromkeys(PHRASES, _phrase),
    **dict.fromkeys(SECTIONS, _section),
    **dict.fromkeys(CELLS, _cell),
    **dict.fromkeys(ROWS, _rows),
    **dict.fromkeys(LISTS, _list),
    "a": _link,
    "abbr": _abbreviation,
    "dl": _description_list,
    "figure": _illustration,
}
