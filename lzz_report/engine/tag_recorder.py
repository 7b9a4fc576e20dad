"""Follows HTML elements to the content the engine paints for them, and marks that content in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any, TypeAlias, cast
from xml.etree.ElementTree import Element

from lzz_report.documents.tags import Box, LinkArea, MarkedContent, Tag, TaggedPage, TagTree
from lzz_report.engine.font_letters import SpaceGlyphs, fonts_of, make_letters_plain
from lzz_report.engine.marked_content import PaintedPage, mark_page, renumbered
from lzz_report.tagging.node import Node
from lzz_report.tagging.shape import shape
from lzz_report.tagging.speech import alternative, spoken
from lzz_report.tagging.word_gaps import WordGaps

# The engine is untyped.
EngineDocument: TypeAlias = Any
EnginePage: TypeAlias = Any
EngineBox: TypeAlias = Any
EngineStream: TypeAlias = Any
EngineFile: TypeAlias = Any

PT_PER_PX = 0.75
NUMBERINGS = {
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "decimal": "Decimal",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "lower-alpha": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
}


class TagRecorder:
    """Listens while a document is written: `watch` its pages before, `finish` the file, ask for the `tree` afterwards.

    Several documents whose pages are written into one file are watched one after the other.
    """

    def __init__(self) -> None:
        self._documents: list[_Elements] = []
        self._pages: list[PaintedPage] = []
        self._resources: Mapping[str, Any] = {}
        self.tree = TagTree((), ())

    def watch(self, document: EngineDocument) -> None:
        """Have every page of a laid-out document tell what is painted on it."""
        elements = _Elements(document._html.etree_element)  # noqa: SLF001
        for page in document.pages:
            page.paint = partial(self._paint, page.paint, page, elements)

    def finish(self, _document: EngineDocument, pdf: EngineFile) -> None:
        """Mark the content of all pages that were painted, in the file that is about to be written.

        Raises TemplateError where content cannot be tagged.
        """
        fonts = fonts_of(pdf, self._resources)
        for lines in fonts.values():
            make_letters_plain(lines)
        numbers = self._mark(SpaceGlyphs(fonts))
        self.tree = TagTree(
            tuple(renumbered(tag, numbers) for tag in self._tags()),
            tuple(TaggedPage(page.pieces - len(page.artifacts), page.stray_links) for page in self._pages),
        )

    def _mark(self, spaces: SpaceGlyphs) -> dict[MarkedContent, MarkedContent]:
        spaced = set(chain.from_iterable(elements.gaps.found for elements in self._documents))
        numbers: dict[MarkedContent, MarkedContent] = {}
        for index, page in enumerate(self._pages):
            numbers |= mark_page(page, index, spaced, spaces)
        return numbers

    def _tags(self) -> tuple[Tag, ...]:
        """Return the structure of all pages; the first document's language is the file's."""
        roots = [elements.root for elements in self._documents]
        return shape(roots, roots[0].attributes.get("lang", ""))

    def _paint(
        self, paint: Callable[..., None], page: EnginePage, elements: _Elements, stream: EngineStream, scale: float
    ) -> None:
        paint(stream, scale)
        if elements not in self._documents:
            self._documents.append(elements)
        # WeasyPrint 70: a stream numbers each box whose content it marks; all pages share one
        # dictionary of resources.
        numbers = {box: mark["mcid"] for box, mark in stream._tags.items()}  # noqa: SLF001
        self._resources = stream._resources  # noqa: SLF001
        self._pages.append(_PageGatherer(page, elements, numbers, len(self._pages)).gather(stream))


class _Elements:
    """The elements of one HTML tree: a node for each that has content, made when it is first asked for."""

    def __init__(self, html: Element) -> None:
        self._parents = {child: parent for parent in html.iter() for child in parent}
        self._blocks: set[Element] = set()
        self._first_pages: dict[Element, int] = {}
        self.root = Node("html", dict(html.attrib), is_block=True)
        self._nodes = {html: self.root}
        self.gaps = WordGaps("".join(html.itertext()))

    def see(self, box: EngineBox) -> None:
        """Remember which elements are set as blocks; a box is seen before anything in it asks for its node."""
        if box.element is not None and box.element_tag == box.element.tag and "block" in box.style["display"]:
            self._blocks.add(box.element)

    def node(self, element: Element) -> Node:
        """Return the node of an element; a new one is put at the end of its parent's."""
        if element not in self._nodes:
            name = element.tag.rpartition("}")[2]
            node = Node(name, dict(element.attrib), is_block=element in self._blocks, alt=alternative(element))
            self._nodes[element] = node
            self.node(self._parents[element]).kids.append(node)
        return self._nodes[element]

    def lineage(self, element: Element) -> Iterator[Element]:
        """Yield an element and what encloses it, inside out."""
        yield element
        while element in self._parents:
            element = self._parents[element]
            yield element

    def link(self, element: Element) -> Element:
        """Return the link an element is or lies in."""
        return next(one for one in self.lineage(element) if one.tag == "a" and "href" in one.attrib)

    def decoration(self, element: Element) -> str:
        """Return "" for what is to be read, else the kind of artifact its author makes of it."""
        hidden = {one.tag for one in self.lineage(element) if one.get("aria-hidden") == "true"}
        if not hidden:
            return ""
        return "Header" if "header" in hidden else "Footer" if "footer" in hidden else "Layout"

    def is_repeated(self, box: EngineBox, page_index: int) -> bool:
        """Tell whether a table's head or foot was already read on an earlier page."""
        return self._first_pages.setdefault(box.element, page_index) < page_index


class _PageGatherer:
    """Walks the boxes of one page in the order of their source and gives each piece of content to its element."""

    def __init__(
        self, page: EnginePage, elements: _Elements, numbers: Mapping[EngineBox, int], page_index: int
    ) -> None:
        self._box = page._page_box  # noqa: SLF001
        self._width, self._height = page.width, page.height
        self._elements = elements
        self._numbers = numbers
        self._page_index = page_index
        self._artifacts: dict[int, str] = {}
        annotated = [_itself(box) for _, _, _, box in page.links if box.link_annotation is not None]
        self._positions = frozenset(range(len(annotated)))
        self._areas = link_areas(annotated, page_index)

    def gather(self, stream: EngineStream) -> PaintedPage:
        self._walk(self._box, "", is_marker=False)
        strays = self._positions - {area.position for area in self._areas.values()}
        return PaintedPage(stream.stream, len(self._numbers), self._artifacts, strays)

    def _walk(self, box: EngineBox, artifact: str, *, is_marker: bool) -> None:
        box = _itself(box)
        self._elements.see(box)
        artifact = artifact or self._artifact(box)
        is_marker = is_marker or (box.element_tag or "").endswith("::marker")
        if box in self._areas:
            self._link(box, artifact)
        if box in self._numbers:
            self._place(box, artifact, is_marker=is_marker)
        if box.element_tag in {"td", "th"} and not artifact and not self._elements.decoration(box.element):
            # An empty cell keeps its place among the others.
            self._elements.node(box.element)
        for child in box.children:
            self._walk(child, artifact, is_marker=is_marker)

    def _artifact(self, box: EngineBox) -> str:
        if keyword := getattr(box, "at_keyword", ""):
            return "Footer" if keyword.startswith("@bottom") else "Header"
        if box.is_leader:
            return "Layout"
        is_repeatable = getattr(box, "is_header", False) or getattr(box, "is_footer", False)
        return "Header" if is_repeatable and self._elements.is_repeated(box, self._page_index) else ""

    def _link(self, box: EngineBox, artifact: str) -> None:
        link = self._elements.link(box.element)
        if artifact or self._elements.decoration(link):
            # Nobody who listens could reach it: the norm wants every link among the tags.
            del self._areas[box]
            return
        node = self._elements.node(link)
        node.kids.append(self._areas[box])
        node.spoken, node.spoken_as_is = spoken(link)

    def _place(self, box: EngineBox, artifact: str, *, is_marker: bool) -> None:
        piece = MarkedContent(self._page_index, self._numbers[box])
        artifact = artifact or self._elements.decoration(box.element)
        text = getattr(box, "text", None)
        if text is not None and not artifact and not is_marker:
            self._elements.gaps.add(piece, text)
        if artifact or (text is not None and not text.strip()):
            # The engine marks spaces between two elements, but draws nothing for them.
            self._artifacts[piece.mcid] = artifact or "Layout"
            return
        node = self._elements.node(box.element)
        if is_marker:
            node.labels.append(piece)
            node.numbering = NUMBERINGS.get(str(box.style["list_style_type"]), "")
            return
        node.kids.append(piece)
        if text is None:
            node.box = self._extent(box)

    def _extent(self, box: EngineBox) -> Box:
        """Return what of a picture lies on the page, in points."""
        left, top = box.content_box_x(), box.content_box_y()
        right, bottom = min(left + box.width, self._width), min(top + box.height, self._height)
        edges = (max(left, 0), self._height - bottom, right, self._height - max(top, 0))
        return cast("Box", tuple(edge * PT_PER_PX for edge in edges))


def _itself(box: EngineBox) -> EngineBox:
    """Return a box; what is placed absolutely hides behind a stand-in."""
    return getattr(box, "_box", box)


def link_areas(annotated: Sequence[EngineBox], page_index: int) -> dict[EngineBox, LinkArea]:
    """Return the area of each link box of a page, out of all boxes with an annotation, parents before their children.

    The engine gives every box inside a link an area of its own: it is added to the one of the link around it.
    """
    areas: dict[EngineBox, LinkArea] = {}
    owner: EngineBox = None
    for position, box in enumerate(annotated):
        left, top, right, bottom = box.link_annotation["Rect"]
        extent = (left, min(top, bottom), right, max(top, bottom))
        if box.link or owner is None:
            owner = box
            areas[box] = LinkArea(page_index, position, extent)
        else:
            areas[owner] = LinkArea(page_index, areas[owner].position, union(areas[owner].box, extent))
    return areas


def union(one: Box, other: Box) -> Box:
    """Return the smallest box around two."""
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))
