"""Label: a file and where pages came in, in; page labels that every page keeps or gets out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Dictionary, Name, Object, Pdf, String

from lzz_report.attach.objects import entry, flat_numbers, integer, name, numbered, text
from lzz_report.diagnostics.catalogue.reports import PageLabelsUnreadable
from lzz_report.diagnostics.fault import Remark

ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
LONGEST = 100_000  # a page number that a roman numeral or a row of letters can still say


@dataclass(frozen=True, slots=True)
class Inserted:
    """Pages that came in together: where they begin in the finished file, how many, how their labels begin."""

    at: int
    pages: int
    label: str


def roman(number: int) -> str:
    """Return a number in small roman letters."""
    written = ""
    for value, sign in ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def letters(number: int) -> str:
    """Return a number as PDF counts in letters: a to z, aa to zz, aaa and so on."""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def page_labels(pdf: Pdf) -> tuple[str, ...]:
    """Return the label of each page as readers show it; without labels, nothing."""
    ranges = _ranges(pdf)
    if not ranges:
        return ()
    starts = sorted(ranges)
    found: list[str] = []
    for index in range(len(pdf.pages)):
        place = bisect_right(starts, index) - 1
        found.append(_label(ranges[starts[place]], index - starts[place]) if place >= 0 else str(index + 1))
    return tuple(found)


def _label(kind: Object, after: int) -> str:
    number = (integer(kind, "/St") or 1) + after
    figure = _figure(name(kind, "/S"), number) if 0 < number < LONGEST else ""
    return text(kind, "/P") + figure


def _figure(style: str, number: int) -> str:
    if style == "/D":
        return str(number)
    written = {"/r": roman, "/a": letters}.get(style.lower(), lambda _: "")(number)
    return written if style.islower() else written.upper()


def _ranges(pdf: Pdf) -> dict[int, Dictionary]:
    tree = entry(pdf.Root, "/PageLabels")
    # A range that begins before the first page or behind the last shows nowhere.
    pages = range(len(pdf.pages))
    return {key: value for key, value in numbered(tree).items() if key in pages and isinstance(value, Dictionary)}


def label_pages(pdf: Pdf, before: int, report_pages: int, inserted: Sequence[Inserted]) -> list[Remark]:
    """Write the labels anew: the report's move behind the `before` pages in front of them, ours are added."""
    tree = entry(pdf.Root, "/PageLabels")
    ranges = {key: value for key, value in _ranges(pdf).items() if key < report_pages}
    notes: list[Remark] = []
    if tree is not None and not ranges:
        notes.append(PageLabelsUnreadable())
    if 0 not in ranges:
        ranges[0] = Dictionary(S=Name.D)
    labels = {key + before: value for key, value in ranges.items()}
    for part in inserted:
        labels[part.at] = _own(part)
    pdf.Root.PageLabels = pdf.make_indirect(Dictionary(Nums=flat_numbers(labels)))
    return notes


def _own(part: Inserted) -> Dictionary:
    if part.label:
        return Dictionary(P=String(part.label), S=Name.D, St=1)
    # Pages in front of a report are counted as books count them; without a word of ours, ours go on counting.
    return Dictionary(S=Name.r, St=1) if part.at == 0 else Dictionary(S=Name.D, St=part.at + 1)
