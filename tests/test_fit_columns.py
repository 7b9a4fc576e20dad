"""Columns are as low as they can be, lose no line, and part no paragraph where a single line would stand alone.

A head at the top of a column goes without the space above it.
"""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st
from weasyprint import HTML

from lzz_report.fit.columns import ColumnBlock, column_lines, columns_needed, two_columns
from lzz_report.resources import resource_dir
from tests.pdf_making import FONT

PARAGRAPHS = st.lists(st.integers(1, 30).map(ColumnBlock), min_size=1, max_size=10)
COLUMNS = st.integers(1, 3)
# Texts as pages have them: paragraphs, some under a head with space above it.
PIECES = st.lists(
    st.one_of(
        st.integers(1, 30).map(lambda lines: [ColumnBlock(lines)]),
        st.tuples(st.integers(2, 4), st.integers(0, 2), st.integers(1, 30)).map(
            lambda made: [ColumnBlock(made[0], is_head=True, space=min(made[1], made[0] - 1)), ColumnBlock(made[2])]
        ),
    ),
    min_size=1,
    max_size=7,
).map(lambda groups: [piece for group in groups for piece in group])

Column = list[tuple[int, int]]
"""How many lines of which piece."""


def set_in_columns(pieces: Sequence[ColumnBlock], height: int) -> list[Column] | None:
    """Return the pieces set one after the other by the rules; None where a rule would have to be broken."""
    columns: list[Column] = [[]]
    room = height
    for index, piece in enumerate(pieces):
        rest = piece.lines
        while rest:
            if piece.is_head and room == height:
                rest = piece.lines - piece.space
            if piece.is_head:
                after = pieces[index + 1].lines if index + 1 < len(pieces) else 0
                taken = rest if rest + (after if after < 4 else 2) <= room else 0
            elif rest <= room:
                taken = rest
            else:
                taken = max((count for count in range(2, room + 1) if rest - count >= 2), default=0)
            if not taken and room == height:
                return None
            if taken:
                columns[-1].append((index, taken))
                rest, room = rest - taken, room - taken
            if rest:
                columns.append([])
                room = height
    return columns


@given(PIECES, COLUMNS)
def test_the_height_found_holds_every_line_by_the_rules(pieces: list[ColumnBlock], columns: int) -> None:
    height = column_lines(pieces, columns)
    filled = set_in_columns(pieces, height)
    assert filled is not None
    assert len(filled) <= columns
    for index, piece in enumerate(pieces):
        is_first = any(column[0][0] == index for column in filled)
        set_lines = sum(lines for column in filled for number, lines in column if number == index)
        assert set_lines == (piece.lines - piece.space if is_first else piece.lines)
    assert all(sum(lines for _, lines in column) <= height for column in filled)


@given(PIECES, COLUMNS)
def test_the_height_is_the_least(pieces: list[ColumnBlock], columns: int) -> None:
    total = sum(piece.lines - piece.space for piece in pieces)
    for lower in range(-(-total // columns), column_lines(pieces, columns)):
        filled = set_in_columns(pieces, lower)
        assert filled is None or len(filled) > columns


@given(PIECES, st.integers(4, 60))
def test_columns_are_counted_as_the_engine_sets_them(pieces: list[ColumnBlock], height: int) -> None:
    filled = set_in_columns(pieces, height)
    if filled is not None:
        assert columns_needed(pieces, height) == len(filled)


@given(PIECES, COLUMNS)
def test_no_column_begins_or_ends_with_a_single_line_of_a_longer_paragraph(
    pieces: list[ColumnBlock], columns: int
) -> None:
    for column in set_in_columns(pieces, column_lines(pieces, columns)) or []:
        for index, lines in (column[0], column[-1]):
            assert lines > 1 or pieces[index].lines == 1 or pieces[index].is_head


@given(PIECES, COLUMNS)
def test_a_head_never_stands_last_in_a_column(pieces: list[ColumnBlock], columns: int) -> None:
    filled = set_in_columns(pieces, column_lines(pieces, columns)) or []
    assert not any(pieces[column[-1][0]].is_head for column in filled)


@given(PARAGRAPHS)
def test_one_column_is_as_high_as_its_lines(pieces: list[ColumnBlock]) -> None:
    assert column_lines(pieces, 1) == sum(piece.lines for piece in pieces)


def test_paragraphs_are_parted_evenly() -> None:
    assert column_lines([ColumnBlock(20)], 2) == 10
    assert column_lines([ColumnBlock(7)], 2) == 4
    assert column_lines([ColumnBlock(5), ColumnBlock(5)], 2) == 5


def test_three_lines_are_not_parted() -> None:
    assert column_lines([ColumnBlock(3)], 2) == 3
    assert column_lines([ColumnBlock(3), ColumnBlock(3), ColumnBlock(3)], 2) == 6


def test_four_lines_are_parted_in_the_middle() -> None:
    assert column_lines([ColumnBlock(4)], 2) == 2


def test_a_head_takes_its_first_lines_along() -> None:
    pieces = [ColumnBlock(6), ColumnBlock(3, is_head=True), ColumnBlock(9)]
    # Evenly it would be 9 lines each, but head and two lines do not stand in what is left of the first column.
    assert column_lines(pieces, 2) == 11
    assert columns_needed(pieces, 10) == 3


def section(*paragraphs: int) -> list[ColumnBlock]:
    return [ColumnBlock(4, is_head=True, space=2), *map(ColumnBlock, paragraphs)]


SECTIONS = st.lists(
    st.lists(st.integers(1, 30), min_size=1, max_size=3).map(lambda one: section(*one)), min_size=1, max_size=3
)


@given(SECTIONS, st.integers(0, 3))
def test_a_section_begins_a_column_where_this_makes_none_higher_than_allowed(
    sections: list[list[ColumnBlock]], cost: int
) -> None:
    least = column_lines([piece for one in sections for piece in one], 2)
    heights = {
        index: max(
            sum(piece.lines for one in half for piece in one) - 2 for half in (sections[:index], sections[index:])
        )
        for index in range(1, len(sections))
    }
    lines, index = two_columns(sections, cost)
    if index:
        assert lines == min(heights.values()) == heights[index]
        assert lines <= least + cost
    else:
        assert lines == least
        assert all(height > least + cost for height in heights.values())


@given(st.integers(1, 7), st.integers(1, 7))
def test_two_sections_of_a_few_lines_can_stand_side_by_side(first: int, second: int) -> None:
    assert two_columns([section(first), section(second)], 2) == (2 + max(first, second), 1)


def test_a_long_section_runs_on_under_a_short_one() -> None:
    assert two_columns([section(3), section(30)]) == (20, 0)


def test_nothing_fills_one_column() -> None:
    assert column_lines([], 2) == 0
    assert columns_needed([], 10) == 1


def test_what_is_higher_than_any_column_is_broken_rather_than_lost() -> None:
    assert columns_needed([ColumnBlock(3)], 1) == 3
    assert columns_needed([ColumnBlock(9, is_head=True), ColumnBlock(2)], 4) == 3


# --- as the engine sets them

# A face of our own: an engine started by another test has no others.
PAGE = """<style>@font-face {{ font-family: Source; src: url({font}) }} @page {{ size: 200mm 400mm; margin: 0 }} {base}
body {{ font: 10pt/14pt Source }} ul {{ list-style: none }}
.text {{ columns: 4; column-gap: 0; column-fill: auto; height: {height}pt }}</style><div class="text">{text}</div>"""
TEXTS = st.lists(
    st.one_of(st.integers(1, 20), st.lists(st.integers(1, 6), min_size=1, max_size=4)), min_size=1, max_size=5
)
"""Paragraphs as numbers of lines, lists as those of their items."""


def marked_up(text: Sequence[int | list[int]]) -> str:
    def lines(count: int) -> str:
        return f"<p>{'<br>'.join(['x'] * count)}</p>"

    return "".join(
        lines(one) if isinstance(one, int) else f"<ul>{''.join(f'<li>{lines(item)}</li>' for item in one)}</ul>"
        for one in text
    )


def columns_set(text: Sequence[int | list[int]], height: int) -> list[int]:
    """Have the engine set a text in columns of `height` lines; return how many lines stand in each."""
    return engine_lines(marked_up(text), height)


def engine_lines(markup: str, height: int) -> list[int]:
    base = (resource_dir("layouts") / "shared" / "base.css").read_text(encoding="utf-8")
    page = PAGE.format(font=FONT, base=base, height=height * 14 + 0.5, text=markup)
    (laid_out,) = HTML(string=page).render().pages
    counted: dict[float, int] = {}
    for box in laid_out._page_box.descendants():
        if type(box).__name__ == "LineBox":
            counted[box.position_x] = counted.get(box.position_x, 0) + 1
    return [counted[at] for at in sorted(counted)]


@settings(max_examples=40, deadline=None)
@given(TEXTS)
@example([13, [1, 2, 2, 7]])
def test_the_engine_needs_no_more_columns_than_counted(text: list[int | list[int]]) -> None:
    pieces = [ColumnBlock(lines) for one in text for lines in ([one] if isinstance(one, int) else one)]
    height = column_lines(pieces, 2)
    counted = columns_set(text, height)
    assert sum(counted) == sum(piece.lines for piece in pieces)
    assert len(counted) == columns_needed(pieces, height)


def under_heads(sections: Sequence[Sequence[int]], second: int) -> str:
    """Mark sections up as the sheets do: heads of two lines, of four with the space above them within a column."""
    metrics = {0: "height: 28pt", second: "height: 28pt; break-before: column"} if second else {0: "height: 28pt"}
    within = "height: 28pt; padding-top: 28pt"
    return "".join(
        f'<h2 style="margin: 0; break-after: avoid; break-inside: avoid; {metrics.get(index, within)}">h</h2>'
        + marked_up(one)
        for index, one in enumerate(sections)
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(1, 20), min_size=1, max_size=3), min_size=2, max_size=3), st.integers(0, 2))
@example([[1], [4]], 0)
@example([[5], [5]], 0)
@example([[6], [1]], 2)
@example([[3], [9], [2]], 0)
def test_the_engine_sets_running_sections_in_two_columns(sections: list[list[int]], cost: int) -> None:
    height, second = two_columns([section(*one) for one in sections], cost)
    counted = engine_lines(under_heads(sections, second), height)
    assert sum(counted) == sum(map(sum, sections)) + len(sections)
    assert len(counted) <= 2
    if second:
        assert counted[0] == sum(map(sum, sections[:second])) + second
