"""Join: an opened report and our parts in, the same file with their pages, and where each came, out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from io import BytesIO

from pikepdf import Object, Pdf

from lzz_report.attach.attached_files import carry_files, embed, embedded_in
from lzz_report.attach.bookmarks import Bookmark, add_bookmarks
from lzz_report.attach.claims import read_claims
from lzz_report.attach.colour_spaces import name_colours, report_takes_rgb
from lzz_report.attach.destinations import (
    add_destinations,
    copied_destinations,
    rename_destinations,
    shift_page_numbers,
    taken_names,
)
from lzz_report.attach.form_fields import carry_fields
from lzz_report.attach.layers import join_layers, rename_layers
from lzz_report.attach.page_labels import Inserted, label_pages
from lzz_report.attach.page_scaling import fit_pages
from lzz_report.attach.stamping import stamp
from lzz_report.attach.tag_trees import begin_tree, list_parents, merge_tags, next_key, prepare_tags, shift_keys
from lzz_report.diagnostics.catalogue.reports import AnnexFilesLeftOut
from lzz_report.diagnostics.fault import Remark
from lzz_report.documents.annex import AnnexPart
from lzz_report.profiles import Claims


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
    notes: list[Remark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class JoinOptions:
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


def join(report: Pdf, sources: Sequence[Source], manner: JoinOptions) -> Joined:
    """Put the pages of the parts before and behind those of the report, with all that belongs to them."""
    if not sources:
        return Joined()
    joining = _Joining(report, manner)
    # Letters first: what comes before the report moves everything else.
    for number, source in enumerate(sorted(sources, key=lambda one: one.part.kind != "letter"), 1):
        joining.add(source, number)
    return joining.finish()


class _Joining:
    """Adds part after part, and at the end what is written once for all of them."""

    def __init__(self, report: Pdf, manner: JoinOptions) -> None:
        self._report = report
        self._manner = manner
        self._own_pages = len(report.pages)
        self._taken = taken_names(report)
        self._first_key = self._key = next_key(report)
        self._parents: dict[int, Object] = {}
        self._destinations: dict[bytes, Object] = {}
        self._inserted: list[Inserted] = []
        self._letters: list[Bookmark] = []
        self._annexes: list[Bookmark] = []
        self._joined = Joined()
        begin_tree(report)

    def add(self, source: Source, number: int) -> None:
        part, pdf, report = source.part, source.pdf, self._report
        self._joined.notes += _prepare(source, report, self._manner, number)
        offset, self._key = self._key, self._key + next_key(pdf)
        shift_keys(pdf, offset)
        rename_destinations(pdf, self._taken)
        at = self._copy_pages(part, pdf)

        def copied(thing: Object) -> Object:
            # What a thing that belongs to no page says of pages holds, since these were copied before.
            return report.copy_foreign(thing if thing.is_indirect else pdf.make_indirect(thing))

        is_letter = part.kind == "letter"
        self._parents |= merge_tags(report, pdf, offset, copied, len(self._letters) if is_letter else None)
        self._destinations |= copied_destinations(pdf, copied)
        join_layers(report, pdf, copied)
        carry_fields(report, pdf, copied)
        if self._manner.carries_files:
            carry_files(report, pdf, copied)
        outline = pdf.Root.get("/Outlines")
        mark = Bookmark(part.title, report.pages[at].obj, None if outline is None else copied(outline))
        (self._letters if is_letter else self._annexes).append(mark)

    def _copy_pages(self, part: AnnexPart, pdf: Pdf) -> int:
        """Return the index of the first page."""
        joined, pages = self._joined, self._report.pages
        at, count = len(pages), len(pdf.pages)
        if part.kind == "letter":
            at, joined.before = joined.before, joined.before + count
        else:
            joined.behind += count
        for place, page in enumerate(pdf.pages, at):
            pages.insert(place, page)
        self._inserted.append(Inserted(at, count, part.label))
        return at

    def finish(self) -> Joined:
        report, joined = self._report, self._joined
        list_parents(report, self._parents, self._key)
        add_destinations(report, self._destinations)
        if joined.before:
            shift_page_numbers(report, joined.before)
        add_bookmarks(report, self._manner.heading, self._annexes, self._letters)
        joined.notes += label_pages(report, joined.before, self._own_pages, self._inserted)
        joined.keys = range(self._first_key, self._key)
        return joined


def attach_files(report: Pdf, parts: Sequence[AnnexPart]) -> None:
    """Put the files of the parts into the report, with the dates of the pages they travel with."""
    for part in parts:
        with Pdf.open(BytesIO(part.pdf)) as pdf:
            date = str(pdf.docinfo.get("/ModDate", ""))
        embed(report, part.files, date)


def _prepare(source: Source, report: Pdf, manner: JoinOptions, number: int) -> list[Remark]:
    """Change a part so that nothing of it means something else in the report; return what there is to say."""
    part, pdf = source.part, source.pdf
    if manner.claims.part and not report_takes_rgb(report):
        name_colours(pdf, report)
    if manner.size is not None:
        fit_pages(pdf, manner.size)
    rename_layers(pdf, report, part.title)
    notes = prepare_tags(pdf, report, part, number)
    if not manner.carries_files and embedded_in(pdf):
        names = ", ".join(name.decode("utf-8", "replace") for name in embedded_in(pdf))
        notes.append(AnnexFilesLeftOut(names=names, claim=manner.claims.words[0]))
    return notes
