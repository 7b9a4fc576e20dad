"""Join: an opened report and our parts in, the same file with their pages, and where each came, out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from io import BytesIO

from pikepdf import Object, Pdf

from lzz_report.attach.claims import Claims, read_claims
from lzz_report.attach.colours import name_colours, report_takes_rgb
from lzz_report.attach.destinations import carry_destinations, rename_destinations, shift_page_numbers, taken_names
from lzz_report.attach.files import carry_files, embed, embedded_in
from lzz_report.attach.fitting import fit_pages
from lzz_report.attach.forms import carry_fields
from lzz_report.attach.labels import Inserted, label_pages
from lzz_report.attach.layers import join_layers, rename_layers
from lzz_report.attach.outline import Mark, add_bookmarks
from lzz_report.attach.stamping import stamp
from lzz_report.attach.tags import begin_tree, merge_tags, next_key, prepare_tags, shift_keys
from lzz_report.model.annex import AnnexPart

LEFT_OUT = "The files inside the annex pages ({names}) were left out: a {claim} may carry none."


@dataclass(slots=True)
class Source:
    """A part of ours, opened."""

    part: AnnexPart
    pdf: Pdf

    @property
    def claims(self) -> Claims:
        return read_claims(self.pdf)


@dataclass(slots=True)
class Joined:
    """What came of it: pages before and behind the report's own, the keys of our tags, and what to say."""

    before: int = 0
    behind: int = 0
    keys: range = range(0)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Manner:
    """How parts are joined: the bookmark over them, a format to fit, whether files may come along, what is claimed."""

    heading: str
    size: tuple[float, float] | None
    claims: Claims
    carries_files: bool


def open_parts(parts: Sequence[AnnexPart], kept: ExitStack) -> list[Source]:
    """Open the parts, stamped; `kept` holds open what the report will read from when it is saved."""
    sources = []
    for part in parts:
        pdf = kept.enter_context(Pdf.open(BytesIO(part.pdf)))
        stamp(pdf, part.stamps, kept)
        sources.append(Source(part, pdf))
    return sources


def join(report: Pdf, sources: Sequence[Source], manner: Manner) -> Joined:
    """Put the pages of the parts before and behind those of the report, with all that belongs to them."""
    own_pages = len(report.pages)
    joined = Joined()
    if not sources:
        return joined
    taken, first_key = taken_names(report), next_key(report)
    key = first_key
    inserted: list[Inserted] = []
    marks: list[tuple[AnnexPart, Mark]] = []
    begin_tree(report)
    for number, source in enumerate(sources, 1):
        part, pdf = source.part, source.pdf
        _prepare(source, report, manner, number, joined)
        shift_keys(pdf, key)
        rename_destinations(pdf, taken)
        at = joined.before if part.kind == "letter" else len(report.pages)
        count = _copy_pages(report, pdf, at)
        letters = sum(mark.kind == "letter" for mark, _ in marks)
        place = letters if part.kind == "letter" else None
        key = _copy_rest(report, pdf, key, place, carries_files=manner.carries_files)
        marks.append((part, Mark(part.title, report.pages[at].obj, _outline(report, pdf))))
        inserted.append(Inserted(at, count, part.label))
        if part.kind == "letter":
            joined.before += count
        else:
            joined.behind += count
    if joined.before:
        shift_page_numbers(report, joined.before)
    joined.keys = range(first_key, key)
    annexes = [mark for part, mark in marks if part.kind != "letter"]
    add_bookmarks(report, manner.heading, annexes, [mark for part, mark in marks if part.kind == "letter"])
    joined.notes += label_pages(report, joined.before, own_pages, inserted)
    return joined


def attach_files(report: Pdf, parts: Sequence[AnnexPart]) -> None:
    """Put the files of the parts into the report, with the dates of the pages they travel with."""
    for part in parts:
        with Pdf.open(BytesIO(part.pdf)) as pdf:
            date = str(pdf.docinfo.get("/ModDate", ""))
        embed(report, part.files, date)


def _prepare(source: Source, report: Pdf, manner: Manner, number: int, joined: Joined) -> None:
    part, pdf = source.part, source.pdf
    if manner.claims.part and not report_takes_rgb(report):
        name_colours(pdf, report)
    if manner.size is not None:
        fit_pages(pdf, manner.size)
    rename_layers(pdf, report, part.title)
    joined.notes += prepare_tags(pdf, report, part, number)
    if not manner.carries_files and embedded_in(pdf):
        names = ", ".join(name.decode("utf-8", "replace") for name in embedded_in(pdf))
        joined.notes.append(LEFT_OUT.format(names=names, claim=manner.claims.words[0]))


def _copy_pages(report: Pdf, pdf: Pdf, at: int) -> int:
    for place, page in enumerate(pdf.pages):
        report.pages.insert(at + place, page)
    return len(pdf.pages)


def _copy_rest(report: Pdf, pdf: Pdf, key: int, place: int | None, *, carries_files: bool) -> int:
    """Copy what belongs to the document and not to a page; the pages came first, so references to them hold."""

    def copied(thing: Object) -> Object:
        return report.copy_foreign(thing if thing.is_indirect else pdf.make_indirect(thing))

    key = merge_tags(report, pdf, key, copied, place)
    carry_destinations(report, pdf, copied)
    join_layers(report, pdf, copied)
    carry_fields(report, pdf, copied)
    if carries_files:
        carry_files(report, pdf, copied)
    return key


def _outline(report: Pdf, pdf: Pdf) -> Object | None:
    outline = pdf.Root.get("/Outlines")
    if outline is None:
        return None
    return report.copy_foreign(outline if outline.is_indirect else pdf.make_indirect(outline))
