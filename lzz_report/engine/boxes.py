"""See: the boxes of a laid-out document in, its pages as plain lines, blocks and pictures out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lzz_report.documents.page_model import (
    BlockFrame,
    FontStyle,
    HtmlElement,
    LaidOutBlock,
    LaidOutImage,
    LaidOutPage,
    PageModel,
    TextLine,
    TextRun,
)
from lzz_report.engine.isolated import weasyprint
from lzz_report.units import MM_PER_PIXEL

_boxes = weasyprint.formatting_structure.boxes
_PT_PER_PX = 0.75
# A theme marks the elements of a page that it leaves empty, or fills with a picture, on purpose.
_FILLED = "data-filled"
# … and the pictures that text may stand on.
_GROUND = "data-ground"
_UNSEEN = frozenset({"head", "title", "style", "script", "template", "meta", "link"})


def page_model(document: Any) -> PageModel:
    """Return what stands on the pages of a document that the engine has laid out."""
    elements = _Elements(document._html.etree_element)  # noqa: SLF001  shown nowhere else
    fonts: dict[int, FontStyle] = {}
    pages = tuple(
        _PageReader(page._page_box, elements, fonts).read(number)  # noqa: SLF001  as above
        for number, page in enumerate(document.pages, 1)
    )
    return PageModel(pages, elements.with_text)


class _Elements:
    """The elements of one HTML tree as plain values."""

    def __init__(self, html: Any) -> None:
        self._known: dict[Any, HtmlElement] = {}
        self.root = self._add(html, None)
        self.with_text = tuple(element for element in self._known.values() if element.text)

    def _add(self, source: Any, parent: HtmlElement | None) -> HtmlElement:
        text = " ".join((source.text or "", *(child.tail or "" for child in source)))
        element = HtmlElement(len(self._known), source.tag, source.attrib, parent, text if text.strip() else "")
        self._known[source] = element
        for child in source:
            if isinstance(child.tag, str) and child.tag not in _UNSEEN:
                self._add(child, element)
        return element

    def of(self, box: Any, otherwise: HtmlElement) -> HtmlElement:
        """Return the element of a box, of an anonymous one what encloses it."""
        return self._known.get(box.element, otherwise)


@dataclass(frozen=True, slots=True)
class _Room:
    """What encloses the boxes that are read: the nearest element, the frame, the column."""

    element: HtmlElement
    frame: BlockFrame
    column: int = 0


class _PageReader:
    """Reads the boxes of one page in the order of their source."""

    def __init__(self, box: Any, elements: _Elements, fonts: dict[int, FontStyle]) -> None:
        self._box = box
        self._elements = elements
        self._fonts = fonts
        self._content: list[LaidOutBlock | LaidOutImage] = []
        self._columns = 0
        self._is_filled = False

    def read(self, number: int) -> LaidOutPage:
        box = self._box
        width, height = (_mm(side) for side in (box.margin_width(), box.margin_height()))
        room = _Room(self._elements.root, BlockFrame(-math.inf, math.inf, math.inf))
        for child in box.children:
            if not isinstance(child, _boxes.MarginBox):
                self._read(child, room)
        content, self._content = self._content, []
        for child in box.children:
            if isinstance(child, _boxes.MarginBox):
                self._read(child, room)
        margins = tuple(one for one in self._content if isinstance(one, LaidOutBlock))
        top = _mm(box.content_box_y())
        foot = _mm(box.content_box_y() + box.height)
        return LaidOutPage(number, width, height, top, foot, margins, tuple(content), self._is_filled)

    def _read(self, box: Any, room: _Room) -> None:
        # What is placed absolutely hides behind a stand-in.
        box = getattr(box, "_box", box)
        room = self._room(box, room)
        if isinstance(box, _boxes.ReplacedBox):
            self._content.append(_picture(box, room))
            return
        lines = [child for child in box.children if isinstance(child, _boxes.LineBox)]
        if lines:
            self._add_lines(lines, room)
        for child in box.children:
            for block in self._outside_lines(child) if isinstance(child, _boxes.LineBox) else (child,):
                self._read(block, room)

    def _room(self, box: Any, room: _Room) -> _Room:
        """Return the room inside a box."""
        element = self._elements.of(box, room.element)
        self._is_filled = self._is_filled or _FILLED in element.attributes
        column = room.column
        if box.is_column:
            self._columns += 1
            column = self._columns
        return _Room(element, _frame(box, room.frame), column)

    def _add_lines(self, boxes: list[Any], room: _Room) -> None:
        lines = (TextLine(tuple(self._runs(box, room.element)), _mm(box.position_y), _mm(box.height)) for box in boxes)
        written = tuple(line for line in lines if line.text.strip())
        if written:
            self._content.append(LaidOutBlock(room.element, written, room.frame, room.column))

    def _runs(self, box: Any, element: HtmlElement) -> Iterator[TextRun]:
        """Yield the text of a line from left to right, that of boxes in the line included."""
        for child in box.children:
            inner = self._elements.of(child, element)
            if isinstance(child, _boxes.TextBox):
                if child.style["visibility"] == "visible":
                    yield self._run(child, inner)
            elif not _is_placed(child):
                yield from self._runs(child, inner)

    def _run(self, box: Any, element: HtmlElement) -> TextRun:
        return TextRun(
            box.text,
            _mm(box.position_x),
            _mm(box.position_y + box.baseline),
            _mm(box.width),
            self._lettering(box.style),
            element,
            is_written="::" not in (box.element_tag or "::"),
        )

    def _lettering(self, style: Any) -> FontStyle:
        # Styles cannot be keys, but live as long as the document.
        if id(style) not in self._fonts:
            is_italic = style["font_style"] != "normal"
            size = style["font_size"] * _PT_PER_PX
            self._fonts[id(style)] = FontStyle(tuple(style["font_family"]), style["font_weight"], is_italic, size)
        return self._fonts[id(style)]

    def _outside_lines(self, box: Any) -> Iterator[Any]:
        """Yield what stands in a line's source but not in the line: placed and floated boxes, and pictures."""
        for child in box.children:
            if _is_placed(child) or isinstance(getattr(child, "_box", child), _boxes.ReplacedBox):
                yield child
            else:
                yield from self._outside_lines(child)


def _frame(box: Any, around: BlockFrame) -> BlockFrame:
    """Return how far the text inside a block may reach."""
    left, right = _mm(box.content_box_x()), _mm(box.content_box_x() + box.width)
    outer_foot = around.foot_mm
    if not _is_placed(box):
        left, right = max(left, around.left_mm), min(right, around.right_mm)
    elif _mm(box.position_y) >= outer_foot:
        # It hangs from what encloses it, as from an anchor, and does not lie in it.
        outer_foot = math.inf
    has_height = box.style["height"] != "auto" or box.style["max_height"].value != math.inf
    foot = _mm(box.padding_box_y() + box.padding_height()) if has_height else math.inf
    return BlockFrame(left, right, min(foot, outer_foot))


def _picture(box: Any, room: _Room) -> LaidOutImage:
    left, top = _mm(box.content_box_x()), _mm(box.content_box_y())
    is_ground = room.element.within(_GROUND) is not None
    return LaidOutImage(room.element, left, top, _mm(box.width), _mm(box.height), room.column, is_ground)


def _is_placed(box: Any) -> bool:
    return bool(box.is_absolutely_positioned() or box.is_floated())


def _mm(pixels: float) -> float:
    return pixels * MM_PER_PIXEL
